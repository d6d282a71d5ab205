import CGSL
import RandomStreams

/// The Fréchet law: the largest of many quantities whose tails fall like a power.
///
/// With z = x/s, shape k and scale s (both from 1e-300 to 1e300), the cumulative probability is
/// exp(−z^−k) and the density (k/x) z^−k exp(−z^−k), for x ≥ 0. The tail falls like x^−k: mean
/// s Γ(1−1/k), infinite for k ≤ 1; variance s²(Γ(1−2/k) − Γ(1−1/k)²), infinite for k ≤ 2. Every
/// function in closed form, exact to a few ulp of log z times the shape. Source: M. Fréchet, Ann.
/// Soc. Polon. Math. 6 (1927) 93.
package struct FrechetLaw: LocationScaleLaw, SmoothLaw {
    /// The shape k: the power with which the tail falls.
    package let shape: Double
    /// The scale s, in the unit of the quantity: 37 % lie below it.
    package let scale: Double

    /// Makes the law, or throws where a parameter is not between 1e-300 and 1e300.
    package init(shape: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.shape(shape, "shape", of: "frechet")
        try LawRule.shape(scale, "scale", of: "frechet")
        self.shape = shape
        self.scale = scale
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension FrechetLaw {
    package var name: String { "frechet" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("shape", shape), LawParameterValue("scale", scale)]
    }
    package var location: Double { 0 }
    package var standardSupport: ClosedRange<Double> { 0 ... .infinity }
    package var standardMean: Double { shape > 1 ? tgamma(1 - 1 / shape) : .infinity }
    package var standardSpread: Double { GammaSpread.deviation(-1 / shape) }
    package var tailExponents: TailExponents { TailExponents(upper: shape) }

    package func standardDensity(_ z: Double) -> Double {
        let power = pow(z, -shape)
        return z > 0 && power < .infinity ? shape * (power * exp(-power)) / z : 0
    }
    package func standardCumulative(_ z: Double) -> Double { exp(-pow(z, -shape)) }
    package func standardUpperTail(_ z: Double) -> Double { -expm1(-pow(z, -shape)) }
    package func standardQuantile(_ p: Double) -> Double { pow(-log(p), -1 / shape) }
    package func standardUpperQuantile(_ q: Double) -> Double { pow(-log1p(-q), -1 / shape) }
}

extension LawFamily {
    /// `frechet(shape, scale)` or `frechet(mean: …, sd: …)`.
    package static let frechet = LawFamily.logScale(
        name: "frechet",
        summary: "The largest of many quantities with heavy tails.",
        guide: LawGuide(
            kind: .continuous,
            definition: "probability of at most x of exp(-(x / scale)^-shape)",
            parameters: [
                .init("shape", "positive", .none, "less is a heavier tail"),
                .init("scale", "positive", .quantity, "37 % of the probability lies below it"),
                .init("mean", "positive", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "above 0",
            mean:
                "scale G(1 - 1 / shape), with G the gamma function; none where shape is at most "
                + "1",
            sd: "scale sqrt(G(1 - 2 / shape) - G(1 - 1 / shape)^2); none where shape is at most 2",
            example: "frechet(shape: 3, scale: 50)"),
        standard: GumbelLaw.standard,
        moments: momentForm(
            of: "frechet", least: 1e-12, most: 1e4,
            canonical: [
                .function(
                    { 1 / GammaSpread.negativeExponent(ofRelativeSpread: $0) }, relativeSpread),
                ParameterTerm.positive(.argument(0))
                    / .function(
                        { tgamma(1 - GammaSpread.negativeExponent(ofRelativeSpread: $0)) },
                        relativeSpread),
            ]),
        make: { (shape, scale) throws(LawError) in try FrechetLaw(shape: shape, scale: scale) })
}
