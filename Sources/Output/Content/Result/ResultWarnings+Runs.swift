import Simulation
import Statistics

/// What the runs do not tell, and how many would.
extension ResultWarnings {
    /// So many runs beyond an end tell where it is to a third of their spread.
    private static let wantedBeyondEnd = 10.0

    /// A level finer than the runs can tell.
    static func tooFewRuns(_ result: SimulationResult) -> [String] {
        // What is the same in all of some runs is told by them.
        let varying = result.quantities.filter {
            $0.minimum < $0.maximum || $0.validRuns == 1
        }
        guard let worst = varying.min(by: { $0.effectiveRuns < $1.effectiveRuns }),
            let level = worst.levels.max(), worst.effectiveRuns > 0
        else { return [] }
        let tail = SimulationOptions.tails(ofLevel: level).low
        guard worst.effectiveRuns * tail < wantedBeyondEnd * (1 - 1e-9) else { return [] }
        let isWeighted = result.evidence != nil
        let count =
            isWeighted
            ? ShareText.count(worst.effectiveRuns) + " effective"
            : Numbers.grouped(worst.validRuns)
        let isOne = worst.effectiveRuns < 1.5
        let runs = "\(count) \(isOne ? "run" : "runs")"
        let interval = "the \(percent(level)) interval"
        let wanted =
            wantedBeyondEnd / tail * (Double(result.runs) / worst.effectiveRuns) * (1 - 1e-9)
        let remedy =
            wanted <= Double(SimulationOptions.maximumRuns)
            ? "take at least \(Numbers.grouped(Int(wanted.rounded(.up)))) runs, so that "
                + "\(Numbers.grouped(Int(wantedBeyondEnd))) of them lie beyond each end"
            : "that takes more runs than can be done"
        return [
            worst.effectiveRuns < wantedBeyondEnd
                ? "\(runs) \(isOne ? "tells" : "tell") next to nothing; for \(interval) \(remedy)"
                : "\(runs) hardly tell the ends of \(interval); \(remedy)"
        ]
    }

    /// A Monte Carlo error above this share of the standard deviation is not from a lack of runs,
    /// where at least `enoughRuns` lie on either side of the quantile.
    private static let largestError = 0.1
    private static let enoughRuns = 1000.0

    /// The shown quantiles that more runs would not settle: those between two values that the
    /// quantity jumps from one to the other of, and those at the edge of a gap. The sampling decides
    /// on which side they fall.
    static func undetermined(_ quantity: QuantityResult) -> [String] {
        let limit = largestError * quantity.standardDeviation
        guard limit.isFinite, limit > 0 else { return [] }
        let levels = quantity.levels
        func ends(_ end: (Double) -> Double, _ label: String) -> [(Double, String)] {
            levels.map { level in
                (end(level), "'\(label)'" + (levels.count > 1 ? " (\(percent(level)))" : ""))
            }
        }
        let shown =
            ends({ SimulationOptions.tails(ofLevel: $0).low }, "low") + [(0.5, "'best'")]
            + ends({ SimulationOptions.tails(ofLevel: $0).high }, "high")
        let name = "'\(quantity.name)'"
        var sentences: [String] = []
        var others: [String] = []
        for (p, label) in shown {
            guard min(p, 1 - p) * quantity.effectiveRuns >= enoughRuns else { continue }
            guard let step = quantity.step(at: p), step.high / 2 - step.low / 2 > limit else {
                if quantity.figure(at: p).standardError > limit { others.append(label) }
                continue
            }
            let (below, above) =
                p == 0.5 ? ("half", "half") : (percent(p), percent(1 - p))
            let figure = p == 0.5 ? "median" : label
            sentences.append(
                "\(below) of the runs of \(name) are at most \(Numbers.significant(step.low)) and "
                    + "\(above) at least \(Numbers.significant(step.high)), so that its \(figure) "
                    + "may be either")
        }
        guard !others.isEmpty else { return sentences }
        return sentences + [
            "the runs cannot determine \(others.joined(separator: ", ")) of \(name): "
                + "its values lie in far-apart groups"
        ]
    }
}

extension QuantityResult {
    /// The two values, each with a probability of its own and none between them, either of which
    /// may be the p-quantile: within three standard errors p itself is at most the lower one. Nil
    /// where there are none.
    fileprivate func step(at p: Double) -> (low: Double, high: Double)? {
        let runs = effectiveRuns * rankEfficiency.factor(at: p)
        let margin = 3 * (p * (1 - p) / runs).squareRoot()
        let low = distribution.quantile(p - margin)
        let high = distribution.quantile(p + margin)
        guard low < high else { return nil }
        // Half a run and less is rounding.
        let least = 0.5 / Double(distribution.total)
        let upToLow = distribution.cumulative(low.nextUp)
        let belowHigh = distribution.cumulative(high)
        let isStep =
            upToLow - distribution.cumulative(low) > least && belowHigh - upToLow < least
            && distribution.cumulative(high.nextUp) - belowHigh > least
        return isStep ? (low, high) : nil
    }
}
