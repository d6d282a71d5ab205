/// The remainder that `mod` gives.
package enum Remainder {
    /// Above this many times the divisor, the difference a − b·floor(a/b) has lost digits that show:
    /// its rounding error is up to |a/b|·2⁻⁵³ of b, here 2⁻²¹.
    package static let largestPlainQuotient = 4_294_967_296.0

    /// a − b·floor(a/b), which has the sign of b; NaN where b is 0, or either is not finite.
    package static func of(_ a: Double, _ b: Double) -> Double {
        guard a.isFinite, b.isFinite else { return .nan }
        let quotient = a / b
        // A quotient that is rounded to 0 has lost which side of it a is on.
        if quotient.magnitude <= largestPlainQuotient, quotient != 0 || a == 0 {
            return a - b * quotient.rounded(.down)
        }
        return exact(a, b)
    }

    /// The same, exact whatever the size of a/b: C's `fmod` has no rounding error, and moving it to
    /// the side of b has one of half a unit in its last place.
    package static func exact(_ a: Double, _ b: Double) -> Double {
        let remainder = a.truncatingRemainder(dividingBy: b)
        return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
    }
}
