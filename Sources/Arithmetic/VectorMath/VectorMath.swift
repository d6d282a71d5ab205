/// Elementary functions of doubles, written so that loops over them become vector code.
///
/// Every function uses only IEEE 754 addition, subtraction, multiplication, division and
/// comparison in a fixed order, and integer operations on bit patterns. No step is fused and none
/// calls a mathematical library, so that the results are the same bits on every processor and with
/// every width of vector unit.
///
/// Each function has a part without branches, which the compiler's loop vectoriser turns into
/// vector code in `BlockKernels`, and, if its domain needs one, a slow part for arguments that are
/// exotic. (Arithmetic on Swift's vector types is split into lanes and put together again by
/// another pass of the compiler, which for long expressions fails.)
///
/// Errors are stated in ulp, units in the last place of the correctly rounded result; the tests
/// hold them against values computed with many digits.
public enum VectorMath {
    /// The bits of infinity.
    @inlinable static var infinityBits: UInt64 { 0x7FF0_0000_0000_0000 }
    /// 1.5 · 2⁵². A number below 2⁵¹ added to it is rounded to a whole number, ties to even, which
    /// then stands in the low bits of the sum.
    @inlinable static var roundingShift: Double { 0x1.8p52 }
    /// ln 2 to 42 bits, so that its products with whole numbers up to 2¹¹ are exact.
    @inlinable static var ln2Head: Double { 0x1.62e42fefa3800p-1 }
    /// ln 2 less `ln2Head`.
    @inlinable static var ln2Tail: Double { 0x1.ef35793c76730p-45 }

    /// The leading 26 bits of a number: two such have an exact product. What is left is a double
    /// of at most 27 bits.
    @inlinable @inline(__always)
    static func leading(_ x: Double) -> Double {
        Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_F800_0000)
    }

    /// Bits whose sign bit is set where x is not a positive, normal, finite number.
    @inlinable @inline(__always)
    static func outsideNormal(_ x: Double) -> UInt64 {
        let bits = x.bitPattern
        return bits | (bits &- Double.leastNormalMagnitude.bitPattern) | (infinityBits &- 1 &- bits)
    }

    /// Whether the sign bit is set.
    @inlinable @inline(__always)
    static func isFlagged(_ bits: UInt64) -> Bool { Int64(bitPattern: bits) < 0 }
}

/// A positive number as 2ᵏ m with m from √½ to √2.
@frozen @usableFromInline struct ScaledNumber {
    /// The exponent, a whole number.
    @usableFromInline let k: Double
    /// The factor.
    @usableFromInline let m: Double

    /// x must be positive, normal and finite; of others the parts are arbitrary numbers.
    @inlinable @inline(__always)
    init(_ x: Double) {
        // Near the bits of √½, so that adding the difference from the bits of 1 carries into the
        // exponent from √2 on.
        let lowest: UInt64 = 0x3FE6_A09E_0000_0000
        let raised = x.bitPattern &+ ((1.0).bitPattern &- lowest)
        m = Double(bitPattern: (raised & 0x000F_FFFF_FFFF_FFFF) &+ lowest)
        // The biased exponent as the low bits of 2⁵² and up.
        k = Double(bitPattern: (raised &>> 52) | (0x1p52).bitPattern) - (0x1p52 + 1023)
    }

    /// x must be positive and finite.
    @inlinable init(normalOrSubnormal x: Double) {
        let isSubnormal = x < .leastNormalMagnitude
        let scaled = ScaledNumber(isSubnormal ? x * 0x1p54 : x)
        m = scaled.m
        k = isSubnormal ? scaled.k - 54 : scaled.k
    }
}
