/// The smoothed density of a distribution without atoms. See `DensityCurve` for the method.
package struct SmoothCurve {
    private let distribution: BinnedDistribution
    private let total: Double
    /// The number of values that the distribution is worth.
    private let values: Double
    /// How far windows reach at least to both sides, in probability, where nothing is near.
    private let reach = 0.006

    package init(_ distribution: BinnedDistribution) {
        self.distribution = distribution
        total = Double(distribution.total)
        values = max(distribution.effectiveCount, 1)
    }

    /// A stretch of values without a wide gap.
    package struct Segment {
        /// Where it is drawn.
        var low: Double
        var high: Double
        /// The probabilities that windows may reach down and up to.
        var below: Double
        var upTo: Double
        /// The values there: beyond `low` and `high` where a tail is not drawn to its end.
        package var lowest: Double
        package var highest: Double
    }

    /// The points of the curve in ascending order, at least a few for each clump.
    func points(count: Int) -> [(x: Double, density: Double)] {
        let segments = self.segments()
        let mass = segments.reduce(0) { $0 + $1.upTo - $1.below }
        var points: [(x: Double, density: Double)] = []
        for (index, segment) in segments.enumerated() {
            // Every clump has points enough for a shape, the heavier ones more.
            let share = mass > 0 ? (segment.upTo - segment.below) / mass : 1
            let own = max(16, Int(Double(count) * share))
            if index > 0 { points.append((segment.low.nextDown, 0)) }
            var shape = abscissas(of: segment, count: own)
                .map { (x: $0, density: density(at: $0, in: segment)) }
                .filter(\.density.isFinite)
            flattenEnds(of: &shape)
            points += shape
            if index < segments.count - 1 { points.append((segment.high.nextUp, 0)) }
        }
        return points
    }

    // MARK: Points

    private func abscissas(of segment: Segment, count: Int) -> [Double] {
        let even = count / 2
        let probable = count - even
        var points: [Double] = []
        for step in 0..<even {
            let fraction = Double(step) / Double(max(even - 1, 1))
            points.append(segment.low * (1 - fraction) + segment.high * fraction)
        }
        let first = distribution.cumulative(segment.low)
        let last = distribution.cumulative(segment.high)
        for step in 0..<probable {
            let fraction = (Double(step) + 0.5) / Double(probable)
            points.append(distribution.quantile(first + (last - first) * fraction))
        }
        points.sort()
        // Points closer than this are one to the eye, and their slopes are rounding noise.
        let least = (segment.high - segment.low) * 1e-9
        var kept: [Double] = []
        for x in points where x >= segment.low && x <= segment.high {
            if let last = kept.last, x - last <= least { continue }
            kept.append(x)
        }
        return kept
    }

    // MARK: Density

    /// Gives an end at which the density grows without bound the mean density up to the next point:
    /// the slope at the end itself says how near to it the runs came, and no more.
    private func flattenEnds(of points: inout [(x: Double, density: Double)]) {
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

    private func density(at x: Double, in segment: Segment) -> Double {
        let p = min(max(distribution.cumulative(x), segment.below), segment.upTo)
        // Windows of about 20,000 values, between twice the reach and 10 % of all of them.
        let widest = min(max(10_000 / values, reach), 0.05)
        // At a hard end the window is one-sided and needs some width of its own.
        let narrowest = min(max(200 / values, reach / 60), widest)
        let room = min(p - segment.below, segment.upTo - p)
        let reach = min(max(room / 2, narrowest), widest)
        var sum = 0.0
        var slopes = 0.0
        for fraction in [1.0, 2.0 / 3, 1.0 / 3] {
            let from = max(p - reach * fraction, segment.below)
            let to = min(p + reach * fraction, segment.upTo)
            let width =
                min(distribution.quantile(to), segment.highest)
                - max(distribution.quantile(from), segment.lowest)
            guard width > 0, to > from else { continue }
            sum += (to - from) / width
            slopes += 1
        }
        return slopes > 0 ? sum / slopes : .nan
    }

    // MARK: Range and gaps

    private func range() -> Segment {
        let values = (low: distribution.quantile(0), high: distribution.quantile(1))
        let core = (low: distribution.quantile(0.0005), high: distribution.quantile(0.9995))
        let tenth = (core.high - core.low) * 0.1
        return Segment(
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
    package func segments() -> [Segment] {
        var rest = range()
        var segments: [Segment] = []
        for gap in gaps(in: rest) {
            var segment = rest
            segment.high = gap.low
            segment.highest = gap.low
            segment.upTo = gap.below
            segments.append(segment)
            rest.low = gap.high
            rest.lowest = gap.high
            rest.below = gap.upTo
        }
        return segments + [rest]
    }

    /// The stretches that hold next to nothing and are three times as wide as what the nearest 100
    /// values (or 0.1 % of all) on either side take up.
    ///
    /// A gap need not be an empty bin: bins may meet in its middle, or reach across it.
    private func gaps(in range: Segment) -> [Gap] {
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
        // More gaps than this are a comb, which the windows smooth.
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
