import Output

/// The columns of an interval chart, the same for all its groups, so that plots are aligned.
struct IntervalColumns {
    /// Where the figures of a mark stand.
    enum Arrangement: Sendable {
        /// At the right of the plot, on one line.
        case oneLine
        /// At the right of the plot, the range below the median.
        case twoLines
        /// Above the plot, at the right of the name or, where that is long, below it.
        case stacked
    }

    /// Where the figures stand.
    let arrangement: Arrangement
    /// The width of names and labels at the left of plots.
    let name: Double
    /// The left and the right end of plots.
    let plot: ClosedRange<Double>
    /// The width of the figures: of both where they stand side by side.
    let figures: Double
    /// The width of the ranges.
    let ranges: Double
    /// The right end of figures, and the space between columns.
    let right: Double
    let gap: Double

    /// The part of the width that names and labels take at most, and that labels do where they are cut for
    /// the sake of figures on one line.
    private static let mostName = (usual: 0.3, cut: 0.2)
    /// The same for figures.
    private static let mostFigures = 0.36
    /// The part that plots keep where figures stand on one line, and on two.
    private static let leastPlot = (oneLine: 0.46, twoLines: 0.4)

    init(_ rows: [IntervalRow], figuresTitle: String, _ canvas: ChartCanvas) {
        let (left, room) = canvas.content
        let type = canvas.type
        let marks = rows.flatMap(\.marks)
        let names =
            rows.map { $0.isSplit ? 0 : type.name.width(ChartName.shown($0.name)) }
            + marks.map { type.small.width(DisplayText.clean($0.label)) }
        let medians = marks.map { type.figure.width($0.medianText) }.max() ?? 0
        let ranges = min(
            marks.map { type.small.width($0.rangeText) }.max() ?? 0, room * 0.6)
        let title = type.fine.width(figuresTitle)
        var name = min(names.max() ?? 0, room * Self.mostName.usual)
        let gap = canvas.px(16)
        let beside = max(medians + canvas.px(10) + ranges, title)
        let below = min(max(medians, ranges, title), room * Self.mostFigures)
        func plot(_ figures: Double) -> Double { room - name - figures - 2 * gap }
        right = left + room
        self.gap = gap
        self.ranges = ranges
        // The text above a chart tells what labels mean, so that their ends may be missing; names wrap.
        if plot(beside) < room * Self.leastPlot.oneLine, rows.allSatisfy(\.isSplit) {
            let cut = min(name, room * Self.mostName.cut)
            if plot(beside) + name - cut >= room * Self.leastPlot.oneLine { name = cut }
        }
        if plot(beside) >= room * Self.leastPlot.oneLine {
            arrangement = .oneLine
        } else if plot(below) >= room * Self.leastPlot.twoLines {
            arrangement = .twoLines
        } else {
            arrangement = .stacked
        }
        switch arrangement {
        case .oneLine, .twoLines:
            figures = arrangement == .oneLine ? beside : below
            self.name = name
            self.plot = (left + name + gap)...(left + room - figures - gap)
        case .stacked:
            figures = min(beside, room)
            self.name = 0
            // Dots at the ends stay inside.
            self.plot = (left + canvas.px(6))...(left + room - canvas.px(6))
        }
    }
}
