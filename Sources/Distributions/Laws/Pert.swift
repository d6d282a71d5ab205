import Foundation
import RandomStreams

/// The PERT law: a low, a best and a high value, joined by a smooth hump.
///
/// A beta law between `low` and `high` with α = 1 + s(mode − low)/(high − low) and
/// β = 1 + s(high − mode)/(high − low), so that its mean is (low + s·mode + high)/(s + 2) and its
/// density peaks at `mode`; low ≤ mode ≤ high, low < high, all finite. The shape s (positive,
/// usually 4) says how much weight the best value has. Accuracy is that of `BetaLaw`.
/// Source: D. G. Malcolm et al., Operations Research 7 (1959) 646, doi:10.1287/opre.7.5.646.
package struct PertLaw {
    /// The likeliest value.
    package let mode: Double
    /// The weight s of the likeliest value.
    package let shape: Double
    private let law: BetaLaw

    /// Makes the law, or throws where the three values are not finite and in order or the shape
    /// not positive and finite.
    package init(
        low: Double, mode: Double, high: Double, shape: Double = 4
    ) throws(LawError) {
        try LawRule.threePoints(low, mode, high, of: "pert")
        try LawRule.shape(shape, "shape", of: "pert")
        self.mode = mode
        self.shape = shape
        let width = high - low
        // A shape of 1e300 at most stays below the limit for α and β when 1 is added.
        law = try BetaLaw(
            alpha: 1 + shape * ((mode - low) / width), beta: 1 + shape * ((high - mode) / width),
            low: low, high: high)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension PertLaw: Law {
    package var name: String { "pert" }
    package var parameters: [LawParameterValue] {
        let points = [
            LawParameterValue("low", law.low), LawParameterValue("mode", mode),
            LawParameterValue("high", law.high),
        ]
        return shape == 4 ? points : points + [LawParameterValue("shape", shape)]
    }
    package var support: ClosedRange<Double> { law.support }
    package var isDiscrete: Bool { false }
    package var mean: Double { law.mean }
    package var standardDeviation: Double { law.standardDeviation }

    package func density(_ x: Double) -> Double { law.density(x) }
    package func cumulative(_ x: Double) -> Double { law.cumulative(x) }
    package func upperTail(_ x: Double) -> Double { law.upperTail(x) }
    package func quantile(_ p: Double) -> Double { law.quantile(p) }
    package func upperQuantile(_ q: Double) -> Double { law.upperQuantile(q) }
}

extension LawFamily {
    /// `pert(low, mode, high)`, and with a `shape` other than 4.
    package static let pert = LawFamily(
        name: "pert",
        summary: "A low, a best and a high value, joined by a smooth hump.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "a beta law between low and high, of alpha = 1 + shape (mode - low) / (high - "
                + "low) and beta = 1 + shape (high - mode) / (high - low)",
            parameters: [
                .init("low", "any number", .quantity, "the lower bound"),
                .init("mode", "from low to high", .quantity, "the likeliest value"),
                .init("high", "more than low", .quantity, "the upper bound"),
                .init(
                    "shape", "positive; 4 if not given", .none,
                    "the weight of the likeliest value: more is narrower"),
            ],
            values: "from low to high",
            mean: "(low + shape mode + high) / (shape + 2)",
            sd: "sqrt((mean - low)(high - mean) / (shape + 3))",
            example: "pert(low: 20, mode: 28, high: 40)"),
        forms: [
            ParameterForm(
                ["low", "mode", "high"],
                canonical: [.argument(0), .argument(1), .argument(2), .constant(4)]),
            ParameterForm(["low", "mode", "high", "shape"]),
        ],
        percentiles: .unsupported(
            "pert has three parameters, which two percentiles do not fix; "
                + "write pert(low, mode, high), or uniform or lognormal with the percentiles"),
        make: { (c) throws(LawError) in
            try PertLaw(low: c[0], mode: c[1], high: c[2], shape: c[3])
        },
        conditional: .perRun { generator, parameters in
            let (low, mode, high) = (parameters[0], parameters[1], parameters[2])
            let (width, shape) = (high - low, parameters[3])
            guard low <= mode, mode <= high, width > 0, width < .infinity else { return .nan }
            let alpha = 1 + shape * ((mode - low) / width)
            let beta = 1 + shape * ((high - mode) / width)
            guard shape > 0, BetaLaw.isDrawable(alpha, beta) else { return .nan }
            let x = low + width * BetaLaw.draw(generator, alpha, beta)
            // NaN where GSL's own variables overflow; a rounded sum stays within the bounds.
            return x.isNaN ? x : min(max(x, low), high)
        }
    )
}
