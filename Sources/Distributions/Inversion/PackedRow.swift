/// Six coefficients in four words.
///
/// The second coefficient's word has the leading 26 bits of the fifth in its lowest places, the
/// third's the leading 32 bits of the fourth. To read the second and third, nothing is taken away:
/// the upper bits are chosen such that the word as a whole is nearest to the coefficient. That
/// leaves them 27 and 21 significant bits, the fourth 21 and the fifth 15.
struct PackedRow {
    /// The words of coefficients 0, 1, 2 with 5, and 3 with 4.
    let words: SIMD4<Double>

    private static let fifthShift: UInt64 = 38
    private static let fourthShift: UInt64 = 32

    /// Packs coefficients, lowest power first.
    init(_ coefficients: [Double]) {
        words = SIMD4(
            coefficients[0], coefficients[1],
            PackedRow.packed(coefficients[2], with: coefficients[5], PackedRow.fifthShift),
            PackedRow.packed(coefficients[3], with: coefficients[4], PackedRow.fourthShift))
    }

    /// The word nearest to `upper` whose bits below the topmost `shift` begin `lower`.
    private static func packed(_ upper: Double, with lower: Double, _ shift: UInt64) -> Double {
        let places = 64 - shift
        let mask = (UInt64(1) << places) - 1
        // Rounded to nearest; a carry moves on into the exponent, as it should.
        let tail = (lower.bitPattern &+ (UInt64(1) << (shift - 1))) >> shift & mask
        let target = upper.bitPattern
        let floor = (target & ~mask) | tail
        let candidates = [floor, floor &+ (mask &+ 1), floor &- (mask &+ 1)]
        let distances = candidates.map { abs(Double(bitPattern: $0) - upper) }
        var best = 0
        for index in candidates.indices where distances[index] < distances[best] { best = index }
        return Double(bitPattern: candidates[best])
    }

    /// The fourth coefficients in the words of the third.
    @inline(__always)
    static func fourth(_ words: SIMD8<Double>) -> SIMD8<Double> {
        unsafeBitCast(
            unsafeBitCast(words, to: SIMD8<UInt64>.self) &<< fourthShift, to: SIMD8<Double>.self)
    }

    /// The fifth coefficients in the words of the second.
    @inline(__always)
    static func fifth(_ words: SIMD8<Double>) -> SIMD8<Double> {
        unsafeBitCast(
            unsafeBitCast(words, to: SIMD8<UInt64>.self) &<< fifthShift, to: SIMD8<Double>.self)
    }

    /// The value at t, by the same arithmetic as that of eight runs.
    func value(at t: Double) -> Double {
        let c4 = Double(bitPattern: words[3].bitPattern << PackedRow.fourthShift)
        let c5 = Double(bitPattern: words[2].bitPattern << PackedRow.fifthShift)
        let square = t * t
        let even = (c4 * square + words[2]) * square + words[0]
        let odd = (c5 * square + words[3]) * square + words[1]
        return even + odd * t
    }
}
