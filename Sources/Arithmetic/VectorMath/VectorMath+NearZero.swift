// Functions that are 0 where exp and log are 1 and 0 apart from what rounding leaves: computed as
// themselves, they keep all their digits there.
extension VectorMath {
    /// log(1 + x), of error below 1 ulp.
    ///
    /// Of −1 it is −∞, of ∞ it is ∞, of a number below −1 or NaN it is NaN; of ±0 it is 0.
    static func log1p(_ x: Double) -> Double {
        isFlagged(outsideNormal(1 + x)) ? log(1 + x) : logOnePlus(x)
    }

    /// log(1 + x) where the sum is a positive, normal, finite number.
    ///
    /// With u the rounded sum and d what its rounding drops, log(u + d) is log u + d/u to the last
    /// place: d/u is at most 2⁻⁵³.
    @inline(__always)
    static func logOnePlus(_ x: Double) -> Double {
        let u = 1 + x
        let rounded = u - 1
        let dropped = (1 - (u - rounded)) + (x - rounded)
        let scaled = ScaledNumber(u)
        let terms = LogarithmTerms(scaled.m)
        let rest = terms.correction + (scaled.k * ln2Tail + dropped / u)
        return scaled.k * ln2Head - ((terms.halfSquare - rest) - terms.f)
    }

    /// log(x / (1 − x)), of error below 2 ulp, also near ½, where it is 0.
    ///
    /// Of 0 it is −∞, of 1 it is ∞, outside of these NaN.
    static func logit(_ x: Double) -> Double {
        guard isFlagged(outsideLogit(x)) else { return normalLogit(x) }
        // Below 2⁻¹⁰²² the quotient is infinite, and 1 − x is 1.
        return x >= 0 && x < 0.5 ? log(x) : log1p(logitQuotient(x))
    }

    /// Bits whose sign bit is set where `normalLogit` cannot be used.
    @inline(__always)
    static func outsideLogit(_ x: Double) -> UInt64 { outsideNormal(1 + logitQuotient(x)) }

    /// The same for normal numbers between 0 and 1: log(1 + q) above ½, its negative below.
    @inline(__always)
    static func normalLogit(_ x: Double) -> Double {
        let size = logOnePlus(logitQuotient(x))
        return x < 0.5 ? -size : size
    }

    /// |2x − 1| by the smaller of x and 1 − x: without loss, as both differences are exact where
    /// their parts are near each other.
    @inline(__always)
    private static func logitQuotient(_ x: Double) -> Double {
        (2 * x - 1).magnitude / (x < 0.5 ? x : 1 - x)
    }

    /// eˣ − 1, of error below 1 ulp.
    ///
    /// Above 709.78 the result is infinity; of −∞ it is −1, of NaN it is NaN; of ±0 it is 0.
    ///
    /// With k and r as in `exp`, it is 2ᵏ (eʳ − 1) + (2ᵏ − 1). Both are taken by 2 to the power of half
    /// of k, so that no power is beyond the exponents of doubles.
    @inline(__always)
    static func expm1(_ x: Double) -> Double {
        let below = x > 746 ? 746 : x
        let bounded = below < -746 ? -746 : below
        let shifted = bounded * 0x1.71547652b82fep+0 + roundingShift
        let k = shifted - roundingShift
        let head = bounded - k * ln2Head
        let tail = k * ln2Tail
        let r = head - tail
        let terms = ExponentialTerms(r, scaledBy: shifted)
        let first = terms.first
        let difference = first - terms.secondInverse
        let small = (first - difference) - terms.secondInverse
        // The larger of the two differences stands in front, so that what rounding drops is exact.
        let sum = difference + first * r
        let dropped = (difference - sum) + first * r
        let rest = first * (((head - r) - tail) + terms.square)
        return (sum + ((dropped + small) + rest)) * terms.second
    }
}
