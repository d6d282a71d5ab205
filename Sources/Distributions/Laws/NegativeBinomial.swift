import CGSL
import RandomStreams

/// The negative binomial law: failures before the n-th success, or a count that varies more than a
/// Poisson law's.
///
/// Probability Γ(n+k)/(Γ(n) k!) p^n (1−p)^k of k = 0, 1, 2, … failures, with n successes (from 1e-300
/// to 1e9; it need not be whole) of probability p each (from 1e-7 to 1). Mean m = n(1−p)/p, at most
/// 10⁹, and variance m/p. The tails are incomplete beta functions, with a relative accuracy of about
/// 1e-13 each. The parametrisation is that of GSL's `gsl_ran_negative_binomial`.
package struct NegativeBinomialLaw {
    /// The number n of successes.
    package let n: Double
    /// The probability p of a success.
    package let p: Double

    /// The probabilities for which GSL's counts stay within their 32 bits.
    static let probabilities = 1e-7...1
    static let sizes = 1e-300...1e9
    static let largestMean = 1e9

    /// Makes the law, or throws where a parameter is out of its range or the mean above 10⁹.
    package init(n: Double, p: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.positive(n, "n", of: "negative_binomial")
        try LawRule.within(Self.sizes, n, "n", of: "negative_binomial")
        try LawRule.within(Self.probabilities, p, "p", of: "negative_binomial")
        let mean = n * ((1 - p) / p)
        guard mean <= Self.largestMean else {
            throw LawError(
                "negative_binomial", "n", "the mean n (1 - p) / p must be at most 1000000000",
                got: mean,
                advice:
                    "write gamma(mean: \(LawRule.show(mean)), sd: \(LawRule.show((mean / p).squareRoot())))"
            )
        }
        self.n = n
        self.p = p
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension NegativeBinomialLaw: Law {
    package var name: String { "negative_binomial" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("n", n), LawParameterValue("p", p)]
    }
    package var support: ClosedRange<Double> { 0...(p == 1 ? 0 : .infinity) }
    package var isDiscrete: Bool { true }
    package var mean: Double { n * ((1 - p) / p) }
    package var standardDeviation: Double { (mean / p).squareRoot() }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= 0, x < .infinity, x == x.rounded(.down) else { return 0 }
        if p == 1 { return x == 0 ? 1 : 0 }
        if x == 0 { return exp(n * log(p)) }
        // p^n q^x / B(n, x) is the density of the odds, and 1/(x B(n, x)) the binomial coefficient.
        return IncompleteBeta(n, x, forTails: false).logitDensity(p, 1 - p) / x
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ probability: Double) -> Double {
        quantile(probability, else: support) { probability in
            smallest(score: gsl_cdf_ugaussian_Pinv(probability)) {
                tails($0).lower >= probability
            }
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            smallest(score: gsl_cdf_ugaussian_Qinv(q)) { tails($0).upper <= q }
        }
    }

    private func tails(_ x: Double) -> TailPair {
        if x.isNaN { return .undefined }
        if x < 0 { return .allAbove }
        if p == 1 || x == .infinity { return .allBelow }
        return IncompleteBeta(n, x.rounded(.down) + 1).tails(p, 1 - p)
    }
    private func smallest(score: Double, where holds: (Double) -> Bool) -> Double {
        let sd = standardDeviation
        let guess = DiscreteQuantile.guess(
            mean: mean, sd: sd, skewness: sd > 0 ? (2 - p) / p / sd : 0, score: score)
        // No tail reaches 100 standard deviations and 2,000 steps of its decay beyond the mean.
        let end = p == 1 ? 0 : (mean + 100 * sd + 2_000 / p).rounded()
        return DiscreteQuantile.smallest(near: guess, in: 0...end, where: holds)
    }
}

extension LawFamily {
    /// `negative_binomial(n, p)` or `negative_binomial(mean: …, sd: …)`.
    package static let negativeBinomial = LawFamily(
        name: "negative_binomial",
        summary: "A count that varies more than a Poisson law's; failures before the n-th success.",
        guide: LawGuide(
            kind: .discrete,
            definition:
                "probability G(n + k) / (G(n) k!) p^n (1 - p)^k of k, with G the gamma function",
            parameters: [
                .init(
                    "n", "positive, to 1e9; need not be whole", .count,
                    "how many successes are waited for"),
                .init("p", "from 1e-7 to 1", .share, "the probability of success"),
                .init("mean", "positive", .count, "the expected number"),
                .init("sd", "more than sqrt(mean)", .count, "the standard deviation"),
            ],
            values: "0, 1, 2, ...",
            mean: "n (1 - p) / p",
            sd: "sqrt(n (1 - p)) / p",
            example: "negative_binomial(mean: 20, sd: 9)"),
        forms: [
            ParameterForm(["n", "p"]),
            ParameterForm(
                ["mean", "sd"],
                canonical: [mean * (share / (1 - share)), share],
                validate: { (values) throws(LawError) in
                    try LawRule.positive(values[0], "mean", of: "negative_binomial")
                    try LawRule.positive(values[1], "sd", of: "negative_binomial")
                    guard share.evaluate(values) < 1 else {
                        throw LawError(
                            "negative_binomial", "sd",
                            "sd must be more than the square root of the mean \(LawRule.show(values[0]))",
                            got: values[1])
                    }
                    guard share.evaluate(values) >= NegativeBinomialLaw.probabilities.lowerBound
                    else {
                        throw LawError(
                            "negative_binomial", "sd",
                            "sd must be at most the square root of 1e7 times the mean \(LawRule.show(values[0]))",
                            got: values[1])
                    }
                }),
        ],
        percentiles: .unsupported(
            "negative_binomial counts whole numbers, so that percentiles seldom fit it exactly; "
                + "write negative_binomial(n, p), or gamma or lognormal with the percentiles"),
        make: { (c) throws(LawError) in try NegativeBinomialLaw(n: c[0], p: c[1]) },
        conditional: .perRun { generator, parameters in
            let (n, p) = (parameters[0], parameters[1])
            guard NegativeBinomialLaw.sizes.contains(n),
                NegativeBinomialLaw.probabilities.contains(p),
                n * ((1 - p) / p) <= NegativeBinomialLaw.largestMean
            else { return .nan }
            if p == 1 { return 0 }
            return Double(gsl_ran_negative_binomial(generator, p, n))
        }
    )

    /// p = mean/sd².
    private static var share: ParameterTerm {
        let sd = ParameterTerm.positive(.argument(1))
        return mean / sd / sd
    }
    private static var mean: ParameterTerm { ParameterTerm.positive(.argument(0)) }
}
