import CGSL
import RandomStreams

/// The uniform law: every value between two bounds is as likely as any other.
///
/// Density 1/(high − low) between `low` and `high` (finite, low < high).
package struct UniformLaw {
    /// The smallest value.
    package let low: Double
    /// The largest value.
    package let high: Double

    /// Makes the law, or throws where the bounds are not finite and in order.
    package init(low: Double, high: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.range(low, high, of: "uniform")
        self.low = low
        self.high = high
    }

    /// The uniform law on the unit interval.
    package static let standard = UniformLaw()

    private init() {
        low = 0
        high = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension UniformLaw: Law {
    package var name: String { "uniform" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("low", low), LawParameterValue("high", high)]
    }
    package var support: ClosedRange<Double> { low...high }
    package var isDiscrete: Bool { false }
    package var mean: Double { low + 0.5 * width }
    package var standardDeviation: Double { width / 12.0.squareRoot() }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        return x >= low && x <= high ? 1 / width : 0
    }
    package func cumulative(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= low ? 0 : x >= high ? 1 : (x - low) / width
    }
    package func upperTail(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= low ? 1 : x >= high ? 0 : (high - x) / width
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { $0 <= 0.5 ? low + width * $0 : high - width * (1 - $0) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) {
            $0 <= 0.5 ? high - width * $0 : low + width * (1 - $0)
        }
    }

    private var width: Double { high - low }
}

extension LawFamily {
    /// `uniform(low, high)`.
    package static let uniform = LawFamily(
        name: "uniform",
        summary: "Any value between two bounds, none likelier than another.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density 1 / (high - low) between low and high",
            parameters: [
                .init("low", "any number", .quantity, "the lower bound"),
                .init("high", "more than low", .quantity, "the upper bound"),
                .init("mean", "any number", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "from low to high",
            mean: "(low + high) / 2",
            sd: "(high - low) / sqrt(12)",
            example: "uniform(low: 20, high: 45)"),
        forms: [ParameterForm(["low", "high"]), momentForm],
        percentiles: .closed { p, q in
            let width = (ParameterTerm.argument(1) - .argument(0)) / (q - p)
            return ParameterForm(
                [percentileLabel(p), percentileLabel(q)],
                canonical: [.argument(0) - p * width, .argument(1) + (1 - q) * width],
                validate: { (values) throws(LawError) in
                    try LawRule.increasing(values, of: "uniform", p, q)
                    let ends = [.argument(0) - p * width, .argument(1) + (1 - q) * width]
                        .map { $0.evaluate(values) }
                    let width = ends[1] - ends[0]
                    guard width >= 1e-300, width <= 1e300 else {
                        throw LawRule.unreachable(values, of: "uniform", p, q)
                    }
                })
        },
        make: { (c) throws(LawError) in try UniformLaw(low: c[0], high: c[1]) },
        conditional: .transformed(
            standard: UniformLaw.standard,
            formula: .argument(0)
                + ParameterTerm.positive(.argument(1) - .argument(0)) * .argument(2))
    )

    /// The mean and √3 standard deviations to either side.
    private static var momentForm: ParameterForm {
        let half = 3.0.squareRoot() * ParameterTerm.positive(.argument(1))
        let canonical = [.argument(0) - half, .argument(0) + half]
        return ParameterForm(
            ["mean", "sd"], canonical: canonical,
            validate: { (values) throws(LawError) in
                try LawRule.finite(values[0], "mean", of: "uniform")
                try LawRule.positive(values[1], "sd", of: "uniform")
                let ends = canonical.map { $0.evaluate(values) }
                guard ends[1] - ends[0] >= 1e-300, ends[1] - ends[0] <= 1e300 else {
                    throw LawError(
                        "uniform", "sd",
                        "no such law can be computed with mean \(LawRule.show(values[0])) and sd \(LawRule.show(values[1]))"
                    )
                }
            })
    }
}
