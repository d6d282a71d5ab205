extension BinnedDistribution {
    /// The distribution of sorted values, each in a bin of its own: its ranks are exact.
    ///
    /// A value that occurs more than once is an atom; the others' bins meet halfway between
    /// neighbours.
    public init(sortedValues values: [Double]) {
        var edges: [Double] = []
        var counts: [UInt64] = []
        func add(_ low: Double, _ high: Double, _ count: Int) {
            if let last = edges.last, last < low {
                counts.append(0)
                edges.append(low)
            } else if edges.isEmpty {
                edges.append(low)
            }
            counts.append(UInt64(count))
            edges.append(high)
        }
        var index = 0
        while index < values.count {
            let value = values[index]
            var end = index + 1
            while end < values.count, values[end] == value { end += 1 }
            if end - index > 1 {
                add(value, value.nextUp, end - index)
            } else {
                let before = index > 0 ? values[index - 1] / 2 + value / 2 : value
                let after = end < values.count ? value / 2 + values[end] / 2 : value.nextUp
                let low = max(before, edges.last ?? before)
                add(min(low, value), max(after, value.nextUp), 1)
            }
            index = end
        }
        self.init(edges: edges, counts: counts)
    }

    /// The same distribution without empty bins at its ends, and with its outermost bins cut to
    /// the smallest and the largest value.
    public func trimmed(minimum: Double, maximum: Double) -> BinnedDistribution {
        guard total > 0 else { return BinnedDistribution(edges: [], counts: []) }
        let first = binHolding(rank: 0)
        let last = binHolding(rank: Double(total))
        var newEdges = Array(edges[first...(last + 1)])
        newEdges[0] = max(newEdges[0], min(minimum, newEdges[1].nextDown))
        let end = newEdges.count - 1
        newEdges[end] = min(newEdges[end], max(maximum.nextUp, newEdges[end - 1].nextUp))
        let counts = (first...last).map { cumulativeCounts[$0 + 1] - cumulativeCounts[$0] }
        return BinnedDistribution(
            edges: newEdges, counts: counts, effectiveCount: effectiveCount)
    }

    /// How many parts each bin that holds too many values must be divided into, so that the rank
    /// of no quantile at these probabilities is off by more than `BinLayout.rankTolerance`.
    ///
    /// With weights, a bin worth four values is fine enough too: a single run may hold that much, and the
    /// Monte Carlo error of any rank is larger.
    ///
    /// - Returns: nothing where all is fine enough; atoms always are.
    public func refinements(for probabilities: [Double]) -> [Int: Int] {
        guard total > 0 else { return [:] }
        let isWeighted = effectiveCount != Double(total)
        let tolerance = max(BinLayout.rankTolerance, isWeighted ? 4 / effectiveCount : 0)
        var pieces: [Int: Int] = [:]
        for p in probabilities {
            let rank = p * Double(total)
            let bin = binHolding(rank: rank)
            let below = cumulativeCounts[bin]
            let count = cumulativeCounts[bin + 1] - below
            // The farther end of the bin is as far as the rank can be off.
            let error = max(rank - Double(below), Double(below + count) - rank) / Double(total)
            let isAtom = edges[bin + 1] == edges[bin].nextUp
            if error > tolerance, count > 1, !isAtom {
                let mass = Double(count) / Double(total)
                pieces[bin] = max(64, min(4096, Int(mass / (BinLayout.fineMass / 2))))
            }
        }
        return pieces
    }
}
