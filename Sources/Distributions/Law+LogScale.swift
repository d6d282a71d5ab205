import Foundation

extension LawFamily {
    /// A family of positive laws scale · exp(W / shape), where W has a standard law: by `shape` and
    /// `scale`, by mean and sd, and by two percentile points.
    ///
    /// - Parameters:
    ///   - standard: The law of W.
    ///   - moments: How mean and sd give shape and scale.
    static func logScale(
        name: String, summary: String, guide: LawGuide, standard: any Law,
        moments: ParameterForm,
        make: @escaping @Sendable (_ shape: Double, _ scale: Double) throws(LawError) -> any Law
    ) -> LawFamily {
        LawFamily(
            name: name, summary: summary, guide: guide,
            forms: [ParameterForm(["shape", "scale"]), moments],
            percentiles: .closed { p, q in
                let w = standard.quantile(p)
                let low = ParameterTerm.logarithm(.positive(.argument(0)))
                let high = ParameterTerm.logarithm(.positive(.argument(1)))
                let spread = (high - low) / (standard.quantile(q) - w)
                let canonical = [
                    .constant(1) / spread, ParameterTerm.exponential(low - w * spread),
                ]
                return ParameterForm(
                    [percentileLabel(p), percentileLabel(q)], canonical: canonical,
                    validate: { (values) throws(LawError) in
                        try LawRule.increasing(values, of: name, p, q, positive: true)
                        let found = canonical.map { $0.evaluate(values) }
                        guard
                            found.allSatisfy({
                                $0 >= LawRule.smallestShape && $0 <= LawRule.largestShape
                            })
                        else { throw LawRule.unreachable(values, of: name, p, q) }
                    })
            },
            make: { (c) throws(LawError) in try make(c[0], c[1]) },
            conditional: .transformed(
                standard: standard,
                formula: .exponential(
                    .logarithm(.positive(.argument(1)))
                        + .argument(2) / ParameterTerm.positive(.argument(0)))))
    }

    /// Mean and sd as arguments of a form, under the usual rules: sd between `least` and `most`
    /// times the mean.
    static func momentForm(
        of name: String, least: Double = 1e-150, most: Double = 1e150, canonical: [ParameterTerm]
    ) -> ParameterForm {
        ParameterForm(
            ["mean", "sd"], canonical: canonical,
            validate: { (values) throws(LawError) in
                try LawRule.positive(values[0], "mean", of: name)
                try LawRule.positive(values[1], "sd", of: name)
                try LawRule.ordinary(values[0], "mean", of: name)
                try LawRule.ratio(
                    values[1], "sd", to: values[0], "mean", from: least, to: most, of: name)
            })
    }

    /// sd/mean as a term of a form's arguments mean and sd.
    static let relativeSpread =
        ParameterTerm.positive(.argument(1)) / ParameterTerm.positive(.argument(0))
}
