/// The density and the cumulative probability of a sampled quantity at points that plot well.
///
/// **Points.** Half are spread evenly over the range, half lie at equal steps of probability, so
/// that a narrow peak and a long tail both have theirs. The range is the central 99.9 % of the
/// values, or all of them where that widens it by a tenth at most (laws with hard ends).
///
/// **Density.** At a point with a fraction F of the values below it, the density is the slope of
/// the cumulative distribution across a window that reaches the same probability δ to both sides,
/// averaged over three windows. δ is 0.6 % where there are many runs, more where there are few
/// (20,000 values a window, up to 10 % of them), and at most half the way to either end, so that tails and hard
/// ends are not smeared. With 10^6 runs and more the relative Monte Carlo error is about 1 %.
///
/// **Singular ends.** Where the density grows without bound towards an end, the point there has the
/// mean density between it and the next point.
///
/// **Clumps.** Where the values leave a wide gap, the window does not reach across it, and the
/// density falls to 0 at both its ends.
///
/// **Atoms.** At a value that has a probability of its own (a count), `density` is that
/// probability. Counts of more than `count` different values are drawn like a smooth quantity; for
/// whole numbers the density per unit is then the probability of a number.
public struct DensityCurve: Sendable {
    /// One point of the curve.
    public struct Point: Sendable, Equatable {
        /// The value.
        public let x: Double
        /// The probability density per unit of x or, at an atom, the probability of x.
        public let density: Double
        /// The probability of a value of at most x.
        public let cumulative: Double
    }

    /// The points, x strictly increasing.
    public let points: [Point]

    /// Computes the curve.
    ///
    /// - Parameters:
    ///   - distribution: the values; without any, the curve has no points.
    ///   - count: about how many points to compute, at least 32.
    public init(_ distribution: BinnedDistribution, count: Int = 512) {
        let count = max(count, 32)
        let (atoms, smooth) = AtomSeparation.separate(distribution, maximumAtoms: count)
        let total = Double(distribution.total)
        var densities = atoms.map { (x: $0.x, density: Double($0.count) / total) }
        if smooth.total > 0 {
            let share = Double(smooth.total) / total
            // The atoms' points come out of the budget, but the rest keeps a curve's worth.
            let budget = max(count - atoms.count, count / 4)
            densities += SmoothCurve(smooth).points(count: budget)
                .map { ($0.x, $0.density * share) }
        }
        densities.sort { $0.x < $1.x }
        var previous = -Double.infinity
        points = densities.compactMap { x, density in
            guard x > previous else { return nil }
            previous = x
            return Point(x: x, density: density, cumulative: distribution.cumulative(x.nextUp))
        }
    }
}
