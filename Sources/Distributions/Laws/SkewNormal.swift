import CGSL
import RandomStreams

/// The skew-normal law: a bell that leans to one side.
///
/// Density 2φ(z)Φ(az)/s with z = (x − l)/s, location l (finite), scale s (positive and finite) and
/// shape a (from −10,000 to 10,000): 0 is the normal law, and large shapes come close to half of one. With
/// d = a/√(1+a²), mean l + s d √(2/π), standard deviation s√(1 − 2d²/π). Both tails and quantile
/// functions have a relative accuracy of about 1e-13 (see `SkewNormalKernel`). Source: A. Azzalini,
/// Scand. J. Statist. 12 (1985) 171.
package struct SkewNormalLaw: LocationScaleLaw, SmoothLaw {
    /// The location l, which is neither mean nor mode where the shape is not 0.
    package let location: Double
    /// The scale s, in the unit of the quantity.
    package let scale: Double
    /// The shape a: positive where the right tail is the longer one.
    package let shape: Double
    private let kernel: SkewNormalKernel

    /// The shapes that the law can be computed with.
    static let shapes = -1e4...1e4

    /// Makes the law, or throws where the location is not finite, the scale not positive and finite,
    /// or the shape not between −10,000 and 10,000.
    package init(location: Double, scale: Double, shape: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.finite(location, "location", of: "skew_normal")
        try LawRule.positive(scale, "scale", of: "skew_normal")
        try LawRule.within(Self.shapes, shape, "shape", of: "skew_normal")
        self.location = location
        self.scale = scale
        self.shape = shape
        kernel = SkewNormalKernel.of(shape)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension SkewNormalLaw {
    package var name: String { "skew_normal" }
    package var parameters: [LawParameterValue] {
        [
            LawParameterValue("location", location), LawParameterValue("scale", scale),
            LawParameterValue("shape", shape),
        ]
    }
    package var standardMean: Double { lean * (2 / Double.pi).squareRoot() }
    package var standardSpread: Double { (1 - 2 * lean * lean / .pi).squareRoot() }

    package func standardDensity(_ z: Double) -> Double {
        2 * (exp(-0.5 * z * z) / GammaFunctions.sqrtTwoPi) * gsl_cdf_ugaussian_P(shape * z)
    }
    package func standardCumulative(_ z: Double) -> Double { tails(z).lower }
    package func standardUpperTail(_ z: Double) -> Double { tails(z).upper }
    package func standardQuantile(_ p: Double) -> Double {
        p <= 0.5 ? lowerPoint(p) : upperPoint(1 - p)
    }
    package func standardUpperQuantile(_ q: Double) -> Double {
        q <= 0.5 ? upperPoint(q) : lowerPoint(1 - q)
    }

    /// d = a/√(1+a²).
    private var lean: Double { shape / hypot(1, shape) }

    private func tails(_ z: Double) -> TailPair {
        shape < 0
            ? SkewNormalKernel.tails(-z, -shape).mirrored : SkewNormalKernel.tails(z, shape)
    }
    private func lowerPoint(_ p: Double) -> Double {
        shape < 0 ? -kernel.upperQuantile(p) : kernel.lowerQuantile(p)
    }
    private func upperPoint(_ q: Double) -> Double {
        shape < 0 ? -kernel.lowerQuantile(q) : kernel.upperQuantile(q)
    }
}

extension LawFamily {
    /// `skew_normal(location, scale, shape)`.
    package static let skewNormal = LawFamily(
        name: "skew_normal",
        summary: "A bell that leans to one side.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "density proportional to exp(-z^2 / 2) F(shape z), with z = (x - location) / "
                + "scale and F the normal distribution function",
            parameters: [
                .init("location", "any number", .quantity, "what is added"),
                .init("scale", "positive", .quantity, "what is multiplied with"),
                .init(
                    "shape", "from -10,000 to 10,000", .none,
                    "0 is normal; positive leans to the right"),
                .init("mean", "any number", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "every number",
            mean: "location + scale d sqrt(2 / pi), with d = shape / sqrt(1 + shape^2)",
            sd: "scale sqrt(1 - 2 d^2 / pi)",
            example: "skew_normal(location: 2, scale: 5, shape: 4)"),
        forms: [ParameterForm(["location", "scale", "shape"]), momentForm],
        percentiles: .unsupported(
            "skew_normal has three parameters, which two percentiles do not fix; "
                + "write skew_normal(location, scale, shape), or metalog with three percentiles"),
        make: { (c) throws(LawError) in
            try SkewNormalLaw(location: c[0], scale: c[1], shape: c[2])
        },
        conditional: .perRun { generator, parameters in
            let (location, scale, shape) = (parameters[0], parameters[1], parameters[2])
            guard location.isFinite, scale > 0, scale < .infinity,
                SkewNormalLaw.shapes.contains(shape)
            else { return .nan }
            // Of two normal numbers, one folded at 0: d|U| + √(1−d²) V.
            let folded = abs(gsl_ran_ugaussian(generator))
            let plain = gsl_ran_ugaussian(generator)
            return location + scale * ((shape * folded + plain) / hypot(1, shape))
        }
    )

    /// With d = a/√(1 + a²), the scale is sd/√(1 − 2d²/π) and the location mean − scale d √(2/π).
    private static var momentForm: ParameterForm {
        let a = ParameterTerm.argument(2)
        let d = a / .squareRoot(1 + a * a)
        let scale =
            ParameterTerm.positive(.argument(1)) / .squareRoot(1 - 2 / .pi * (d * d))
        return ParameterForm(
            ["mean", "sd", "shape"],
            canonical: [.argument(0) - (2 / .pi).squareRoot() * (scale * d), scale, a],
            validate: { (values) throws(LawError) in
                try LawRule.finite(values[0], "mean", of: "skew_normal")
                try LawRule.positive(values[1], "sd", of: "skew_normal")
                try LawRule.ordinary(values[1], "sd", of: "skew_normal")
                try LawRule.within(
                    SkewNormalLaw.shapes, values[2], "shape", of: "skew_normal")
            })
    }
}
