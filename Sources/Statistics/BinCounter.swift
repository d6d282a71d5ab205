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

    /// Counts finite values.
    ///
    /// - Complexity: a few ns a value; a bisection for values in cells without equal bins.
    public func add(_ values: UnsafePointer<Double>, count: Int) {
        counted += UInt64(count)
        precondition(counted <= UInt64(UInt32.max))
        guard let counts = counts.baseAddress else { return }
        layout.offsets.withUnsafeBufferPointer { offsets in
            layout.slopes.withUnsafeBufferPointer { slopes in
                let cells = layout.guide.cells
                switch layout.guide.scale {
                case .linear(let origin, let perUnit):
                    for index in 0..<count {
                        let x = values[index]
                        let position = (x - origin) * perUnit
                        let cell = CellGuide.linearCell(position, cells: cells)
                        let bin = offsets[cell] + slopes[cell] * position
                        counts[bin >= 0 ? Int(bin) : search(x, cell: cell)] &+= 1
                    }
                case .logarithmic(let firstKey):
                    for index in 0..<count {
                        let x = values[index]
                        let cell = CellGuide.logarithmicCell(x, firstKey: firstKey, cells: cells)
                        let bin = offsets[cell] + slopes[cell] * x
                        counts[bin >= 0 ? Int(bin) : search(x, cell: cell)] &+= 1
                    }
                }
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
