import CGSL
import RandomStreams

/// The gamma law: positive quantities with a right tail lighter than the log-normal's.
///
/// Density z^(k−1) e^(−z) / (Γ(k) θ) with z = x/θ, for x ≥ 0, shape k and scale θ (both positive
/// and finite). Mean kθ, standard deviation θ√k. Both tails and both quantile functions have a
/// relative accuracy of about 1e-13 or the conditioning of the argument.
package struct GammaLaw {
    /// The shape k.
    package let shape: Double
    /// The scale θ, in the unit of the quantity.
    package let scale: Double
    private let kernel: IncompleteGamma

    /// Makes the law, or throws where a parameter is not positive and finite.
    package init(shape: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.positive(shape, "shape", of: "gamma")
        try LawRule.positive(scale, "scale", of: "gamma")
        self.shape = shape
        self.scale = scale
        kernel = IncompleteGamma(shape: shape)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension GammaLaw: Law {
    package var name: String { "gamma" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("shape", shape), LawParameterValue("scale", scale)]
    }
    package var support: ClosedRange<Double> { 0 ... .infinity }
    package var isDiscrete: Bool { false }
    package var mean: Double { shape * scale }
    package var standardDeviation: Double { shape.squareRoot() * scale }

    package func density(_ x: Double) -> Double {
        let z = x / scale
        if x.isNaN { return .nan }
        guard x >= 0, z < .infinity else { return 0 }
        if x == 0 { return shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0 }
        // There the density is that of a power.
        if z < 1e-290 { return shape * (tails(x).lower / x) }
        return kernel.logScaleDensity(z) / x
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { $0 <= 0.5 ? lower($0) : upper(1 - $0) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { $0 <= 0.5 ? upper($0) : lower(1 - $0) }
    }

    // Where x/θ is too small for a double, x need not be.
    private func tails(_ x: Double) -> TailPair {
        let z = x / scale
        return z > 1e-290 || !(x > 0)
            ? kernel.tails(z) : kernel.tails(logX: log(x) - log(scale))
    }
    private func lower(_ p: Double) -> Double {
        let z = kernel.lowerQuantile(p)
        return z > 1e-290 ? z * scale : exp(kernel.logQuantile(p) + log(scale))
    }
    private func upper(_ q: Double) -> Double {
        let z = kernel.upperQuantile(q)
        return z > 1e-290 ? z * scale : exp(kernel.logUpperQuantile(q) + log(scale))
    }
}

extension LawFamily {
    /// `gamma(shape, scale)` or `gamma(mean: …, sd: …)`.
    package static let gamma = LawFamily(
        name: "gamma",
        summary: "A positive quantity with a moderate right tail, such as a waiting time.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density proportional to x^(shape - 1) exp(-x / scale)",
            parameters: [
                .init("shape", "positive", .none, "1 is exponential; more is less skewed"),
                .init("scale", "positive", .quantity, "what is multiplied with"),
                .init("mean", "positive", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "above 0",
            mean: "shape scale",
            sd: "scale sqrt(shape)",
            example: "gamma(mean: 12, sd: 5)"),
        forms: [
            ParameterForm(["shape", "scale"]),
            ParameterForm(
                ["mean", "sd"],
                canonical: [gammaRatio * gammaRatio, .argument(1) / gammaRatio],
                validate: { (values) throws(LawError) in
                    try LawRule.positive(values[0], "mean", of: "gamma")
                    try LawRule.positive(values[1], "sd", of: "gamma")
                    try LawRule.comparable(values[1], "sd", to: values[0], "mean", of: "gamma")
                }),
        ],
        percentiles: .fitted { (low, high) throws(LawError) in
            try GammaFit.parameters(low, high)
        },
        make: { (c) throws(LawError) in try GammaLaw(shape: c[0], scale: c[1]) },
        conditional: .perRun { generator, parameters in
            let shape = parameters[0]
            let scale = parameters[1]
            guard shape > 0, shape < .infinity, scale > 0, scale < .infinity else { return .nan }
            return GammaDraw(generator, shape: shape, scale: scale).value
        }
    )
}

/// mean/sd, the square root of the shape.
private let gammaRatio = ParameterTerm.positive(.argument(0)) / ParameterTerm.positive(.argument(1))
