import CGSL

/// The polynomials of a `QuantileTable`, row by row, and how they are found.
///
/// A side of the table (w from u, or w from 1 − u) has one row for everything below the first
/// octave, one for each cell, and one for the middle. A row holds the coefficients of t⁰ … t⁵, with t from −½ to ½
/// across the cell; a row of NaN means that the cell is left to the exact quantile function.
struct QuantileCells {
    let form: QuantileTable.Form
    private(set) var rows: [Double]
    /// The cells, of both sides, that no polynomial serves.
    private(set) var failed = 0

    private static let significantBits = 4
    private static let octaves = 16
    private static let coefficients = 6
    private static let cells = octaves << significantBits
    /// One row before the cells, and one after them for w = ½ itself; both hold NaN.
    private static let side = 1 + cells + 1
    /// The shift that leaves sign, exponent and the leading bits of the significand, which
    /// number the cells consecutively, and that number for the row before the first cell.
    private static let keyShift = UInt64(52 - significantBits)
    private static let rowZeroKey = (1023 - 1 - octaves) << significantBits - 1

    init(_ law: any Law, form: QuantileTable.Form) {
        self.form = form
        rows = [Double](
            repeating: .nan, count: 2 * QuantileCells.side * QuantileCells.coefficients)
        for upper in [false, true] {
            for cell in 0..<QuantileCells.cells {
                guard let row = QuantileCells.fit(law, form: form, upper: upper, cell: cell) else {
                    failed += 1
                    continue
                }
                let index = (upper ? QuantileCells.side : 0) + 1 + cell
                let start = index * QuantileCells.coefficients
                for (offset, coefficient) in row.enumerated() {
                    rows[start + offset] = coefficient
                }
            }
        }
    }

    /// How many probabilities are looked up at a time.
    static let chunk = 128

    /// The polynomials' values at `count` probabilities, or NaN where there is none.
    ///
    /// In two loops, since the compiler turns the first, which has no look-up, into vector code.
    ///
    /// - Parameters:
    ///   - offsets, positions: room for `chunk` values.
    @inline(__always)
    static func interpolate(
        _ u: UnsafePointer<Double>, count: Int, rows: UnsafePointer<Double>,
        offsets: UnsafeMutablePointer<Int64>, positions: UnsafeMutablePointer<Double>,
        into values: UnsafeMutablePointer<Double>
    ) {
        let lowest = Double(bitPattern: UInt64(rowZeroKey) << keyShift)
        for index in 0..<count {
            let p = u[index]
            let q = 1 - p
            let w = p < q ? p : q
            // Everything nearer to the end than the first cell shares the row before it.
            let clamped = w > lowest ? w : lowest
            let key = Int64(bitPattern: clamped.bitPattern &>> keyShift)
            let number = key &- (p < q ? Int64(rowZeroKey) : Int64(rowZeroKey &- side))
            // Six coefficients a row, times six by shifts.
            offsets[index] = (number &<< 2) &+ (number &<< 1)
            // The bits of the significand below the cell's number, as a number from 1 to 2.
            let inside = (w.bitPattern &<< UInt64(significantBits)) & 0x000F_FFFF_FFFF_FFFF
            positions[index] = Double(bitPattern: inside | 0x3FF0_0000_0000_0000) - 1.5
        }
        for index in 0..<count {
            let row = rows + Int(offsets[index])
            let t = positions[index]
            let square = t * t
            let even = (row[4] * square + row[2]) * square + row[0]
            let odd = (row[5] * square + row[3]) * square + row[1]
            values[index] = even + odd * t
        }
    }

    /// The coefficients for one cell, or nil where they miss the tolerance.
    private static func fit(
        _ law: any Law, form: QuantileTable.Form, upper: Bool, cell: Int
    ) -> [Double]? {
        let perOctave = 1 << significantBits
        let octave = scalbn(1.0, Int32(cell / perOctave - octaves - 1))
        let start = octave * (1 + Double(cell % perOctave) / Double(perOctave))
        let width = octave / Double(perOctave)
        func probability(_ t: Double) -> Double { start + (t + 0.5) * width }
        func target(_ t: Double) -> Double {
            let w = probability(t)
            let x = upper ? law.upperQuantile(w) : law.quantile(w)
            switch form {
            case .linear: return x
            case .logAbove(let low): return log(x - low)
            }
        }
        // Interpolating the differences from the middle keeps rounding relative to the change
        // across the cell rather than to the value.
        let origin = target(0)
        guard origin.isFinite else { return nil }
        var row = [origin, 0, 0, 0, 0, 0]
        for (node, t) in nodes.enumerated() {
            let difference = target(t) - origin
            guard difference.isFinite else { return nil }
            for power in 0..<coefficients {
                row[power] += lagrange[node][power] * difference
            }
        }
        for t in checks {
            let square = t * t
            let even = (row[4] * square + row[2]) * square + row[0]
            let odd = (row[5] * square + row[3]) * square + row[1]
            let y = even + odd * t
            let x: Double
            switch form {
            case .linear: x = y
            case .logAbove(let low): x = low + exp(y)
            }
            let w = probability(t)
            let error = abs((upper ? law.upperTail(x) : law.cumulative(x)) - w)
            let rounding = 2 * law.density(x) * x.ulp
            guard error <= QuantileTable.tolerance / 2 + rounding else { return nil }
        }
        return row
    }

    /// The Chebyshev–Lobatto points of degree five on −½ … ½.
    private static let nodes: [Double] = (0..<coefficients).map {
        -0.5 * cos(.pi * Double($0) / Double(coefficients - 1))
    }

    /// Halfway between nodes, where the error of the interpolation is near its largest.
    private static let checks: [Double] = zip(nodes, nodes.dropFirst()).map { ($0 + $1) / 2 }

    /// For each node, the coefficients of the polynomial that is 1 there and 0 at the others.
    private static let lagrange: [[Double]] = nodes.indices.map { node in
        var polynomial = [1.0]
        for other in nodes.indices where other != node {
            let scale = 1 / (nodes[node] - nodes[other])
            var product = [Double](repeating: 0, count: polynomial.count + 1)
            for (power, coefficient) in polynomial.enumerated() {
                product[power + 1] += coefficient * scale
                product[power] -= coefficient * nodes[other] * scale
            }
            polynomial = product
        }
        return polynomial
    }
}
