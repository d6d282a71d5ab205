import Output

/// One row of an interval chart with the place that its parts take.
protocol IntervalRowDrawing {
    /// What is drawn.
    var row: IntervalRow { get }
    /// Where its parts stand.
    var columns: IntervalColumns { get }
    /// The height of the row.
    var height: Double { get }

    /// Draws the row below `top`, without marks where there is no scale.
    func draw(_ canvas: inout ChartCanvas, top: Double, scale: AxisScale?, index: Int)
}

extension IntervalRowDrawing {
    /// The row as a panel.
    func panel(top: Double, scale: AxisScale?, index: Int) -> ChartPanel {
        let frame = ChartBox(
            x: columns.plot.lowerBound, y: top,
            width: columns.plot.upperBound - columns.plot.lowerBound, height: height)
        return ChartPanel(
            id: "row-\(index)", quantity: row.name, unit: row.unit, frame: frame, scale: scale,
            curves: [])
    }
}

extension ChartCanvas {
    /// Draws the tip of an arrow for what lies beyond an axis.
    ///
    /// - Parameter side: -1 for the lower end, 1 for the upper one.
    mutating func drawArrow(tip: ChartPoint, _ side: Double, _ ink: ChartInk) {
        let base = tip.x - side * px(7)
        draw(
            .path(
                [
                    tip, ChartPoint(x: base, y: tip.y - px(4)),
                    ChartPoint(x: base, y: tip.y + px(4)),
                ], isClosed: true, .fill(ink)))
    }

    /// Draws the lines and the dot of a mark; an end beyond the axis is an arrow. The dot hides no more of the
    /// thick line than it is wide.
    mutating func drawInterval(_ mark: IntervalMark, _ scale: AxisScale, middle: Double) {
        let ink = mark.series.map { ChartInk.series($0) }
        var bars = [(range: mark.outer, width: 1.75)]
        if let inner = mark.inner { bars.append((inner, 6)) }
        for (range, width) in bars where range.low.isFinite && range.high.isFinite {
            draw(
                .line(
                    from: ChartPoint(x: scale.clampedPosition(range.low), y: middle),
                    to: ChartPoint(x: scale.clampedPosition(range.high), y: middle),
                    .line(ink ?? .curve, width: px(width))))
        }
        for (isBeyond, x, side) in [
            (mark.outer.low < scale.low, scale.start, -1.0),
            (mark.outer.high > scale.high, scale.end, 1),
        ] where isBeyond {
            drawArrow(tip: ChartPoint(x: x, y: middle), side, ink ?? .curve)
        }
        let centre = ChartPoint(x: scale.clampedPosition(mark.median), y: middle)
        // Of one colour with its line, the dot is a ring.
        draw(.circle(centre: centre, radius: px(4.25), .fill(ink ?? .median)))
        if ink != nil { draw(.circle(centre: centre, radius: px(2.25), .fill(.background))) }
    }
}
