import Output
import Simulation
import Statistics

extension Chart {
    /// The density of each quantity, in a panel of its own.
    ///
    /// **Marks.** The area is shaded over the central 50 % and, lighter, over the central interval of the
    /// largest level that the result has (90 % by default); a line marks the median. Where likely values lie
    /// in separate ranges, the highest-density regions of these levels are shaded instead, and a median between
    /// the ranges is no more than a tick. Above the curve
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
        let separate = quantities.compactMap(separateRanges)
        let levels = quantities.compactMap(ChartFigures.init).first
        var marks = "Shaded: \(percent(levels?.outer.level ?? 0.9)) of the probability"
        if let inner = levels?.inner { marks += " and, darker, \(percent(inner.level))" }
        marks += "; line: the median."
        if !separate.isEmpty {
            marks += " Where likely values lie in separate ranges, these are shaded."
        }
        if hasReports { marks += " " + ReportedMark.legend(of: panels.flatMap(\.reports)) }
        let frame = ChartFrame(
            result, showing: quantities, marks: marks,
            description: (["Probability densities.", description(quantities)] + separate)
                .joined(separator: " "))
        return frame.drawing(options) { canvas, top in
            PanelGrid(panels: panels).draw(&canvas, top: top)
        }
    }

    /// The separate ranges in which a quantity's likely values lie, as a sentence; nil where they are one.
    private static func separateRanges(_ quantity: QuantityResult) -> String? {
        ChartFigures(quantity).flatMap { DensityBands(quantity, $0).parted }.map {
            "\(ChartName.shown(quantity.name)): \(RegionText.sentence($0, of: quantity))."
        }
    }

    private static func densityPanel(
        _ quantity: QuantityResult, of result: SimulationResult
    ) -> Panel {
        let figures = ChartFigures(quantity)
        let bands = figures.map { DensityBands(quantity, $0) }
        let distribution = quantity.distribution
        let reports = ReportedMark.marks(of: quantity.quantityIndex, in: result.model)
        return Panel(
            name: DisplayText.clean(quantity.title ?? quantity.name),
            unit: DisplayText.clean(quantity.unit),
            summary: figures.map { AtomText.summary($0, bands?.told, quantity) } ?? [],
            reports: reports,
            domain: AxisDomain([distribution], marks: reports.flatMap(\.values)),
            curves: [.init(role: .answer, points: DensityCurve(distribution).points)]
        ) { canvas, plot, scale in
            guard let figures, let bands else { return }
            let shape = DensityShape(distribution, on: scale)
            let measure = DensityShape.Measure([shape], base: plot.bottom, room: plot.height)
            canvas.drawBands(shape, bands, scale, measure)
            canvas.drawMedian(figures, isBetween: bands.isMedianBetween, in: plot, scale)
        }
    }
}

extension ChartCanvas {
    /// Draws a density with its bands and its outline.
    mutating func drawBands(
        _ shape: DensityShape, _ bands: DensityBands, _ scale: AxisScale,
        _ measure: DensityShape.Measure
    ) {
        draw(.path(shape.area(measure), isClosed: true, .fill(.tail)))
        for (ranges, ink) in [(bands.outer, ChartInk.outer), (bands.inner, .inner)] {
            for range in ranges {
                let area = shape.area(from: range.low, to: range.high, measure)
                draw(.path(area, isClosed: true, .fill(ink)))
            }
        }
        for atom in shape.atoms {
            let x = scale.position(atom.x)
            // A single value belongs to the narrowest band that holds it.
            let isInner = bands.inner.hold(atom.x)
            let isOuter = bands.outer.hold(atom.x)
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

    /// Draws the median as a rule with its figure right above the plot; one that lies between likely values as
    /// a tick, since little is likely there.
    mutating func drawMedian(
        _ figures: ChartFigures, isBetween: Bool, in plot: ChartBox, _ scale: AxisScale
    ) {
        let x = scale.clampedPosition(figures.median)
        var style = type.figure
        if isBetween {
            style.weight = .regular
            style.ink = .muted
        }
        draw(
            .line(
                from: ChartPoint(x: x, y: isBetween ? plot.bottom - px(8) : plot.y),
                to: ChartPoint(x: x, y: plot.bottom),
                .line(.median, width: px(isBetween ? 1 : 1.5))))
        centred(
            (isBetween ? "median " : "") + figures.medianText, x: x,
            top: plot.y - type.figure.leading, style, in: scale.start...scale.end)
    }
}
