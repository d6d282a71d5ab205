/// Writes numbers as text into memory: the shortest decimal text that reads back as the same
/// `Double`.
///
/// Whole numbers below 2^53 have digits only (`7000`; minus zero is `0`). Other magnitudes from 10^−4
/// to 2^53 have a decimal point (`0.25`); the rest have a power of ten of at least two digits with
/// its sign (`1.5e-07`). A value that is not finite gives no text. Apart from whole numbers and
/// those that are not finite this is the text of Swift's `description`.
///
/// Cost: some 25 ns a number, without allocation. Copies are free; make one outside of loops.
package struct DecimalWriter: Sendable {
    /// The bytes that must be free where a number is written, all of which may be overwritten. No
    /// text is longer.
    package static let room = 24

    private let powers: PowersOfTen

    /// Makes a writer; the first one of a process computes a table, within a millisecond.
    package init() {
        powers = PowersOfTen.shared
    }

    /// Writes one number in ASCII.
    ///
    /// - Parameter target: where the text begins, with at least `room` bytes.
    /// - Returns: the length of the text in bytes, from 0 to `room`.
    @inline(__always)
    package func write(_ value: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
        guard value.isFinite else { return 0 }
        let magnitude = value.magnitude
        target[0] = UInt8(ascii: "-")
        let sign = value < 0 ? 1 : 0
        let start = UnsafeMutableRawPointer(target + sign)
        if magnitude < 9_007_199_254_740_992 {
            let whole = UInt64(magnitude)
            if Double(whole) == magnitude {
                return sign &+ DecimalWriter.write(whole: whole, to: start)
            }
        }
        return sign &+ write(positive: magnitude, to: start)
    }

    /// The text of one number.
    package func text(_ value: Double) -> String {
        String(unsafeUninitializedCapacity: DecimalWriter.room) { bytes in
            bytes.baseAddress.map { write(value, to: $0) } ?? 0
        }
    }

    /// A whole number below 10^16.
    @inline(__always)
    private static func write(whole: UInt64, to start: UnsafeMutableRawPointer) -> Int {
        if whole < 100_000_000 {
            return writeLeading(whole, to: start)
        }
        let length = writeLeading(whole / 100_000_000, to: start)
        store(EightDigits(whole % 100_000_000).text, at: start + length)
        return length &+ 8
    }

    /// A whole number below 10^8, without zeros before it.
    @inline(__always)
    private static func writeLeading(_ whole: UInt64, to start: UnsafeMutableRawPointer) -> Int {
        let digits = EightDigits(whole)
        let zeros = min(digits.leadingZeros, 7)
        store(digits.text &>> UInt64(truncatingIfNeeded: 8 &* zeros), at: start)
        return 8 &- zeros
    }

    /// A number that is not whole, or at least 2^53.
    @inline(__always)
    private func write(positive magnitude: Double, to start: UnsafeMutableRawPointer) -> Int {
        let decimal = ShortestDecimal(magnitude, powers: powers)
        // Always 17 digits, the zeros at their end left out below.
        var digits = decimal.digits
        var exponent = decimal.exponent
        while digits < 10_000_000_000_000_000 {
            digits &*= 10
            exponent &-= 1
        }
        let first = digits / 10_000_000_000_000_000
        let rest = digits &- first &* 10_000_000_000_000_000
        let upper = rest / 100_000_000
        let figures = Figures(
            first: 0x30 | first, middle: EightDigits(upper),
            last: EightDigits(rest &- upper &* 100_000_000))
        // The digits before the decimal point.
        let point = exponent &+ 17
        if point > 0, magnitude <= 9_007_199_254_740_992 {
            return figures.write(point: point, to: start)
        }
        if point <= 0, point > -4 {
            DecimalWriter.store(0x30_3030_302E30, at: start)
            figures.write(to: start + (2 &- point))
            return 2 &- point &+ figures.count
        }
        return writeScientific(figures, power: point &- 1, to: start)
    }

    @inline(never)
    private func writeScientific(
        _ figures: Figures, power: Int, to start: UnsafeMutableRawPointer
    ) -> Int {
        var length = figures.count
        if length > 1 {
            // 17 digits and a point before the power, which is written next.
            _ = figures.write(point: 1, to: start)
            length += 1
        } else {
            start.storeBytes(of: UInt8(truncatingIfNeeded: figures.first), as: UInt8.self)
        }
        func append(_ byte: UInt8) {
            start.storeBytes(of: byte, toByteOffset: length, as: UInt8.self)
            length += 1
        }
        append(UInt8(ascii: "e"))
        append(power < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        let size = UInt8(truncatingIfNeeded: power.magnitude % 100)
        if power.magnitude >= 100 {
            append(0x30 + UInt8(truncatingIfNeeded: power.magnitude / 100))
        }
        append(0x30 + size / 10)
        append(0x30 + size % 10)
        return length
    }

    /// Stores eight bytes, the lowest first.
    @inline(__always)
    fileprivate static func store(_ word: UInt64, at start: UnsafeMutableRawPointer) {
        start.storeBytes(of: word.littleEndian, as: UInt64.self)
    }
}

/// Seventeen digits as ASCII.
private struct Figures {
    let first: UInt64
    let middle: EightDigits
    let last: EightDigits

    /// The digits up to the last that is not zero; the first is none.
    @inline(__always)
    var count: Int {
        last.isZero ? 9 &- middle.trailingZeros : 17 &- last.trailingZeros
    }

    /// Writes all seventeen digits.
    @inline(__always)
    func write(to start: UnsafeMutableRawPointer) {
        start.storeBytes(of: UInt8(truncatingIfNeeded: first), as: UInt8.self)
        DecimalWriter.store(middle.text, at: start + 1)
        DecimalWriter.store(last.text, at: start + 9)
    }

    /// Writes the digits with a decimal point after the first `point`, from 1 to 16, and at least
    /// one digit after it.
    @inline(__always)
    func write(point: Int, to start: UnsafeMutableRawPointer) -> Int {
        let dot = UInt64(UInt8(ascii: "."))
        if point <= 8 {
            // All one place to the right, then the first eight bytes again with the point.
            write(to: start + 1)
            let head = first | middle.text &<< 8
            if point < 8 {
                let place = UInt64(truncatingIfNeeded: 8 &* point)
                let before = head & ((1 &<< place) &- 1)
                let after = (head &>> place) &<< place
                DecimalWriter.store(before | dot &<< place | after &<< 8, at: start)
            } else {
                DecimalWriter.store(head, at: start)
                start.storeBytes(of: UInt8(ascii: "."), toByteOffset: 8, as: UInt8.self)
            }
        } else {
            write(to: start)
            let text = last.text
            let place = UInt64(truncatingIfNeeded: 8 &* (point &- 9))
            let before = text & ((1 &<< place) &- 1)
            let after = (text &>> place) &<< place
            start.storeBytes(
                of: UInt8(truncatingIfNeeded: text &>> 56), toByteOffset: 17, as: UInt8.self)
            DecimalWriter.store(before | dot &<< place | after &<< 8, at: start + 9)
        }
        // 2^53 is whole and keeps a zero after the point.
        return max(count, point &+ 1) &+ 1
    }
}

/// The eight decimal digits of a number below 10^8, a byte each, the first in the lowest byte.
///
/// All digits are computed at once: the number is split into two groups of four, each into two of
/// two, each into two digits, by multiplications that divide several fields of one word (the method
/// of Paul Khuong, <https://pvk.ca/Blog/2017/12/22/appnexus-common-framework-its-out-also-how-to-print-integers-faster>).
private struct EightDigits {
    private let values: UInt64

    @inline(__always)
    init(_ number: UInt64) {
        let thousands = number / 10_000
        let fours = thousands | (number &- thousands &* 10_000) &<< 32
        // ⌊x / 100⌋ is ⌊10,486 x / 2^20⌋ for x < 10^4.
        let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) &<< 16
        // ⌊x / 10⌋ is ⌊103 x / 2^10⌋ for x < 100.
        let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
        values = tens | (twos &- tens &* 10) &<< 8
    }

    /// The digits as ASCII.
    @inline(__always)
    var text: UInt64 { values | 0x3030_3030_3030_3030 }

    @inline(__always)
    var isZero: Bool { values == 0 }

    /// The zeros before the first other digit, 8 where there is none.
    @inline(__always)
    var leadingZeros: Int { values.trailingZeroBitCount &>> 3 }

    /// The zeros after the last other digit, 8 where there is none.
    @inline(__always)
    var trailingZeros: Int { values.leadingZeroBitCount &>> 3 }
}
