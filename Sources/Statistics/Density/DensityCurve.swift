import Foundation

/// The density and the cumulative probability of a sampled quantity at points that plot well.
///
/// **Points.** Half are spread evenly over the range, half lie at equal steps of probability, so
/// that a narrow peak and a long tail both have theirs. The range is the central 99.9 % of the
/// values, or all of them where that widens it by a tenth at most (laws with hard ends).
///
/// **Density.** That of `SmoothDensity`, as in pictures, over an axis that is linear around the median and
/// logarithmic in both tails and towards ends without bound (`TailAxis`). With 10^6 runs the relative
/// error is below 1 % where values are frequent.
///
/// **Singular ends.** Where the density grows without bound towards an end, the point there has the
/// mean density between it and the next point.
///
/// **Clumps.** Where the values leave a wide gap, each side is estimated by itself, and the density falls to
/// 0 at both its ends.
///
/// **Atoms.** At a value that has a probability of its own (a count), `density` is that
/// probability. Counts of more than `count` different values are drawn like a smooth quantity; for
/// whole numbers the density per unit is then the probability of a number.
package struct DensityCurve: Sendable {
    /// One point of the curve.
    package struct Point: Sendable, Equatable {
        /// The value.
        package let x: Double
        /// The probability density per unit of x or, at an atom, the probability of x.
        package let density: Double
        /// The probability of a value of at most x.
        package let cumulative: Double
    }

    /// The points, x strictly increasing.
    package let points: [Point]

    /// Computes the curve.
    ///
    /// - Parameters:
    ///   - distribution: the values; without any, the curve has no points.
    ///   - count: about how many points to compute, at least 32.
    package init(_ distribution: BinnedDistribution, count: Int = 512) {
        let count = max(count, 32)
        let (atoms, smooth) = AtomSeparation.separate(distribution, maximumAtoms: count)
        let total = Double(distribution.total)
        var densities = atoms.map { (x: $0.x, density: Double($0.count) / total) }
        if smooth.total > 0 {
            let share = Double(smooth.total) / total
            // The atoms' points come out of the budget, but the rest keeps a curve's worth.
            let budget = max(count - atoms.count, count / 4)
            densities += Self.points(of: smooth, count: budget)
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

    // MARK: Smooth part

    /// The points of the curve in ascending order, at least a few for each clump.
    private static func points(
        of distribution: BinnedDistribution, count: Int
    ) -> [(x: Double, density: Double)] {
        let stretches = SmoothDensity.stretches(of: distribution)
        let mass = stretches.reduce(0) { $0 + $1.upTo - $1.below }
        var points: [(x: Double, density: Double)] = []
        for (index, stretch) in stretches.enumerated() {
            // Every clump has points enough for a shape, the heavier ones more.
            let share = mass > 0 ? (stretch.upTo - stretch.below) / mass : 1
            let own = max(16, Int(Double(count) * share))
            if index > 0 { points.append((stretch.low.nextDown, 0)) }
            let axis = TailAxis(stretch, of: distribution)
            let density = SmoothDensity(
                of: distribution, over: axis, from: stretch.lowest, to: stretch.highest,
                span: axis.position(stretch.highest) - axis.position(stretch.lowest), isExact: true)
            var shape = abscissas(of: stretch, in: distribution, count: own)
                .map {
                    (x: $0, density: density.height(at: axis.position($0)) * axis.slope(at: $0))
                }
                .filter(\.density.isFinite)
            flattenEnds(of: &shape, in: distribution)
            points += shape
            if index < stretches.count - 1 { points.append((stretch.high.nextUp, 0)) }
        }
        return points
    }

    private static func abscissas(
        of stretch: SmoothDensity.Stretch, in distribution: BinnedDistribution, count: Int
    ) -> [Double] {
        let even = count / 2
        let probable = count - even
        var points: [Double] = []
        for step in 0..<even {
            let fraction = Double(step) / Double(max(even - 1, 1))
            points.append(stretch.low * (1 - fraction) + stretch.high * fraction)
        }
        let first = distribution.cumulative(stretch.low)
        let last = distribution.cumulative(stretch.high)
        for step in 0..<probable {
            let fraction = (Double(step) + 0.5) / Double(probable)
            points.append(distribution.quantile(first + (last - first) * fraction))
        }
        points.sort()
        // Points closer than this are one to the eye, and their slopes are rounding noise.
        let least = (stretch.high - stretch.low) * 1e-9
        var kept: [Double] = []
        for x in points where x >= stretch.low && x <= stretch.high {
            if let last = kept.last, x - last <= least { continue }
            kept.append(x)
        }
        return kept
    }

    /// Gives an end at which the density grows without bound the mean density up to the next point:
    /// the slope at the end itself says how near to it the runs came, and no more.
    private static func flattenEnds(
        of points: inout [(x: Double, density: Double)], in distribution: BinnedDistribution
    ) {
        guard points.count > 2 else { return }
        let highest = points.reduce(0) { max($0, $1.density) }
        for (end, next) in [(0, 1), (points.count - 1, points.count - 2)] {
            let width = abs(points[end].x - points[next].x)
            let share = abs(
                distribution.cumulative(points[end].x) - distribution.cumulative(points[next].x))
            // The end of a tail is never the peak, and where the density is bounded, its peak is
            // near the mean beside it.
            guard points[end].density >= highest, share > 0, width > 0,
                points[end].density > 2 * share / width
            else { continue }
            points[end].density = share / width
        }
    }
}
