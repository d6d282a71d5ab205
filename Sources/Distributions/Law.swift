/// A univariate probability law with fixed, already validated parameters.
///
/// Every function is total: it accepts any `Double` and never traps. A NaN argument gives NaN.
/// Both tails are first-class: `upperTail` and `upperQuantile` keep full relative accuracy where
/// `1 - cumulative(x)` has lost it.
package protocol Law: Sendable {
    /// The family's name as the model language spells it, such as `lognormal`.
    var name: String { get }

    /// The parameters as a reader would write them, in order, such as `median` and `sigma`.
    var parameters: [LawParameterValue] { get }

    /// The closed interval outside of which the density is zero; its ends may be infinite.
    var support: ClosedRange<Double> { get }

    /// Whether the law puts its mass on whole numbers only.
    var isDiscrete: Bool { get }

    /// The expected value: infinite where its integral grows without bound, NaN where it has no
    /// value, as with two tails as heavy as Cauchy's.
    var mean: Double { get }

    /// The standard deviation; infinite where the second moment does not exist.
    var standardDeviation: Double { get }

    /// How fast the tails fall; without a law's own word, faster than every power.
    var tailExponents: TailExponents { get }

    /// The probability density at `x`, or the probability of `x` for a discrete law.
    func density(_ x: Double) -> Double

    /// The probability of a value of at most `x`.
    func cumulative(_ x: Double) -> Double

    /// The probability of a value greater than `x`.
    func upperTail(_ x: Double) -> Double

    /// The smallest x with `cumulative(x) >= p`; the ends of the support at 0 and 1.
    func quantile(_ p: Double) -> Double

    /// The smallest x with `upperTail(x) <= q`: the point with probability `q` above it.
    func upperQuantile(_ q: Double) -> Double
}

extension Law {
    /// Tails that fall faster than every power of x.
    package var tailExponents: TailExponents { TailExponents() }
}

/// The exponents a of tails that fall like |x|^−a; infinite where a tail ends or falls faster.
///
/// A tail has the moments below its exponent: the mean needs more than 1, the standard deviation
/// more than 2.
package struct TailExponents: Sendable, Equatable {
    /// That of the tail towards −∞.
    package let lower: Double
    /// That of the tail towards ∞.
    package let upper: Double

    /// Describes both tails.
    package init(lower: Double = .infinity, upper: Double = .infinity) {
        self.lower = lower
        self.upper = upper
    }
}

/// One parameter of a law with its value, for display.
package struct LawParameterValue: Sendable, Equatable {
    /// The parameter's label in the model language.
    package let label: String
    /// The parameter's value.
    package let value: Double

    /// Names a parameter's value.
    package init(_ label: String, _ value: Double) {
        self.label = label
        self.value = value
    }
}
