import CGSL
import RandomStreams

/// The Poisson law: a count of independent events with a known expected number.
///
/// Probability m^k e^(−m) / k! of k = 0, 1, 2, …, with mean m from 0 to 10⁹; mean 0 is always 0.
/// The tails are incomplete gamma functions, with a relative accuracy of about 1e-13 each.
package struct PoissonLaw {
    /// The expected number m.
    package let mean: Double

    /// The largest mean: beyond it the normal law says the same.
    static let largestMean = 1e9

    /// Makes the law, or throws where the mean is negative, not finite or above 10⁹.
    package init(mean: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.notNegative(mean, "mean", of: "poisson")
        guard mean <= Self.largestMean else {
            throw LawError(
                "poisson", "mean", "mean must be at most 1000000000", got: mean,
                advice: "\(LawRule.normalInstead(mean: mean, sd: mean.squareRoot()))")
        }
        self.mean = mean
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension PoissonLaw: Law {
    package var name: String { "poisson" }
    package var parameters: [LawParameterValue] { [LawParameterValue("mean", mean)] }
    package var support: ClosedRange<Double> { 0...(mean == 0 ? 0 : .infinity) }
    package var isDiscrete: Bool { true }
    package var standardDeviation: Double { mean.squareRoot() }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= 0, x < .infinity, x == x.rounded(.down) else { return 0 }
        if mean == 0 { return x == 0 ? 1 : 0 }
        return IncompleteGamma(shape: x + 1).logScaleDensity(mean) / mean
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in
            smallest(score: gsl_cdf_ugaussian_Pinv(p)) { tails($0).lower >= p }
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
        if mean == 0 || x == .infinity { return .allBelow }
        return IncompleteGamma(shape: x.rounded(.down) + 1).tails(mean).mirrored
    }
    private func smallest(score: Double, where holds: (Double) -> Bool) -> Double {
        let guess = DiscreteQuantile.guess(
            mean: mean, sd: mean.squareRoot(), skewness: mean > 0 ? 1 / mean.squareRoot() : 0,
            score: score)
        // No tail reaches 2,000 + 100 standard deviations beyond the mean.
        let end = mean == 0 ? 0 : (mean + 100 * mean.squareRoot() + 2_000).rounded()
        return DiscreteQuantile.smallest(near: guess, in: 0...end, where: holds)
    }
}

extension LawFamily {
    /// `poisson(mean)`; `rate:` means the same.
    package static let poisson = LawFamily(
        name: "poisson",
        summary: "A count of independent events with a known expected number.",
        guide: LawGuide(
            kind: .discrete,
            definition: "probability mean^k exp(-mean) / k! of k",
            parameters: [
                .init(
                    "mean", "from 0 to 1e9", .count,
                    "the expected number; `rate` means the same")
            ],
            values: "0, 1, 2, ...",
            mean: "mean",
            sd: "sqrt(mean)",
            example: "poisson(mean: 14)"),
        forms: [ParameterForm(["mean"], aliases: ["rate": "mean"])],
        percentiles: .unsupported(
            "poisson counts whole events, so that percentiles seldom fit it exactly; "
                + "write poisson(mean), or gamma or lognormal with the percentiles"),
        make: { (c) throws(LawError) in try PoissonLaw(mean: c[0]) },
        conditional: .perRun { generator, parameters in
            let mean = parameters[0]
            guard mean >= 0, mean <= PoissonLaw.largestMean else { return .nan }
            return mean == 0 ? 0 : Double(gsl_ran_poisson(generator, mean))
        }
    )
}
