import CGSL
import RandomStreams

/// The chi-squared law: a sum of squares of standard normal numbers.
///
/// The gamma law of shape ν/2 and scale 2, with ν degrees of freedom (positive and finite; they need
/// not be whole). Mean ν, standard deviation √(2ν). Accuracy is that of `GammaLaw`.
package struct ChiSquaredLaw {
    /// The degrees of freedom ν.
    package let degreesOfFreedom: Double
    private let law: GammaLaw

    /// Makes the law, or throws where `df` is not between 1e-300 and 1e300.
    package init(degreesOfFreedom: Double) throws(LawError) {
        try LawRule.shape(degreesOfFreedom, "df", of: "chi_squared")
        self.degreesOfFreedom = degreesOfFreedom
        law = try GammaLaw(shape: 0.5 * degreesOfFreedom, scale: 2)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ChiSquaredLaw: Law, SmoothLaw {
    package var name: String { "chi_squared" }
    package var parameters: [LawParameterValue] { [LawParameterValue("df", degreesOfFreedom)] }
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
    /// `chi_squared(df)`.
    package static let chiSquared = LawFamily(
        name: "chi_squared",
        summary: "A sum of squares of standard normal numbers.",
        guide: LawGuide(
            kind: .continuous,
            definition: "the gamma law of shape df / 2 and scale 2",
            parameters: [
                .init("df", "positive", .none, "degrees of freedom: how many squares")
            ],
            values: "above 0",
            mean: "df",
            sd: "sqrt(2 df)",
            example: "chi_squared(df: 7)"),
        forms: [ParameterForm(["df"])],
        percentiles: .single { p in
            ParameterForm(
                [percentileLabel(p)],
                canonical: [.function({ degreesOfFreedom(p, $0) }, .positive(.argument(0)))],
                validate: { (values) throws(LawError) in
                    try LawRule.positive(values[0], percentileLabel(p), of: "chi_squared")
                    guard degreesOfFreedom(p, values[0]).isFinite else {
                        throw LawError(
                            "chi_squared", percentileLabel(p),
                            "no such law can be computed with \(percentileLabel(p)) \(LawRule.show(values[0]))"
                        )
                    }
                })
        },
        make: { (c) throws(LawError) in try ChiSquaredLaw(degreesOfFreedom: c[0]) },
        conditional: .perRun { generator, parameters in
            let df = parameters[0]
            guard df >= LawRule.smallestShape, df <= LawRule.largestShape else { return .nan }
            return gsl_ran_chisq(generator, df)
        }
    )

    /// The degrees of freedom with which x has the probability p below it; NaN where none have.
    private static func degreesOfFreedom(_ p: Double, _ x: Double) -> Double {
        guard x > 0, x < .infinity else { return .nan }
        let range = -14.0...34.0
        let logHalf = RootSolver.increasingRoot(in: range, tolerance: 1e-15) {
            let kernel = IncompleteGamma(shape: exp($0))
            return kernel.logQuantile(p) - log(0.5 * x)
        }
        return logHalf > range.lowerBound && logHalf < range.upperBound ? 2 * exp(logHalf) : .nan
    }
}
