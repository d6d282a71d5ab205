import Simulation
import Statistics

/// A probability as a percentage without needless digits: `90 %`, `97.5 %`.
package func percent(_ level: Double) -> String {
    // Rounded, so that 0.29 · 100 is not 28.999999999999996.
    Numbers.significant((level * 1e14).rounded() / 1e12, digits: 12) + " %"
}

extension QuantityResult {
    /// The levels that there are intervals for, each once, in order.
    package var levels: [Double] {
        var levels: [Double] = []
        for interval in intervals where !levels.contains(interval.level) {
            levels.append(interval.level)
        }
        return levels
    }

    /// The interval of a level and kind.
    func interval(_ level: Double, _ kind: CredibleInterval.Kind) -> CredibleInterval? {
        intervals.first { $0.level == level && $0.kind == kind }
    }

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
