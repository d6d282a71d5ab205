import Output

/// Rows of intervals over their axes, names at the left and figures at the right.
struct IntervalRows {
    private let groups: [IntervalGroup]
    private let figuresTitle: String

    /// Groups rows.
    ///
    /// - Parameters:
    ///   - figuresTitle: what stands above the figures.
    ///   - sharing: which rows share an axis.
    init(_ rows: [IntervalRow], figuresTitle: String, sharing: AxisSharing) {
        groups = IntervalGroup.groups(of: rows, sharing: sharing)
        self.figuresTitle = figuresTitle
    }

    /// Draws the rows below `top`, and gives the place below them.
    func draw(_ canvas: inout ChartCanvas, top: Double) -> Double {
        let columns = IntervalColumns(
            groups.flatMap(\.rows), figuresTitle: figuresTitle, canvas)
        var top = top
        var index = 0
        for (place, group) in groups.enumerated() {
            if place > 0 { top += canvas.px(group.isOwn ? 12 : 20) }
            // The figures are the same in all groups, so that their title stands once.
            top = draw(
                group, title: place == 0 ? figuresTitle : "", from: &index, columns, &canvas,
                top: top)
        }
        return top
    }

    private func draw(
        _ group: IntervalGroup, title: String, from index: inout Int, _ columns: IntervalColumns,
        _ canvas: inout ChartCanvas, top: Double
    ) -> Double {
        let left = canvas.content.left
        let scale = group.domain?
            .scale(from: columns.plot.lowerBound, to: columns.plot.upperBound)
        var y = caption(group, scale, title, columns, &canvas, top: top)
        canvas.draw(
            .line(
                from: ChartPoint(x: left, y: y), to: ChartPoint(x: columns.right, y: y),
                .line(.grid)))
        let gridTop = y
        let rows = group.rows.map { row -> any IntervalRowDrawing in
            columns.arrangement == .stacked
                ? StackedRowLayout(row, hasName: !group.isOwn, columns, canvas)
                : IntervalRowLayout(row, hasName: !group.isOwn, columns, canvas)
        }
        if group.isOwn { y += canvas.px(3) }
        let base = y + rows.reduce(0) { $0 + $1.height } + canvas.px(4)
        var bottom = base
        // The axis and its grid lie below the marks.
        if let scale {
            bottom = canvas.axis(
                scale, y: base,
                bounds: columns.plot.lowerBound - canvas.px(14)...columns.plot.upperBound
                    + canvas.px(14), gridTop: gridTop)
        }
        for row in rows {
            row.draw(&canvas, top: y, scale: scale, index: index)
            y += row.height
            index += 1
        }
        return bottom
    }

    /// The unit over an axis, and the name of the quantity that the axis is for. Gives the place below.
    private func caption(
        _ group: IntervalGroup, _ scale: AxisScale?, _ title: String, _ columns: IntervalColumns,
        _ canvas: inout ChartCanvas, top: Double
    ) -> Double {
        let type = canvas.type
        let style = group.isOwn ? type.name : type.fine
        let left = canvas.content.left
        let baseline = canvas.baseline(top, style)
        let titleWidth =
            title.isEmpty ? 0 : columns.gap + min(columns.figures, type.fine.width(title))
        var room = columns.right - left - titleWidth
        var start = left
        if group.isOwn, let row = group.rows.first {
            // The unit matters less than the name, yet some of it is left.
            let unit = min(type.fine.width(caption(group, scale, in: room, type.fine)), room * 0.4)
            let name = type.name.cut(
                ChartName.shown(row.name), to: room - (unit > 0 ? unit + canvas.px(8) : 0))
            canvas.text(name, x: left, baseline: baseline, type.name)
            start += type.name.width(name) + canvas.px(8)
            room -= start - left
        }
        canvas.text(
            caption(group, scale, in: room, type.fine), x: start, baseline: baseline, type.fine)
        canvas.text(
            type.fine.cut(title, to: columns.figures), x: columns.right, baseline: baseline,
            type.fine, anchor: .end)
        return top + style.leading + canvas.px(2)
    }

    /// The unit and the kind of the axis, as long as there is room.
    private func caption(
        _ group: IntervalGroup, _ scale: AxisScale?, in room: Double, _ style: TypeStyle
    ) -> String {
        // A ratio called ratio needs no unit.
        let unit = group.isOwn && group.unit == group.rows.first?.name ? "" : group.unit
        guard scale?.kind == .logarithmic else { return style.cut(unit, to: room) }
        let start = unit + (unit.isEmpty ? "" : ", ")
        let long = start + AxisScale.Kind.logarithmic.note
        return style.width(long) <= room ? long : style.cut(start + "log axis", to: room)
    }
}
