import CGSL
import RandomStreams

/// The uniform law on whole numbers: every one from `low` to `high` is as likely as any other.
///
/// `low` and `high` are whole numbers, both included, at most 10¹⁵ in size, low ≤ high. Mean
/// (low + high)/2, variance (c² − 1)/12 with c = high − low + 1 values.
package struct IntegersLaw {
    /// The smallest value.
    package let low: Double
    /// The largest value.
    package let high: Double

    /// The largest size of a bound, below which sums are exact.
    static let largest = 1e15

    /// Makes the law, or throws where the bounds are not whole numbers in order.
    package init(low: Double, high: Double) throws(LawError) {
        disableGSLAborts()
        for (label, value) in [("low", low), ("high", high)] {
            try LawRule.within(-Self.largest...Self.largest, value, label, of: "integers")
            guard value == value.rounded(.down) else {
                throw LawError("integers", label, "\(label) must be a whole number", got: value)
            }
        }
        guard low <= high else {
            throw LawError("integers", "high", "low must be at most high", got: low, high)
        }
        self.low = low
        self.high = high
    }

    private var count: Double { high - low + 1 }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension IntegersLaw: Law {
    package var name: String { "integers" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("low", low), LawParameterValue("high", high)]
    }
    package var support: ClosedRange<Double> { low...high }
    package var isDiscrete: Bool { true }
    package var mean: Double { low + 0.5 * (high - low) }
    package var standardDeviation: Double { ((count - 1) * (count + 1) / 12).squareRoot() }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        return x >= low && x <= high && x == x.rounded(.down) ? 1 / count : 0
    }
    package func cumulative(_ x: Double) -> Double {
        guard x >= low else { return x.isNaN ? .nan : 0 }
        return x >= high ? 1 : (x.rounded(.down) - low + 1) / count
    }
    package func upperTail(_ x: Double) -> Double {
        guard x >= low else { return x.isNaN ? .nan : 1 }
        return x >= high ? 0 : (high - x.rounded(.down)) / count
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in
            smallest(near: low - 1 + p * count) { cumulative($0) >= p }
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            smallest(near: high - q * count) { upperTail($0) <= q }
        }
    }

    /// From the solution in real numbers, which may be rounded across a step.
    private func smallest(near guess: Double, where holds: (Double) -> Bool) -> Double {
        DiscreteQuantile.smallest(near: guess.rounded(.up), in: low...high, where: holds)
    }
}

extension LawFamily {
    /// `integers(low, high)`. Where bounds vary from run to run they are rounded to the nearest
    /// whole numbers.
    package static let integers = LawFamily(
        name: "integers",
        summary: "Any whole number between two bounds, both included, none likelier than another.",
        guide: LawGuide(
            kind: .discrete,
            definition: "probability 1 / (high - low + 1) of each",
            parameters: [
                .init(
                    "low", "a whole number to 1e15 in size", .count,
                    "the least value; rounded where it varies by run"),
                .init("high", "a whole number from low", .count, "the largest value; likewise"),
            ],
            values: "low, low + 1, ..., high",
            mean: "(low + high) / 2",
            sd: "sqrt(((high - low + 1)^2 - 1) / 12)",
            example: "integers(low: 2, high: 5)"),
        forms: [ParameterForm(["low", "high"])],
        percentiles: .unsupported(
            "integers takes its bounds themselves; write integers(low, high), or uniform with the "
                + "percentiles"),
        make: { (c) throws(LawError) in try IntegersLaw(low: c[0], high: c[1]) },
        conditional: .perRun { generator, parameters in
            let (low, high) = (parameters[0].rounded(), parameters[1].rounded())
            guard low >= -IntegersLaw.largest, high <= IntegersLaw.largest, low <= high else {
                return .nan
            }
            // Fewer than 2⁵² values, so that every one has uniform numbers of its own.
            let step = (gsl_rng_uniform(generator) * (high - low + 1)).rounded(.down)
            return min(low + step, high)
        }
    )
}
