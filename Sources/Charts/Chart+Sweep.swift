import ModelLanguage
import Output
import Simulation

extension Chart {
    /// How quantities go with the values of a sweep, each in a panel of its own.
    ///
    /// **Marks.** A line through the medians, with a dot at each value; shaded are the central 50 % and,
    /// lighter, the central interval of the largest level (90 % by default). Where several quantities are
    /// swept, the first is on the axis, and each combination of the others' values has a line of its own,
    /// up to `mostLines`; bands are shaded for up to `mostBands` lines. Pointing at a dot shows its figures,
    /// in programs that show the titles of SVG.
    ///
    /// **Axes.** The horizontal one goes from the least value to the largest, on a logarithmic scale where
    /// the values read best so (`NumberSeries.isLogarithmic`). Each panel's vertical one is logarithmic where all is positive and the highest is more
    /// than 50 times the lowest.
    ///
    /// - Throws: `ChartError` for a quantity that the sweep does not have.
    package static func sweep(
        of sweep: Sweep, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        guard let first = sweep.points.first, let axis = sweep.quantities.first else {
            return ChartFrame(
                title: "", subtitle: "", sources: "", smallPrint: "", description: ""
            ).drawing(options) { $1 }
        }
        let quantities = try selected(first.result, options)
        let lines = SweepLine.all(of: sweep)
        let drawn = SweepLine.spread(lines)
        let hasBands = drawn.count <= SweepLine.mostBands
        let isOnly = sweep.quantities.count == 1
        let type = ChartCanvas.TypeScale(width: options.boundedWidth)
        let panels = quantities.map { quantity in
            SweepPanel(
                quantity, drawn.map { $0.figures(of: quantity.name) }, over: axis,
                hasBands: hasBands, isOnly: isOnly
            ).panel(type)
        }
        let keys = isOnly ? [] : drawn.map(\.label)
        return frame(sweep, first.result, quantities, drawn, of: lines.count, hasBands: hasBands)
            .drawing(options) { canvas, top in
                let top = canvas.drawKeys(keys, top: top)
                return PanelGrid(panels: panels).draw(&canvas, top: top)
            }
    }

    private static func frame(
        _ sweep: Sweep, _ first: SimulationResult, _ quantities: [QuantityResult],
        _ drawn: [SweepLine], of lineCount: Int, hasBands: Bool
    ) -> ChartFrame {
        let figures = sweep.points.lazy.flatMap(\.result.quantities)
            .compactMap { ChartFigures($0) }.first
        var marks = "Line: the median"
        if hasBands {
            marks += "; shaded: \(percent(figures?.outer.level ?? 0.9)) of the probability"
            if let inner = figures?.inner { marks += " and, darker, \(percent(inner.level))" }
        }
        marks += "."
        if drawn.count < lineCount { marks += " Drawn: \(drawn.count) of \(lineCount) lines." }
        return ChartFrame(
            first.model, showing: quantities, marks: marks, stop: SweepText.stop(sweep),
            changes: sweep.otherChanges,
            runs: "\(Numbers.grouped(first.runs)) "
                + (first.model.evidence.isEmpty ? "common runs" : "runs of each"),
            seed: first.seed, description: "Sweep. " + description(sweep, quantities, drawn))
    }

    /// The figures at both ends of every line.
    private static func description(
        _ sweep: Sweep, _ quantities: [QuantityResult], _ lines: [SweepLine]
    ) -> String {
        quantities.flatMap { quantity in
            lines.flatMap { line in
                [line.points.first, line.points.count > 1 ? line.points.last : nil]
                    .compactMap { $0 }
                    .map { point in
                        let figures = point.result.quantities.first { $0.name == quantity.name }
                            .flatMap { ChartFigures($0) }
                        return "With " + SweepText.point(point.values, of: sweep.quantities) + ", "
                            + (figures?.description
                                ?? "\(ChartName.shown(quantity.name)): no run has a value.")
                    }
            }
        }.joined(separator: " ")
    }
}

/// The points that one line goes through: those that differ in the first value alone.
struct SweepLine {
    /// The most lines that can be told apart.
    static let mostLines = 8
    /// The most lines that have bands.
    static let mostBands = 2

    /// What the other values are.
    let label: String
    /// The points, the first value ascending.
    private(set) var points: [SweptPoint]

    /// The lines in the order of the sweep.
    static func all(of sweep: Sweep) -> [SweepLine] {
        var lines: [SweepLine] = []
        var places: [[Double]: Int] = [:]
        let others = Array(sweep.quantities.dropFirst())
        for point in sweep.points {
            let key = Array(point.values.dropFirst())
            if let place = places[key] {
                lines[place].points.append(point)
            } else {
                places[key] = lines.count
                lines.append(
                    SweepLine(label: SweepText.point(key, of: others), points: [point]))
            }
        }
        for index in lines.indices { lines[index].points.sort { $0.values[0] < $1.values[0] } }
        return lines
    }

    /// As many of them as can be drawn, from the first to the last.
    static func spread(_ lines: [SweepLine]) -> [SweepLine] {
        guard lines.count > mostLines else { return lines }
        return (0..<mostLines).map { lines[$0 * (lines.count - 1) / (mostLines - 1)] }
    }

    /// A quantity's figures along the line; none where no run has a value.
    func figures(of name: String) -> [(x: Double, figures: ChartFigures?)] {
        points.map { point in
            let quantity = point.result.quantities.first { $0.name == name }
            return (point.values[0], quantity.flatMap { ChartFigures($0) })
        }
    }
}
