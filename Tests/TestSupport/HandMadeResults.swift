import CasModel
import Foundation

/// Simulation results made by hand, so that reports can be tested to the letter.
package enum HandMade {
    /// A model of three quantities: a range, a ratio, and their product.
    package static func model(
        asOf: String? = "2022-03-24", overrides: [Model.Override] = [],
        questions: [(name: String, title: String?)] = []
    ) -> Model {
        let input = { (name: String, text: String) in
            CheckedExpression(
                .draw(Draw(inputName: name, sampling: .fixed(NormalLaw.standard), text: text)),
                span: 0..<text.utf8.count)
        }
        let killed = CheckedExpression(.quantity(0), span: 0..<6)
        let ratio = CheckedExpression(.quantity(1), span: 9..<27)
        let condition = CheckedExpression(
            .binary(.greater, killed, CheckedExpression(.number(15000), span: 9..<14)),
            span: 0..<14,
            isCondition: true)
        return Model(
            name: "hand-made", title: "Losses, first month", asOf: asOf,
            sources: [
                Source(
                    id: "nato-ap", title: "Senior NATO military official, to AP",
                    date: "2022-03-23", grade: "B2",
                    quote: "between 7,000 and 15,000 Russian troops have died"),
                Source(id: "ratios", title: "Ratios of past wars, \"wounded\" as recorded"),
            ],
            quantities: [
                Quantity(
                    name: "killed", unit: "people", expression: input("killed", "7000 to 15000"),
                    text: "7000 to 15000", sources: ["nato-ap"]),
                Quantity(
                    name: "wounded_per_killed", unit: "ratio",
                    expression: input("wounded_per_killed", "lognormal(median: 3, sigma: 0.4)"),
                    text: "lognormal(median: 3, sigma: 0.4)", sources: ["ratios"]),
                Quantity(
                    name: "wounded", unit: "people",
                    expression: CheckedExpression(.binary(.multiply, killed, ratio), span: 0..<27),
                    text: "killed * wounded_per_killed"),
            ],
            evaluationOrder: [0, 1, 2], report: [0, 1, 2],
            questions: questions.map {
                Question(
                    name: $0.name, condition: condition, text: "killed > 15000", title: $0.title)
            }, digest: "c0ffee", overrides: overrides)
    }

    /// The figures of one quantity, those of its distribution where none are given.
    package static func quantity(
        _ index: Int, _ name: String, unit: String = "people",
        distribution: BinnedDistribution, mean: Estimate, sd: Double, errors: Double,
        levels: [Double] = [0.9], invalidRuns: Int = 0
    ) -> QuantityResult {
        QuantityResult(
            quantityIndex: index, name: name, unit: unit, validRuns: Int(distribution.total),
            invalidRuns: invalidRuns, mean: mean, standardDeviation: sd,
            minimum: distribution.quantile(0), maximum: distribution.quantile(1),
            quantiles: QuantityResult.reportedProbabilities.map {
                QuantileEstimate(
                    probability: $0, value: distribution.quantile($0), standardError: errors)
            },
            intervals: levels.flatMap { level in
                [
                    CredibleInterval(
                        level: level, kind: .equalTailed,
                        low: distribution.quantile((1 - level) / 2),
                        high: distribution.quantile((1 + level) / 2)),
                    CredibleInterval(
                        level: level, kind: .highestDensity,
                        low: distribution.quantile((1 - level) / 4),
                        high: distribution.quantile(level + (1 - level) / 4)),
                ]
            },
            distribution: distribution)
    }

    /// A distribution of `runs` values in equal bins, as a quantile function has it, without
    /// random error: `quantile` maps probabilities to values.
    package static func distribution(
        runs: Int, bins: Int = 20_000, _ quantile: (Double) -> Double
    ) -> BinnedDistribution {
        let values = (0..<runs).map { quantile((Double($0) + 0.5) / Double(runs)) }
        return distribution(of: values, bins: bins)
    }

    /// The distribution of values in equal bins.
    package static func distribution(of values: [Double], bins: Int = 20_000) -> BinnedDistribution
    {
        guard let low = values.min(), let high = values.max(), high > low else {
            let value = values.first ?? 0
            return BinnedDistribution(
                edges: [value, value.nextUp], counts: [UInt64(values.count)])
        }
        var counts = [UInt64](repeating: 0, count: bins)
        for value in values {
            counts[min(Int((value - low) / (high - low) * Double(bins)), bins - 1)] += 1
        }
        let edges = (0...bins).map { step in
            let fraction = Double(step) / Double(bins)
            return low * (1 - fraction) + high * fraction
        }
        return BinnedDistribution(edges: edges, counts: counts)
    }

    /// The distribution of whole numbers, each with its count: an atom for every number.
    package static func atoms(_ counts: [(value: Double, count: UInt64)]) -> BinnedDistribution {
        var edges: [Double] = []
        var all: [UInt64] = []
        for (value, count) in counts {
            if !edges.isEmpty { all.append(0) }
            edges += [value, value.nextUp]
            all.append(count)
        }
        return BinnedDistribution(edges: edges, counts: all)
    }

    /// A result of the three quantities above.
    package static func result(
        model: Model = model(), runs: Int = 10_000_000, requestedRuns: Int = 10_000_000,
        levels: [Double] = [0.9], questions: [QuestionResult] = [],
        invalidRuns: Int = 0, invalidCauses: [InvalidCause] = []
    ) -> SimulationResult {
        let normal = NormalLaw.standard
        let killed = distribution(runs: 100_000) { exp(9.2346 + 0.23170 * normal.quantile($0)) }
        let ratio = distribution(runs: 100_000) { exp(1.0986 + 0.4 * normal.quantile($0)) }
        let wounded = distribution(runs: 100_000) { exp(10.3332 + 0.46227 * normal.quantile($0)) }
        return SimulationResult(
            model: model, seed: 42, runs: runs, requestedRuns: requestedRuns, threads: 2,
            elapsedSeconds: 0.4128,
            quantities: [
                quantity(
                    0, "killed", distribution: killed,
                    mean: Estimate(value: 10525.83, standardError: 0.78), sd: 2472.4,
                    errors: 3.1, levels: levels),
                quantity(
                    1, "wounded_per_killed", unit: "ratio", distribution: ratio,
                    mean: Estimate(value: 3.24986, standardError: 0.00043), sd: 1.3537,
                    errors: 0.0007, levels: levels),
                quantity(
                    2, "wounded", distribution: wounded,
                    mean: Estimate(value: 34204.1, standardError: 300), sd: 16701,
                    errors: 300, levels: levels, invalidRuns: invalidRuns),
            ],
            questions: questions, invalidCauses: invalidCauses)
    }
}

extension HandMade {
    /// The log-normal law of a central 90 % range.
    package static func range(_ low: Double, _ high: Double) -> any Law {
        let middle = (log(low) + log(high)) / 2
        let sigma = (log(high) - log(low)) / (2 * RangeLevel.usual.halfWidth)
        return (try? LognormalLaw(mu: middle, sigma: sigma)) ?? NormalLaw.standard
    }
}
