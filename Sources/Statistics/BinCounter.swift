/// Counts values into the bins of a layout. One worker's; not shared between threads.
public final class BinCounter {
    /// The layout whose bins are counted.
    public let layout: BinLayout

    private let counts: UnsafeMutableBufferPointer<UInt32>
    private var counted: UInt64 = 0

    /// Makes a counter at zero.
    public init(_ layout: BinLayout) {
        self.layout = layout
        counts = .allocate(capacity: layout.count)
        counts.initialize(repeating: 0)
    }

    deinit {
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
        layout.lines.withUnsafeBufferPointer { lines in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * BinCounter.chunk) {
                numbers in
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: BinCounter.chunk) { cells in
                    numbers.initialize(repeating: 0)
                    guard let lines = lines.baseAddress, let cells = cells.baseAddress,
                        let positions = numbers.baseAddress
                    else { return }
                    var start = 0
                    while start < count {
                        let size = min(BinCounter.chunk, count &- start)
                        addChunk(
                            values + start, size, lines, cells, positions,
                            positions + BinCounter.chunk)
                        start &+= size
                    }
                }
            }
        }
    }

    /// Counts up to `chunk` values. In several loops, since the compiler turns those that do
    /// nothing else into vector code.
    @inline(__always)
    private func addChunk(
        _ values: UnsafePointer<Double>, _ count: Int, _ lines: UnsafePointer<Double>,
        _ cells: UnsafeMutablePointer<Int64>, _ positions: UnsafeMutablePointer<Double>,
        _ nearest: UnsafeMutablePointer<Double>
    ) {
        let last = layout.guide.cells - 1
        switch layout.guide.scale {
        case .linear(let origin, let perUnit):
            let lastPosition = Double(last)
            for index in 0..<count {
                let position = (values[index] - origin) * perUnit
                positions[index] = position
                cells[index] = CellGuide.linearCell(position, last: lastPosition)
            }
        case .logarithmic(let firstKey):
            for index in 0..<count {
                positions[index] = values[index]
                cells[index] = CellGuide.logarithmicCell(
                    values[index], firstKey: firstKey, last: Int64(last))
            }
        }
        for index in 0..<count {
            let line = lines + Int(cells[index]) &* 2
            nearest[index] = line[0] + line[1] * positions[index]
        }
        // Zero times a number is zero, and NaN survives the sum. What is left beyond the count
        // from an earlier chunk can only send this one the slow way, which is right as well.
        let raw = UnsafeRawPointer(nearest)
        var lanes = SIMD8<Double>.zero
        for group in 0..<(count &+ 7) / 8 {
            lanes += raw.loadUnaligned(fromByteOffset: group &* 64, as: SIMD8<Double>.self) * 0
        }
        guard let counts = counts.baseAddress else { return }
        if lanes.sum() == 0 {
            for index in 0..<count {
                counts[Int(CellGuide.wholeNumber(nearest[index]))] &+= 1
            }
        } else {
            for index in 0..<count {
                let bin =
                    nearest[index] == nearest[index]
                    ? Int(CellGuide.wholeNumber(nearest[index]))
                    : search(values[index], cell: Int(cells[index]))
                counts[bin] &+= 1
            }
        }
    }

    /// Adds the counts to `totals`, one for each bin, and starts again at zero.
    public func drain(into totals: inout [UInt64]) {
        precondition(totals.count == counts.count)
        for bin in counts.indices {
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
