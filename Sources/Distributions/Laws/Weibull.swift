import CGSL
import RandomStreams

/// The Weibull law: lifetimes, and strengths that the weakest part decides.
///
/// With z = x/s, shape k and scale s (both from 1e-300 to 1e300), the probability above x is
/// exp(−z^k) and the density (k/x) z^k exp(−z^k), for x ≥ 0. Mean s Γ(1+1/k), variance
/// s²(Γ(1+2/k) − Γ(1+1/k)²). Every function in closed form, exact to a few ulp of log z times the
/// shape. Source: W. Weibull, J. Appl. Mech. 18 (1951) 293.
package struct WeibullLaw: LocationScaleLaw, SmoothLaw {
    /// The shape k: below 1 early failures prevail, above 1 late ones.
    package let shape: Double
    /// The scale s, in the unit of the quantity: 63 % lie below it.
    package let scale: Double

    /// Makes the law, or throws where a parameter is not between 1e-300 and 1e300.
    package init(shape: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.shape(shape, "shape", of: "weibull")
        try LawRule.shape(scale, "scale", of: "weibull")
        self.shape = shape
        self.scale = scale
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension WeibullLaw {
    package var name: String { "weibull" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("shape", shape), LawParameterValue("scale", scale)]
    }
    package var location: Double { 0 }
    package var standardSupport: ClosedRange<Double> { 0 ... .infinity }
    package var standardMean: Double { tgamma(1 + 1 / shape) }
    package var standardSpread: Double { GammaSpread.deviation(1 / shape) }

    package func standardDensity(_ z: Double) -> Double {
        if z == 0 { return shape < 1 ? .infinity : shape == 1 ? 1 : 0 }
        let power = pow(z, shape)
        return power < .infinity ? shape * (power / z) * exp(-power) : 0
    }
    package func standardCumulative(_ z: Double) -> Double { -expm1(-pow(z, shape)) }
    package func standardUpperTail(_ z: Double) -> Double { exp(-pow(z, shape)) }
    package func standardQuantile(_ p: Double) -> Double { pow(-log1p(-p), 1 / shape) }
    package func standardUpperQuantile(_ q: Double) -> Double { pow(-log(q), 1 / shape) }
}

extension LawFamily {
    /// `weibull(shape, scale)` or `weibull(mean: …, sd: …)`.
    package static let weibull = LawFamily.logScale(
        name: "weibull",
        summary: "A lifetime or time to failure, with failures early or late.",
        guide: LawGuide(
            kind: .continuous,
            definition: "probability above x of exp(-(x / scale)^shape)",
            parameters: [
                .init("shape", "positive", .none, "below 1 failures come early, above 1 late"),
                .init("scale", "positive", .quantity, "63 % of the probability lies below it"),
                .init("mean", "positive", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "above 0",
            mean: "scale G(1 + 1 / shape), with G the gamma function",
            sd: "scale sqrt(G(1 + 2 / shape) - G(1 + 1 / shape)^2)",
            example: "weibull(shape: 1.4, scale: 90)"),
        standard: GumbelMinLaw.standard,
        moments: momentForm(
            of: "weibull", least: 1e-12, most: 1e12,
            canonical: [
                .function({ 1 / GammaSpread.exponent(ofRelativeSpread: $0) }, relativeSpread),
                ParameterTerm.positive(.argument(0))
                    / .function(
                        { tgamma(1 + GammaSpread.exponent(ofRelativeSpread: $0)) }, relativeSpread),
            ]),
        make: { (shape, scale) throws(LawError) in try WeibullLaw(shape: shape, scale: scale) })
}
