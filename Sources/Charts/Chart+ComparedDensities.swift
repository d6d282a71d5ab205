import Output
import Simulation
import Statistics

extension Chart {
    /// The densities of each compared quantity, one over the other in a panel of its own.
    ///
    /// **Marks.** Each alternative is a line with its own colour and dashes, all with the same area, and
    /// a rule at its median with its letter. The first of them is shaded. What lies under two lines is
    /// their overlap. An alternative that says the same as the first in every run has no line of its own.
    ///
    /// Of more than `mostComparedDensities` alternatives the lines could not be told apart: each quantity then
    /// has several panels, which show the first with some of the others.
    ///
    /// **Axes.** Each quantity has its own, as in `density(of:options:)`; its panels have the same one, and the
    /// same height for the same density.
    ///
    /// - Throws: `ChartError` for a quantity that the comparison does not have.
    package static func densities(
        of comparison: Comparison, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        let quantities = try selected(comparison, options)
        let panels = quantities.flatMap { Self.panels(of: $0, part: options.comparedPart) }
        let isParted = panels.count > quantities.count
        let first = AlternativeText.letter(0)
        let marks =
            "Lines: the densities; rules: the medians."
            + (isParted ? " Each panel shows \(first) with some of the others." : "")
        return frame(comparison, quantities, kind: "Probability densities", marks: marks)
            .drawing(options) { canvas, top in
                PanelGrid(panels: panels).draw(&canvas, top: top)
            }
    }

    /// The panels of a quantity, or one of them.
    private static func panels(of quantity: ComparedQuantity, part: Int?) -> [Panel] {
        let parts = quantity.drawnParts
        let all = ComparedDensity.different(
            quantity, among: [0] + parts.flatMap { $0.dropFirst() })
        let domain = AxisDomain(all.map(\.distribution), marks: [])
        let heights = CommonHeights(all.map(\.distribution), on: domain)
        let labelLines = parts.map(\.count).max() ?? 1
        return parts.indices.filter { part == nil || part == $0 }.map { place in
            let letters = AlternativeText.letters(parts[place])
            var panel = panel(
                quantity, ComparedDensity.different(quantity, among: parts[place]), domain, heights,
                note: parts.count > 1 ? letters : "")
            panel.labelLines = labelLines
            return panel
        }
    }

    private static func panel(
        _ quantity: ComparedQuantity, _ densities: [ComparedDensity], _ domain: AxisDomain?,
        _ heights: CommonHeights, note: String
    ) -> Panel {
        Panel(
            name: DisplayText.clean(quantity.title ?? quantity.name),
            unit: DisplayText.clean(quantity.unit),
            summary: [DisplayText.clean(quantity.unit), note].filter { !$0.isEmpty },
            domain: densities.isEmpty ? nil : domain, curves: []
        ) { canvas, plot, scale in
            let shapes = densities.map { DensityShape($0.distribution, on: scale) }
            let measure = heights.measure(of: shapes, in: plot)
            if let first = shapes.first {
                canvas.draw(.path(first.area(measure), isClosed: true, .fill(.tail)))
            }
            // The first is drawn last: it is what the others are compared with.
            for place in densities.indices.reversed() {
                canvas.draw(
                    densities[place], shapes[place], besides: shapes.prefix(place), scale, measure)
            }
            canvas.drawMedians(of: densities, in: plot, scale)
        }
    }
}

/// What one alternative says of a quantity.
private struct ComparedDensity {
    let series: Int
    let distribution: BinnedDistribution
    let figures: ChartFigures
    /// The alternatives that say this.
    private var alternatives: [Int]

    /// Nil for a quantity without values.
    private init?(_ quantity: QuantityResult, series: Int) {
        guard let figures = ChartFigures(quantity) else { return nil }
        self.series = series
        self.figures = figures
        distribution = quantity.distribution
        alternatives = [series]
    }

    /// Those of some alternatives that differ; whatever says the same as the first is told with it.
    static func different(
        _ quantity: ComparedQuantity, among alternatives: [Int]
    ) -> [ComparedDensity] {
        var densities: [ComparedDensity] = []
        for index in alternatives {
            guard let figures = quantity.figures[index] else { continue }
            if let density = ComparedDensity(figures, series: index) { densities.append(density) }
        }
        if densities.first?.series == 0 {
            densities[0].alternatives += quantity.figures.indices.filter(quantity.isSame)
        }
        return densities
    }

    /// The letters with the median.
    var label: String { AlternativeText.letters(alternatives) + " " + figures.medianText }

    /// What tells the lines apart where colours do not, in pixels.
    var dashes: [Double] {
        let others = Figure.mostComparedDensities - 1
        return series == 0 ? [] : [[7, 3], [2, 2.5], [7, 2.5, 2, 2.5]][(series - 1) % others]
    }
}

/// The heights that the panels of a quantity share, so that the same line is as high in each.
private final class CommonHeights {
    private let distributions: [BinnedDistribution]
    private let domain: AxisDomain?
    /// Those for plots of one width; all panels of a picture have the same.
    private var known: (width: Double, shapes: [DensityShape])?

    /// - Parameter distributions: those of all panels.
    init(_ distributions: [BinnedDistribution], on domain: AxisDomain?) {
        self.distributions = distributions
        self.domain = domain
    }

    func measure(of shapes: [DensityShape], in plot: ChartBox) -> DensityShape.Measure {
        guard distributions.count > shapes.count, let domain else {
            return DensityShape.Measure(shapes, base: plot.bottom, room: plot.height)
        }
        let shapes =
            known?.width == plot.width
            ? known?.shapes ?? []
            : distributions.map {
                DensityShape($0, on: domain.scale(from: 0, to: plot.width))
            }
        known = (plot.width, shapes)
        return DensityShape.Measure(shapes, base: plot.bottom, room: plot.height)
    }
}

extension ChartCanvas {
    fileprivate mutating func draw(
        _ density: ComparedDensity, _ shape: DensityShape, besides others: ArraySlice<DensityShape>,
        _ scale: AxisScale, _ measure: DensityShape.Measure
    ) {
        let ink = ChartInk.series(density.series)
        draw(
            .path(
                shape.line(measure), isClosed: false,
                .line(ink, width: px(1.75), dashes: density.dashes.map(px), isRound: true)))
        for atom in shape.atoms {
            // Stems of the same value stand side by side.
            let before = others.count { $0.atoms.contains { $0.x == atom.x } }
            let x = scale.position(atom.x) + px(2.5) * Double(before)
            draw(
                .line(
                    from: ChartPoint(x: x, y: measure.base),
                    to: ChartPoint(x: x, y: measure.atomY(atom.height)),
                    .line(ink, width: px(1.5))))
        }
    }

    /// Draws the medians, each label on a line of its own above the plot.
    fileprivate mutating func drawMedians(
        of densities: [ComparedDensity], in plot: ChartBox, _ scale: AxisScale
    ) {
        let leading = type.figure.leading
        let tops = densities.indices.map { plot.y - Double(densities.count - $0) * leading }
        for (density, top) in zip(densities, tops) {
            let x = scale.clampedPosition(density.figures.median)
            draw(
                .line(
                    from: ChartPoint(x: x, y: top + leading), to: ChartPoint(x: x, y: plot.bottom),
                    .line(
                        .series(density.series), width: px(1.25), dashes: density.dashes.map(px))))
        }
        for (density, top) in zip(densities, tops) {
            centred(
                density.label, x: scale.clampedPosition(density.figures.median), top: top,
                type.figure, in: scale.start...scale.end, hidesGround: true)
        }
    }
}
