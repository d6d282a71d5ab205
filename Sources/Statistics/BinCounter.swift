/// Counts values into the bins of a layout. One worker's; not shared between threads.
public final class BinCounter {
    /// The layout whose bins are counted.
    public let layout: BinLayout

    private let lookup: BinLookup
    /// One for each bin, and one more for values whose bin has to be searched for.
    private let counts: UnsafeMutableBufferPointer<UInt32>
    private var counted: UInt64 = 0

    /// Makes a counter at zero.
    public init(_ layout: BinLayout) {
        self.layout = layout
        lookup = BinLookup(layout)
        counts = .allocate(capacity: layout.count + 1)
        counts.initialize(repeating: 0)
    }

    deinit {
        counts.deallocate()
    }

    /// How many more values may be counted before `drain` must be called.
    public var headroom: UInt64 { UInt64(UInt32.max) - counted }

    /// Counts finite values.
    ///
    /// - Complexity: 0.7 ns a value with AVX-512, 1.2 ns with SSE2, on a core of 3.7 GHz; a
    ///   bisection for values in cells without equal bins.
    public func add(_ values: UnsafePointer<Double>, count: Int) {
        counted += UInt64(count)
        precondition(counted <= UInt64(UInt32.max))
        let unequal = layout.unequal
        layout.lines.withUnsafeBytes { lines in
            guard let lines = lines.baseAddress, let counts = counts.baseAddress else { return }
            lookup.forEachBin(values, count: count, lines: lines) { _, bin in
                counts[bin] &+= 1
            } isSearchNeeded: {
                let isNeeded = counts[unequal] > 0
                counts[unequal] = 0
                return isNeeded
            }
        }
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
}
