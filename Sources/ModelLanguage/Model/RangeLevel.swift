import Distributions

/// How sure a range `a to b` is: the probability that the value lies in it, with as much below a as
/// above b.
package struct RangeLevel: Sendable, Equatable {
    /// The probability, such as 0.9.
    package let probability: Double

    /// What a range means where the model says nothing else: 5 % lie below it and 5 % above.
    package static let usual = RangeLevel(checked: 0.9)
    /// The levels that a model may state.
    package static let allowed = 0.5...0.999

    /// A level; nil outside of `allowed`.
    package init?(_ probability: Double) {
        guard Self.allowed.contains(probability) else { return nil }
        self.init(checked: probability)
    }

    private init(checked probability: Double) {
        self.probability = probability
    }

    /// The probability below a: (1 − c)/2 for the level c, freed of the subtraction's rounding error,
    /// so that 90 % gives the number nearest to 0.05.
    package var low: Double { ((1 - probability) / 2 * Self.digits).rounded() / Self.digits }
    /// The probability below b.
    package var high: Double { (Self.digits - low * Self.digits) / Self.digits }

    private static let digits = 1e12

    /// The standard normal law's point at `high`: half a range's width in standard deviations.
    package var halfWidth: Double {
        // To the last digit, which the quantile function leaves open.
        self == .usual ? 1.6448536269514722 : NormalLaw.standard.quantile(high)
    }

    /// A normal law with the range's ends as the model language writes it, such as
    /// `normal(p5: -10, p95: 30)`.
    func normal(_ a: String, _ b: String) -> String {
        "normal(\(percentileLabel(low)): \(a), \(percentileLabel(high)): \(b))"
    }
}
