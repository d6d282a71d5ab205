import CGSL
import RandomStreams

/// The Pareto law: sizes above a least one, with a tail that falls like a power.
///
/// With z = x/s, shape k and scale s (both from 1e-300 to 1e300), the probability above x is z^−k
/// and the density k z^−k / x, for x ≥ s. Mean s k/(k−1), infinite for k ≤ 1; standard deviation
/// s √(k/(k−2)) / (k−1), infinite for k ≤ 2. Every function in closed form, exact to a few ulp of
/// log z times the shape; close to s as far as x − s can be told.
package struct ParetoLaw {
    /// The shape k: the power with which the tail falls.
    package let shape: Double
    /// The scale s: the smallest value.
    package let scale: Double

    /// Makes the law, or throws where a parameter is not between 1e-300 and 1e300.
    package init(shape: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.shape(shape, "shape", of: "pareto")
        try LawRule.shape(scale, "scale", of: "pareto")
        self.shape = shape
        self.scale = scale
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ParetoLaw: Law, SmoothLaw {
    package var name: String { "pareto" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("shape", shape), LawParameterValue("scale", scale)]
    }
    package var support: ClosedRange<Double> { scale ... .infinity }
    package var isDiscrete: Bool { false }
    package var mean: Double { shape > 1 ? scale * (shape / (shape - 1)) : .infinity }
    package var standardDeviation: Double {
        shape > 2 ? scale * (shape / (shape - 2)).squareRoot() / (shape - 1) : .infinity
    }
    package var tailExponents: TailExponents { TailExponents(upper: shape) }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= scale, x < .infinity else { return 0 }
        return shape * (upperTail(x) / x)
    }
    package func cumulative(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= scale ? 0 : -expm1(-shape * logRatio(x))
    }
    package func upperTail(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= scale ? 1 : exp(-shape * logRatio(x))
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { point(-log1p(-$0) / shape) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { point(-log($0) / shape) }
    }

    /// log(x/s), near s by the distance from it.
    private func logRatio(_ x: Double) -> Double {
        x < 2 * scale ? log1p((x - scale) / scale) : log(x / scale)
    }
    private func point(_ logRatio: Double) -> Double {
        logRatio < 0.5 ? scale + scale * expm1(logRatio) : scale * exp(logRatio)
    }
}

extension LawFamily {
    /// `pareto(shape, scale)` or `pareto(mean: …, sd: …)`.
    package static let pareto = LawFamily.logScale(
        name: "pareto",
        summary: "Sizes above a least one, of which few are very large.",
        guide: LawGuide(
            kind: .continuous,
            definition: "probability above x of (x / scale)^-shape",
            parameters: [
                .init("shape", "positive", .none, "less is a heavier tail"),
                .init("scale", "positive", .quantity, "the least value"),
                .init("mean", "positive", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "from scale upwards",
            mean: "scale shape / (shape - 1); none where shape is at most 1",
            sd: "scale sqrt(shape / (shape - 2)) / (shape - 1); none where shape is at most 2",
            example: "pareto(shape: 2.5, scale: 40)"),
        standard: ExponentialLaw.standard,
        moments: momentForm(
            of: "pareto", least: 1e-12, most: 1e4,
            canonical: [
                paretoShape,
                ParameterTerm.positive(.argument(0)) * ((paretoShape - .constant(1)) / paretoShape),
            ]),
        make: { (shape, scale) throws(LawError) in try ParetoLaw(shape: shape, scale: scale) })
}

/// k = 1 + √(1 + (mean/sd)²).
private let paretoShape: ParameterTerm = {
    let ratio = ParameterTerm.positive(.argument(0)) / ParameterTerm.positive(.argument(1))
    return 1 + ParameterTerm.squareRoot(1 + ratio * ratio)
}()
