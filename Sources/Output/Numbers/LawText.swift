import Distributions

/// Writes laws for people.
package enum LawText {
    /// The law as the model language spells it, such as `normal(mean: 3, sd: 0.5)`.
    package static func text(_ law: any Law) -> String {
        if let law = law as? TruncatedLaw {
            // The bounds that are there, after the law that they cut.
            let bounds = [("low", law.support.lowerBound), ("high", law.support.upperBound)]
                .filter { $0.1.isFinite }.map { ", \($0.0): \(plain($0.1))" }
            return "truncate(\(text(law.base))\(bounds.joined()))"
        }
        if let law = law as? MixtureLaw {
            let parts = law.components.map { "\(plain($0.weight)): \(text($0.law))" }
            return "mixture(\(parts.joined(separator: ", ")))"
        }
        let parameters = law.parameters
            .map { "\($0.label): \(plain($0.value))" }
        return "\(law.name)(\(parameters.joined(separator: ", ")))"
    }

    /// The probabilities of the points that are shown of a law.
    static let shownProbabilities = [0.05, 0.5, 0.95]

    /// The 5, 50 and 95 % points.
    package static func points(_ law: any Law) -> String {
        shownProbabilities
            .map { "\(percent($0)): \(Numbers.significant(law.quantile($0), digits: 5))" }
            .joined(separator: "; ")
    }

    /// Without grouping, which would read as a further parameter.
    private static func plain(_ value: Double) -> String {
        Numbers.significant(value).split(separator: ",").joined()
    }
}
