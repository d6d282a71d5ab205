/// Numbers the cells of the line that a `BinLayout` divides.
///
/// Cell 0 is all that lies below the guide's range, the last cell all that lies above. Between them
/// cells have equal widths, or, for positive values that span powers of ten, 64 equal parts an
/// octave: whichever spreads the sample more evenly.
struct CellGuide: Sendable {
    enum Scale: Sendable, Equatable {
        /// position = (x − origin) · perUnit; inner cell c holds positions c − 1 … c.
        case linear(origin: Double, perUnit: Double)
        /// position = x; the cell is told by the leading bits of x.
        case logarithmic(firstKey: Int64)
    }

    let scale: Scale
    /// The number of cells, the two outer ones included.
    let cells: Int

    private static let linearCellCount = 1024
    private static let logarithmicCellCounts = 256...8192
    /// Leaves the exponent and the six leading bits of the significand: 64 cells an octave.
    private static let keyShift: UInt64 = 52 - 6

    /// A guide with a single inner cell, for samples that cannot be divided.
    private static let single = CellGuide(scale: .linear(origin: 0, perUnit: 0), cells: 3)

    /// Whether there are cells to tell apart.
    var isDivided: Bool { cells > 3 }

    private init(scale: Scale, cells: Int) {
        self.scale = scale
        self.cells = cells
    }

    /// All of a sorted, non-empty sample but its outermost values. They are left to the outer cells, so
    /// that one far value cannot make all cells wide.
    static func reach(ofSortedSample sample: [Double]) -> ClosedRange<Double> {
        let margin = sample.count / 4096
        return sample[margin]...sample[sample.count - 1 - margin]
    }

    /// The better scale for a sorted, non-empty sample.
    ///
    /// - Parameter reach: where values will be, beyond what the sample reaches.
    init(sortedSample sample: [Double], reach: ClosedRange<Double>? = nil) {
        let reached = CellGuide.reach(ofSortedSample: sample)
        let low = min(reached.lowerBound, reach?.lowerBound ?? .infinity)
        let high = max(reached.upperBound, reach?.upperBound ?? -.infinity)
        let perUnit = Double(CellGuide.linearCellCount) / (high - low)
        guard low < high, perUnit.isFinite, perUnit > 0 else {
            self = CellGuide.single
            return
        }
        let linear = CellGuide(
            scale: .linear(origin: low, perUnit: perUnit), cells: CellGuide.linearCellCount + 2)
        let logarithmic = CellGuide.logarithmic(from: low, to: high)
        if let logarithmic,
            logarithmic.fullestCell(of: sample) < linear.fullestCell(of: sample) / 2
        {
            self = logarithmic
        } else {
            self = linear
        }
    }

    /// A guide whose one inner cell holds a lattice, its points in the middle of equal parts.
    init(_ lattice: WholeLattice) {
        self.init(
            scale: .linear(
                origin: lattice.first - lattice.step / 2,
                perUnit: 1 / (Double(lattice.count) * lattice.step)), cells: 3)
    }

    /// A logarithmic guide for a positive range of a sensible width.
    private static func logarithmic(from low: Double, to high: Double) -> CellGuide? {
        guard low >= Double.leastNormalMagnitude else { return nil }
        let firstKey = Int64(bitPattern: low.bitPattern >> CellGuide.keyShift)
        let lastKey = Int64(bitPattern: high.bitPattern >> CellGuide.keyShift)
        let count = Int(lastKey - firstKey) + 1
        guard logarithmicCellCounts.contains(count) else { return nil }
        return CellGuide(scale: .logarithmic(firstKey: firstKey), cells: count + 2)
    }

    /// The cell of a finite value; never decreases as x grows.
    func cell(_ x: Double) -> Int {
        switch scale {
        case .linear(let origin, let perUnit):
            let position = CellGuide.clampedPosition(
                (x - origin) * perUnit, last: Double(cells - 1))
            return Int(CellGuide.linearCell(position))
        case .logarithmic(let firstKey):
            return Int(CellGuide.logarithmicCell(x, firstKey: firstKey, last: Int64(cells - 1)))
        }
    }

    // Without branches or conversions that trap, so that loops over these become vector code.

    /// A position on a linear scale, or the nearest that still lies in an outer cell.
    @inline(__always)
    static func clampedPosition(_ position: Double, last: Double) -> Double {
        let raised = position > -0.5 ? position : -0.5
        return raised < last - 0.5 ? raised : last - 0.5
    }

    /// The cell of a clamped position on a linear scale.
    @inline(__always)
    static func linearCell(_ position: Double) -> Int64 {
        // Cell c is the whole number nearest to position + ½, so that no rounding mode is needed.
        wholeNumber(position + 0.5)
    }

    /// The cell of a value on a logarithmic scale; zero and negative values lie below.
    @inline(__always)
    static func logarithmicCell(_ x: Double, firstKey: Int64, last: Int64) -> Int64 {
        let key = Int64(bitPattern: x.bitPattern) &>> Int64(keyShift)
        let cell = key &- (firstKey &- 1)
        let raised = cell & ~(cell &>> 63)
        let isBeyond = (last &- raised) &>> 63
        return (raised & ~isBeyond) | (last & isBeyond)
    }

    /// The whole number nearest to a number from 0 to 2³¹.
    @inline(__always)
    static func wholeNumber(_ value: Double) -> Int64 {
        // Adding 2⁵² leaves the whole part in the low bits of the significand.
        Int64(bitPattern: (value + 0x1p52).bitPattern) & 0x7FFF_FFFF
    }

    /// The positions between which an inner cell lies.
    func positions(ofCell cell: Int) -> Range<Double> {
        switch scale {
        case .linear:
            return Double(cell - 1)..<Double(cell)
        case .logarithmic(let firstKey):
            func start(_ cell: Int) -> Double {
                let key = UInt64(bitPattern: firstKey &+ Int64(cell) &- 1)
                return Double(bitPattern: key << CellGuide.keyShift)
            }
            return start(cell)..<start(cell + 1)
        }
    }

    /// The value at a position; not finite for a guide that is not divided.
    func value(atPosition position: Double) -> Double {
        switch scale {
        case .linear(let origin, let perUnit): return origin + position / perUnit
        case .logarithmic: return position
        }
    }

    /// How many sample values the fullest inner cell holds.
    private func fullestCell(of sample: [Double]) -> Int {
        var counts = [Int](repeating: 0, count: cells)
        for x in sample { counts[cell(x)] += 1 }
        return counts[1..<(cells - 1)].max() ?? 0
    }
}
