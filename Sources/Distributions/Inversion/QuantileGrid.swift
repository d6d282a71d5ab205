import Foundation

import Foundation

/// How a `QuantileTable` divides the distance w = min(u, 1 − u) to the nearer end of 0…1: octaves
/// from 2⁻¹ down to 2⁻¹⁷, each in equal cells.
///
/// The leading bits of w as a floating-point number tell the cell.
struct QuantileGrid: Sendable {
    /// The bits of the significand that number the cells of an octave.
    let significantBits: UInt64

    /// Eight cells an octave: enough for most laws.
    static let coarse = QuantileGrid(significantBits: 3)
    /// Sixteen cells an octave.
    static let fine = QuantileGrid(significantBits: 4)

    private static let octaves = 16

    /// The cells of one side.
    var cells: Int { QuantileGrid.octaves << Int(significantBits) }

    /// The rows of one side: one before the cells, one for each, and one for w = ½ itself.
    var rowsPerSide: Int { cells + 2 }

    /// The smallest w that has a cell.
    var lowestProbability: Double { scalbn(1, Int32(-1 - QuantileGrid.octaves)) }

    /// What the leading bits of w are for the row before the first cell.
    var rowZeroKey: Int64 {
        (Int64(1023 - 1 - QuantileGrid.octaves) << Int64(significantBits)) - 1
    }

    /// The probabilities of a cell, counted from the outermost.
    func probabilities(ofCell cell: Int) -> Range<Double> {
        let perOctave = 1 << Int(significantBits)
        let octave = scalbn(1.0, Int32(cell / perOctave - QuantileGrid.octaves - 1))
        let width = octave / Double(perOctave)
        let start = octave + Double(cell % perOctave) * width
        return start..<(start + width)
    }
}
