/// The powers of ten from 10^−292 to 10^324, each as the 128-bit number that `ShortestDecimal`
/// multiplies by.
///
/// The entry of 10^e is g = ⌊10^e · 2^(127 − ⌊log₂ 10^e⌋)⌋ + 1, so 2^127 < g ≤ 2^128 − 1 and the
/// power is less than g by at most one part in 2^127. The table is computed with whole numbers when
/// it is first used, within a millisecond; nothing is rounded but the one floor.
struct PowersOfTen: @unchecked Sendable {
    /// The smallest and the largest exponent: what shortest decimals of `Double` need.
    static let exponents = -292...324

    /// One for the process, never freed.
    static let shared = PowersOfTen()

    /// Upper and lower half in turn; written by the initialiser alone.
    private let words: UnsafeMutablePointer<UInt64>

    /// The upper and lower 64 bits of the entry of 10^`exponent`, which must be one of `exponents`.
    @inline(__always)
    subscript(exponent: Int) -> (high: UInt64, low: UInt64) {
        let place = 2 &* (exponent &- PowersOfTen.exponents.lowerBound)
        return (words[place], words[place &+ 1])
    }

    /// ⌊log₁₀ 2^e⌋ for |e| ≤ 1500.
    @inline(__always)
    static func floorLog10(powerOfTwo e: Int) -> Int {
        // log₁₀ 2 in units of 2^−22, cut off: exact in this range, as
        // `Tests/Reference/check_shortest_decimal.py` shows for all three.
        (e &* 1_262_611) >> 22
    }

    /// ⌊log₁₀ (¾ · 2^e)⌋ for |e| ≤ 1500.
    @inline(__always)
    static func floorLog10(threeQuartersOfPowerOfTwo e: Int) -> Int {
        (e &* 1_262_611 &- 524_031) >> 22
    }

    /// ⌊log₂ 10^e⌋ for |e| ≤ 360.
    @inline(__always)
    static func floorLog2(powerOfTen e: Int) -> Int {
        (e &* 1_741_647) >> 19
    }

    private init() {
        words = .allocate(capacity: 2 * PowersOfTen.exponents.count)
        // 10^e itself, least word first: 1,077 bits for the largest.
        var number = [UInt32](repeating: 0, count: 36)
        number[0] = 1
        for exponent in 0...PowersOfTen.exponents.upperBound {
            store(number, at: exponent)
            var carry: UInt64 = 0
            for index in number.indices {
                carry += UInt64(number[index]) * 10
                number[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
        }
        // ⌊2^1280 / 10^n⌋: dividing by ten n times, rounding down each time, gives it exactly.
        number = [UInt32](repeating: 0, count: 41)
        number[40] = 1
        for exponent in 1 ... -PowersOfTen.exponents.lowerBound {
            var rest: UInt64 = 0
            for index in number.indices.reversed() {
                rest = rest << 32 | UInt64(number[index])
                number[index] = UInt32(truncatingIfNeeded: rest / 10)
                rest %= 10
            }
            store(number, at: -exponent)
        }
    }

    /// Keeps the first 128 bits of a number, plus one.
    private func store(_ number: [UInt32], at exponent: Int) {
        let top = number.lastIndex { $0 != 0 } ?? 0
        let shift = UInt64(number[top].leadingZeroBitCount)
        func word(_ index: Int) -> UInt64 { index >= 0 ? UInt64(number[index]) : 0 }
        // The word that starts `place` words below the first bit.
        func aligned(_ place: Int) -> UInt64 {
            let pair = word(top - place) << 32 | word(top - place - 1)
            return (pair << shift) >> 32
        }
        let low = aligned(2) << 32 | aligned(3)
        let high = aligned(0) << 32 | aligned(1)
        let (next, isCarry) = low.addingReportingOverflow(1)
        let place = 2 * (exponent - PowersOfTen.exponents.lowerBound)
        words[place] = isCarry ? high + 1 : high
        words[place + 1] = next
    }
}
