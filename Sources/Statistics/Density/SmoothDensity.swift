import Foundation

/// An axis over which a density is estimated: where a value lies, in units of the axis, and which value lies
/// at a place.
package protocol DensityAxis {
    func position(_ x: Double) -> Double
    func value(at position: Double) -> Double
}

/// The smooth density of a stretch of values over an axis, per unit of the axis.
///
/// A histogram of equal bins over the axis, smoothed by `SmoothHistogram`. A stretch goes from its lowest to
/// its highest value, so that hard ends and gaps stay what they are. One estimator serves pictures, whose
/// axes are those drawn, and curves in numbers (`DensityCurve`).
package struct SmoothDensity {
    /// A place on the axis, the value there, and the density per unit of the axis.
    package typealias Point = (position: Double, x: Double, height: Double)

    /// At both ends and at the middles of bins, ascending; empty for a stretch without width.
    package let points: [Point]
    private let low: Double
    private let high: Double

    /// The bins of an axis, and the fewest of a stretch.
    private static let bins = (usual: 256.0, most: 4096.0, fewest: 12.0)
    /// A bin with a larger share of the values hides a shape.
    private static let largestShare = 0.04
    /// More values that recur than this are a part of their own.
    private static let mostRecurring = 40

    /// Estimates the density of a distribution without atoms between two values.
    ///
    /// - Parameters:
    ///   - span: the length of the axis, which has 256 bins.
    ///   - isExact: whether there are more, up to 4,096, where one would hide a narrow clump. In a picture
    ///     they would not show.
    package init(
        of distribution: BinnedDistribution, over axis: some DensityAxis, from low: Double,
        to high: Double, span: Double, isExact: Bool = false
    ) {
        self.low = low
        self.high = high
        let (start, end) = (axis.position(low), axis.position(high))
        guard high > low, end > start, end.isFinite, start.isFinite else {
            points = []
            return
        }
        // Finer bins than the distribution's own, such as those of whole numbers, would show steps.
        let held = Double(distribution.edges.count { $0 >= low && $0 <= high })
        // Values that are rounded in part would be a comb.
        let parts = AtomSeparation.spread(distribution, moreThan: Self.mostRecurring)
        let total = Double(distribution.total)
        func shares(_ count: Double) -> [Double] {
            let edges = stride(from: 0, through: count, by: 1).map { index in
                // The last bin takes in a value right at the upper end.
                index == 0
                    ? low
                    : index == count
                        ? high.nextUp : axis.value(at: start + (end - start) / count * index)
            }
            let cumulative = edges.map { edge in
                parts.reduce(0) { $0 + $1.cumulative(edge) * Double($1.total) / total }
            }
            return zip(cumulative, cumulative.dropFirst()).map { max($1 - $0, 0) }
        }
        var wanted = (Self.bins.usual * (end - start) / span).rounded(.up)
        var counted = shares(max(min(wanted, held), Self.bins.fewest))
        while isExact, wanted < min(held, Self.bins.most),
            (counted.max() ?? 0) > Self.largestShare
        {
            wanted *= 2
            counted = shares(max(min(wanted, held), Self.bins.fewest))
        }
        let width = (end - start) / Double(counted.count)
        let values = max(distribution.effectiveCount, 1)
        let smooth = SmoothHistogram(counted.map { $0 * values }).counts
            .map { $0 / values / width }
        var points = zip(smooth.indices, smooth).map { index, height -> Point in
            let position = start + width * (Double(index) + 0.5)
            return (position, axis.value(at: position), height)
        }
        // Half a bin on, in the direction that the curve has there.
        func extended(_ last: Double, _ before: Double) -> Double {
            last > 0 && before > 0 ? last * min((last / before).squareRoot(), 2) : last
        }
        points.insert((start, low, extended(smooth[0], smooth[1])), at: 0)
        points.append(
            (end, high, extended(smooth[smooth.count - 1], smooth[smooth.count - 2])))
        self.points = points
    }

    /// The points, with 0 beyond ends of the stretch that lie on the axis.
    package func outline(of stretch: Stretch) -> [(x: Double, height: Double)] {
        guard !points.isEmpty else { return [] }
        return (low == stretch.lowest ? [(low.nextDown, 0)] : [])
            + points.map { ($0.x, $0.height) }
            + (high == stretch.highest ? [(high.nextUp, 0)] : [])
    }

    /// The density at a place on the axis between the ends, straight between points.
    func height(at position: Double) -> Double {
        var (low, high) = (0, points.count - 1)
        guard high > 0 else { return 0 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if points[middle].position <= position { low = middle } else { high = middle }
        }
        let (left, right) = (points[low], points[high])
        let fraction = (position - left.position) / (right.position - left.position)
        return left.height + (right.height - left.height) * min(max(fraction, 0), 1)
    }
}

// MARK: Stretches

extension SmoothDensity {
    /// A stretch of values without a wide gap.
    package struct Stretch {
        /// Where it is drawn: not to the end of a tail.
        var low: Double
        var high: Double
        /// The probabilities below its ends.
        var below: Double
        var upTo: Double
        /// The values there.
        package var lowest: Double
        package var highest: Double
    }

    /// The values of a distribution, cut at their wide gaps.
    package static func stretches(of distribution: BinnedDistribution) -> [Stretch] {
        GapSearch(distribution).stretches()
    }
}

/// Finds the stretches that next to nothing lies in.
private struct GapSearch {
    private let distribution: BinnedDistribution
    private let total: Double
    /// The number of values that the distribution is worth.
    private let values: Double

    init(_ distribution: BinnedDistribution) {
        self.distribution = distribution
        total = Double(distribution.total)
        values = max(distribution.effectiveCount, 1)
    }

    private func range() -> SmoothDensity.Stretch {
        let values = (low: distribution.quantile(0), high: distribution.quantile(1))
        let core = (low: distribution.quantile(0.0005), high: distribution.quantile(0.9995))
        let tenth = (core.high - core.low) * 0.1
        return SmoothDensity.Stretch(
            low: core.low - values.low <= tenth ? values.low : core.low,
            high: values.high - core.high <= tenth ? values.high : core.high,
            below: 0, upTo: 1, lowest: values.low, highest: values.high)
    }

    /// A stretch next to nothing lies in, and the probabilities below its ends.
    private struct Gap {
        var low: Double
        var high: Double
        var below: Double
        var upTo: Double
    }

    /// The range cut at its wide gaps.
    func stretches() -> [SmoothDensity.Stretch] {
        var rest = range()
        var stretches: [SmoothDensity.Stretch] = []
        for gap in gaps(in: rest) {
            var stretch = rest
            stretch.high = gap.low
            stretch.highest = gap.low
            stretch.upTo = gap.below
            stretches.append(stretch)
            rest.low = gap.high
            rest.lowest = gap.high
            rest.below = gap.upTo
        }
        return stretches + [rest]
    }

    /// The stretches that hold next to nothing and are three times as wide as what the nearest 100
    /// values (or 0.1 % of all) on either side take up.
    ///
    /// A gap need not be an empty bin: bins may meet in its middle, or reach across it.
    private func gaps(in range: SmoothDensity.Stretch) -> [Gap] {
        let edges = distribution.edges
        let counts = distribution.cumulativeCounts
        let near = max(100 / values, 0.001)
        // Bins that may be part of a gap: at most two values or half of what is near.
        let few = UInt64(max(2 / values, near / 2) * total)
        let least = (range.high - range.low) * 1e-5
        func isSparse(_ bin: Int) -> Bool {
            let count = counts[bin + 1] - counts[bin]
            return count == 0 || (count <= few && edges[bin + 1] - edges[bin] > least)
        }
        var found: [Gap] = []
        var bin = 0
        while bin < edges.count - 1 {
            let first = bin
            while bin < edges.count - 1, isSparse(bin) { bin += 1 }
            if bin == first {
                bin += 1
                continue
            }
            for gap in widest(of: first..<bin, least: least)
            where gap.low > range.low && gap.high < range.high {
                let left = gap.low - distribution.quantile(max(gap.below - near, 0))
                let right = distribution.quantile(min(gap.upTo + near, 1)) - gap.high
                let width = gap.high - gap.low
                if width > 3 * left, width > 3 * right { found.append(gap) }
            }
        }
        // More gaps than this are a comb, which smoothing takes care of.
        return found.count <= 16 ? found : []
    }

    /// What may be a gap in a run of sparse bins: the run, where it holds few values altogether,
    /// else each of its bins.
    private func widest(of bins: Range<Int>, least: Double) -> [Gap] {
        let edges = distribution.edges
        let counts = distribution.cumulativeCounts
        func gap(_ low: Int, _ high: Int) -> Gap {
            Gap(
                low: edges[low], high: edges[high], below: Double(counts[low]) / total,
                upTo: Double(counts[high]) / total)
        }
        let whole = gap(bins.lowerBound, bins.upperBound)
        let candidates =
            whole.upTo - whole.below <= max(2 / values, 0.001)
            ? [whole] : bins.map { gap($0, $0 + 1) }
        return candidates.filter { $0.high - $0.low > least }
    }
}
