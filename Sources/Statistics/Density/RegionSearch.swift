import Foundation

/// Finds the ranges of highest-density regions of one distribution.
struct RegionSearch {
    private let distribution: BinnedDistribution
    private let profile: DensityProfile
    /// The contrast of a valley that is told from chance and worth telling.
    private let enough: Double

    /// Kuiper's statistic times the square root of the number of values: it is larger with a probability of
    /// 10⁻⁶.
    private static let significance = 3.0
    /// The least contrast of a valley, whatever the number of values.
    private static let leastContrast = 0.005
    /// The least probability of a piece, and that which a valley lacks at least.
    private static let leastShare = 0.01
    /// More ranges than this are a comb, and no ranges to speak of.
    private static let mostRanges = 64

    /// Nil where no two ranges can be told apart.
    init?(_ distribution: BinnedDistribution) {
        let enough = max(
            Self.significance / max(distribution.effectiveCount, 1).squareRoot(),
            Self.leastContrast)
        // Of a distribution next to one with a single peak nothing needs to be estimated.
        guard enough < 0.5, SinglePeak.distance(of: distribution) >= enough else { return nil }
        self.enough = enough
        self.distribution = distribution
        profile = DensityProfile(distribution)
    }

    /// The ranges at a level, one where it does not fall into several.
    func ranges(level: Double) -> [DensityRange] {
        guard profile.highest > 0 else { return [] }
        // Sums of shares round.
        let level = level - 1e-12
        // The highest density whose region holds enough, by halving its logarithm.
        var (low, high) = (log(profile.highest) - 80, log(profile.highest))
        var found = parted(at: profile.highest)
        guard share(found) < level else { return trimmed(found, to: level) }
        found = []
        for _ in 0..<64 {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            let ranges = parted(at: exp(middle))
            if share(ranges) >= level {
                (low, found) = (middle, ranges)
            } else {
                high = middle
            }
        }
        return trimmed(found, to: level)
    }

    /// The ranges with what they hold too much of left out where they are least dense: of a flat piece, any part
    /// is as dense as the rest.
    private func trimmed(_ ranges: [DensityRange], to level: Double) -> [DensityRange] {
        let spare = share(ranges) - level
        func rest(_ range: DensityRange) -> Double { share(range) - spare }
        let flattest = ranges.indices.filter {
            ranges[$0].low < ranges[$0].high && rest(ranges[$0]) >= Self.leastShare
        }.min { density(ranges[$0]) < density(ranges[$1]) }
        guard ranges.count > 1, spare > Self.leastShare / 10, let flattest else { return ranges }
        var trimmed = ranges
        trimmed[flattest] = distribution.shortestInterval(
            level: rest(ranges[flattest]), from: distribution.cumulative(ranges[flattest].low),
            upTo: distribution.cumulative(ranges[flattest].high.nextUp))
        return trimmed
    }

    private func density(_ range: DensityRange) -> Double {
        share(range) / (range.high - range.low)
    }

    private func share(_ range: DensityRange) -> Double {
        distribution.share(from: range.low, to: range.high)
    }

    private func share(_ ranges: [DensityRange]) -> Double {
        ranges.reduce(0) { $0 + share($1) }
    }

    // MARK: Pieces and valleys

    /// A piece or a valley: how wide it is, and what it holds.
    private struct Stretch {
        let range: DensityRange
        let share: Double
        var width: Double { range.high - range.low }
    }

    private func stretch(_ low: Double, _ high: Double) -> Stretch {
        Stretch(range: (low, high), share: distribution.share(from: low, to: high))
    }

    private func valley(_ left: Stretch, _ right: Stretch) -> Stretch {
        stretch(left.range.high.nextUp, right.range.low.nextDown)
    }

    /// The most that a valley lacks and the piece beside it exceeds at once, of any one density.
    private func contrast(_ piece: Stretch, _ valley: Stretch) -> Double {
        let width = piece.width + valley.width
        guard width > 0 else { return 0 }
        return piece.share * (valley.width / width) - valley.share * (piece.width / width)
    }

    /// The ranges of at least this density, without those that hold next to nothing and joined over valleys
    /// that are shallow.
    private func parted(at density: Double) -> [DensityRange] {
        let ranges = profile.ranges(atLeast: density)
        guard let first = ranges.first, let last = ranges.last else { return [] }
        guard ranges.count <= Self.mostRanges else { return [(first.low, last.high)] }
        var pieces = ranges.map { stretch($0.low, $0.high) }
        while pieces.count > 1, let place = weakest(pieces, at: density) {
            let (left, right) = (pieces[place], pieces[place + 1])
            let lesser = left.share < right.share ? place : place + 1
            let piece = pieces[lesser]
            let valley = valley(left, right)
            // What moves less probability: to leave out the piece, or to take the valley for filled up.
            if piece.share < density * valley.width {
                pieces.remove(at: lesser)
            } else {
                pieces[place] = stretch(left.range.low, right.range.high)
                pieces.remove(at: place + 1)
            }
        }
        return pieces.map(\.range)
    }

    private func isSlight(_ piece: Stretch) -> Bool {
        piece.share < max(enough, Self.leastShare)
    }

    /// The place of the piece before the valley that parts its neighbours least; nil where all part them.
    private func weakest(_ pieces: [Stretch], at density: Double) -> Int? {
        var weakest: (place: Int, contrast: Double)?
        for place in pieces.indices.dropLast() {
            let (left, right) = (pieces[place], pieces[place + 1])
            let valley = valley(left, right)
            let contrast = min(contrast(left, valley), contrast(right, valley))
            let parts =
                contrast >= enough && !isSlight(left) && !isSlight(right)
                && density * valley.width - valley.share >= Self.leastShare
            if !parts, contrast < weakest?.contrast ?? .infinity { weakest = (place, contrast) }
        }
        return weakest?.place
    }
}
