/// Finds the bins of values, in memory of its own. One worker's; not shared between threads.
///
/// Chunk by chunk, in several loops, since the compiler turns those that do nothing else into vector
/// code. What is done with a chunk's bins is done while the next chunk's are looked up: the one
/// waits for memory, the other computes.
final class BinLookup {
    private let layout: BinLayout

    /// Four arrays of `chunk` words: two for the values' cells and positions, two for bins, used in
    /// turn. Zeros at first: whole groups of eight are looked up where fewer values are given.
    private let memory: UnsafeMutableRawPointer

    /// How many values are looked up at a time.
    private static let chunk = 128

    init(_ layout: BinLayout) {
        self.layout = layout
        memory = .allocate(byteCount: 4 * BinLookup.chunk * 8, alignment: 64)
        memory.initializeMemory(as: UInt64.self, repeating: 0, count: 4 * BinLookup.chunk)
    }

    deinit {
        memory.deallocate()
    }

    /// Calls `add` with the index and the bin of every value.
    ///
    /// - Parameters:
    ///   - values: finite values.
    ///   - lines: `layout.lines`, whose memory the caller holds.
    ///   - add: takes `layout.unequal` for a value whose bin has to be searched for; it is called
    ///     again for such a value once its bin is found.
    ///   - isSearchNeeded: whether `add` was given `layout.unequal` since this was last asked.
    @inline(__always)
    func forEachBin(
        _ values: UnsafePointer<Double>, count: Int, lines: UnsafeRawPointer,
        _ add: (_ index: Int, _ bin: Int) -> Void, isSearchNeeded: () -> Bool
    ) {
        var current = memory + 2 &* BinLookup.chunk &* 8
        var previous = memory + 3 &* BinLookup.chunk &* 8
        var start = 0
        var waiting = 0..<0
        while true {
            let size = min(BinLookup.chunk, count &- start)
            if size > 0 { locate(values + start, size) }
            if size == BinLookup.chunk, waiting.count == size {
                for group in 0..<(BinLookup.chunk / 8) {
                    look(group, lines, current)
                    for lane in 0..<8 {
                        let index = group &* 8 &+ lane
                        add(waiting.lowerBound &+ index, BinLookup.bin(index, previous))
                    }
                }
            } else {
                for group in 0..<((size &+ 7) / 8) { look(group, lines, current) }
                for index in 0..<waiting.count {
                    add(waiting.lowerBound &+ index, BinLookup.bin(index, previous))
                }
            }
            if layout.isLattice { checkPoints(values + start, size, current) }
            if isSearchNeeded() {
                for index in 0..<waiting.count
                where BinLookup.bin(index, previous) == layout.unequal {
                    let value = waiting.lowerBound &+ index
                    add(value, search(values[value]))
                }
            }
            if size <= 0 { return }
            waiting = start..<(start &+ size)
            start &+= size
            swap(&current, &previous)
        }
    }

    @inline(__always)
    private static func bin(_ index: Int, _ found: UnsafeMutableRawPointer) -> Int {
        Int(found.load(fromByteOffset: index &* 8, as: UInt32.self))
    }

    /// The bin of a value, by bisection among the edges of its cell.
    private func search(_ x: Double) -> Int {
        let cell = layout.guide.cell(x)
        return layout.edges.withUnsafeBufferPointer { edges in
            // The last edge at or below x is the answer; the first candidate is one such. The sign
            // of a difference decides, since a branch would be foretold wrongly half of the time.
            var low = Int(layout.searchStarts[cell])
            var rest = Int(layout.searchStarts[cell + 1]) - low
            while rest > 0 {
                let half = (rest &+ 1) &>> 1
                let isBeyond = Int(truncatingIfNeeded: (x - edges[low &+ half]).bitPattern >> 63)
                low &+= half & (isBeyond &- 1)
                rest &-= half
            }
            return min(low, edges.count - 2)
        }
    }

    // MARK: Steps

    /// Where each value's line begins in `BinLayout.lines`, in bytes.
    private var offsets: UnsafeMutablePointer<Int64> {
        memory.assumingMemoryBound(to: Int64.self)
    }

    private var positions: UnsafeMutablePointer<Double> {
        (memory + BinLookup.chunk &* 8).assumingMemoryBound(to: Double.self)
    }

    /// Finds the cells and positions of a chunk's values.
    @inline(__always)
    private func locate(_ values: UnsafePointer<Double>, _ count: Int) {
        let offsets = offsets
        let positions = positions
        let last = layout.guide.cells - 1
        switch layout.guide.scale {
        case .linear(let origin, let perUnit):
            let lastPosition = Double(last)
            for index in 0..<count {
                let position = CellGuide.clampedPosition(
                    (values[index] - origin) * perUnit, last: lastPosition)
                positions[index] = position
                offsets[index] = CellGuide.linearCell(position) &<< 4
            }
        case .logarithmic(let firstKey):
            for index in 0..<count {
                positions[index] = values[index]
                offsets[index] =
                    CellGuide.logarithmicCell(
                        values[index], firstKey: firstKey, last: Int64(last)) &<< 4
            }
        }
    }

    /// Finds the bins of eight values that were located. A line is two numbers side by side, read as
    /// one; eight lines then become eight offsets and eight slopes. Adding 2⁵² leaves the nearest
    /// whole number in the lower half of a word.
    @inline(__always)
    private func look(
        _ group: Int, _ lines: UnsafeRawPointer, _ found: UnsafeMutableRawPointer
    ) {
        let cells = UnsafePointer(offsets) + group &* 8
        let even = BinLookup.lines(lines, cells)
        let odd = BinLookup.lines(lines, cells + 1)
        let offset = SIMD8(even[0], odd[0], even[2], odd[2], even[4], odd[4], even[6], odd[6])
        let slope = SIMD8(even[1], odd[1], even[3], odd[3], even[5], odd[5], even[7], odd[7])
        let position = UnsafeRawPointer(positions).load(
            fromByteOffset: group &* 64, as: SIMD8<Double>.self)
        found.storeBytes(
            of: offset + slope * position + SIMD8(repeating: 0x1p52),
            toByteOffset: group &* 64, as: SIMD8<Double>.self)
    }

    /// Leaves the bin of those values only that are points of the lattice; the others' have to be searched
    /// for.
    private func checkPoints(
        _ values: UnsafePointer<Double>, _ count: Int, _ found: UnsafeMutableRawPointer
    ) {
        let unequal = layout.unequal
        layout.edges.withUnsafeBufferPointer { edges in
            for index in 0..<count {
                let bin = BinLookup.bin(index, found)
                let told = edges[bin] == values[index] ? bin : unequal
                found.storeBytes(
                    of: UInt32(truncatingIfNeeded: told), toByteOffset: index &* 8, as: UInt32.self)
            }
        }
    }

    /// The lines of four values, every other one, side by side.
    @inline(__always)
    private static func lines(
        _ lines: UnsafeRawPointer, _ offsets: UnsafePointer<Int64>
    ) -> SIMD8<Double> {
        func line(_ index: Int) -> SIMD2<Double> {
            lines.load(fromByteOffset: Int(offsets[index]), as: SIMD2<Double>.self)
        }
        return SIMD8(
            lowHalf: SIMD4(lowHalf: line(0), highHalf: line(2)),
            highHalf: SIMD4(lowHalf: line(4), highHalf: line(6)))
    }
}
