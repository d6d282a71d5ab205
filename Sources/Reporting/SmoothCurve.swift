import Statistics

/// The smoothed density of a distribution without atoms. See `DensityCurve` for the method.
struct SmoothCurve {
    private let distribution: BinnedDistribution
    private let total: Double

    init(_ distribution: BinnedDistribution) {
        self.distribution = distribution
        total = Double(distribution.total)
    }

    /// A stretch of values without a wide gap, and the probabilities below its ends.
    private struct Segment {
        var low: Double
        var high: Double
        var below: Double
        var upTo: Double
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
            for x in abscissas(of: segment, count: own) {
                let density = self.density(at: x, in: segment)
                if density.isFinite { points.append((x, density)) }
            }
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
        for step in 0..<probable {
            let fraction = (Double(step) + 0.5) / Double(probable)
            let p = segment.below + (segment.upTo - segment.below) * fraction
            points.append(distribution.quantile(p))
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

    private func density(at x: Double, in segment: Segment) -> Double {
        let p = min(max(distribution.cumulative(x), segment.below), segment.upTo)
        // Windows of about 20,000 values, between 0.8 % and 10 % of all of them.
        let widest = min(max(10_000 / total, 0.004), 0.05)
        // At a hard end the window is one-sided and needs some width of its own.
        let narrowest = min(max(200 / total, 1e-4), widest)
        let room = min(p - segment.below, segment.upTo - p)
        let reach = min(max(room / 2, narrowest), widest)
        var sum = 0.0
        var slopes = 0.0
        for fraction in [1.0, 2.0 / 3, 1.0 / 3] {
            let from = max(p - reach * fraction, segment.below)
            let to = min(p + reach * fraction, segment.upTo)
            let width =
                min(distribution.quantile(to), segment.high)
                - max(distribution.quantile(from), segment.low)
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
        var range = Segment(low: core.low, high: core.high, below: 0.0005, upTo: 0.9995)
        if core.low - values.low <= tenth {
            range.low = values.low
            range.below = 0
        }
        if values.high - core.high <= tenth {
            range.high = values.high
            range.upTo = 1
        }
        return range
    }

    /// The range cut at its wide gaps.
    private func segments() -> [Segment] {
        var rest = range()
        var segments: [Segment] = []
        for gap in gaps(in: rest) {
            var segment = rest
            segment.high = gap.low
            segment.upTo = gap.below
            segments.append(segment)
            rest.low = gap.high
            rest.below = gap.below
        }
        return segments + [rest]
    }

    /// The stretches without values that are at least 0.2 % of the range and three times as wide as
    /// the nearest 100 values (or 0.1 % of all) on either side take up.
    private func gaps(in range: Segment) -> [Segment] {
        let edges = distribution.edges
        let counts = distribution.cumulativeCounts
        let near = max(100 / total, 0.001)
        var found: [Segment] = []
        var start: Int?
        for bin in 0..<(edges.count - 1) {
            if counts[bin + 1] == counts[bin] {
                if start == nil { start = bin }
                continue
            }
            defer { start = nil }
            guard let first = start, counts[first] > 0 else { continue }
            let low = edges[first]
            let high = edges[bin]
            let width = high - low
            let least = (range.high - range.low) * 0.002
            guard low > range.low, high < range.high, width > least else { continue }
            let p = Double(counts[first]) / total
            let left = low - distribution.quantile(max(p - near, 0))
            let right = distribution.quantile(min(p + near, 1)) - high
            if width > 3 * left, width > 3 * right {
                found.append(Segment(low: low, high: high, below: p, upTo: p))
            }
        }
        // More gaps than this are a comb, which the windows smooth.
        return found.count <= 16 ? found : []
    }
}
