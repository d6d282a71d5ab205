import CGSL
import RandomStreams

/// The exponential law: the wait for an event that is as likely at any moment.
///
/// Density e^(−x/m) / m for x ≥ 0, with mean m (positive and finite). Both tails in closed form,
/// exact to a few ulp.
package struct ExponentialLaw {
    /// The expected value m.
    package let mean: Double

    /// Makes the law, or throws where the mean is not positive and finite.
    package init(mean: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.positive(mean, "mean", of: "exponential")
        self.mean = mean
    }

    /// The exponential law with mean 1.
    package static let standard = ExponentialLaw()

    private init() {
        mean = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ExponentialLaw: Law {
    package var name: String { "exponential" }
    package var parameters: [LawParameterValue] { [LawParameterValue("mean", mean)] }
    package var support: ClosedRange<Double> { 0 ... .infinity }
    package var isDiscrete: Bool { false }
    package var standardDeviation: Double { mean }

    package func density(_ x: Double) -> Double {
        x.isNaN ? .nan : x < 0 ? 0 : exp(-x / mean) / mean
    }
    package func cumulative(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= 0 ? 0 : -expm1(-x / mean)
    }
    package func upperTail(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= 0 ? 1 : exp(-x / mean)
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { -mean * log1p(-$0) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { -mean * log($0) }
    }
}

extension LawFamily {
    /// `exponential(mean)` or `exponential(rate: …)`.
    package static let exponential = LawFamily(
        name: "exponential",
        summary: "The wait for an event that is as likely at any moment.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density exp(-x / mean) / mean",
            parameters: [
                .init("mean", "positive", .quantity, "the expected value"),
                .init("rate", "positive", .reciprocal, "how many in one unit: 1 / mean"),
            ],
            values: "above 0",
            mean: "mean",
            sd: "mean",
            example: "exponential(mean: 6)"),
        forms: [
            ParameterForm(["mean"]),
            ParameterForm(
                ["rate"],
                canonical: [.constant(1) / ParameterTerm.positive(.argument(0))],
                validate: { (values) throws(LawError) in
                    try LawRule.positive(values[0], "rate", of: "exponential")
                    try LawRule.ordinary(values[0], "rate", of: "exponential")
                }),
        ],
        percentiles: .single { p in
            ParameterForm(
                [percentileLabel(p)],
                canonical: [.argument(0) / -log1p(-p)],
                validate: { (values) throws(LawError) in
                    try LawRule.positive(values[0], percentileLabel(p), of: "exponential")
                    try LawRule.ordinary(values[0], percentileLabel(p), of: "exponential")
                })
        },
        make: { (c) throws(LawError) in try ExponentialLaw(mean: c[0]) },
        conditional: .transformed(
            standard: ExponentialLaw.standard,
            formula: ParameterTerm.positive(.argument(0)) * .argument(1))
    )
}
