/// Sums the weights of values in the bins of a layout. One worker's; not shared between threads.
///
/// Weights are whole numbers. Their sums are exact, so they do not depend on the order of the values or on
/// which worker took which.
public final class WeightedBinCounter {
    /// The layout whose bins are counted.
    public let layout: BinLayout

    private let sums: UnsafeMutableBufferPointer<UInt64>

    /// Makes a counter at zero.
    public init(_ layout: BinLayout) {
        self.layout = layout
        sums = .allocate(capacity: layout.count)
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
        layout.lines.withUnsafeBufferPointer { lines in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * BinLayout.lookupChunk) {
                scratch in
                withUnsafeTemporaryAllocation(
                    of: Int64.self, capacity: 2 * BinLayout.lookupChunk + 1
                ) {
                    bins in
                    guard let lines = lines.baseAddress, let scratch = scratch.baseAddress,
                        let bins = bins.baseAddress, let sums = sums.baseAddress
                    else { return }
                    var start = 0
                    while start < count {
                        let size = min(BinLayout.lookupChunk, count &- start)
                        layout.lookUp(
                            values + start, size, lines: lines, bins: bins,
                            list: bins + BinLayout.lookupChunk, scratch: scratch)
                        let weights = weights + start
                        for index in 0..<size { sums[Int(bins[index])] &+= weights[index] }
                        start &+= size
                    }
                }
            }
        }
    }

    /// Adds the sums to `totals`, one for each bin, and starts again at zero.
    public func drain(into totals: inout [UInt128]) {
        precondition(totals.count == sums.count)
        for bin in sums.indices where sums[bin] > 0 {
            totals[bin] += UInt128(sums[bin])
            sums[bin] = 0
        }
    }
}
