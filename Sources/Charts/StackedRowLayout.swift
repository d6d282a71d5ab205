import Output

/// A row of an interval chart whose name and figures stand above its plot, for narrow pictures: what is
/// at its sides would leave nothing of it.
struct StackedRowLayout: IntervalRowDrawing {
    let row: IntervalRow
    let columns: IntervalColumns
    let height: Double

    /// The name over several marks.
    private let name: [String]
    /// What stands above each mark: its label, or the name of the row.
    private let heads: [[String]]
    private let headStyle: TypeStyle
    /// For each mark, the space of its text, and whether its figures stand below its head.
    private let texts: [(height: Double, isBelow: Bool)]

    /// The space of a mark's line below its text, and where the line is in it: nearer to its own text.
    private static let zone = (height: 21.0, line: 7.5)

    /// Lays out a row.
    ///
    /// - Parameter hasName: whether the row is named; else it stands alone below its name.
    init(_ row: IntervalRow, hasName: Bool, _ columns: IntervalColumns, _ canvas: ChartCanvas) {
        self.row = row
        self.columns = columns
        let type = canvas.type
        let room = columns.right - canvas.content.left
        let shown = hasName ? ChartName.shown(row.name) : ""
        let isHead = !row.isSplit && !row.marks.isEmpty
        name = isHead ? [] : type.name.wrap(shown, to: room, lines: 2)
        headStyle = isHead ? type.name : type.small
        let style = headStyle
        let beside = room - columns.figures - columns.gap
        // A label that is too long is cut, since the text above the chart tells it; a name is not.
        heads = row.marks.map { mark in
            let text = isHead ? shown : DisplayText.clean(mark.label)
            let hasRoom = !isHead || style.width(text) <= beside
            return style.wrap(text, to: hasRoom ? beside : room, lines: hasRoom ? 1 : 2)
        }
        texts = heads.map { lines in
            let head = Double(lines.count) * style.leading
            let isBelow = lines.contains { style.width($0) > beside } || lines.count > 1
            let figures = type.figure.leading
            return (isBelow ? head + figures : max(head, figures), isBelow)
        }
        let zones = Double(texts.count) * canvas.px(Self.zone.height)
        let marks =
            row.marks.isEmpty ? type.small.leading : texts.reduce(0) { $0 + $1.height } + zones
        height = Double(name.count) * type.name.leading + marks + canvas.px(4)
    }

    func draw(_ canvas: inout ChartCanvas, top: Double, scale: AxisScale?, index: Int) {
        canvas.group(panel(top: top, scale: scale, index: index)) { canvas in
            let type = canvas.type
            let left = canvas.content.left
            var y = lines(name, top: top + canvas.px(2), type.name, &canvas)
            if row.marks.isEmpty {
                let text = type.small.cut("no run has a value", to: columns.right - left)
                _ = lines([text], top: y, type.small, &canvas)
            }
            guard let scale else { return }
            for (mark, place) in zip(row.marks, row.marks.indices) {
                canvas.titled(mark.sentence) { canvas in
                    draw(mark, place, scale, &canvas, top: y)
                }
                y += texts[place].height + canvas.px(Self.zone.height)
            }
        }
    }

    private func draw(
        _ mark: IntervalMark, _ place: Int, _ scale: AxisScale, _ canvas: inout ChartCanvas,
        top: Double
    ) {
        let type = canvas.type
        let left = canvas.content.left
        let (height, isBelow) = texts[place]
        let band = ChartBox(
            x: left, y: top, width: columns.right - left,
            height: height + canvas.px(Self.zone.height))
        canvas.draw(.rectangle(band, radius: 0, ShapeStyle()))
        let below = lines(heads[place], top: top, headStyle, &canvas)
        let line = isBelow ? below : top
        let baseline = canvas.baseline(line, type.figure)
        let edge = columns.right - columns.ranges - canvas.px(10)
        let range = type.small.cut(mark.rangeText, to: columns.ranges)
        let median = type.figure.cut(mark.medianText, to: edge - left)
        for (text, x, style) in [(range, columns.right, type.small), (median, edge, type.figure)] {
            hideGrid(x: x - style.width(text), width: style.width(text), top: line, style, &canvas)
            canvas.text(text, x: x, baseline: baseline, style, anchor: .end)
        }
        canvas.drawInterval(mark, scale, middle: top + height + canvas.px(Self.zone.line))
    }

    /// Draws lines of text at the left, and gives the place below them.
    private func lines(
        _ lines: [String], top: Double, _ style: TypeStyle, _ canvas: inout ChartCanvas
    ) -> Double {
        let left = canvas.content.left
        for (place, line) in lines.enumerated() {
            hideGrid(
                x: left, width: style.width(line), top: top + Double(place) * style.leading, style,
                &canvas)
        }
        return canvas.lines(lines, x: left, top: top, style)
    }

    /// Keeps the rules of the axis from running through text.
    private func hideGrid(
        x: Double, width: Double, top: Double, _ style: TypeStyle, _ canvas: inout ChartCanvas
    ) {
        let space = ChartBox(x: x - 2, y: top, width: width + 4, height: style.leading)
        canvas.draw(.rectangle(space, radius: 0, .fill(.background)))
    }
}
