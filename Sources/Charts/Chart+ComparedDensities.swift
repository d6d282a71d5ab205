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
    /// Of more than `mostComparedDensities` alternatives the lines cannot be told apart, and the first
    /// ones are drawn.
    ///
    /// **Axes.** Each panel has its own, as in `density(of:options:)`.
    ///
    /// - Throws: `ChartError` for a quantity that the comparison does not have.
    package static func densities(
        of comparison: Comparison, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        let quantities = try selected(comparison, options)
        let panels = quantities.map { panel($0, ComparedDensity.all(of: $0)) }
        let marks = "Lines: the densities; rules: the medians."
        return frame(comparison, quantities, kind: "Probability densities", marks: marks)
            .drawing(options) { canvas, top in
                PanelGrid(panels: panels).draw(&canvas, top: top)
            }
    }

    private static func panel(_ quantity: ComparedQuantity, _ densities: [ComparedDensity]) -> Panel
    {
        Panel(
            name: DisplayText.clean(quantity.name), unit: DisplayText.clean(quantity.unit),
            summary: [DisplayText.clean(quantity.unit)].filter { !$0.isEmpty },
            domain: AxisDomain(densities.map(\.distribution), marks: []),
            labelLines: max(densities.count, 1), curves: []
        ) { canvas, plot, scale in
            let shapes = densities.map { DensityShape($0.distribution, on: scale) }
            let measure = DensityShape.Measure(shapes, base: plot.bottom, room: plot.height)
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
    private var letters: [String]

    /// Nil for a quantity without values.
    private init?(_ quantity: QuantityResult, series: Int) {
        guard let figures = ChartFigures(quantity) else { return nil }
        self.series = series
        self.figures = figures
        distribution = quantity.distribution
        letters = [AlternativeText.letter(series)]
    }

    /// The different ones among the first alternatives.
    static func all(of quantity: ComparedQuantity) -> [ComparedDensity] {
        var densities: [ComparedDensity] = []
        for (index, figures) in quantity.figures.prefix(Figure.mostComparedDensities).enumerated() {
            guard let figures else { continue }
            if quantity.shifts[index]?.isSame ?? false, densities.first?.series == 0 {
                densities[0].letters.append(AlternativeText.letter(index))
            } else if let density = ComparedDensity(figures, series: index) {
                densities.append(density)
            }
        }
        return densities
    }

    /// The letters with the median.
    var label: String { letters.joined(separator: ", ") + " " + figures.medianText }

    /// What tells the lines apart where colours do not, in pixels.
    var dashes: [Double] { [[], [7, 3], [2, 2.5], [7, 2.5, 2, 2.5]][series % 4] }
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
