/// An empirical distribution held as sorted bins with exact counts, or with sums of weights in their
/// place.
///
/// Bin i covers `edges[i] ..< edges[i + 1]` and holds `counts[i]` values. Inside a bin, probability
/// is spread evenly. A bin that holds a single possible value (an atom) has
/// `edges[i + 1] == edges[i].nextUp`.
package struct BinnedDistribution: Sendable {
    /// The sorted edges, one more than there are bins; empty without values.
    package let edges: [Double]
    /// The values counted before each edge: `cumulativeCounts[0]` is 0, the last is the total.
    package let cumulativeCounts: [UInt64]
    /// The number of unweighted values that would tell as much: the total, unless values have
    /// weights.
    package let effectiveCount: Double

    /// Makes a distribution from edges and the count of each bin between them.
    ///
    /// - Parameter effectiveCount: where counts are sums of weights, the number of unweighted values
    ///   that would tell as much.
    package init(edges: [Double], counts: [UInt64], effectiveCount: Double? = nil) {
        precondition(counts.isEmpty ? edges.count <= 1 : edges.count == counts.count + 1)
        self.edges = edges
        var running: UInt64 = 0
        var cumulative: [UInt64] = []
        if !counts.isEmpty {
            cumulative.reserveCapacity(counts.count + 1)
            cumulative.append(0)
            for count in counts {
                running += count
                cumulative.append(running)
            }
        }
        cumulativeCounts = cumulative
        self.effectiveCount = effectiveCount ?? Double(cumulative.last ?? 0)
    }

    /// Makes a distribution from edges and what a `BinCounter` has counted in each bin between them.
    ///
    /// Sums of weights are halved as often as it takes for their total to fit `cumulativeCounts`; what
    /// a bin then holds is right to 2⁻⁶⁰ of the total.
    ///
    /// - Parameter effectiveCount: the number of unweighted values that would tell as much; nil where
    ///   values have no weights.
    package init(edges: [Double], sums: [UInt128], effectiveCount: Double? = nil) {
        var total: UInt128 = 0
        for sum in sums { total &+= sum }
        let shift = max(0, UInt128.bitWidth - total.leadingZeroBitCount - 62)
        var counts = [UInt64](repeating: 0, count: sums.count)
        for bin in sums.indices {
            // Most totals fit as they are, and 128 bits are slow to shift.
            counts[bin] = UInt64(truncatingIfNeeded: shift == 0 ? sums[bin] : sums[bin] >> shift)
        }
        self.init(edges: edges, counts: counts, effectiveCount: effectiveCount)
    }

    /// The number of values.
    package var total: UInt64 { cumulativeCounts.last ?? 0 }
}

extension BinnedDistribution {
    /// The fraction of values below `x`, spread evenly inside a bin. 0 without values.
    package func cumulative(_ x: Double) -> Double {
        total > 0 ? rank(x) / Double(total) : 0
    }

    /// The fraction of values between two, both included.
    package func share(from low: Double, to high: Double) -> Double {
        // By ranks, so that a share of counts is that quotient.
        total > 0 ? max(rank(high.nextUp) - rank(low), 0) / Double(total) : 0
    }

    /// How many values lie below `x`.
    private func rank(_ x: Double) -> Double {
        guard let first = edges.first, let last = edges.last else { return 0 }
        if x <= first { return 0 }
        if x >= last { return Double(total) }
        let bin = upperBound(of: x) - 1
        let below = Double(cumulativeCounts[bin])
        let inside = Double(cumulativeCounts[bin + 1] - cumulativeCounts[bin])
        let fraction = (x - edges[bin]) / (edges[bin + 1] - edges[bin])
        return below + inside * fraction
    }

    /// The value with a fraction `p` of all values below it; NaN without values.
    ///
    /// The result lies in the bin that holds the order statistic of rank `p · total`, so its rank
    /// is off by at most that bin's share of the values; an atom's value is exact.
    package func quantile(_ p: Double) -> Double {
        guard total > 0, p == p else { return .nan }
        let rank = min(max(p, 0), 1) * Double(total)
        let bin = binHolding(rank: rank)
        let low = edges[bin]
        let high = edges[bin + 1]
        if high == low.nextUp { return low }
        let below = Double(cumulativeCounts[bin])
        let inside = Double(cumulativeCounts[bin + 1] - cumulativeCounts[bin])
        let fraction = min(max((rank - below) / inside, 0), 1)
        // Each end is weighted, so that a bin between −1e308 and 1e308 does not overflow.
        return low * (1 - fraction) + high * fraction
    }

    /// The non-empty bin that holds the value of this rank, between 0 and the total.
    package func binHolding(rank: Double) -> Int {
        // The first bin whose upper cumulative count reaches the rank and that is not empty.
        var low = 0
        var high = cumulativeCounts.count - 2
        while low < high {
            let middle = (low + high) / 2
            if Double(cumulativeCounts[middle + 1]) >= rank, cumulativeCounts[middle + 1] > 0 {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }

    /// The number of edges at or below `x`.
    private func upperBound(of x: Double) -> Int {
        var low = 0
        var high = edges.count
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] <= x { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
