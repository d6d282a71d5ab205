import Foundation

/// The polynomials of a `QuantileTable`, row by row, and how they are looked up.
///
/// A side of the table (w from u, or w from 1 − u) has one row for everything below the first
/// octave, one for each cell, and one for the middle. A row holds the coefficients of t⁰ … t⁵,
/// with t from −½ to ½ across the cell; a row of NaN means that the cell is left to the exact
/// quantile function.
///
/// A row takes four numbers, so that one load fetches it: the fifth coefficient shares its word
/// with the second and the fourth with the third (`PackedRow`). High coefficients need few digits:
/// what they add is small.
struct QuantileCells: Sendable {
    let form: QuantileTable.Form
    let grid: QuantileGrid
    /// The cells, of both sides, that no polynomial serves.
    private(set) var failed = 0

    private var rows: [SIMD4<Double>]

    /// Fits the polynomials of a law.
    ///
    /// - Parameter mayFail: whether to go on where a cell fails.
    init(_ law: any Law, form: QuantileTable.Form, grid: QuantileGrid, mayFail: Bool) {
        self.form = form
        self.grid = grid
        rows = Array(repeating: SIMD4(repeating: .nan), count: 2 * grid.rowsPerSide)
        for upper in [false, true] {
            var fitting = QuantileFitting(law, form: form, upper: upper)
            // From the middle outward, so that each cell's polynomial foretells the next one's
            // values.
            for cell in (0..<grid.cells).reversed() {
                guard let row = fitting.fit(grid.probabilities(ofCell: cell)) else {
                    failed += 1
                    if mayFail { continue }
                    return
                }
                rows[(upper ? grid.rowsPerSide : 0) + 1 + cell] = row.words
            }
        }
    }

    // MARK: Look-up

    /// How many probabilities are looked up at a time.
    static let chunk = 128

    /// Replaces probabilities by the polynomials' values, group by group of eight; a probability
    /// that no polynomial serves is left to `exact`.
    ///
    /// In two loops, since the compiler turns the first, which has no look-up, into vector code.
    func apply(
        _ buffer: UnsafeMutablePointer<Double>, count: Int, memory: InversionMemory,
        exact: (Double) -> Double
    ) {
        rows.withUnsafeBytes { rows in
            guard let rows = rows.baseAddress else { return }
            var start = 0
            while start < count {
                let size = min(QuantileCells.chunk, count &- start)
                let u = buffer + start
                let isInside = locate(u, size, memory)
                if isInside, failed == 0, size & 7 == 0, case .linear = form {
                    QuantileCells.evaluate(rows, size, memory, into: u)
                } else {
                    QuantileCells.evaluate(rows, size, memory, into: memory.values)
                    finish(u, size, memory, exact)
                }
                start &+= size
            }
        }
    }

    /// Finds the row and the position within its cell of each probability.
    ///
    /// - Returns: whether all lie within the octaves that have cells.
    @inline(__always)
    private func locate(
        _ u: UnsafePointer<Double>, _ count: Int, _ memory: InversionMemory
    ) -> Bool {
        let offsets = memory.offsets
        let positions = memory.positions
        let bits = grid.significantBits
        let shift = 52 &- bits
        let lowerSide = grid.rowZeroKey
        let upperSide = grid.rowZeroKey &- Int64(grid.rowsPerSide)
        let lowest = grid.lowestProbability
        var below: UInt64 = 0
        for index in 0..<count {
            let p = u[index]
            let q = 1 - p
            let w = p < q ? p : q
            below |= (w - lowest).bitPattern
            // Everything nearer to the end than the first cell shares the row before it.
            let clamped = w > lowest ? w : lowest
            let key = Int64(bitPattern: clamped.bitPattern &>> shift)
            let isBefore = (w - lowest).bitPattern &>> 63
            let row = key &- (p < q ? lowerSide : upperSide) &- Int64(bitPattern: isBefore)
            offsets[index] = row &<< 5
            // The bits of the significand below the cell's number, as a number from 1 to 2.
            let inside = (w.bitPattern &<< bits) & 0x000F_FFFF_FFFF_FFFF
            positions[index] = Double(bitPattern: inside | 0x3FF0_0000_0000_0000) - 1.5
        }
        return below >> 63 == 0
    }

    /// The polynomials' values at what `locate` found, in whole groups of eight.
    @inline(__always)
    private static func evaluate(
        _ rows: UnsafeRawPointer, _ count: Int, _ memory: InversionMemory,
        into values: UnsafeMutablePointer<Double>
    ) {
        let positions = UnsafeRawPointer(memory.positions)
        let output = UnsafeMutableRawPointer(values)
        var group = 0
        while group < count {
            let (c0, c1, c2, c3) = columns(rows, memory.offsets + group)
            let c4 = PackedRow.fourth(c3)
            let c5 = PackedRow.fifth(c2)
            let t = positions.load(fromByteOffset: group &* 8, as: SIMD8<Double>.self)
            let square = t * t
            let even = (c4 * square + c2) * square + c0
            let odd = (c5 * square + c3) * square + c1
            output.storeBytes(
                of: even + odd * t, toByteOffset: group &* 8, as: SIMD8<Double>.self)
            group &+= 8
        }
    }

    /// The four words of eight rows, word by word: a transposition in three steps.
    ///
    /// Each step sees the numbers as another type than the one before, so that the compiler makes
    /// one instruction of each pair of vectors instead of picking each number from where it was read.
    @inline(__always)
    private static func columns(
        _ rows: UnsafeRawPointer, _ offsets: UnsafePointer<Int64>
    ) -> (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>) {
        typealias Numbers = SIMD8<Double>
        typealias Words = SIMD16<UInt32>
        func row(_ index: Int) -> SIMD8<UInt32> {
            rows.loadUnaligned(fromByteOffset: Int(offsets[index]), as: SIMD8<UInt32>.self)
        }
        func pair(_ i: Int, _ j: Int) -> Numbers {
            unsafeBitCast(Words(lowHalf: row(i), highHalf: row(j)), to: Numbers.self)
        }
        func even(_ x: Numbers, _ y: Numbers) -> Words {
            unsafeBitCast(
                Numbers(x[0], y[0], x[2], y[2], x[4], y[4], x[6], y[6]), to: Words.self)
        }
        func odd(_ x: Numbers, _ y: Numbers) -> Words {
            unsafeBitCast(
                Numbers(x[1], y[1], x[3], y[3], x[5], y[5], x[7], y[7]), to: Words.self)
        }
        func lower(_ x: Words, _ y: Words) -> Numbers {
            unsafeBitCast(
                Words(
                    x[0], x[1], x[2], x[3], x[8], x[9], x[10], x[11], y[0], y[1], y[2], y[3], y[8],
                    y[9], y[10], y[11]),
                to: Numbers.self)
        }
        func upper(_ x: Words, _ y: Words) -> Numbers {
            unsafeBitCast(
                Words(
                    x[4], x[5], x[6], x[7], x[12], x[13], x[14], x[15], y[4], y[5], y[6], y[7],
                    y[12], y[13], y[14], y[15]),
                to: Numbers.self)
        }
        let (a, b, c, d) = (pair(0, 2), pair(1, 3), pair(4, 6), pair(5, 7))
        let (even0, even1) = (even(a, b), even(c, d))
        let (odd0, odd1) = (odd(a, b), odd(c, d))
        return (lower(even0, even1), lower(odd0, odd1), upper(even0, even1), upper(odd0, odd1))
    }

    /// Writes values over the probabilities they are the quantiles of.
    private func finish(
        _ u: UnsafeMutablePointer<Double>, _ count: Int, _ memory: InversionMemory,
        _ exact: (Double) -> Double
    ) {
        let values = memory.values
        if case .logAbove(let low) = form {
            for index in 0..<count { values[index] = low + exp(values[index]) }
        }
        for index in 0..<count {
            let x = values[index]
            u[index] = x == x ? x : exact(u[index])
        }
    }
}
