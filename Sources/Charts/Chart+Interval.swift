import Output
import Simulation

extension Chart {
    /// All quantities as intervals, those of one unit over one axis.
    ///
    /// **Marks.** A dot at the median, a thick line over the central 50 % and a thin one over the central
    /// interval of the largest level that the result has (90 % by default); the figures at the right.
    ///
    /// **Axes.** One for each unit, logarithmic where all its values are positive and the highest is
    /// more than 50 times the lowest. Quantities that would not be seen beside others of their unit have
    /// one of their own.
    ///
    /// Pointing at a quantity shows its figures, in programs that show the titles of SVG.
    ///
    /// - Throws: `ChartError` for a quantity that the result does not have.
    package static func interval(
        of result: SimulationResult, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        let quantities = try selected(result, options)
        let rows = quantities.map { quantity in
            IntervalRow(
                name: quantity.title ?? quantity.name, unit: quantity.unit,
                marks: ChartFigures(quantity).map { [IntervalMark($0)] } ?? [])
        }
        let figures = quantities.compactMap(ChartFigures.init).first
        let wide = percent(figures?.outer.level ?? 0.9)
        var marks = "Dot: the median; line: \(wide) of the probability"
        if let inner = figures?.inner { marks += ", thick: \(percent(inner.level))" }
        let frame = ChartFrame(
            result, showing: quantities, marks: marks + ".",
            description: "Intervals. " + description(quantities))
        return intervals(
            rows, figuresTitle: "median, \(wide) range", frame: frame, options: options)
    }

    /// An interval chart of any rows in a frame of one's own, for charts that compare results.
    ///
    /// - Parameters:
    ///   - rows: the quantities with their marks.
    ///   - sharing: which of them share an axis.
    ///   - figuresTitle: what stands above the figures at the right, such as `median, 90 % range`.
    ///   - frame: the text around the chart.
    package static func intervals(
        _ rows: [IntervalRow], sharing: AxisSharing = .ofUnit, figuresTitle: String,
        frame: ChartFrame, options: ChartOptions
    ) -> ChartDrawing {
        frame.drawing(options) { canvas, top in
            IntervalRows(rows, figuresTitle: figuresTitle, sharing: sharing)
                .draw(&canvas, top: top)
        }
    }
}
