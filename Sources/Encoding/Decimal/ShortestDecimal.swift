/// The shortest decimal number that reads back as a given `Double`, and of several such the one
/// nearest to it: `digits` · 10^`exponent`.
///
/// Every decimal number between the midpoints to the two neighbouring doubles reads back as the
/// double; a midpoint itself does where the significand is even, as reading rounds ties to even.
/// Of two equally near candidates the one with the even last digit is taken.
///
/// The algorithm is Schubfach (Raffaello Giulietti, *The Schubfach way to render doubles*, 2020,
/// <https://drive.google.com/file/d/1IEeATSVnEE6TkrHlCYNY2GjaraBjOT4f>): a power of ten is chosen
/// such that the interval holds at least one and at most ten of its multiples; four candidates
/// beside the value are enough. It takes three 64 × 128-bit products and no loops.
///
/// The products are cut off to whole quarters of the last digit, with the lowest bit set where
/// anything was cut off. That this bit is right for every double, which makes all comparisons
/// exact, is shown by continued fractions in `Tests/Reference/check_shortest_decimal.py`.
struct ShortestDecimal: Equatable {
    /// Less than 10^17; it may end in zeros.
    let digits: UInt64
    /// The power of ten of the last digit.
    let exponent: Int

    /// Finds it.
    ///
    /// - Parameters:
    ///   - magnitude: positive and finite; anything else gives a meaningless result.
    ///   - powers: `PowersOfTen.shared`, looked up outside of loops.
    @inline(__always)
    init(_ magnitude: Double, powers: PowersOfTen) {
        // The value is c · 2^q.
        let fraction = magnitude.significandBitPattern
        let biased = Int(truncatingIfNeeded: magnitude.exponentBitPattern)
        let isSubnormal = biased == 0
        let c = isSubnormal ? fraction : fraction | 1 << 52
        let q = (isSubnormal ? 1 : biased) &- 1075
        let isOdd = c & 1
        // Below a power of two the doubles lie twice as close.
        let isUneven = fraction == 0 && biased > 1

        // In quarters of 2^q: the value and the ends of its interval, which belong to it if c is
        // even.
        let middle = 4 &* c
        let lower = middle &- (isUneven ? 1 : 2)
        let upper = middle &+ 2
        let k =
            isUneven
            ? PowersOfTen.floorLog10(threeQuartersOfPowerOfTwo: q)
            : PowersOfTen.floorLog10(powerOfTwo: q)

        // The same in quarters of 10^k.
        let power = powers[0 &- k]
        let shift = UInt64(truncatingIfNeeded: q &+ PowersOfTen.floorLog2(powerOfTen: 0 &- k) &+ 1)
        let value = ShortestDecimal.scaled(middle &<< shift, by: power)
        let low = ShortestDecimal.scaled(lower &<< shift, by: power) &+ isOdd
        let high = ShortestDecimal.scaled(upper &<< shift, by: power) &- isOdd

        // One digit less, if one of the two neighbours with a zero at the end serves; at most one
        // does, since the interval is shorter than 10^(k + 1).
        let below = value / 4
        let tens = below / 10
        let belowTen = tens &* 10
        let isTenBelow = low <= belowTen &* 4
        let isTenAbove = (belowTen &+ 10) &* 4 <= high
        if isTenBelow != isTenAbove {
            digits = isTenBelow ? tens : tens &+ 1
            exponent = k &+ 1
            return
        }

        // Else the nearer of the neighbours that serve.
        let isBelow = low <= below &* 4
        let isAbove = (below &+ 1) &* 4 <= high
        let half = 4 &* below &+ 2
        let isNearerAbove = value > half || (value == half && below & 1 == 1)
        let takesAbove = isBelow && isAbove ? isNearerAbove : isAbove
        digits = takesAbove ? below &+ 1 : below
        exponent = k
    }

    /// ⌊`factor` · g / 2^128⌋, its lowest bit set where the product of the exact power is no whole
    /// number.
    @inline(__always)
    private static func scaled(_ factor: UInt64, by g: (high: UInt64, low: UInt64)) -> UInt64 {
        let carried = factor.multipliedFullWidth(by: g.low).high
        let main = factor.multipliedFullWidth(by: g.high)
        let (fraction, isCarry) = main.low.addingReportingOverflow(carried)
        let whole = main.high &+ (isCarry ? 1 : 0)
        return whole | (fraction != 0 ? 1 : 0)
    }
}
