import CGSL
import RandomStreams

/// The Rayleigh law: the distance from the centre of a round normal scatter.
///
/// With z = x/s and scale s (positive and finite), the probability above x is exp(−z²/2) and the
/// density z exp(−z²/2)/s, for x ≥ 0. The scale is the standard deviation of each coordinate. Mean
/// s √(π/2), standard deviation s √(2 − π/2). Every function in closed form, exact to a few ulp.
package struct RayleighLaw: LocationScaleLaw, SmoothLaw {
    /// The scale s, in the unit of the quantity.
    package let scale: Double

    /// Makes the law, or throws where the scale is not positive and finite.
    package init(scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.positive(scale, "scale", of: "rayleigh")
        self.scale = scale
    }

    /// The Rayleigh law with scale 1.
    package static let standard = RayleighLaw()

    private init() {
        scale = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension RayleighLaw {
    package var name: String { "rayleigh" }
    package var parameters: [LawParameterValue] { [LawParameterValue("scale", scale)] }
    package var location: Double { 0 }
    package var standardSupport: ClosedRange<Double> { 0 ... .infinity }
    package var standardMean: Double { (0.5 * Double.pi).squareRoot() }
    package var standardSpread: Double { (2 - 0.5 * Double.pi).squareRoot() }

    package func standardDensity(_ z: Double) -> Double { z * exp(-0.5 * z * z) }
    package func standardCumulative(_ z: Double) -> Double { -expm1(-0.5 * z * z) }
    package func standardUpperTail(_ z: Double) -> Double { exp(-0.5 * z * z) }
    package func standardQuantile(_ p: Double) -> Double { (-2 * log1p(-p)).squareRoot() }
    package func standardUpperQuantile(_ q: Double) -> Double { (-2 * log(q)).squareRoot() }
}

extension LawFamily {
    /// `rayleigh(scale)` or `rayleigh(mean: …)`.
    package static let rayleigh = LawFamily(
        name: "rayleigh",
        summary: "The distance from the centre of a round scatter, such as a miss.",
        guide: LawGuide(
            kind: .continuous,
            definition: "probability above x of exp(-(x / scale)^2 / 2)",
            parameters: [
                .init("scale", "positive", .quantity, "the standard deviation in each direction"),
                .init("mean", "positive", .quantity, "the expected value"),
            ],
            values: "above 0",
            mean: "scale sqrt(pi / 2)",
            sd: "scale sqrt(2 - pi / 2)",
            example: "rayleigh(scale: 30)"),
        forms: [
            ParameterForm(["scale"]),
            scaleForm("mean", isScaleTimes: RayleighLaw.standard.mean, of: "rayleigh"),
        ],
        percentiles: .single { p in
            scaleForm(
                percentileLabel(p), isScaleTimes: RayleighLaw.standard.quantile(p), of: "rayleigh")
        },
        make: { (c) throws(LawError) in try RayleighLaw(scale: c[0]) },
        conditional: .transformed(
            standard: RayleighLaw.standard,
            formula: ParameterTerm.positive(.argument(0)) * .argument(1))
    )

    /// A form of one argument that is a fixed multiple of the scale.
    private static func scaleForm(
        _ label: String, isScaleTimes factor: Double, of law: String
    ) -> ParameterForm {
        ParameterForm(
            [label], canonical: [.argument(0) / factor],
            validate: { (values) throws(LawError) in
                try LawRule.positive(values[0], label, of: law)
                try LawRule.within(1e-290...1e290, values[0], label, of: law)
            })
    }
}
