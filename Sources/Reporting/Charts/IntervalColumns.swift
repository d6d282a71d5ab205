/// The columns of an interval chart, the same for all its groups, so that plots are aligned.
struct IntervalColumns {
    /// The width of names and labels.
    let name: Double
    /// The left and the right end of plots.
    let plot: ClosedRange<Double>
    /// The width of the figures: of both where they stand one below the other.
    let figures: Double
    /// The width of the median where the range stands beside it; nil where it stands below.
    let median: Double?
    /// The right end of ranges and the space between columns.
    let right: Double
    let gap: Double

    /// The part of the width that names and labels take at most.
    private static let mostName = 0.3
    /// The same for figures.
    private static let mostFigures = 0.36
    /// Figures stand on one line where plots keep this part of the width.
    private static let leastPlot = 0.46

    init(_ rows: [IntervalRow], figuresTitle: String, _ canvas: ChartCanvas) {
        let (left, room) = canvas.content
        let type = canvas.type
        let marks = rows.flatMap(\.marks)
        let names =
            rows.map { $0.isSplit ? 0 : type.name.width(ChartName.shown($0.name)) }
            + marks.map { type.small.width($0.label) }
        let medians = marks.map { type.figure.width($0.medianText) }.max() ?? 0
        let ranges = marks.map { type.small.width($0.rangeText) }.max() ?? 0
        let title = type.fine.width(figuresTitle)
        let name = min(names.max() ?? 0, room * Self.mostName)
        let gap = canvas.px(16)
        let beside = max(medians + canvas.px(10) + ranges, title)
        let isBeside = room - name - beside - 2 * gap >= room * Self.leastPlot
        let figures =
            isBeside ? beside : min(max(medians, ranges, title), room * Self.mostFigures)
        self.name = name
        self.figures = figures
        self.gap = gap
        median = isBeside ? beside - canvas.px(10) - ranges : nil
        right = left + room
        plot = (left + name + gap)...(left + room - figures - gap)
    }
}
