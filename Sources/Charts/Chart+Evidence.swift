import ModelLanguage
import Output
import Simulation
import Statistics

extension Chart {
    /// Each quantity before and after the reports, in a panel of its own.
    ///
    /// **Marks.** Grey is the density before the reports: the same model without them, with the same
    /// seed (at most the first 262,144 runs, `EvidenceResult.prior`). Blue is the density after them, shaded as
    /// in `density(of:options:)`. Both have the same area. Rules mark the medians. Above stands a bar
    /// for each report about the quantity.
    ///
    /// To see reports about what is not among a model's reported quantities, simulate
    /// `Model.reportingSubjects()`.
    ///
    /// - Throws: `ChartError` for a quantity that the result does not have, for a model without
    ///   reports, and where the simulation was stopped before the figures without them were known.
    package static func evidence(
        of result: SimulationResult, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        guard let evidence = result.evidence else { throw .noReports }
        let quantities = try selected(result, options)
        let priors = quantities.map { quantity in
            evidence.prior.first { $0.quantityIndex == quantity.quantityIndex }
        }
        guard !priors.contains(where: { $0 == nil }) else { throw .noPrior }
        let panels = zip(quantities, priors).map { evidencePanel($0, prior: $1, of: result) }
        let frame = ChartFrame(
            result, showing: quantities,
            marks: "Grey: before the reports are weighed; blue: after. "
                + ReportedMark.legend(of: panels.flatMap(\.reports)),
            description: "Before and after the reports. "
                + zip(quantities, priors).map { quantity, prior in
                    let before = prior.flatMap(ChartFigures.init)?.sentence ?? "no value"
                    let after = ChartFigures(quantity)?.sentence ?? "no value"
                    return
                        "\(ChartName.shown(quantity.name)): before, \(before); after, \(after)."
                }.joined(separator: " "))
        return frame.drawing(options) { canvas, top in
            PanelGrid(panels: panels).draw(&canvas, top: top)
        }
    }

    /// How wide a quantity is before the reports is a part of what this picture tells.
    private static let mostWiderBefore = 8.0

    private static func evidencePanel(
        _ quantity: QuantityResult, prior: QuantityResult?, of result: SimulationResult
    ) -> Panel {
        let after = ChartFigures(quantity)
        let before = prior.flatMap(ChartFigures.init)
        let bands = after.map { DensityBands(quantity, $0) }
        let reports = ReportedMark.marks(of: quantity.quantityIndex, in: result.model)
        let distributions = [prior?.distribution, quantity.distribution].compactMap { $0 }
        return Panel(
            name: DisplayText.clean(quantity.title ?? quantity.name),
            unit: DisplayText.clean(quantity.unit),
            summary: after.map { $0.summary("after, \($0.levelText)") } ?? [], reports: reports,
            domain: AxisDomain(
                distributions, marks: reports.flatMap(\.values), mostWider: mostWiderBefore),
            labelLines: 2,
            curves: [
                .init(role: .answer, points: DensityCurve(quantity.distribution).points),
                .init(
                    role: .prior,
                    points: prior.map { DensityCurve($0.distribution).points } ?? []),
            ]
        ) { canvas, plot, scale in
            let shape = DensityShape(quantity.distribution, on: scale)
            let priorShape = prior.map { DensityShape($0.distribution, on: scale) }
            let measure = DensityShape.Measure(
                [shape] + (priorShape.map { [$0] } ?? []), base: plot.bottom, room: plot.height)
            if let priorShape { canvas.drawPrior(priorShape, scale, measure, isFilled: true) }
            if let bands { canvas.drawBands(shape, bands, scale, measure) }
            // Once more as a line, where the answer hides it.
            if let priorShape { canvas.drawPrior(priorShape, scale, measure, isFilled: false) }
            canvas.drawMedians(
                before: before, after: after, isBetween: bands?.isMedianBetween ?? false, in: plot,
                scale)
        }
    }
}

extension ChartCanvas {
    fileprivate mutating func drawPrior(
        _ shape: DensityShape, _ scale: AxisScale, _ measure: DensityShape.Measure, isFilled: Bool
    ) {
        if isFilled { draw(.path(shape.area(measure), isClosed: true, .fill(.prior))) }
        draw(
            .path(
                shape.line(measure), isClosed: false,
                .line(.priorCurve, width: px(1.25), isRound: true)))
        guard isFilled else { return }
        for atom in shape.atoms {
            // Beside the stem of the answer.
            let x = scale.position(atom.x) - px(3)
            draw(
                .line(
                    from: ChartPoint(x: x, y: measure.base),
                    to: ChartPoint(x: x, y: measure.atomY(atom.height)),
                    .line(.priorCurve, width: px(1.5))))
        }
    }

    /// Draws both medians, the answer's label above the other's.
    fileprivate mutating func drawMedians(
        before: ChartFigures?, after: ChartFigures?, isBetween: Bool, in plot: ChartBox,
        _ scale: AxisScale
    ) {
        let leading = type.figure.leading
        let bounds = scale.start...scale.end
        var beforeStyle = type.figure
        beforeStyle.weight = .regular
        beforeStyle.ink = .muted
        let marks: [(ChartFigures?, String, TypeStyle, ChartInk, Double, [Double])] = [
            (after, "after", type.figure, .median, plot.y - 2 * leading, []),
            (before, "before", beforeStyle, .priorCurve, plot.y - leading, [px(3), px(2)]),
        ]
        for (figures, _, _, ink, top, dashes) in marks {
            guard let figures else { continue }
            let x = scale.clampedPosition(figures.median)
            // One that lies between likely values stands out as little as they do there.
            let top = ink == .median && isBetween ? plot.bottom - px(8) - leading : top
            draw(
                .line(
                    from: ChartPoint(x: x, y: top + leading), to: ChartPoint(x: x, y: plot.bottom),
                    .line(ink, width: px(1.5), dashes: dashes)))
        }
        for (figures, word, style, _, top, _) in marks {
            guard let figures else { continue }
            centred(
                "\(word) \(figures.medianText)", x: scale.clampedPosition(figures.median), top: top,
                style, in: bounds, hidesGround: true)
        }
    }
}
