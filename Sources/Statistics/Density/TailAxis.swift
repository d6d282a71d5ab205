import Foundation

/// An axis for any stretch of values: linear around their median, logarithmic in both tails, and logarithmic
/// towards an end where the density grows without bound.
///
/// A value x stands at asinh((x − median) / s), where s is half the interquartile range; towards such a lower
/// end, asinh((x − end) / δ) comes on top, and −asinh((end − x) / δ) towards an upper one. δ is how far from the
/// end the nearest values reach: half a thousandth of them, or 25.
struct TailAxis: DensityAxis {
    private let range: ClosedRange<Double>
    private let median: Double
    private let scale: Double
    /// δ of the ends where the density grows without bound.
    private let lower: Double?
    private let upper: Double?

    /// How many times as dense the values nearest to an end have to be as those beside them for it to be one
    /// without bound, and how many values that is told by at least: 1.5 is then three standard errors. On the
    /// square root's way to infinity it is eleven times.
    private static let (steepness, fewest) = (1.5, 50.0)
    /// The share of the values that are nearest to an end, with many runs; those beside are nine times as many.
    private static let usualShare = 0.001
    private static let largestShare = 0.02

    /// The axis for a stretch of values.
    init(_ stretch: SmoothDensity.Stretch, of distribution: BinnedDistribution) {
        func quantile(_ p: Double) -> Double {
            distribution.quantile(stretch.below + (stretch.upTo - stretch.below) * p)
        }
        range = stretch.lowest...max(stretch.lowest, stretch.highest)
        median = quantile(0.5)
        let spread = quantile(0.75) - quantile(0.25)
        scale = spread > 0 ? spread / 2 : (stretch.high - stretch.low) / 8
        let values = distribution.effectiveCount * (stretch.upTo - stretch.below)
        let near = max(Self.usualShare, Self.fewest / max(values, 1))
        let (first, last) = (range.lowerBound, range.upperBound)
        /// δ of an end, from its own distances to the values beside it.
        func reach(_ end: Double, _ quantile: (Double) -> Double) -> Double? {
            guard near <= Self.largestShare else { return nil }
            let (edge, beyond) = (abs(quantile(near) - end), abs(quantile(10 * near) - end))
            guard beyond > edge, (beyond - edge) > 9 * Self.steepness * edge else { return nil }
            return max(abs(quantile(near / 2) - end), end.ulp * 1e3, .leastNormalMagnitude)
        }
        lower = reach(first, quantile)
        upper = reach(last) { quantile(1 - $0) }
    }

    func position(_ x: Double) -> Double {
        asinh((x - median) / scale) + (lower.map { asinh((x - range.lowerBound) / $0) } ?? 0)
            - (upper.map { asinh((range.upperBound - x) / $0) } ?? 0)
    }

    func value(at position: Double) -> Double {
        if lower == nil, upper == nil { return median + scale * sinh(position) }
        var (low, high) = (range.lowerBound, range.upperBound)
        // Halving reaches neighbouring numbers, or what is next to 0 beside the range.
        for _ in 0..<200 {
            let middle = low / 2 + high / 2
            guard middle > low, middle < high else { break }
            if self.position(middle) < position { low = middle } else { high = middle }
        }
        return high
    }

    /// The units of the axis for each of x.
    func slope(at x: Double) -> Double {
        func slope(_ distance: Double, _ scale: Double) -> Double {
            1 / (scale * hypot(1, distance / scale))
        }
        return slope(x - median, scale) + (lower.map { slope(x - range.lowerBound, $0) } ?? 0)
            + (upper.map { slope(range.upperBound - x, $0) } ?? 0)
    }
}
