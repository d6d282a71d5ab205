import ModelLanguage
import Output
import Simulation

/// What the panel of one quantity shows.
struct SweepPanel {
    private typealias Point = (x: Double, figures: ChartFigures)

    private let quantity: QuantityResult
    private let axis: SweptQuantity
    private let hasBands: Bool
    /// Whether there cannot be several lines.
    private let isOnly: Bool
    /// For each line its stretches without a gap.
    private let lines: [[[Point]]]
    /// The vertical axis; nil where no point has values.
    private let range: AxisDomain?

    /// The most dots that a line has.
    private static let mostDots = 60
    /// The most labels of the vertical axis.
    private static let mostTicks = 5

    init(
        _ quantity: QuantityResult, _ lines: [[(x: Double, figures: ChartFigures?)]],
        over axis: SweptQuantity, hasBands: Bool, isOnly: Bool
    ) {
        self.quantity = quantity
        self.axis = axis
        self.hasBands = hasBands
        self.isOnly = isOnly
        self.lines = lines.map { line in
            line.split { $0.figures == nil }.map { stretch in
                stretch.compactMap { point in point.figures.map { (point.x, $0) } }
            }
        }
        range = AxisDomain(
            ends: self.lines.joined().joined().flatMap { point in
                hasBands
                    ? [point.figures.outer.low, point.figures.median, point.figures.outer.high]
                    : [point.figures.median]
            })
    }

    func panel(_ type: ChartCanvas.TypeScale) -> Panel {
        let unit = DisplayText.clean(quantity.unit)
        let name = ChartName.shown(axis.name)
        let title = axis.unit.isEmpty ? name : "\(name) (\(DisplayText.clean(axis.unit)))"
        let values = axis.series.values
        var domain: AxisDomain?
        if range != nil, let low = values.min(), let high = values.max() {
            domain = AxisDomain(
                axis.series.isLogarithmic ? .logarithmic : .linear, from: low, to: high)
        }
        let widest = ticks.map { type.fine.width($0.label) }.max() ?? 0
        return Panel(
            name: DisplayText.clean(quantity.title ?? quantity.name), unit: unit,
            summary: [unit, range?.kind.note ?? ""].filter { !$0.isEmpty }, domain: domain,
            labelLines: 0,
            gutter: widest + type.fine.width("  "),
            axisTitle: [title, domain?.kind.note ?? ""].filter { !$0.isEmpty }
                .joined(separator: " · "),
            curves: []
        ) { canvas, plot, scale in
            draw(&canvas, plot, scale)
        }
    }

    private var ticks: [AxisTicks.Tick] {
        range.map { AxisTicks.ticks(of: $0.scale(from: 0, to: 1), atMost: Self.mostTicks) } ?? []
    }

    private func draw(_ canvas: inout ChartCanvas, _ plot: ChartBox, _ scale: AxisScale) {
        guard let range else { return }
        let vertical = range.scale(from: plot.bottom, to: plot.y)
        canvas.drawRules(ticks, vertical, in: plot)
        func place(_ x: Double, _ y: Double) -> ChartPoint {
            ChartPoint(x: scale.position(x), y: vertical.clampedPosition(y))
        }
        if hasBands {
            for number in lines.indices { drawBands(ofLine: number, &canvas, place) }
        }
        for number in lines.indices { drawMedians(ofLine: number, &canvas, place) }
    }

    /// Draws the bands of a line: those of the only one in their own colours.
    private func drawBands(
        ofLine number: Int, _ canvas: inout ChartCanvas, _ place: (Double, Double) -> ChartPoint
    ) {
        let outer = ShapeStyle.fill(isOnly ? .outer : .series(number), opacity: isOnly ? 1 : 0.14)
        let inner = ShapeStyle.fill(isOnly ? .inner : .series(number), opacity: isOnly ? 1 : 0.2)
        for stretch in lines[number] where stretch.count > 1 {
            func draw(_ style: ShapeStyle, _ range: (ChartFigures) -> ChartFigures.Range?) {
                let ends = stretch.compactMap { point in
                    range(point.figures).map { (x: point.x, low: $0.low, high: $0.high) }
                }
                let outline =
                    ends.map { place($0.x, $0.low) } + ends.reversed().map { place($0.x, $0.high) }
                canvas.draw(.path(outline, isClosed: true, style))
            }
            draw(outer) { $0.outer }
            draw(inner) { $0.inner }
        }
    }

    private func drawMedians(
        ofLine number: Int, _ canvas: inout ChartCanvas, _ place: (Double, Double) -> ChartPoint
    ) {
        let (ink, dashes) = canvas.sweepLine(number, isOnly: isOnly)
        let hasDots = lines[number].joined().count <= Self.mostDots
        for stretch in lines[number] {
            let medians = stretch.map { place($0.x, $0.figures.median) }
            canvas.draw(
                .path(
                    medians, isClosed: false,
                    .line(ink, width: canvas.px(1.75), dashes: dashes, isRound: true)))
            guard hasDots else { continue }
            for (point, centre) in zip(stretch, medians) {
                canvas.titled(title(of: point)) { canvas in
                    canvas.draw(.circle(centre: centre, radius: canvas.px(2.25), .fill(ink)))
                }
            }
        }
    }

    private func title(of point: Point) -> String {
        "\(ChartName.shown(axis.name)) = \(SweepText.value(point.x, of: axis)): median "
            + "\(point.figures.medianText), \(point.figures.sentence)"
    }
}

extension ChartCanvas {
    /// What a line is drawn with: up to four differ in colour, further ones are dashed.
    fileprivate func sweepLine(_ number: Int, isOnly: Bool) -> (ink: ChartInk, dashes: [Double]) {
        if isOnly { return (.median, []) }
        let (round, colour) = number.quotientAndRemainder(dividingBy: ChartPalette.seriesCount)
        return (.series(colour), round == 0 ? [] : [px(5), px(3)])
    }

    /// Draws the rules of a vertical axis, their labels at the left.
    fileprivate mutating func drawRules(
        _ ticks: [AxisTicks.Tick], _ scale: AxisScale, in plot: ChartBox
    ) {
        let style = type.fine
        for tick in ticks {
            let y = scale.position(tick.value)
            draw(
                .line(
                    from: ChartPoint(x: plot.x, y: y), to: ChartPoint(x: plot.right, y: y),
                    .line(.grid)))
            text(
                tick.label, x: plot.x - style.width(" "),
                baseline: y + TextMetrics.ascent(style.size) / 2 - px(1), style, anchor: .end)
        }
    }

    /// Draws what each line stands for, as many beside each other as have room, and gives the place
    /// below them.
    mutating func drawKeys(_ labels: [String], top: Double) -> Double {
        guard !labels.isEmpty else { return top }
        let style = type.small
        let (left, room) = content
        let swatch = px(24)
        var (x, y) = (left, top)
        for (number, label) in labels.enumerated() {
            let label = style.cut(DisplayText.clean(label), to: room - swatch - px(6))
            let width = swatch + px(6) + style.width(label)
            if x > left, x + width > left + room {
                x = left
                y += style.leading
            }
            let (ink, dashes) = sweepLine(number, isOnly: false)
            let middle = y + style.leading / 2
            draw(
                .line(
                    from: ChartPoint(x: x, y: middle), to: ChartPoint(x: x + swatch, y: middle),
                    .line(ink, width: px(1.75), dashes: dashes, isRound: true)))
            text(label, x: x + swatch + px(6), baseline: baseline(y, style), style)
            x += width + px(18)
        }
        return y + style.leading + px(10)
    }
}
