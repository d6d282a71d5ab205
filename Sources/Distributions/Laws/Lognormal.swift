import CGSL
import RandomStreams

/// The log-normal law: a positive quantity known up to a factor.
///
/// log X is normal with mean μ (finite) and standard deviation σ (positive and finite). Median
/// e^μ, mean e^(μ+σ²/2). Computed through the normal law's GSL functions; both tails keep full
/// relative accuracy, as far as log x − μ can be told.
package struct LognormalLaw {
    /// The mean of log X.
    package let mu: Double
    /// The standard deviation of log X.
    package let sigma: Double

    /// Makes the law, or throws where μ is not finite, σ not positive and finite, or the median
    /// e^μ not a positive finite number.
    package init(mu: Double, sigma: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.finite(mu, "mu", of: "lognormal")
        try LawRule.positive(sigma, "sigma", of: "lognormal")
        guard abs(mu) <= Self.largestMu else {
            throw LawError("lognormal", "mu", "mu must be between -700 and 700", got: mu)
        }
        self.mu = mu
        self.sigma = sigma
    }

    /// Beyond this e^μ is no ordinary number.
    static let largestMu = 700.0
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension LognormalLaw: Law {
    package var name: String { "lognormal" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("median", median), LawParameterValue("sigma", sigma)]
    }
    package var support: ClosedRange<Double> { 0 ... .infinity }
    package var isDiscrete: Bool { false }
    package var mean: Double { exp(mu + 0.5 * sigma * sigma) }
    package var standardDeviation: Double {
        // √(e^(σ²) − 1), without the overflow of its square.
        let square = sigma * sigma
        let spread =
            square < 1
            ? expm1(square).squareRoot() : exp(0.5 * square) * (-expm1(-square)).squareRoot()
        return spread < .infinity ? mean * spread : .infinity
    }

    /// The value that half the probability lies below.
    package var median: Double { exp(mu) }

    package func density(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x.isNaN ? .nan : 0 }
        let z = score(x)
        return exp(-0.5 * z * z) / GammaFunctions.sqrtTwoPi / sigma / x
    }
    package func cumulative(_ x: Double) -> Double {
        guard x > 0 else { return x.isNaN ? .nan : 0 }
        return gsl_cdf_ugaussian_P(score(x))
    }
    package func upperTail(_ x: Double) -> Double {
        guard x > 0 else { return x.isNaN ? .nan : 1 }
        return gsl_cdf_ugaussian_Q(score(x))
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { exp(mu + sigma * gsl_cdf_ugaussian_Pinv($0)) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { exp(mu + sigma * gsl_cdf_ugaussian_Qinv($0)) }
    }

    private func score(_ x: Double) -> Double { (log(x) - mu) / sigma }
}

extension LawFamily {
    /// `lognormal(median, sigma)`, `lognormal(mu: …, sigma: …)` or `lognormal(mean: …, sd: …)`.
    package static let lognormal = LawFamily(
        name: "lognormal",
        summary: "A positive quantity known up to a factor: a count of people, a ratio.",
        guide: LawGuide(
            kind: .continuous,
            definition: "log x is normal with mean mu and standard deviation sigma",
            parameters: [
                .init(
                    "median", "from 1e-300 to 1e300", .quantity,
                    "half of the probability lies below it"),
                .init(
                    "sigma", "positive", .none,
                    "the standard deviation of log x: 0.1 is an error of some 10 %"),
                .init("mu", "any number", .none, "the logarithm of the median"),
                .init("mean", "positive", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "above 0",
            mean: "median exp(sigma^2 / 2)",
            sd: "mean sqrt(exp(sigma^2) - 1)",
            example: "lognormal(p5: 120, p95: 900)"),
        forms: [
            ParameterForm(
                ["median", "sigma"],
                canonical: [.logarithm(.positive(.argument(0))), .argument(1)],
                validate: { (values) throws(LawError) in
                    try LawRule.positive(values[0], "median", of: "lognormal")
                    try LawRule.positive(values[1], "sigma", of: "lognormal")
                    try LawRule.ordinary(values[0], "median", of: "lognormal")
                }),
            ParameterForm(["mu", "sigma"]),
            momentForm,
        ],
        percentiles: .closed { p, q in
            let zp = NormalLaw.standard.quantile(p)
            let zq = NormalLaw.standard.quantile(q)
            let low = ParameterTerm.logarithm(.positive(.argument(0)))
            let high = ParameterTerm.logarithm(.positive(.argument(1)))
            let sigma = (high - low) / (zq - zp)
            return ParameterForm(
                [percentileLabel(p), percentileLabel(q)],
                canonical: [low - zp * sigma, sigma],
                validate: { (values) throws(LawError) in
                    try LawRule.increasing(values, of: "lognormal", p, q, positive: true)
                    let c = [low - zp * sigma, sigma].map { $0.evaluate(values) }
                    guard c[1] > 0, abs(c[0]) <= LognormalLaw.largestMu else {
                        throw LawRule.unreachable(values, of: "lognormal", p, q)
                    }
                })
        },
        make: { (c) throws(LawError) in try LognormalLaw(mu: c[0], sigma: c[1]) },
        conditional: .transformed(
            standard: NormalLaw.standard,
            formula: .exponential(
                .argument(0) + ParameterTerm.positive(.argument(1)) * .argument(2)))
    )

    /// σ² = log(1 + c²) and μ = log(mean) − σ²/2 with c = sd/mean.
    private static var momentForm: ParameterForm {
        let mean = ParameterTerm.positive(.argument(0))
        let ratio = ParameterTerm.positive(.argument(1)) / mean
        // log(1 + c²) is c² log(u)/(u − 1) with u the rounded 1 + c²: the rounding cancels
        // (Kahan). The tiny term makes the quotient 1 where u is 1.
        let u = 1.0 + ratio * ratio
        let tiny = ParameterTerm.constant(1e-300)
        let quotient = (.logarithm(u) + tiny) / (u - .constant(1) + tiny)
        let sigma = ratio * .squareRoot(quotient)
        return ParameterForm(
            ["mean", "sd"],
            canonical: [.logarithm(mean) - 0.5 * (sigma * sigma), sigma],
            validate: { (values) throws(LawError) in
                try LawRule.positive(values[0], "mean", of: "lognormal")
                try LawRule.positive(values[1], "sd", of: "lognormal")
                try LawRule.ordinary(values[0], "mean", of: "lognormal")
                try LawRule.comparable(values[1], "sd", to: values[0], "mean", of: "lognormal")
            })
    }
}
