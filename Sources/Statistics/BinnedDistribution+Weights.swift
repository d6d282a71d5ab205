extension BinnedDistribution {
    /// Makes a distribution from edges and the sum of weights in each bin between them.
    ///
    /// The sums are halved as often as it takes for their total to fit `cumulativeCounts`; what a bin
    /// then holds is right to 2⁻⁶⁰ of the total.
    ///
    /// - Parameter effectiveCount: the number of unweighted values that would tell as much.
    public init(edges: [Double], weights: [UInt128], effectiveCount: Double) {
        let total = weights.reduce(0, +)
        let shift = max(0, UInt128.bitWidth - total.leadingZeroBitCount - 62)
        self.init(
            edges: edges, counts: weights.map { UInt64(truncatingIfNeeded: $0 >> shift) },
            effectiveCount: effectiveCount)
    }

    /// The distribution of a sorted sample whose weights are whole numbers of at most 2⁵¹, each value in
    /// a bin of its own.
    ///
    /// Values that occur more than once are atoms; the others' bins meet halfway between neighbours.
    public init(_ sample: WeightedSample) {
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
        self.init(edges: edges, weights: sums, effectiveCount: sample.effectiveCount)
    }
}
