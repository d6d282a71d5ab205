import CGSL
import RandomStreams

/// The geometric law: the number of trials up to and including the first success.
///
/// Probability p(1−p)^(k−1) of k = 1, 2, 3, …, with p from 1e-12 to 1. (Other texts count the
/// failures alone, which are one fewer and begin at 0; here, as in GSL's `gsl_ran_geometric`, the
/// support begins at 1.) Mean 1/p, standard deviation √(1−p)/p. Every function in closed form, exact
/// to a few ulp.
package struct GeometricLaw {
    /// The probability p of a success.
    package let p: Double

    /// Makes the law, or throws where p is not between 1e-12 and 1.
    package init(p: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.within(Self.probabilities, p, "p", of: "geometric")
        self.p = p
    }

    /// The probabilities for which every quantile is an exact whole number.
    static let probabilities = 1e-12...1

    /// log(1 − p).
    private var logFailure: Double { log1p(-p) }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension GeometricLaw: Law {
    package var name: String { "geometric" }
    package var parameters: [LawParameterValue] { [LawParameterValue("p", p)] }
    package var support: ClosedRange<Double> { 1...(p == 1 ? 1 : .infinity) }
    package var isDiscrete: Bool { true }
    package var mean: Double { 1 / p }
    package var standardDeviation: Double { (1 - p).squareRoot() / p }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= 1, x < .infinity, x == x.rounded(.down) else { return 0 }
        return x == 1 ? p : p * exp((x - 1) * logFailure)
    }
    package func cumulative(_ x: Double) -> Double {
        guard x >= 1 else { return x.isNaN ? .nan : 0 }
        return -expm1(x.rounded(.down) * logFailure)
    }
    package func upperTail(_ x: Double) -> Double {
        guard x >= 1 else { return x.isNaN ? .nan : 1 }
        return exp(x.rounded(.down) * logFailure)
    }
    package func quantile(_ probability: Double) -> Double {
        quantile(probability, else: support) { probability in
            smallest(near: log1p(-probability)) { cumulative($0) >= probability }
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in smallest(near: log(q)) { upperTail($0) <= q } }
    }

    /// From the solution of the equation in real numbers, which may be rounded across a step.
    private func smallest(near logTail: Double, where holds: (Double) -> Bool) -> Double {
        if p == 1 { return 1 }
        let guess = (logTail / logFailure).rounded(.up)
        return DiscreteQuantile.smallest(near: guess, in: 1...(guess + 100), where: holds)
    }
}

extension LawFamily {
    /// `geometric(p)`: trials up to and including the first success; `geometric(mean: …)`.
    package static let geometric = LawFamily(
        name: "geometric",
        summary: "Trials up to and including the first success, so at least 1.",
        guide: LawGuide(
            kind: .discrete,
            definition: "probability p (1 - p)^(k - 1) of k",
            parameters: [
                .init("p", "from 1e-12 to 1", .share, "the probability of success"),
                .init("mean", "at least 1", .count, "the expected number"),
            ],
            values: "1, 2, 3, ...",
            mean: "1 / p",
            sd: "sqrt(1 - p) / p",
            example: "geometric(p: 0.2)"),
        forms: [
            ParameterForm(["p"]),
            ParameterForm(
                ["mean"], canonical: [.constant(1) / ParameterTerm.positive(.argument(0))],
                validate: { (values) throws(LawError) in
                    try LawRule.within(1...1e12, values[0], "mean", of: "geometric")
                }),
        ],
        percentiles: .unsupported(
            "geometric counts whole numbers, so that percentiles seldom fit it exactly; "
                + "write geometric(p), or exponential with the percentile"),
        make: { (c) throws(LawError) in try GeometricLaw(p: c[0]) },
        conditional: .perRun { generator, parameters in
            let p = parameters[0]
            guard GeometricLaw.probabilities.contains(p) else { return .nan }
            // By inversion in doubles, since GSL's counts have 32 bits.
            if p == 1 { return 1 }
            return max((log(gsl_rng_uniform_pos(generator)) / log1p(-p)).rounded(.up), 1)
        }
    )
}
