/// Counts values into the bins of a layout. One worker's; not shared between threads.
public final class BinCounter {
    /// The layout whose bins are counted.
    public let layout: BinLayout

    /// One for each bin, and one more for values whose bin has to be searched for.
    private let counts: UnsafeMutableBufferPointer<UInt32>
    private var counted: UInt64 = 0
    /// Three arrays of `chunk` words to work in. Zeros at first: whole groups of eight are looked
    /// up where fewer are counted.
    private let memory: UnsafeMutableRawPointer

    /// Makes a counter at zero.
    public init(_ layout: BinLayout) {
        self.layout = layout
        counts = .allocate(capacity: layout.count + 1)
        counts.initialize(repeating: 0)
        memory = .allocate(byteCount: 3 * BinCounter.chunk * 8, alignment: 64)
        memory.initializeMemory(as: UInt64.self, repeating: 0, count: 3 * BinCounter.chunk)
    }

    deinit {
        memory.deallocate()
        counts.deallocate()
    }

    /// How many more values may be counted before `drain` must be called.
    public var headroom: UInt64 { UInt64(UInt32.max) - counted }

    /// How many values are counted at a time.
    private static let chunk = 128

    /// Counts finite values.
    ///
    /// - Complexity: one to two nanoseconds a value; a bisection for values in cells without equal
    ///   bins.
    public func add(_ values: UnsafePointer<Double>, count: Int) {
        counted += UInt64(count)
        precondition(counted <= UInt64(UInt32.max))
        layout.lines.withUnsafeBytes { lines in
            guard let lines = lines.baseAddress else { return }
            var start = 0
            while start < count {
                let size = min(BinCounter.chunk, count &- start)
                addChunk(values + start, size, lines)
                start &+= size
            }
        }
    }

    /// Counts up to `chunk` values. In several loops, since the compiler turns those that do
    /// nothing else into vector code.
    @inline(__always)
    private func addChunk(
        _ values: UnsafePointer<Double>, _ count: Int, _ lines: UnsafeRawPointer
    ) {
        let offsets = memory.assumingMemoryBound(to: Int64.self)
        let positions = (memory + BinCounter.chunk &* 8).assumingMemoryBound(to: Double.self)
        let nearest = memory + BinCounter.chunk &* 16
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
        // and eight slopes. Beyond the count are what an earlier chunk left there: cells as well.
        let magic = SIMD8<Double>(repeating: 0x1p52)
        var group = 0
        while group < count {
            let even = BinCounter.lines(lines, offsets + group)
            let odd = BinCounter.lines(lines, offsets + group + 1)
            let offset = SIMD8(
                even[0], odd[0], even[2], odd[2], even[4], odd[4], even[6], odd[6])
            let slope = SIMD8(
                even[1], odd[1], even[3], odd[3], even[5], odd[5], even[7], odd[7])
            let position = UnsafeRawPointer(positions + group)
                .load(as: SIMD8<Double>.self)
            nearest.storeBytes(
                of: offset + slope * position + magic, toByteOffset: group &* 8,
                as: SIMD8<Double>.self)
            group &+= 8
        }
        guard let counts = counts.baseAddress else { return }
        for index in 0..<count {
            counts[Int(nearest.load(fromByteOffset: index &* 8, as: UInt32.self))] &+= 1
        }
        let unequal = layout.unequal
        guard counts[unequal] > 0 else { return }
        for index in 0..<count
        where Int(nearest.load(fromByteOffset: index &* 8, as: UInt32.self)) == unequal {
            counts[search(values[index], cell: Int(offsets[index] &>> 4))] &+= 1
        }
        counts[unequal] = 0
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

    /// Adds the counts to `totals`, one for each bin, and starts again at zero.
    public func drain(into totals: inout [UInt64]) {
        precondition(totals.count == layout.count)
        for bin in totals.indices {
            totals[bin] += UInt64(counts[bin])
            counts[bin] = 0
        }
        counted = 0
    }

    /// The bin of a value, by bisection among the edges of its cell.
    private func search(_ x: Double, cell: Int) -> Int {
        layout.edges.withUnsafeBufferPointer { edges in
            // The last edge at or below x is the answer; the first candidate is one such.
            var low = Int(layout.searchStarts[cell])
            var high = Int(layout.searchStarts[cell + 1])
            while low < high {
                let middle = (low + high + 1) / 2
                if edges[middle] <= x { low = middle } else { high = middle - 1 }
            }
            return min(low, edges.count - 2)
        }
    }
}
