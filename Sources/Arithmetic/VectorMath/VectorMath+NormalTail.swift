extension VectorMath {
    /// eˣ for x ≥ −600, and some number below 10⁻²⁶⁰ for lower ones: for sums in which those do not
    /// count. Subnormal results, which the full exponential gives, cost a hundred times as much.
    @inlinable @inline(__always)
    public static func expOfNegligible(_ x: Double) -> Double { exp(x < -600 ? -600 : x) }

    /// The probability above x of the standard normal law, for x ≥ 0, divided by exp(−x²/2): half
    /// of the scaled complementary error function at x/√2.
    ///
    /// (1 + 2y) erfcx(y) is a polynomial of degree 21 in t = (y − 3.75)/(y + 3.75), which takes
    /// y = 0 … ∞ to −1 … 1 (Shepherd and Laframboise, Mathematics of Computation 36, 1981,
    /// doi:10.1090/S0025-5718-1981-0595058-X; the coefficients here are Chebyshev's, found with
    /// many digits). The relative error is below 4·10⁻¹⁵ for every x.
    @inlinable @inline(__always)
    static func scaledNormalTail(_ x: Double) -> Double {
        // Beyond 10⁸ the tail is 1/(x√2π) to the last place, and t would be 1 less rounding.
        let y = x > 1e8 ? 1e8 : x
        let k = 0x1.5369480174810p+2
        let t = (y - k) / (y + k)
        let s = t * t
        let s2 = s * s
        let s4 = s2 * s2
        let p01 = 0x1.3ccda0b5d5dbcp+0 + -0x1.1f367683f89a1p-3 * t
        let p23 = 0x1.d5f2948213553p-9 + 0x1.510169d095d45p-4 * t
        let p45 = -0x1.bda9309b11418p-4 + 0x1.7a14188ab4a37p-4 * t
        let p67 = -0x1.e0d0fa5173247p-5 + 0x1.d0b00377321e2p-6 * t
        let p89 = -0x1.3f603fcf054adp-7 + 0x1.cc3a11768d2dbp-10 * t
        let p1011 = 0x1.33fd476d35b78p-12 + -0x1.303fdc782cc8dp-12 * t
        let p1213 = 0x1.b1116a1274042p-15 + 0x1.7795c9d6b7dc0p-16 * t
        let p1415 = -0x1.7e7f68b1939a2p-17 + -0x1.06893c38c981bp-20 * t
        let p1617 = 0x1.c72bd39e96a73p-20 + -0x1.bd495291012f9p-25 * t
        let p1819 = -0x1.cbdc46b676fc4p-23 + 0x1.4a7bce33966bfp-26 * t
        let p2021 = 0x1.2cf5889293129p-26 + -0x1.187fe89376836p-29 * t
        let low = (p01 + p23 * s) + s2 * (p45 + p67 * s)
        let middle = (p89 + p1011 * s) + s2 * (p1213 + p1415 * s)
        let high = (p1617 + p1819 * s) + s2 * p2021
        let p = low + s4 * (middle + s4 * high)
        return 0.5 * p / (1 + 0x1.6a09e667f3bcdp+0 * x)
    }

    /// The probability of at most x of the standard normal law.
    ///
    /// The relative error is below 5·10⁻¹⁵ for x > −1 and grows as x²/2 rounding errors below;
    /// below −38.6 the result is 0.
    @inlinable @inline(__always)
    public static func normalCDF(_ x: Double) -> Double {
        let size = x.magnitude
        let tail = exp(-0.5 * x * x) * scaledNormalTail(size)
        let bounded = size < 40 ? tail : 0
        let value = x < 0 ? bounded : 1 - bounded
        return x == x ? value : x
    }

    /// The logarithm of the probability of at most x of the standard normal law.
    ///
    /// The error is below 10⁻¹⁴ of the larger of 1 and the result, however small the probability; of
    /// −∞ it is −∞.
    @inlinable @inline(__always)
    public static func logNormalCDF(_ x: Double) -> Double {
        let size = x.magnitude
        let exponent = -0.5 * x * x
        // 1/(1 + √2 ∞) is 0, which has no logarithm; the exponent is −∞ then whatever this is.
        let scaled = scaledNormalTail(size < 1e150 ? size : 1e150)
        let positive = 1 - exp(exponent) * scaled
        // Both are positive, normal and at most 1.
        let logarithm = log(ScaledNumber(x < 0 ? scaled : positive))
        let value = x < 0 ? exponent + logarithm : logarithm
        return x == x ? value : x
    }
}
