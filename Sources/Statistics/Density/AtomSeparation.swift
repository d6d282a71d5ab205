/// Tells values that have a probability of their own from values spread over a range.
package enum AtomSeparation {
    /// A value that occurs again and again.
    package typealias Atom = (x: Double, count: UInt64)

    /// The smallest share of the values that makes an atom beside a smooth part; a value that two
    /// of many runs share by chance is none.
    private static let leastShare = 0.001
    /// The share of atoms that makes a quantity discrete.
    private static let discreteShare = 0.99

    /// The atoms of a distribution, and the distribution of the other values.
    ///
    /// A discrete quantity is all atoms: the few values that occurred once, in its tails, are left
    /// out. With more than `maximumAtoms` atoms it has none, and is the histogram of its values,
    /// each spread halfway to its neighbours.
    package static func separate(
        _ distribution: BinnedDistribution, maximumAtoms: Int
    ) -> (atoms: [Atom], smooth: BinnedDistribution) {
        let empty = BinnedDistribution(edges: [], counts: [])
        guard distribution.total > 0 else { return ([], empty) }
        let all = atoms(of: distribution, least: 1)
        let total = Double(distribution.total)
        let share = Double(all.reduce(0) { $0 + $1.count }) / total
        if share >= discreteShare {
            return all.count <= maximumAtoms
                ? (all, empty) : ([], histogram(of: all, in: distribution))
        }
        // What two values count for, which is more than 2 where values have weights.
        let two = 2 * total / max(distribution.effectiveCount, 1)
        let least = UInt64(max(leastShare * total, two).rounded(.up))
        let large = all.filter { $0.count >= least }
        // Many atoms beside a smooth part: values rounded in part, which a curve shows better.
        guard !large.isEmpty, large.count <= maximumAtoms / 2 else { return ([], distribution) }
        return (large, removing(least: least, from: distribution))
    }

    /// A distribution in parts that add up to it. Where more than `most` values occur again and again, as
    /// where some of the values are rounded, these are a part of their own, each spread halfway to its
    /// neighbours.
    package static func spread(
        _ distribution: BinnedDistribution, moreThan most: Int
    ) -> [BinnedDistribution] {
        // More than two values, which may be the same by chance.
        let two = 2 * Double(distribution.total) / max(distribution.effectiveCount, 1)
        let least = UInt64(two.rounded(.up)) + 1
        let repeated = atoms(of: distribution, least: least)
        guard repeated.count > max(most, 1) else { return [distribution] }
        return [
            removing(least: least, from: distribution), histogram(of: repeated, in: distribution),
        ]
    }

    private static func atoms(of distribution: BinnedDistribution, least: UInt64) -> [Atom] {
        let edges = distribution.edges
        let counts = distribution.cumulativeCounts
        return (0..<max(edges.count - 1, 0)).compactMap { bin in
            let count = counts[bin + 1] - counts[bin]
            guard count >= least, edges[bin + 1] == edges[bin].nextUp else { return nil }
            return (edges[bin], count)
        }
    }

    private static func removing(
        least: UInt64, from distribution: BinnedDistribution
    ) -> BinnedDistribution {
        let edges = distribution.edges
        let counts = distribution.cumulativeCounts
        return shared(
            distribution,
            edges: edges,
            counts: (0..<max(edges.count - 1, 0)).map { bin in
                let count = counts[bin + 1] - counts[bin]
                return count >= least && edges[bin + 1] == edges[bin].nextUp ? 0 : count
            })
    }

    /// A part of a distribution, with its share of the effective count.
    private static func shared(
        _ whole: BinnedDistribution, edges: [Double], counts: [UInt64]
    ) -> BinnedDistribution {
        let share = Double(counts.reduce(0, +)) / Double(whole.total)
        return BinnedDistribution(
            edges: edges, counts: counts, effectiveCount: whole.effectiveCount * share)
    }

    private static func histogram(
        of atoms: [Atom], in distribution: BinnedDistribution
    ) -> BinnedDistribution {
        var edges: [Double] = []
        for (lower, upper) in zip(atoms, atoms.dropFirst()) {
            let middle = lower.x / 2 + upper.x / 2
            // The outermost bins reach as far out as in.
            if edges.isEmpty { edges.append(lower.x - (middle - lower.x)) }
            edges.append(middle)
        }
        if let last = atoms.last, let edge = edges.last { edges.append(last.x + (last.x - edge)) }
        return shared(distribution, edges: edges, counts: atoms.map(\.count))
    }
}
