extension VectorMath {
    /// eˣ, of error below 0.7 ulp, or 1.2 ulp where the result is subnormal.
    ///
    /// Above 709.78 the result is infinity; below −745.13 it is 0; of NaN it is NaN.
    ///
    /// With k the whole number nearest x / ln 2 and r = x − k ln 2, eˣ is 2ᵏ eʳ. The difference
    /// is formed with ln 2 in two pieces (Cody and Waite, *Software Manual for the Elementary
    /// Functions*, 1980), and what its rounding drops is carried along.
    @inlinable @inline(__always)
    public static func exp(_ x: Double) -> Double {
        // Arguments beyond ±746 give what ±746 gives; NaN stays what it is.
        let below = x > 746 ? 746 : x
        let bounded = below < -746 ? -746 : below
        let shifted = bounded * 0x1.71547652b82fep+0 + roundingShift
        let k = shifted - roundingShift
        let head = bounded - k * ln2Head
        let tail = k * ln2Tail
        let r = head - tail
        return exponential(r, (head - r) - tail, scaledBy: shifted)
    }

    /// 2ᵏ exp(r + rest) for |r| up to ½ ln 2, rest below an ulp of r, and |k| up to 1100; `shifted`
    /// is k + `roundingShift`.
    @inlinable @inline(__always)
    static func exponential(_ r: Double, _ rest: Double, scaledBy shifted: Double) -> Double {
        let terms = ExponentialTerms(r, scaledBy: shifted)
        // 1 + r with what its rounding drops, so that only the last addition rounds at full size.
        let sum = 1 + r
        let dropped = r - (sum - 1)
        let value = sum + (dropped + (rest + terms.square))
        return value * terms.first * terms.second
    }
}

/// What eˣ and eˣ − 1 share: the square and all higher terms of eʳ, and 2ᵏ.
@frozen @usableFromInline struct ExponentialTerms {
    /// eʳ − 1 − r.
    @usableFromInline let square: Double
    /// 2ᵏ as two powers, since k may be beyond the exponents of doubles while the result, or the
    /// subnormal number or infinity that stands for it, is not.
    @usableFromInline let first: Double
    @usableFromInline let second: Double
    /// 1 / `second`.
    @usableFromInline let secondInverse: Double

    /// The terms for |r| up to ½ ln 2 and |k| up to 1100; `shifted` is k + `roundingShift`.
    @inlinable @inline(__always)
    init(_ r: Double, scaledBy shifted: Double) {
        // eʳ = 1 + r + r² (½ + r q(r)); the coefficients make the largest error of q least
        // (2^−56.8). Estrin's scheme: short chains of dependent steps.
        let r2 = r * r
        let r4 = r2 * r2
        let q01 = 0x1.5555555555556p-3 + 0x1.5555555555556p-5 * r
        let q23 = 0x1.11111111109b4p-7 + 0x1.6c16c16c15dc9p-10 * r
        let q45 = 0x1.a01a01a7c32c3p-13 + 0x1.a01a01a934d22p-16 * r
        let q67 = 0x1.71de0db22c41bp-19 + 0x1.27e4d4d7d0f53p-22 * r
        let q89 = 0x1.af38a07870aacp-26 + 0x1.1f7f2076b3148p-29 * r
        let q = (q01 + q23 * r2) + r4 * ((q45 + q67 * r2) + r4 * q89)
        square = r2 * (0.5 + r * q)
        let exponents = shifted.bitPattern &- (VectorMath.roundingShift.bitPattern &- 2046)
        let half = exponents &>> 1
        first = Double(bitPattern: half &<< 52)
        second = Double(bitPattern: (exponents &- half) &<< 52)
        secondInverse = Double(bitPattern: (2046 &- (exponents &- half)) &<< 52)
    }
}
