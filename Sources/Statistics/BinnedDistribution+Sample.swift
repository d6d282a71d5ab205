extension BinnedDistribution {
    /// The distribution of a sample, each value in a bin of its own: its ranks are exact.
    ///
    /// Weights are whole numbers of at most 2⁵¹. Values that occur more than once are atoms; the others'
    /// bins meet halfway between neighbours.
    package init(_ sample: SortedSample) {
        var edges: [Double] = []
        var sums: [UInt128] = []
        for group in sample.groups {
            let low = max(group.low, edges.last ?? group.low)
            if let last = edges.last, last < low {
                sums.append(0)
                edges.append(low)
            } else if edges.isEmpty {
                edges.append(low)
            }
            sums.append(UInt128(exactly: group.weight) ?? 0)
            edges.append(max(group.high, low.nextUp))
        }
        self.init(edges: edges, sums: sums, effectiveCount: sample.effectiveCount)
    }

    /// The distribution of sorted finite values.
    package init(sortedValues values: [Double]) {
        self.init(SortedSample(sorted: values))
    }

    /// The same distribution without empty bins at its ends, and with its outermost bins cut to
    /// the smallest and the largest value.
    package func trimmed(minimum: Double, maximum: Double) -> BinnedDistribution {
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
    package func refinements(for probabilities: [Double]) -> [Int: Int] {
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
