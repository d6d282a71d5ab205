import Foundation

/// An axis for any stretch of values: linear around their median, logarithmic in both tails, and logarithmic
/// towards an end where the density grows without bound.
///
/// A value x stands at asinh((x − median) / s), where s is half the interquartile range; towards such a lower
/// end, asinh((x − end) / δ) comes on top, and −asinh((end − x) / δ) towards an upper one. δ is how far from the
/// end a twentieth of a per cent of the values reaches.
struct TailAxis: DensityAxis {
    private let range: ClosedRange<Double>
    private let median: Double
    private let scale: Double
    /// δ of the ends where the density grows without bound.
    private let lower: Double?
    private let upper: Double?

    /// A share of the values, one ten times as large, and how many times as dense the values of the first
    /// have to be as those between for an end to be one without bound; on the square root's way to
    /// infinity it is eleven times.
    private static let (near, far, steepness) = (0.001, 0.01, 1.5)

    /// The axis for a stretch of values.
    init(_ stretch: SmoothDensity.Stretch, of distribution: BinnedDistribution) {
        func quantile(_ p: Double) -> Double {
            distribution.quantile(stretch.below + (stretch.upTo - stretch.below) * p)
        }
        range = stretch.lowest...max(stretch.lowest, stretch.highest)
        median = quantile(0.5)
        let spread = quantile(0.75) - quantile(0.25)
        scale = spread > 0 ? spread / 2 : (stretch.high - stretch.low) / 8
        func isSteep(_ end: Double, _ near: Double, _ far: Double) -> Bool {
            let density = Self.near / abs(near - end)
            let beside = (Self.far - Self.near) / abs(far - near)
            return density > Self.steepness * beside
        }
        let (first, last) = (range.lowerBound, range.upperBound)
        lower =
            isSteep(first, quantile(Self.near), quantile(Self.far))
            ? max(quantile(Self.near / 2) - first, first.ulp * 1e3, .leastNormalMagnitude) : nil
        upper =
            isSteep(last, quantile(1 - Self.near), quantile(1 - Self.far))
            ? max(last - quantile(1 - Self.near / 2), last.ulp * 1e3, .leastNormalMagnitude) : nil
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
