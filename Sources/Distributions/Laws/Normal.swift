import CGSL
import RandomStreams

/// The normal law.
///
/// Density exp(−(x − m)²/2s²) / (s√2π) for every x, with mean m (finite) and standard deviation s
/// (positive and finite). Computed by GSL's `gsl_cdf_gaussian_*`; both tails keep full relative
/// accuracy.
package struct NormalLaw {
    /// The expected value m.
    package let mean: Double
    /// The standard deviation s.
    package let standardDeviation: Double

    /// Makes the law, or throws where the mean is not finite or the sd not positive and finite.
    package init(mean: Double, standardDeviation: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.finite(mean, "mean", of: "normal")
        try LawRule.positive(standardDeviation, "sd", of: "normal")
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    /// The normal law with mean 0 and standard deviation 1.
    package static let standard = NormalLaw()

    private init() {
        disableGSLAborts()
        mean = 0
        standardDeviation = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension NormalLaw: Law {
    package var name: String { "normal" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("mean", mean), LawParameterValue("sd", standardDeviation)]
    }
    package var support: ClosedRange<Double> { -.infinity ... .infinity }
    package var isDiscrete: Bool { false }

    package func density(_ x: Double) -> Double {
        let z = (x - mean) / standardDeviation
        return exp(-0.5 * z * z) / GammaFunctions.sqrtTwoPi / standardDeviation
    }
    package func cumulative(_ x: Double) -> Double {
        gsl_cdf_gaussian_P(x - mean, standardDeviation)
    }
    package func upperTail(_ x: Double) -> Double {
        gsl_cdf_gaussian_Q(x - mean, standardDeviation)
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { mean + gsl_cdf_gaussian_Pinv($0, standardDeviation) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { mean + gsl_cdf_gaussian_Qinv($0, standardDeviation) }
    }
}

extension LawFamily {
    /// `normal(mean, sd)`.
    package static let normal = LawFamily(
        name: "normal",
        summary: "A symmetric bell: errors that add up, an estimate with its standard error.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density exp(-z^2 / 2) / (sd sqrt(2 pi)) with z = (x - mean) / sd",
            parameters: [
                .init("mean", "any number", .quantity, "the middle"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "every number",
            mean: "mean",
            sd: "sd",
            example: "normal(mean: 420, sd: 35)"),
        forms: [ParameterForm(["mean", "sd"])],
        percentiles: .closed { p, q in
            let zp = NormalLaw.standard.quantile(p)
            let zq = NormalLaw.standard.quantile(q)
            let sd = (ParameterTerm.argument(1) - .argument(0)) / (zq - zp)
            return ParameterForm(
                [percentileLabel(p), percentileLabel(q)],
                canonical: [.argument(0) - zp * sd, sd],
                validate: { (values) throws(LawError) in
                    try LawRule.increasing(values, of: "normal", p, q)
                    try LawRule.width(values, of: "normal", p, q)
                })
        },
        make: { (c) throws(LawError) in try NormalLaw(mean: c[0], standardDeviation: c[1]) },
        conditional: .transformed(
            standard: NormalLaw.standard,
            formula: .argument(0) + ParameterTerm.positive(.argument(1)) * .argument(2))
    )
}
