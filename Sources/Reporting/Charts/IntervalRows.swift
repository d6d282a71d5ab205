import Foundation

/// A median with its intervals, as a line of an interval chart.
public struct IntervalMark: Sendable {
    /// What the mark is about, beside other marks of its row; empty where it stands alone.
    public var label: String
    /// The number of the colour, the same for the same answer in every row; nil for the usual colour.
    public var series: Int?
    /// The median.
    public var median: Double
    /// The ends of the wide interval.
    public var outer: (low: Double, high: Double)
    /// The ends of the narrow interval, if there is one.
    public var inner: (low: Double, high: Double)?
    /// The median as it is written beside the mark.
    public var medianText: String
    /// The wide interval as it is written beside the mark.
    public var rangeText: String

    /// Describes a mark.
    public init(
        label: String = "", series: Int? = nil, median: Double,
        outer: (low: Double, high: Double), inner: (low: Double, high: Double)?,
        medianText: String, rangeText: String
    ) {
        self.label = label
        self.series = series
        self.median = median
        self.outer = outer
        self.inner = inner
        self.medianText = medianText
        self.rangeText = rangeText
    }

    /// The mark of a quantity's figures.
    init(_ figures: ChartFigures, label: String = "", series: Int? = nil) {
        self.init(
            label: label, series: series, median: figures.median,
            outer: (figures.outer.low, figures.outer.high),
            inner: figures.inner.map { ($0.low, $0.high) }, medianText: figures.medianText,
            rangeText: figures.rangeText)
    }
}

/// A quantity of an interval chart, with one mark or with several to compare.
public struct IntervalRow: Sendable {
    /// The quantity's name.
    public var name: String
    /// Its unit; rows of one unit share an axis.
    public var unit: String
    /// The marks; none for a quantity without values.
    public var marks: [IntervalMark]

    /// Describes a row.
    public init(name: String, unit: String, marks: [IntervalMark]) {
        self.name = DisplayText.clean(name)
        self.unit = DisplayText.clean(unit)
        self.marks = marks
    }
}

/// Rows of intervals over one axis for each unit, names at the left and figures at the right.
struct IntervalRows {
    private let groups: [(unit: String, rows: [IntervalRow])]
    private let figuresTitle: String

    /// Groups rows by their units, in the order in which the units first come.
    ///
    /// - Parameter figuresTitle: what stands above the figures.
    init(_ rows: [IntervalRow], figuresTitle: String) {
        var groups: [(unit: String, rows: [IntervalRow])] = []
        for row in rows {
            if let place = groups.firstIndex(where: { $0.unit == row.unit }) {
                groups[place].rows.append(row)
            } else {
                groups.append((row.unit, [row]))
            }
        }
        self.groups = groups.flatMap { group in
            Self.axes(of: group.rows).map { (group.unit, $0) }
        }
        self.figuresTitle = figuresTitle
    }

    /// The rows of one unit by the axes that they need: usually one. Positive rows so far apart that
    /// only a logarithmic axis shows them all stand apart from rows that reach 0 and below.
    private static func axes(of rows: [IntervalRow]) -> [[IntervalRow]] {
        let positive = rows.filter { $0.marks.allSatisfy { $0.outer.low > 0 } && !$0.marks.isEmpty }
        let ends = positive.flatMap(\.marks).flatMap { [$0.outer.low, $0.outer.high] }
        guard positive.count < rows.count, AxisDomain(ends: ends)?.kind == .logarithmic else {
            return [rows]
        }
        return [
            positive, rows.filter { !$0.marks.allSatisfy { $0.outer.low > 0 } || $0.marks.isEmpty },
        ]
    }

    /// The widths of names and figures, the same for all groups, so that plots are aligned.
    private struct Columns {
        let name: Double
        let figures: Double
        let plot: ClosedRange<Double>
        let right: Double
    }

    private func columns(_ canvas: ChartCanvas) -> Columns {
        let (left, room) = canvas.content
        let type = canvas.type
        let rows = groups.flatMap(\.rows)
        let marks = rows.flatMap(\.marks)
        let names =
            rows.map { type.name.width(ChartName.shown($0.name)) }
            + marks.map { type.small.width($0.label) }
        let texts =
            marks.map { max(type.figure.width($0.medianText), type.small.width($0.rangeText)) }
            + [type.fine.width(figuresTitle)]
        let name = min(names.max() ?? 0, room * 0.3)
        let figures = min(texts.max() ?? 0, room * 0.36)
        let gap = canvas.px(16)
        return Columns(
            name: name, figures: figures,
            plot: (left + name + gap)...(left + room - figures - gap), right: left + room)
    }

    /// Draws the rows below `top`, and gives the place below them.
    func draw(_ canvas: inout ChartCanvas, top: Double) -> Double {
        let columns = columns(canvas)
        var top = top
        var index = 0
        for (place, group) in groups.enumerated() {
            if place > 0 { top += canvas.px(20) }
            // The figures are the same in all groups, so that their title stands once.
            top = draw(
                group.rows, unit: group.unit, title: place == 0 ? figuresTitle : "", from: &index,
                columns, &canvas, top: top)
        }
        return top
    }

    private func draw(
        _ rows: [IntervalRow], unit: String, title: String, from index: inout Int,
        _ columns: Columns, _ canvas: inout ChartCanvas, top: Double
    ) -> Double {
        let type = canvas.type
        let left = canvas.content.left
        let ends = rows.flatMap(\.marks).flatMap { [$0.outer.low, $0.median, $0.outer.high] }
        let scale = AxisDomain(ends: ends)?
            .scale(from: columns.plot.lowerBound, to: columns.plot.upperBound)
        var caption = unit
        if scale?.kind == .logarithmic {
            caption += (caption.isEmpty ? "" : ", ") + "logarithmic scale"
        }
        let captionRoom = columns.right - columns.figures - left - canvas.px(16)
        canvas.text(
            type.fine.cut(caption, to: captionRoom), x: left,
            baseline: canvas.baseline(top, type.fine),
            type.fine)
        canvas.text(
            type.fine.cut(title, to: columns.figures), x: columns.right,
            baseline: canvas.baseline(top, type.fine), type.fine, anchor: .end)
        var y = top + type.fine.leading + canvas.px(2)
        canvas.draw(
            .line(
                from: ChartPoint(x: left, y: y), to: ChartPoint(x: columns.right, y: y),
                .line(.grid)))
        let gridTop = y
        let heights = rows.map { height(of: $0, columns, canvas) }
        let base = y + heights.reduce(0, +) + canvas.px(4)
        var bottom = base
        // The axis and its grid lie below the marks.
        if let scale {
            bottom = canvas.axis(
                scale, y: base,
                bounds: columns.plot.lowerBound - canvas.px(14)...columns.plot.upperBound
                    + canvas.px(14), gridTop: gridTop)
        }
        for (row, height) in zip(rows, heights) {
            draw(row, index, scale, columns, &canvas, top: y, height: height)
            y += height
            index += 1
        }
        return bottom
    }

    // MARK: A row

    private func markHeight(_ canvas: ChartCanvas) -> Double {
        canvas.type.figure.leading + canvas.type.small.leading
    }

    /// Whether the marks stand on lines of their own below the name.
    private func isSplit(_ row: IntervalRow) -> Bool {
        row.marks.count > 1 || row.marks.contains { !$0.label.isEmpty }
    }

    private func name(of row: IntervalRow, _ columns: Columns, _ canvas: ChartCanvas) -> [String] {
        canvas.type.name.wrap(
            ChartName.shown(row.name),
            to: isSplit(row) ? columns.right - canvas.content.left : columns.name,
            lines: isSplit(row) ? 1 : 3)
    }

    private func height(of row: IntervalRow, _ columns: Columns, _ canvas: ChartCanvas) -> Double {
        let names = Double(name(of: row, columns, canvas).count) * canvas.type.name.leading
        let marks = Double(row.marks.count) * markHeight(canvas)
        return (isSplit(row) ? names + marks : max(names, marks)) + canvas.px(10)
    }

    private func draw(
        _ row: IntervalRow, _ index: Int, _ scale: AxisScale?, _ columns: Columns,
        _ canvas: inout ChartCanvas, top: Double, height: Double
    ) {
        let left = canvas.content.left
        let frame = ChartBox(
            x: columns.plot.lowerBound, y: top,
            width: columns.plot.upperBound - columns.plot.lowerBound, height: height)
        let panel = ChartPanel(
            id: "row-\(index)", quantity: row.name, unit: row.unit, frame: frame, scale: scale,
            curves: [])
        let lines = name(of: row, columns, canvas)
        let isSplit = isSplit(row)
        canvas.group(panel) { canvas in
            let type = canvas.type
            let nameHeight = Double(lines.count) * type.name.leading
            var y = top + canvas.px(5)
            // A name alone stands level with its mark.
            let nameTop = isSplit ? y : top + (height - nameHeight) / 2
            _ = canvas.lines(lines, x: left, top: nameTop, type.name)
            if isSplit { y += nameHeight } else { y = top + (height - markHeight(canvas)) / 2 }
            if row.marks.isEmpty {
                canvas.text(
                    type.small.cut("no run has a value", to: frame.width), x: frame.x,
                    baseline: canvas.baseline(nameTop, type.small), type.small)
            }
            guard let scale else { return }
            for mark in row.marks {
                draw(mark, scale, columns, &canvas, top: y)
                y += markHeight(canvas)
            }
        }
    }

    private func draw(
        _ mark: IntervalMark, _ scale: AxisScale, _ columns: Columns, _ canvas: inout ChartCanvas,
        top: Double
    ) {
        let type = canvas.type
        let middle = top + markHeight(canvas) / 2
        if !mark.label.isEmpty {
            let style = type.small
            let label = style.cut(DisplayText.clean(mark.label), to: columns.name)
            canvas.text(
                label, x: canvas.content.left,
                baseline: middle + TextMetrics.ascent(style.size) / 2 - canvas.px(1), style)
        }
        func bar(_ range: (low: Double, high: Double), _ ink: ChartInk, _ width: Double) {
            guard range.low.isFinite, range.high.isFinite else { return }
            canvas.draw(
                .line(
                    from: ChartPoint(x: scale.clampedPosition(range.low), y: middle),
                    to: ChartPoint(x: scale.clampedPosition(range.high), y: middle),
                    .line(ink, width: canvas.px(width))))
        }
        let ink = mark.series.map { ChartInk.series($0) }
        bar(mark.outer, ink ?? .curve, 1.75)
        if let inner = mark.inner { bar(inner, ink ?? .curve, 6) }
        let centre = ChartPoint(x: scale.clampedPosition(mark.median), y: middle)
        canvas.draw(.circle(centre: centre, radius: canvas.px(5.5), .fill(.background)))
        canvas.draw(.circle(centre: centre, radius: canvas.px(4), .fill(ink ?? .median)))
        canvas.text(
            type.figure.cut(mark.medianText, to: columns.figures), x: columns.right,
            baseline: canvas.baseline(top, type.figure), type.figure, anchor: .end)
        canvas.text(
            type.small.cut(mark.rangeText, to: columns.figures), x: columns.right,
            baseline: canvas.baseline(top + type.figure.leading, type.small), type.small,
            anchor: .end)
    }
}
