import Output
import Simulation
import Statistics

extension Chart {
    /// The cumulative probability of each quantity, in a panel of its own.
    ///
    /// **Marks.** The curve gives, for each value x, the probability of at most x; a dot marks the median.
    /// A dashed rule stands at the threshold of each question that compares the quantity with a number
    /// (or with a quantity that is one), with the answer beside it.
    ///
    /// **Axes.** As in `density(of:options:)`.
    ///
    /// - Throws: `ChartError` for a quantity that the result does not have.
    package static func cumulative(
        of result: SimulationResult, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        let quantities = try selected(result, options)
        let gutter = ChartCanvas.TypeScale(width: options.boundedWidth).fine.width("100 % ")
        let panels = quantities.map { cumulativePanel($0, of: result, gutter: gutter) }
        var marks = "The probability of at most the value on the axis; dot: the median."
        if panels.contains(where: { !$0.thresholds.isEmpty }) {
            marks += " Dashed: the thresholds of the questions, with their answers."
        }
        let answers = quantities.flatMap { quantity in
            QuestionThreshold.thresholds(of: quantity.quantityIndex, in: result)
                .map { "\(ChartName.shown(quantity.name)): \($0.label)." }
        }
        let frame = ChartFrame(
            result, showing: quantities, marks: marks,
            description: (["Cumulative probabilities.", description(quantities)] + answers)
                .joined(separator: " "))
        return frame.drawing(options) { canvas, top in
            PanelGrid(panels: panels).draw(&canvas, top: top)
        }
    }

    private static func cumulativePanel(
        _ quantity: QuantityResult, of result: SimulationResult, gutter: Double
    ) -> Panel {
        let figures = ChartFigures(quantity)
        let distribution = quantity.distribution
        let thresholds = QuestionThreshold.thresholds(of: quantity.quantityIndex, in: result)
        let points = DensityCurve(distribution).points
        return Panel(
            name: DisplayText.clean(quantity.title ?? quantity.name),
            unit: DisplayText.clean(quantity.unit),
            summary: figures.map { $0.summary("median \($0.medianText)", $0.levelText) } ?? [],
            thresholds: thresholds,
            domain: AxisDomain([distribution], marks: thresholds.map(\.value)), labelLines: 0,
            gutter: gutter, curves: [.init(role: .answer, points: points)]
        ) { canvas, plot, scale in
            guard let figures else { return }
            canvas.drawPercentages(in: plot, gutter: gutter)
            func y(_ probability: Double) -> Double { plot.bottom - probability * plot.height }
            canvas.draw(
                .path(
                    cumulativeLine(distribution, points, scale, y), isClosed: false,
                    .line(.curve, width: canvas.px(1.75), isRound: true)))
            func dot(_ value: Double, _ cumulative: Double?, _ ink: ChartInk) {
                guard let cumulative, value >= scale.low, value <= scale.high else { return }
                let centre = ChartPoint(x: scale.position(value), y: y(cumulative))
                canvas.draw(.circle(centre: centre, radius: canvas.px(3.5), .fill(ink)))
            }
            dot(figures.median, 0.5, .median)
            for threshold in thresholds { dot(threshold.value, threshold.cumulative, .report) }
        }
    }

    /// The curve from one end of the axis to the other, with a step at each value that has a
    /// probability of its own.
    private static func cumulativeLine(
        _ distribution: BinnedDistribution, _ points: [DensityCurve.Point], _ scale: AxisScale,
        _ y: (Double) -> Double
    ) -> [ChartPoint] {
        var line = [ChartPoint(x: scale.start, y: y(distribution.cumulative(scale.low)))]
        for point in points where point.x > scale.low && point.x < scale.high {
            let below = distribution.cumulative(point.x)
            for probability in [below, point.cumulative] {
                let place = ChartPoint(x: scale.position(point.x), y: y(probability))
                // What lies between two values has no probability where both are single ones.
                if let kept = line.last, probability == below, point.cumulative - below > 1e-3 {
                    line.append(ChartPoint(x: place.x, y: kept.y))
                }
                line.append(place)
            }
        }
        line.append(ChartPoint(x: scale.end, y: y(distribution.cumulative(scale.high))))
        return line.simplified(tolerance: DensityShape.tolerance)
    }
}

extension ChartCanvas {
    /// Draws the rules for 50 % and 100 % with their labels at the left.
    fileprivate mutating func drawPercentages(in plot: ChartBox, gutter: Double) {
        let style = type.fine
        for percent in [0.0, 50, 100] {
            let y = plot.bottom - percent / 100 * plot.height
            if percent > 0 {
                draw(
                    .line(
                        from: ChartPoint(x: plot.x, y: y), to: ChartPoint(x: plot.right, y: y),
                        .line(.grid)))
            }
            text(
                "\(Numbers.significant(percent)) %", x: plot.x - style.width(" "),
                baseline: y + TextMetrics.ascent(style.size) / 2 - px(1), style, anchor: .end)
        }
    }
}
