import CGSL
import RandomStreams

/// The Landau law: the energy that a fast particle loses in a thin layer; a peak with a very heavy
/// right tail.
///
/// Density (1/π) ∫₀^∞ e^(−t log t − zt) sin(πt) dt with z = (x − l)/s; l is 0 and s is 1 unless given.
/// A stable law with α = β = 1. The left tail falls faster than an exponential, the right one like
/// 1/x: the mean is infinite. Accuracy and cost are those of `LevyStableLaw`: about 1e-10 relative in
/// tails, quantiles and density. Source: L. Landau, J. Phys. USSR 8 (1944) 201; the parametrisation is
/// that of GSL's `gsl_ran_landau`.
package struct LandauLaw: LocationScaleLaw, SmoothLaw {
    /// What is added, in the unit of the quantity.
    package let location: Double
    /// The scale, in the unit of the quantity.
    package let scale: Double
    private let kernel: StableKernel

    /// Makes the law, or throws where the location is not finite or the scale not positive and
    /// finite.
    package init(location: Double = 0, scale: Double = 1) throws(LawError) {
        try LawRule.finite(location, "location", of: "landau")
        try LawRule.positive(scale, "scale", of: "landau")
        self.init(checked: location, scale)
    }

    /// The law with location 0 and scale 1.
    package static let standard = LandauLaw(checked: 0, 1)

    private init(checked location: Double, _ scale: Double) {
        disableGSLAborts()
        self.location = location
        self.scale = scale
        kernel = StableKernel.of(alpha: 1, beta: 1)
    }

    /// Landau's variable is π/2 times the stable one, plus log(π/2).
    private static let factor = 0.5 * Double.pi
    private static let shift = log(0.5 * Double.pi)
    private func stable(_ z: Double) -> Double { (z - Self.shift) / Self.factor }
    private func landau(_ z: Double) -> Double { Self.shift + Self.factor * z }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension LandauLaw {
    package var name: String { "landau" }
    package var parameters: [LawParameterValue] {
        guard location != 0 || scale != 1 else { return [] }
        return [LawParameterValue("location", location), LawParameterValue("scale", scale)]
    }
    package var standardMean: Double { .infinity }
    package var standardSpread: Double { .infinity }
    package var tailExponents: TailExponents { TailExponents(upper: 1) }

    package func standardDensity(_ z: Double) -> Double {
        kernel.density(stable(z)) / Self.factor
    }
    package func standardCumulative(_ z: Double) -> Double { kernel.tails(stable(z)).lower }
    package func standardUpperTail(_ z: Double) -> Double { kernel.tails(stable(z)).upper }
    package func standardQuantile(_ p: Double) -> Double {
        landau(p <= 0.5 ? kernel.lowerQuantile(p) : kernel.upperQuantile(1 - p))
    }
    package func standardUpperQuantile(_ q: Double) -> Double {
        landau(q <= 0.5 ? kernel.upperQuantile(q) : kernel.lowerQuantile(1 - q))
    }
}

extension LawFamily {
    /// `landau()` and `landau(location, scale)`.
    package static let landau = LawFamily(
        name: "landau",
        summary: "The energy that a fast particle loses in a thin layer.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "a stable law of alpha = 1 and beta = 1; density (1 / pi) times the integral "
                + "over t > 0 of exp(-t log t - z t) sin(pi t), with z = (x - location) / scale",
            parameters: [
                .init("location", "any number; 0 if not given", .quantity, "what is added"),
                .init("scale", "positive; 1 if not given", .quantity, "what is multiplied with"),
            ],
            values: "every number",
            mean: "none",
            sd: "none",
            example: "landau(location: 50, scale: 4)"),
        forms: [
            ParameterForm([], canonical: [.constant(0), .constant(1)]),
            ParameterForm(["location", "scale"]),
        ],
        percentiles: .closed { p, q in
            let low = LandauLaw.standard.quantile(p)
            let width = LandauLaw.standard.quantile(q) - low
            return locationScalePoints(of: "landau", p, q, low: low, width: width)
        },
        make: { (c) throws(LawError) in try LandauLaw(location: c[0], scale: c[1]) },
        conditional: .perRun { generator, parameters in
            let (location, scale) = (parameters[0], parameters[1])
            guard location.isFinite, scale > 0, scale < .infinity else { return .nan }
            return location + scale * gsl_ran_landau(generator)
        }
    )
}
