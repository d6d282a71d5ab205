import CasModel
import Encoding
import Testing

/// The writer against Swift's own `description`, which is another algorithm: same digits, and so
/// shortest, nearest and read back as the same number.
@Suite("Shortest decimal text")
struct DecimalWriterTests {
    private let writer = DecimalWriter()

    /// What the writer writes, with a check that it keeps to its room.
    private func text(_ value: Double) -> String {
        let guardByte: UInt8 = 0xA5
        return withUnsafeTemporaryAllocation(
            of: UInt8.self, capacity: DecimalWriter.room + 16
        ) { bytes in
            bytes.initialize(repeating: guardByte)
            guard let start = bytes.baseAddress else { return "" }
            let length = writer.write(value, to: start + 8)
            let isKept =
                bytes[..<8].allSatisfy { $0 == guardByte }
                && bytes[(8 + DecimalWriter.room)...].allSatisfy { $0 == guardByte }
            return isKept && length <= DecimalWriter.room
                ? String(decoding: bytes[8..<(8 + length)], as: UTF8.self) : "beyond its room"
        }
    }

    /// The text that the writer must give, by way of `description`.
    private func expected(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        if value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
            return String(Int(value))
        }
        return value.description
    }

    /// The numbers with another text than expected; the first few, as a failure would be many.
    private func wrong(_ values: some Sequence<Double>) -> [String] {
        var found: [String] = []
        for value in values where found.count < 5 {
            for value in [value, -value] {
                let text = text(value)
                let isRight =
                    text == expected(value) && (!value.isFinite || Double(text) == value)
                if !isRight { found.append("\(text), not \(expected(value))") }
            }
        }
        return found
    }

    /// A fixed sequence of 64 random bits: splitmix64.
    private struct Bits: Sequence, IteratorProtocol {
        var state: UInt64
        var left: Int

        mutating func next() -> UInt64? {
            guard left > 0 else { return nil }
            left -= 1
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
            return bits ^ bits >> 31
        }
    }

    /// Unoptimised code gets fewer numbers, so that the tests stay short.
    private static func count(_ count: Int) -> Int {
        #if DEBUG
            count / 20
        #else
            count
        #endif
    }

    @Test("Any bits")
    func anyBits() {
        #expect(wrong(Bits(state: 1, left: Self.count(2_000_000)).lazy.map(Double.init)) == [])
    }

    @Test("Numbers of everyday size")
    func everyday() {
        // 2^-14 to 2^60, which takes in every place of the decimal point and both its limits.
        let values = Bits(state: 2, left: Self.count(1_000_000)).lazy.map { bits in
            Double(
                sign: .plus, exponent: -14 + Int(bits % 75),
                significand: 1 + Double(bits >> 12) * 0x1p-52)
        }
        #expect(wrong(values) == [])
    }

    @Test("Powers of two and their neighbours")
    func powersOfTwo() {
        let values = (-1074...1023).lazy.flatMap { exponent -> [Double] in
            let power = Double(sign: .plus, exponent: exponent, significand: 1)
            return [
                power.nextDown.nextDown, power.nextDown, power, power.nextUp, power.nextUp.nextUp,
            ]
        }
        #expect(wrong(values) == [])
    }

    @Test("Powers of ten, their small multiples and their neighbours")
    func powersOfTen() {
        let values = (-323...308).lazy.flatMap { exponent in
            (1...20).flatMap { multiple -> [Double] in
                guard let value = Double("\(multiple)e\(exponent)") else { return [] }
                return [value.nextDown, value, value.nextUp]
            }
        }
        #expect(wrong(values) == [])
    }

    @Test("Every place of the decimal point with every number of digits")
    func places() {
        let values = (1...17).lazy.flatMap { count in
            (-30...30).flatMap { exponent in
                ["12345678912345678", "90000000000000009", "10000000000000001"].compactMap {
                    Double("\($0.prefix(count))e\(exponent)")
                }
            }
        }
        #expect(wrong(values) == [])
    }

    @Test("Whole numbers of every length, halves, quarters and eighths")
    func fractions() {
        let values = Bits(state: 3, left: Self.count(400_000)).lazy.flatMap { bits -> [Double] in
            let whole = Double((bits >> 11) >> (bits & 63))
            return [whole, whole / 2, whole / 4, whole / 8, whole * 2, whole * 1024]
        }
        #expect(wrong(values) == [])
        #expect(wrong((0...1200).lazy.map(Double.init)) == [])
    }

    @Test("Subnormal numbers")
    func subnormal() {
        #expect(wrong((1...20_000).lazy.map { Double(bitPattern: $0) }) == [])
        let values = Bits(state: 4, left: Self.count(200_000)).lazy.map { bits in
            Double(bitPattern: (bits >> 12) >> (bits & 31))
        }
        #expect(wrong(values) == [])
    }

    @Test(
        "By hand",
        arguments: [
            (0, "0"), (-0.0, "0"), (7000, "7000"), (-20, "-20"), (0.5, "0.5"), (0.1, "0.1"),
            (1.0 / 3, "0.3333333333333333"), (2.0 / 3, "0.6666666666666666"),
            (0.0001, "0.0001"), (0.00001, "1e-05"), (-1.5e-7, "-1.5e-07"), (1e300, "1e+300"),
            (99_999_999, "99999999"), (100_000_000, "100000000"), (1e15, "1000000000000000"),
            (0x1p53 - 1, "9007199254740991"), (0x1p53, "9007199254740992.0"),
            (0x1p53 + 2, "9.007199254740994e+15"), (1e16, "1e+16"),
            (0x1p54 + 4, "1.8014398509481988e+16"), (1e17, "1e+17"),
            (0x1p52 - 0.5, "4503599627370495.5"), (9.5367431640625e-7, "9.5367431640625e-07"),
            (.leastNonzeroMagnitude, "5e-324"), (.leastNormalMagnitude, "2.2250738585072014e-308"),
            (-2.2250738585072014e-308, "-2.2250738585072014e-308"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            // Midpoints read as the even neighbour, so they serve: 2^89 and its half-way text.
            (9_007_199_254_740_993e8, "9.007199254740993e+23"), (0x1p-44, "5.684341886080802e-14"),
            (.nan, ""), (.infinity, ""), (-.infinity, ""),
        ] as [(Double, String)])
    func byHand(value: Double, expected: String) {
        #expect(text(value) == expected)
    }
}
