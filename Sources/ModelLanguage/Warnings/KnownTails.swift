import Arithmetic
import Distributions

/// What is known for certain of a random number's tails, by the rules of calculation.
///
/// An exponent a stands for: moments of order a and above do not exist. Infinity stands for nothing
/// known, never for a light tail. So whatever is said to be missing is missing, and what is not said
/// may be missing too.
struct KnownTails: Sendable {
    /// The exponent towards −∞.
    var lower = Double.infinity
    /// The exponent towards ∞.
    var upper = Double.infinity
    /// The exponent of the magnitude, also where the side is not known.
    var either = Double.infinity
    /// The exponent of the reciprocal's magnitude: how much probability lies about 0.
    var nearZero = Double.infinity
    /// Bounds that the number stays within.
    var range: ClosedRange<Double> = -.infinity ... .infinity
    /// The groups of dependent inputs that it is computed from.
    var inputs = InputSet()
    /// The input that `either` comes from.
    var culprit: String?

    /// A fixed number.
    init(number: Double) {
        if number.isFinite { range = number...number }
    }

    /// A number of which only bounds are known.
    init(range: ClosedRange<Double> = -.infinity ... .infinity, inputs: InputSet) {
        self.range = range
        self.inputs = inputs
    }

    /// A draw of a law with fixed parameters.
    init(law: any Law, input: String, inputs: InputSet) {
        let tails = law.tailExponents
        (lower, upper, either) = (tails.lower, tails.upper, min(tails.lower, tails.upper))
        nearZero = Self.exponentAtZero(of: law)
        range = law.support
        self.inputs = inputs
        culprit = min(either, nearZero) < .infinity ? input : nil
    }

    var isNonNegative: Bool { range.lowerBound >= 0 }
    /// Whether its magnitude stays above a positive number.
    private var isApartFromZero: Bool { range.lowerBound > 0 || range.upperBound < 0 }

    // MARK: Calculation

    var negated: KnownTails {
        var result = self
        (result.lower, result.upper) = (upper, lower)
        result.range = -range.upperBound ... -range.lowerBound
        return result
    }

    static func + (a: KnownTails, b: KnownTails) -> KnownTails {
        var result = KnownTails(
            range: hull([
                a.range.lowerBound + b.range.lowerBound, a.range.upperBound + b.range.upperBound,
            ]), inputs: a.inputs.union(b.inputs))
        let independent = a.inputs.isDisjoint(with: b.inputs)
        // What is added to a heavy tail cannot cancel it if it is independent or bounded there.
        for (x, y) in [(a, b), (b, a)] {
            if independent || y.range.lowerBound > -.infinity {
                result.upper = min(result.upper, x.upper)
            }
            if independent || y.range.upperBound < .infinity {
                result.lower = min(result.lower, x.lower)
            }
            let isBounded = y.range.lowerBound > -.infinity && y.range.upperBound < .infinity
            if independent || isBounded { result.take(x.either, x.culprit) }
        }
        for (x, y) in [(a, b), (b, a)] {
            if y.range.lowerBound > -.infinity { result.take(x.upper, x.culprit) }
            if y.range.upperBound < .infinity { result.take(x.lower, x.culprit) }
        }
        return result
    }

    static func * (a: KnownTails, b: KnownTails) -> KnownTails {
        var result = KnownTails(
            range: productRange(a.range, b.range), inputs: a.inputs.union(b.inputs))
        if result.range == 0...0 { return KnownTails(number: 0) }
        let independent = a.inputs.isDisjoint(with: b.inputs)
        for (x, y) in [(a, b), (b, a)] where independent || y.isApartFromZero {
            result.take(x.either, x.culprit)
            if y.isNonNegative {
                result.lower = min(result.lower, x.lower)
                result.upper = min(result.upper, x.upper)
            } else if y.range.upperBound <= 0 {
                result.lower = min(result.lower, x.upper)
                result.upper = min(result.upper, x.lower)
            }
            if independent { result.nearZero = min(result.nearZero, x.nearZero) }
        }
        return result
    }

    var reciprocal: KnownTails {
        var result = KnownTails(inputs: inputs)
        result.either = nearZero
        result.nearZero = either
        result.culprit = culprit
        if isNonNegative {
            result.upper = nearZero
            let greatest = range.lowerBound > 0 ? 1 / range.lowerBound : .infinity
            result.range = min(1 / range.upperBound, greatest)...greatest
        } else if range.upperBound <= 0 {
            result.lower = nearZero
            result.range = -.infinity...0
        }
        return result
    }

    /// The number, or its magnitude, to a fixed power.
    func power(_ exponent: Double) -> KnownTails {
        guard exponent.isFinite, exponent != 0 else { return KnownTails(inputs: inputs) }
        if exponent < 0 { return reciprocal.power(-exponent) }
        var result = KnownTails(inputs: inputs)
        result.either = either / exponent
        result.nearZero = nearZero / exponent
        result.culprit = culprit
        if isNonNegative {
            result.upper = upper / exponent
            result.range = 0 ... .infinity
        }
        return result
    }

    var magnitude: KnownTails {
        var result = self
        result.upper = either
        result.lower = .infinity
        let largest = max(range.upperBound, -range.lowerBound)
        result.range = max(range.lowerBound, -range.upperBound, 0)...largest
        return result
    }

    /// e to the number: a power tail becomes one without any moment.
    var exponential: KnownTails {
        var result = KnownTails(range: 0 ... .infinity, inputs: inputs)
        if upper < .infinity {
            result.upper = 0
            result.take(0, culprit)
        }
        return result
    }

    /// The smaller of two numbers.
    static func minimum(_ a: KnownTails, _ b: KnownTails) -> KnownTails {
        var result = KnownTails(
            range: min(
                a.range.lowerBound, b.range.lowerBound)...min(
                    a.range.upperBound, b.range.upperBound),
            inputs: a.inputs.union(b.inputs))
        // It is never above either of them.
        result.lower = min(a.lower, b.lower)
        result.take(a.lower, a.culprit)
        result.take(b.lower, b.culprit)
        return result
    }

    /// One of several numbers, each with a probability of its own that does not depend on them.
    static func mixture(_ parts: [KnownTails], inputs: InputSet) -> KnownTails {
        var result = KnownTails(
            range: hull(parts.flatMap { [$0.range.lowerBound, $0.range.upperBound] }),
            inputs: parts.reduce(inputs) { $0.union($1.inputs) })
        for part in parts {
            result.lower = min(result.lower, part.lower)
            result.upper = min(result.upper, part.upper)
            result.nearZero = min(result.nearZero, part.nearZero)
            result.take(part.either, part.culprit)
        }
        return result
    }

    /// The number where it is positive.
    var positive: KnownTails {
        var result = self
        result.lower = .infinity
        result.range = max(range.lowerBound, 0)...max(range.upperBound, 0)
        // What was cut off may have been what was heavy.
        if range.lowerBound < 0 {
            (result.either, result.nearZero) = (upper, .infinity)
        }
        return result
    }

    private mutating func take(_ exponent: Double, _ input: String?) {
        guard exponent < either else { return }
        either = exponent
        culprit = input
    }

    // MARK: Ranges

    private static func hull(_ values: [Double]) -> ClosedRange<Double> {
        guard let first = values.first, !values.contains(where: \.isNaN) else {
            return -.infinity ... .infinity
        }
        return values.reduce(first, min)...values.reduce(first, max)
    }

    private static func productRange(
        _ a: ClosedRange<Double>, _ b: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        func product(_ x: Double, _ y: Double) -> Double { x == 0 || y == 0 ? 0 : x * y }
        return hull([
            product(a.lowerBound, b.lowerBound), product(a.lowerBound, b.upperBound),
            product(a.upperBound, b.lowerBound), product(a.upperBound, b.upperBound),
        ])
    }

    // MARK: Zero

    /// Below this probability of being close to 0, for its spread, no simulation meets it.
    private static let noticeable = 1e-6

    /// The e with which the probability of less than x in size falls like x^e; infinity where it
    /// falls faster, is 0, or nobody would notice.
    private static func exponentAtZero(of law: any Law) -> Double {
        if law.isDiscrete || law.hasAtoms { return .infinity }
        if law.support.lowerBound == 0 {
            func slope(_ p: Double) -> Double {
                4.605_170_185_988_091
                    / (VectorMath.log(law.quantile(p)) - VectorMath.log(law.quantile(p / 100)))
            }
            let (near, far) = (slope(1e-10), slope(1e-24))
            // A power of x has the same slope everywhere.
            guard near > 0, abs(near - far) <= 0.02 * near else { return .infinity }
            // Without the rounding of the logarithms.
            return (near * 1e6).rounded() / 1e6
        }
        guard law.support.lowerBound < 0, law.support.upperBound > 0 else { return .infinity }
        let spread = law.quantile(0.75) - law.quantile(0.25)
        return law.density(0) * spread > noticeable ? 1 : .infinity
    }
}
