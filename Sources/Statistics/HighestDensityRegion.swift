/// The values where a quantity is densest, which together have a given probability: a highest-density
/// region.
///
/// **Definition.** {x: f(x) ≥ c} for the density f per unit of the quantity, with c such that the region has
/// the probability `level`. It is the smallest set with that probability. Of a law with one peak it is an
/// interval; of one with two it may be two ranges with a valley between them that is left out. Hyndman, "Computing
/// and graphing highest density regions", The American Statistician 50(2), 1996,
/// doi:10.1080/00031305.1996.10474359.
///
/// **Pieces.** f is estimated by `SmoothDensity`; what a piece or a valley holds is counted. A valley parts two
/// pieces where, for some density, it lacks 3/√n of the probability that this density would give it, and both
/// pieces exceed theirs by as much (the excess mass: Müller and Sawitzki, Journal of the American Statistical
/// Association 86, 1991, doi:10.1080/01621459.1991.10475103); n is the number of values. Of a law with one peak
/// that can only be by chance, since one of the three has nothing to show. The chance is at most that of
/// Kuiper's statistic, the largest error of the share of any interval, to exceed 3/√n: 10⁻⁶, whatever the law,
/// the level and the estimate of f (2 (4 · 3² − 1) exp(−2 · 3²); Kuiper, Indagationes Mathematicae 22, 1960,
/// doi:10.1016/S1385-7258(60)50006-0). Nor does a valley part pieces that is not worth telling: this contrast is
/// at least 0.005, each piece holds at least 0.01 of the probability, and a valley filled up to c would hold as
/// much more than it does.
///
/// **One piece** is the shortest interval with the probability.
///
/// **Single values.** Values with a probability of their own beside a smooth part are denser than all of it.
/// Of a quantity that has single values alone, each counts as its probability over the step between them: the
/// greatest common divisor of whole numbers, else the smallest of the steps. So whole numbers that follow each
/// other are one piece.
package struct HighestDensityRegion: Sendable, Equatable {
    /// One range of the region.
    package struct Piece: Sendable, Equatable {
        /// The lowest value of the range.
        package let low: Double
        /// The highest, which is the lowest where the range is a single value.
        package let high: Double
        /// The share of the values that lie in the range, ends included.
        package let probability: Double

        /// Describes a range.
        package init(low: Double, high: Double, probability: Double) {
            self.low = low
            self.high = high
            self.probability = probability
        }
    }

    /// The probability that was asked for.
    package let level: Double
    /// The ranges, ascending and apart from each other; none without values. Together they hold the level's
    /// probability or, where single values or a valley that is too shallow forbid that, a little more.
    package let pieces: [Piece]

    /// Describes a region.
    package init(level: Double, pieces: [Piece]) {
        self.level = level
        self.pieces = pieces
    }

    /// Whether it is several ranges.
    package var isParted: Bool { pieces.count > 1 }

    /// Whether a value lies between two of the ranges.
    package func isBetween(_ x: Double) -> Bool {
        guard let first = pieces.first, let last = pieces.last else { return false }
        return x > first.high && x < last.low && !pieces.contains { $0.low <= x && x <= $0.high }
    }
}

extension BinnedDistribution {
    /// The highest-density region of each level, a probability strictly between 0 and 1.
    ///
    /// Cost: under a millisecond where the distribution is next to one with a single peak; else the density is
    /// estimated once, which takes some milliseconds.
    ///
    /// - Parameter shortest: the shortest interval of a level, where it is known already.
    package func highestDensityRegions(
        levels: [Double], shortest: (Double) -> (low: Double, high: Double)? = { _ in nil }
    ) -> [HighestDensityRegion] {
        guard total > 0 else { return levels.map { HighestDensityRegion(level: $0, pieces: []) } }
        let search = RegionSearch(self)
        return levels.map { level in
            let ranges = search?.ranges(level: level) ?? []
            if ranges.count > 1 {
                return HighestDensityRegion(level: level, pieces: ranges.map(piece))
            }
            let (low, high) = shortest(level) ?? shortestInterval(level: level)
            let whole = HighestDensityRegion.Piece(
                low: low, high: high, probability: share(from: low, to: high))
            return HighestDensityRegion(level: level, pieces: [whole])
        }
    }

    private func piece(_ range: DensityRange) -> HighestDensityRegion.Piece {
        // From the lowest to the highest value: whole numbers are ends of their own.
        let half = 0.5 / Double(total)
        let low = quantile(cumulative(range.low) + half)
        let high = quantile(cumulative(range.high.nextUp) - half)
        let isHeld = low <= high
        return HighestDensityRegion.Piece(
            low: isHeld ? max(low, range.low) : range.low,
            high: isHeld ? min(high, range.high) : range.high,
            probability: share(from: range.low, to: range.high))
    }
}
