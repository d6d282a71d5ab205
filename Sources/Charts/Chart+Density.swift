import Output
import Simulation
import Statistics

extension Chart {
    /// The density of each quantity, in a panel of its own.
    ///
    /// **Marks.** The area is shaded over the central 50 % and, lighter, over the central interval of the
    /// largest level that the result has (90 % by default); a line marks the median. Above the curve
    /// stands a bar for each report about the quantity, and for the range with a source that the model
    /// gives the quantity itself. Values that have a probability of their own are stems. An end
    /// of a bar that lies far beyond the curve is an arrow at the axis' end.
    ///
    /// **Axes.** Each panel has its own. It is logarithmic where all values are positive and the 95 %
    /// point is more than ten times the 5 % point; equal areas are equal probabilities there too. It
    /// ends at the 0.2 % and the 99.5 % point, or at the extreme values where they are near.
    ///
    /// - Throws: `ChartError` for a quantity that the result does not have.
    package static func density(
        of result: SimulationResult, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        let quantities = try selected(result, options)
        let panels = quantities.map { densityPanel($0, of: result) }
        let hasReports = panels.contains { !$0.reports.isEmpty }
        let levels = quantities.compactMap(ChartFigures.init).first
        var marks = "Shaded: \(percent(levels?.outer.level ?? 0.9)) of the probability"
        if let inner = levels?.inner { marks += " and, darker, \(percent(inner.level))" }
        marks += "; line: the median."
        if hasReports { marks += " Bars: what was reported." }
        let frame = ChartFrame(
            result, showing: quantities, marks: marks,
            description: "Probability densities. " + description(quantities))
        return frame.drawing(options) { canvas, top in
            PanelGrid(panels: panels).draw(&canvas, top: top)
        }
    }

    private static func densityPanel(
        _ quantity: QuantityResult, of result: SimulationResult
    ) -> Panel {
        let figures = ChartFigures(quantity)
        let distribution = quantity.distribution
        let reports = ReportedMark.marks(of: quantity.quantityIndex, in: result.model)
        return Panel(
            name: DisplayText.clean(quantity.name), unit: DisplayText.clean(quantity.unit),
            summary: figures.map { AtomText.summary($0, distribution) } ?? [], reports: reports,
            domain: AxisDomain([distribution], marks: reports.flatMap(\.values)),
            curves: [.init(role: .answer, points: DensityCurve(distribution).points)]
        ) { canvas, plot, scale in
            guard let figures else { return }
            let shape = DensityShape(distribution, on: scale)
            let measure = DensityShape.Measure([shape], base: plot.bottom, room: plot.height)
            canvas.drawBands(shape, figures, scale, measure)
            canvas.drawMedian(figures, in: plot, scale)
        }
    }
}

extension ChartCanvas {
    /// Draws a density with its bands and its outline.
    mutating func drawBands(
        _ shape: DensityShape, _ figures: ChartFigures, _ scale: AxisScale,
        _ measure: DensityShape.Measure
    ) {
        draw(.path(shape.area(measure), isClosed: true, .fill(.tail)))
        var bands: [(range: ChartFigures.Range, ink: ChartInk)] = [(figures.outer, .outer)]
        if let inner = figures.inner { bands.append((inner, .inner)) }
        for (range, ink) in bands {
            let area = shape.area(from: range.low, to: range.high, measure)
            draw(.path(area, isClosed: true, .fill(ink)))
        }
        for atom in shape.atoms {
            let x = scale.position(atom.x)
            // A single value belongs to the narrowest band that holds it.
            let isInner = figures.inner.map { atom.x >= $0.low && atom.x <= $0.high } ?? false
            let isOuter = atom.x >= figures.outer.low && atom.x <= figures.outer.high
            let width = min(px(5), max(px(1.2), (scale.end - scale.start) / 200))
            draw(
                .line(
                    from: ChartPoint(x: x, y: measure.base),
                    to: ChartPoint(x: x, y: measure.atomY(atom.height)),
                    .line(isInner ? .curve : isOuter ? .inner : .outer, width: width)))
        }
        draw(
            .path(
                shape.line(measure), isClosed: false,
                .line(.curve, width: px(1.5), isRound: true)))
    }

    /// Draws the median as a rule with its figure right above the plot.
    mutating func drawMedian(_ figures: ChartFigures, in plot: ChartBox, _ scale: AxisScale) {
        let x = scale.clampedPosition(figures.median)
        draw(
            .line(
                from: ChartPoint(x: x, y: plot.y), to: ChartPoint(x: x, y: plot.bottom),
                .line(.median, width: px(1.5))))
        centred(
            figures.medianText, x: x, top: plot.y - type.figure.leading, type.figure,
            in: scale.start...scale.end)
    }
}
