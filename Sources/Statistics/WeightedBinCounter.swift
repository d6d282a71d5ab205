/// Sums the weights of values in the bins of a layout. One worker's; not shared between threads.
///
/// Weights are whole numbers. Their sums are exact, so they do not depend on the order of the values or on
/// which worker took which.
public final class WeightedBinCounter {
    /// The layout whose bins are counted.
    public let layout: BinLayout

    private let lookup: BinLookup
    /// One for each bin, and one more for values whose bin has to be searched for.
    private let sums: UnsafeMutableBufferPointer<UInt64>

    /// Makes a counter at zero.
    public init(_ layout: BinLayout) {
        self.layout = layout
        lookup = BinLookup(layout)
        sums = .allocate(capacity: layout.count + 1)
        sums.initialize(repeating: 0)
    }

    deinit {
        sums.deallocate()
    }

    /// Adds the weights of finite values to the values' bins.
    ///
    /// Between two calls of `drain`, the weights added must not exceed 2⁶⁴ − 1 together.
    ///
    /// - Complexity: about two nanoseconds a value; a bisection for values in cells without equal
    ///   bins.
    public func add(
        _ values: UnsafePointer<Double>, weights: UnsafePointer<UInt64>, count: Int
    ) {
        let unequal = layout.unequal
        layout.lines.withUnsafeBytes { lines in
            guard let lines = lines.baseAddress, let sums = sums.baseAddress else { return }
            lookup.forEachBin(values, count: count, lines: lines) { index, bin in
                sums[bin] &+= weights[index]
            } isSearchNeeded: {
                let isNeeded = sums[unequal] > 0
                sums[unequal] = 0
                return isNeeded
            }
        }
    }

    /// Adds the sums to `totals`, one for each bin, and starts again at zero.
    public func drain(into totals: inout [UInt128]) {
        precondition(totals.count == layout.count)
        for bin in totals.indices where sums[bin] > 0 {
            totals[bin] += UInt128(sums[bin])
            sums[bin] = 0
        }
    }
}
