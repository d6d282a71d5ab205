import CGSL
import RandomStreams

/// The Bernoulli law: 1 with probability p, else 0.
///
/// p from 0 to 1; with 0 or 1 the law is one certain value. Mean p, standard deviation √(p(1−p)).
package struct BernoulliLaw {
    /// The probability of 1.
    package let p: Double

    /// Makes the law, or throws where p is not a probability.
    package init(p: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.within(0...1, p, "p", of: "bernoulli")
        self.p = p
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension BernoulliLaw: Law {
    package var name: String { "bernoulli" }
    package var parameters: [LawParameterValue] { [LawParameterValue("p", p)] }
    package var support: ClosedRange<Double> { (p == 1 ? 1 : 0)...(p == 0 ? 0 : 1) }
    package var isDiscrete: Bool { true }
    package var mean: Double { p }
    package var standardDeviation: Double { (p * (1 - p)).squareRoot() }

    package func density(_ x: Double) -> Double {
        x.isNaN ? .nan : x == 1 ? p : x == 0 ? 1 - p : 0
    }
    package func cumulative(_ x: Double) -> Double {
        x.isNaN ? .nan : x < 0 ? 0 : x < 1 ? 1 - p : 1
    }
    package func upperTail(_ x: Double) -> Double {
        x.isNaN ? .nan : x < 0 ? 1 : x < 1 ? p : 0
    }
    package func quantile(_ probability: Double) -> Double {
        quantile(probability, else: support) { p == 1 || $0 > 1 - p ? 1 : 0 }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { p == 1 || $0 < p ? 1 : 0 }
    }
}

extension LawFamily {
    /// `bernoulli(p)`.
    package static let bernoulli = LawFamily(
        name: "bernoulli",
        summary: "1 with probability p, else 0: whether something happened.",
        guide: LawGuide(
            kind: .discrete,
            definition: "1 with probability p, 0 with probability 1 - p",
            parameters: [
                .init("p", "from 0 to 1", .share, "the probability of 1")
            ],
            values: "0 and 1",
            mean: "p",
            sd: "sqrt(p (1 - p))",
            example: "bernoulli(p: 0.3)"),
        forms: [ParameterForm(["p"])],
        percentiles: .unsupported(
            "bernoulli is 0 or 1, which percentiles do not fix; write bernoulli(p)"),
        make: { (c) throws(LawError) in try BernoulliLaw(p: c[0]) },
        conditional: .perRun { generator, parameters in
            let p = parameters[0]
            guard p >= 0, p <= 1 else { return .nan }
            return Double(gsl_ran_bernoulli(generator, p))
        }
    )
}
