import Output

/// A row of an interval chart whose name and figures stand at the sides of its plot.
struct IntervalRowLayout: IntervalRowDrawing {
    let row: IntervalRow
    let columns: IntervalColumns
    private let name: [String]
    private let labels: [[String]]
    private let heights: [Double]
    /// The height of the row.
    let height: Double

    /// Lays out a row.
    ///
    /// - Parameter hasName: whether the row is named; else it stands alone below its name.
    init(_ row: IntervalRow, hasName: Bool, _ columns: IntervalColumns, _ canvas: ChartCanvas) {
        self.row = row
        self.columns = columns
        let type = canvas.type
        name =
            hasName
            ? type.name.wrap(
                ChartName.shown(row.name),
                to: row.isSplit ? columns.right - canvas.content.left : columns.name,
                lines: row.isSplit ? 1 : 3) : []
        let figures =
            type.figure.leading + (columns.arrangement == .twoLines ? type.small.leading : 0)
        labels = row.marks.map {
            type.small.wrap(
                DisplayText.clean($0.label), to: columns.name,
                lines: columns.arrangement == .twoLines ? 2 : 1)
        }
        heights = labels.map { lines in
            // Figures of two lines are told from those of the next mark by the space between them.
            max(Double(lines.count) * type.small.leading, figures)
                + (row.isSplit ? canvas.px(columns.arrangement == .twoLines ? 6 : 4) : 0)
        }
        let names = Double(name.count) * type.name.leading
        let marks = row.marks.isEmpty ? type.name.leading : heights.reduce(0, +)
        height = (row.isSplit ? names + marks : max(names, marks)) + canvas.px(10)
    }

    /// Draws the row below `top`, without marks where there is no scale.
    func draw(_ canvas: inout ChartCanvas, top: Double, scale: AxisScale?, index: Int) {
        let left = canvas.content.left
        let panel = panel(top: top, scale: scale, index: index)
        let frame = panel.frame
        canvas.group(panel) { canvas in
            let type = canvas.type
            let nameHeight = Double(name.count) * type.name.leading
            var y = top + canvas.px(5)
            // A name alone stands level with its mark.
            let nameTop = row.isSplit ? y : top + (height - nameHeight) / 2
            _ = canvas.lines(name, x: left, top: nameTop, type.name)
            guard !row.marks.isEmpty else {
                canvas.text(
                    type.small.cut("no run has a value", to: frame.width), x: frame.x,
                    baseline: canvas.baseline(
                        top + (height - type.small.leading) / 2, type.small), type.small)
                return
            }
            y =
                row.isSplit
                ? y + nameHeight : top + (height - heights.reduce(0, +)) / 2
            guard let scale else { return }
            for (place, mark) in row.marks.enumerated() {
                canvas.titled(mark.sentence) { canvas in
                    draw(mark, labels[place], scale, &canvas, top: y, height: heights[place])
                }
                y += heights[place]
            }
        }
    }

    private func draw(
        _ mark: IntervalMark, _ label: [String], _ scale: AxisScale, _ canvas: inout ChartCanvas,
        top: Double, height: Double
    ) {
        let type = canvas.type
        let middle = top + height / 2
        let left = canvas.content.left
        // What a pointer finds: all of the mark's line, without anything to see.
        let band = ChartBox(x: left, y: top, width: columns.right - left, height: height)
        canvas.draw(.rectangle(band, radius: 0, ShapeStyle()))
        _ = canvas.lines(
            label, x: left, top: middle - Double(label.count) * type.small.leading / 2, type.small)
        canvas.drawInterval(mark, scale, middle: middle)
        if columns.arrangement == .oneLine {
            let edge = columns.right - columns.ranges - canvas.px(10)
            canvas.text(
                mark.medianText, x: edge,
                baseline: canvas.baseline(middle - type.figure.leading / 2, type.figure),
                type.figure, anchor: .end)
            canvas.text(
                mark.rangeText, x: columns.right,
                baseline: canvas.baseline(middle - type.small.leading / 2, type.small), type.small,
                anchor: .end)
            return
        }
        let first = middle - (type.figure.leading + type.small.leading) / 2
        canvas.text(
            type.figure.cut(mark.medianText, to: columns.figures), x: columns.right,
            baseline: canvas.baseline(first, type.figure), type.figure, anchor: .end)
        canvas.text(
            type.small.cut(mark.rangeText, to: columns.figures), x: columns.right,
            baseline: canvas.baseline(first + type.figure.leading, type.small), type.small,
            anchor: .end)
    }
}
