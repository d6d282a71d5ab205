/// Finds the bins of values, some at a time, in memory of its own. One worker's; not shared between
/// threads.
///
/// In several loops, since the compiler turns those that do nothing else into vector code.
final class BinLookup {
    private let layout: BinLayout

    /// Three arrays of `chunk` words. Zeros at first: whole groups of eight are looked up where
    /// fewer values are given.
    private let memory: UnsafeMutableRawPointer

    /// How many values are looked up at a time.
    static let chunk = 128

    init(_ layout: BinLayout) {
        self.layout = layout
        memory = .allocate(byteCount: 3 * BinLookup.chunk * 8, alignment: 64)
        memory.initializeMemory(as: UInt64.self, repeating: 0, count: 3 * BinLookup.chunk)
    }

    deinit {
        memory.deallocate()
    }

    /// Where each value's line begins in `BinLayout.lines`, in bytes.
    private var offsets: UnsafeMutablePointer<Int64> {
        memory.assumingMemoryBound(to: Int64.self)
    }

    private var positions: UnsafeMutablePointer<Double> {
        (memory + BinLookup.chunk &* 8).assumingMemoryBound(to: Double.self)
    }

    /// Words whose lower halves are bins.
    private var found: UnsafeMutableRawPointer { memory + BinLookup.chunk &* 16 }

    /// Hands the values, in order and at most `chunk` at a time, to a body that asks for their bins.
    ///
    /// - Parameters:
    ///   - values: finite values.
    ///   - lines: `layout.lines`, whose memory the caller holds.
    ///   - body: takes the index of a chunk's first value and how many there are. `bin(_:)` then
    ///     gives, for an index within the chunk, the value's bin, or `layout.unequal` where `search`
    ///     has to be asked.
    @inline(__always)
    func inChunks(
        _ values: UnsafePointer<Double>, count: Int, lines: UnsafeRawPointer,
        _ body: (_ start: Int, _ size: Int) -> Void
    ) {
        var start = 0
        while start < count {
            let size = min(BinLookup.chunk, count &- start)
            find(values + start, size, lines)
            body(start, size)
            start &+= size
        }
    }

    /// The bin of a value of the chunk.
    @inline(__always)
    func bin(_ index: Int) -> Int {
        Int(found.load(fromByteOffset: index &* 8, as: UInt32.self))
    }

    /// The bin of a value of the chunk, by bisection among the edges of its cell.
    func search(_ x: Double, _ index: Int) -> Int {
        let cell = Int(offsets[index] &>> 4)
        return layout.edges.withUnsafeBufferPointer { edges in
            // The last edge at or below x is the answer; the first candidate is one such. Without
            // branches, so that the processor can look for several values at a time.
            var low = Int(layout.searchStarts[cell])
            var rest = Int(layout.searchStarts[cell + 1]) - low
            while rest > 0 {
                let half = (rest &+ 1) &>> 1
                low = edges[low &+ half] <= x ? low &+ half : low
                rest &-= half
            }
            return min(low, edges.count - 2)
        }
    }

    @inline(__always)
    private func find(
        _ values: UnsafePointer<Double>, _ count: Int, _ lines: UnsafeRawPointer
    ) {
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
        // A line is two numbers side by side, read as one; eight lines then become eight offsets
        // and eight slopes. Adding 2⁵² leaves the nearest whole number in the lower half. Beyond
        // the count are what an earlier chunk left there: cells as well.
        let found = found
        let magic = SIMD8<Double>(repeating: 0x1p52)
        var group = 0
        while group < count {
            let even = BinLookup.lines(lines, offsets + group)
            let odd = BinLookup.lines(lines, offsets + group + 1)
            let offset = SIMD8(
                even[0], odd[0], even[2], odd[2], even[4], odd[4], even[6], odd[6])
            let slope = SIMD8(
                even[1], odd[1], even[3], odd[3], even[5], odd[5], even[7], odd[7])
            let position = UnsafeRawPointer(positions + group)
                .load(as: SIMD8<Double>.self)
            found.storeBytes(
                of: offset + slope * position + magic, toByteOffset: group &* 8,
                as: SIMD8<Double>.self)
            group &+= 8
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
