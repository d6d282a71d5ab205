import Simulation
import Statistics

/// The part of the terminal table with a row for each quantity.
struct QuantityTable {
    private let result: SimulationResult
    private let style: TextStyle

    init(_ result: SimulationResult, style: TextStyle) {
        self.result = result
        self.style = style
    }

    private static let widestSketch = 40
    private static let narrowestSketch = 8

    /// The lines, laid out to fit the width: the sketch shrinks and goes first, then the mean, then
    /// long names are cut, then the unit goes; where that is not enough for several levels, names become
    /// headings. Figures are never cut.
    func lines() -> [String] {
        // Shapes are for terminals; without blocks they are drawn with letters.
        let sketches = style.isUnicode || style.cutsToWidth ? Self.widestSketch : 0
        let bare = table(sketch: 0, mean: true)
        let room = style.width - bare.width - TextTable.gap
        if sketches > 0, room >= Self.narrowestSketch {
            return table(sketch: min(room, sketches), mean: true).lines(style)
        }
        if bare.width <= style.width || !style.cutsToWidth { return bare.lines(style) }
        var table = table(sketch: 0, mean: false)
        shortenNames(of: &table)
        if table.width > style.width {
            table.columns.removeAll { $0.title == TextTable.unitTitle }
        }
        return table.width > style.width && hasLevels ? stacked().lines(style) : table.lines(style)
    }

    private var hasLevels: Bool { result.quantities.contains { $0.levels.count > 1 } }

    /// The levels of each quantity below its name, for where they have no room beside it.
    private func stacked() -> GroupedTable {
        var table = GroupedTable(columns: [
            TextTable.Column(title: "level", isRight: true),
            TextTable.Column(title: "low", isRight: true),
            TextTable.Column(title: "best", isRight: true, emphasis: .bold),
            TextTable.Column(title: "high", isRight: true),
        ])
        table.groups = result.quantities.map { quantity in
            let texts = quantity.intervalTexts
            return GroupedTable.Group(
                name: DisplayText.clean(quantity.name), unit: DisplayText.clean(quantity.unit),
                rows: quantity.levels.enumerated().map { index, level in
                    let best = index == 0 ? texts.best : ""
                    return ([percent(level), texts.lows[index], best, texts.highs[index]], [])
                })
        }
        return table
    }

    /// The table for where nothing has to fit and nothing can be drawn.
    func plain() -> TextTable { table(sketch: 0, mean: true) }

    private func shortenNames(of table: inout TextTable) {
        let excess = table.width - style.width
        guard excess > 0 else { return }
        let room = max(table.columns[0].width - excess, 12)
        table.columns[0].cells = table.columns[0].cells.map {
            DisplayText.truncated($0, to: room, mark: style.ellipsis)
        }
    }

    private func table(sketch: Int, mean: Bool) -> TextTable {
        var name = TextTable.Column(title: "quantity", emphasis: .bold)
        var level = TextTable.Column(title: "level", isRight: true)
        var low = TextTable.Column(title: "low", isRight: true)
        var best = TextTable.Column(title: "best", isRight: true, emphasis: .bold)
        var high = TextTable.Column(title: "high", isRight: true)
        var unit = TextTable.Column(title: TextTable.unitTitle)
        var means = TextTable.Column(title: "mean", isRight: true)
        var shape = TextTable.Column(title: "density", emphasis: .sketch)
        let levels = result.quantities.map(\.levels.count).max() ?? 1
        for quantity in result.quantities {
            let texts = quantity.intervalTexts
            for (index, value) in quantity.levels.enumerated() {
                // What all levels share stands in the first line only.
                let isFirst = index == 0
                name.cells.append(isFirst ? DisplayText.clean(quantity.name) : "")
                level.cells.append(percent(value))
                low.cells.append(texts.lows[index])
                best.cells.append(isFirst ? texts.best : "")
                high.cells.append(texts.highs[index])
                unit.cells.append(isFirst ? DisplayText.clean(quantity.unit) : "")
                means.cells.append(isFirst ? quantity.meanText : "")
                shape.cells.append(
                    isFirst
                        ? Sketch.text(
                            of: quantity.distribution, width: sketch, isUnicode: style.isUnicode)
                        : "")
            }
        }
        var columns = levels > 1 ? [name, level, low, best, high] : [name, low, best, high]
        columns.append(unit)
        if mean { columns.append(means) }
        if sketch > 0 { columns.append(shape) }
        return TextTable(columns: columns)
    }
}

/// A probability as a percentage without needless digits: `90 %`, `97.5 %`.
package func percent(_ level: Double) -> String {
    // Rounded, so that 0.29 · 100 is not 28.999999999999996.
    Numbers.significant((level * 1e14).rounded() / 1e12, digits: 12) + " %"
}

extension QuantityResult {
    /// The mean with the digits that its error supports; `none` where there is no mean, `unknown` where the
    /// runs cannot tell it.
    package var meanText: String {
        if existingMoments == .none { return "none" }
        if case .nothing = momentBasis { return "unknown" }
        return SupportedDigits.text(
            mean.value, error: mean.standardError, spread: standardDeviation)
    }

    /// The ends of the equal-tailed interval of each level and the median, with the digits that
    /// their errors support; never out of order. `n/a` for those that the runs do not tell.
    package var intervalTexts: (lows: [String], best: String, highs: [String]) {
        var figures: [(p: Double, value: Double)] = [(0.5, figure(at: 0.5).value)]
        for level in levels {
            let interval = interval(level, .equalTailed)
            figures.append(((1 - level) / 2, interval?.low ?? .nan))
            figures.append(((1 + level) / 2, interval?.high ?? .nan))
        }
        let order = figures.indices.sorted { figures[$0].p < figures[$1].p }
        let ascending = SupportedDigits.texts(
            ascending: order.map { (figures[$0].value, figure(at: figures[$0].p).standardError) },
            spread: standardDeviation)
        var texts = Array(repeating: "", count: figures.count)
        for (index, text) in zip(order, ascending) {
            texts[index] = tells(figures[index].p) ? text : "n/a"
        }
        return (
            levels.indices.map { texts[2 * $0 + 1] }, texts[0],
            levels.indices.map { texts[2 * $0 + 2] }
        )
    }

    /// Whether the runs tell the quantile at `p`: at least one of them is to be expected beyond it.
    /// Else what stands for it is the smallest or the largest value that happened to be drawn.
    package func tells(_ p: Double) -> Bool {
        min(p, 1 - p) * effectiveRuns >= 1 - 1e-9 || minimum == maximum
    }

    /// The quantile at `p`: the one listed among the figures, else computed.
    package func figure(at p: Double) -> QuantileEstimate {
        // (1 − 0.9) / 2 is a rounding error away from 0.05.
        quantiles.first { abs($0.probability - p) < 1e-12 } ?? quantile(p)
    }
}
