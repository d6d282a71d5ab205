extension Evidence {
    /// One of the things that a report may speak of.
    package struct Reading: Sendable {
        /// The reading's name, unique in its report.
        package var name: String
        /// What the report speaks of in this reading.
        package var about: CheckedExpression
        /// The same, as written.
        package var aboutText: String
        /// Its probability beforehand, in proportion to the other readings'.
        package var weight: Double

        /// Describes a reading.
        package init(name: String, about: CheckedExpression, aboutText: String, weight: Double) {
            self.name = name
            self.about = about
            self.aboutText = aboutText
            self.weight = weight
        }
    }
}

/// How some reports bear on each other.
public struct Combination: Sendable {
    /// The ways to take several reports together.
    public enum Rule: String, Sendable, CaseIterable {
        /// Each is right or wrong by itself, as reports are that stand in no combination: the product of
        /// their likelihoods.
        case all
        /// Exactly one is right within its error, and the others are wrong, unrelated to the truth or, with
        /// `if_wrong`, around it: the mixture over which one it is.
        case any
        /// One opinion is made of them: the product of their likelihoods to the powers of their weights,
        /// which add up to 1 (logarithmic pooling; Poole and Raftery, Journal of the American
        /// Statistical Association 95, 2000, doi:10.1080/01621459.2000.10474324).
        case pool
    }

    /// The rule.
    package var rule: Rule
    /// The reports, as indices into `Model.evidence`; at least two.
    package var members: [Int]
    /// For each, its weight: the probability beforehand that it is the right one, or its part in
    /// the pool, in proportion to the others'.
    package var weights: [Double]

    /// Describes a combination.
    package init(rule: Rule, members: [Int], weights: [Double]) {
        self.rule = rule
        self.members = members
        self.weights = weights
    }
}
