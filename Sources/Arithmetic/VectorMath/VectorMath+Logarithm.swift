extension VectorMath {
    /// The natural logarithm, of error below 0.9 ulp.
    ///
    /// Of ±0 it is −∞, of ∞ it is ∞, of a negative number or NaN it is NaN.
    @inlinable public static func log(_ x: Double) -> Double {
        isFlagged(outsideNormal(x)) ? exoticLogarithm(x, log) : log(ScaledNumber(x))
    }

    /// The binary logarithm, of error below 0.9 ulp; exact for powers of 2.
    ///
    /// Special values are those of `log`.
    static func log2(_ x: Double) -> Double {
        isFlagged(outsideNormal(x)) ? exoticLogarithm(x, log2) : log2(ScaledNumber(x))
    }

    /// The decimal logarithm, of error below 0.8 ulp; exact for powers of 10.
    ///
    /// Special values are those of `log`.
    @inlinable public static func log10(_ x: Double) -> Double {
        isFlagged(outsideNormal(x)) ? exoticLogarithm(x, log10) : log10(ScaledNumber(x))
    }

    /// log (2ᵏ m).
    @inlinable @inline(__always)
    static func log(_ x: ScaledNumber) -> Double {
        let terms = LogarithmTerms(x.m)
        return x.k * ln2Head - ((terms.halfSquare - (terms.correction + x.k * ln2Tail)) - terms.f)
    }

    /// log₂ (2ᵏ m).
    @inline(__always)
    static func log2(_ x: ScaledNumber) -> Double {
        let (head, rest) = LogarithmTerms(x.m).times(0x1.7154760000000p+0, 0x1.4ae0bf85ddf44p-26)
        return sum(x.k, head, rest)
    }

    /// log₁₀ (2ᵏ m), with log₁₀ 2 to 42 bits and the rest.
    @inlinable @inline(__always)
    static func log10(_ x: ScaledNumber) -> Double {
        let (head, rest) = LogarithmTerms(x.m).times(0x1.bcb7b10000000p-2, 0x1.49b9438ca9aaep-28)
        return sum(x.k * 0x1.34413509f7800p-2, head, rest + x.k * 0x1.fef311f12b358p-46)
    }

    /// a + b + rest, for b below a or a = 0, and a small rest.
    @inlinable @inline(__always)
    static func sum(_ a: Double, _ b: Double, _ rest: Double) -> Double {
        let total = a + b
        return total + (((a - total) + b) + rest)
    }

    /// The logarithm of an argument that is not a positive, normal, finite number.
    @inline(never)
    @usableFromInline static func exoticLogarithm(
        _ x: Double, _ logarithm: (ScaledNumber) -> Double
    ) -> Double {
        if x == 0 { return -.infinity }
        guard x > 0 else { return .nan }
        return x == .infinity ? x : logarithm(ScaledNumber(normalOrSubnormal: x))
    }
}

/// What the logarithms share: with f = m − 1 and s = f / (2 + f),
/// log m = f − f²/2 + s (f²/2 + R), R being a series in s² (Tang, ACM TOMS 16, 1990,
/// doi:10.1145/98267.98294). f is exact, and what is added to it is small.
@frozen @usableFromInline struct LogarithmTerms {
    /// m − 1.
    @usableFromInline let f: Double
    /// f²/2.
    @usableFromInline let halfSquare: Double
    /// s (f²/2 + R).
    @usableFromInline let correction: Double

    /// The terms of m from √½ to √2.
    @inlinable @inline(__always)
    init(_ m: Double) {
        f = m - 1
        let s = f / (f + 2)
        halfSquare = 0.5 * f * f
        // R = 2 artanh(s)/s − 2; the coefficients make the largest error of R/s² least (2^−51.5).
        let z = s * s
        let z2 = z * z
        let r01 = 0x1.5555555555558p-1 + 0x1.999999999522ep-2 * z
        let r23 = 0x1.2492492e02b0dp-2 + 0x1.c71c62d1c25abp-3 * z
        let r45 = 0x1.7462b9ba12a37p-3 + 0x1.39fdc7830b50bp-3 * z
        let r = r01 + z2 * (r23 + z2 * (r45 + z2 * 0x1.2b5f0f3f534afp-3))
        correction = s * (halfSquare + z * r)
    }

    /// log m times a constant given as a head of 26 bits and a tail: an exact product of heads,
    /// and the rest.
    @inlinable @inline(__always)
    func times(_ constantHead: Double, _ constantTail: Double) -> (
        head: Double, rest: Double
    ) {
        let head = VectorMath.leading(f - halfSquare)
        let tail = ((f - head) - halfSquare) + correction
        return (head * constantHead, (head + tail) * constantTail + tail * constantHead)
    }
}
