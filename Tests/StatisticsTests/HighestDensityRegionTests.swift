import CGSL
import Foundation
import Statistics
import Testing

@Suite("Highest-density regions in pieces")
struct HighestDensityRegionTests {
    /// A mixture of normal laws, and its region by bisection of its own density.
    struct Mixture: CustomStringConvertible, Sendable {
        let parts: [(share: Double, mean: Double, sd: Double)]

        var description: String { "\(parts)" }
        var range: (low: Double, high: Double) {
            let ends = parts.map { ($0.mean - 9 * $0.sd, $0.mean + 9 * $0.sd) }
            return (ends.map(\.0).min() ?? 0, ends.map(\.1).max() ?? 0)
        }

        func density(_ x: Double) -> Double {
            parts.reduce(0) { $0 + $1.share * gsl_ran_ugaussian_pdf((x - $1.mean) / $1.sd) / $1.sd }
        }

        func cumulative(_ x: Double) -> Double {
            parts.reduce(0) { $0 + $1.share * gsl_cdf_ugaussian_P((x - $1.mean) / $1.sd) }
        }

        func quantile(_ p: Double) -> Double {
            bisected(range) { cumulative($0) < p }
        }

        /// The ranges in which the density is at least this, to a millionth of the whole range.
        private func ranges(_ density: Double) -> [(low: Double, high: Double)] {
            let steps = 4000
            let (start, end) = range
            let places = (0...steps).map { start + (end - start) * Double($0) / Double(steps) }
            var ranges: [(low: Double, high: Double)] = []
            for (left, right) in zip(places, places.dropFirst()) {
                let (before, after) = (
                    self.density(left) >= density, self.density(right) >= density
                )
                guard before != after else { continue }
                let edge = bisected((left, right)) { (self.density($0) >= density) == before }
                if after {
                    ranges.append((edge, edge))
                } else {
                    ranges[ranges.count - 1].high = edge
                }
            }
            return ranges
        }

        private func share(_ ranges: [(low: Double, high: Double)]) -> Double {
            ranges.reduce(0) { $0 + cumulative($1.high) - cumulative($1.low) }
        }

        func region(level: Double) -> [(low: Double, high: Double)] {
            let density = bisected((1e-12, 1)) { share(ranges($0)) > level }
            return ranges(density)
        }

        /// Where a condition that holds at the lower end ceases to.
        private func bisected(
            _ range: (low: Double, high: Double), _ holds: (Double) -> Bool
        ) -> Double {
            var (low, high) = range
            for _ in 0..<60 {
                let middle = (low + high) / 2
                if holds(middle) { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
    }

    static let two = Mixture(parts: [(0.7, 11_300, 1300), (0.3, 19_000, 800)])
    static let mixtures = [
        two, Mixture(parts: [(0.5, -3, 1), (0.5, 4, 0.5)]),
        Mixture(parts: [(0.3, 0, 1), (0.35, 8, 1), (0.35, 20, 2)]),
    ]

    /// Values at the probabilities (k + ½)/n, so that nothing is random.
    private func distribution(of mixture: Mixture, values: Int) -> BinnedDistribution {
        BinnedDistribution(
            sortedValues: (0..<values).map {
                mixture.quantile((Double($0) + 0.5) / Double(values))
            })
    }

    /// The estimate has bins of about a hundredth of the spread of a part, over which it is a straight line; a
    /// smoothing bias of 1 % of the density moves an end by as much over the slope, which at the ends of these
    /// regions is at least that of a normal law 1.2 sd from its mean: 0.01/1.2 of an sd. Together less than 0.02
    /// of the sd. Probabilities are right by that times the density at the ends, 0.3/sd at most, at two ends.
    @Test("Of mixtures, against bisection of the density", arguments: mixtures, [0.8, 0.9, 0.95])
    func mixture(_ mixture: Mixture, level: Double) throws {
        let distribution = distribution(of: mixture, values: 100_000)
        let region = try #require(distribution.highestDensityRegions(levels: [level]).first)
        let exact = mixture.region(level: level)
        try #require(region.pieces.count == exact.count)
        for (piece, (exact, part)) in zip(region.pieces, zip(exact, mixture.parts)) {
            #expect(abs(piece.low - exact.low) < 0.02 * part.sd)
            #expect(abs(piece.high - exact.high) < 0.02 * part.sd)
            let share = mixture.cumulative(exact.high) - mixture.cumulative(exact.low)
            #expect(abs(piece.probability - share) < 0.012)
        }
        let held = region.pieces.reduce(0) { $0 + $1.probability }
        #expect(abs(held - level) < 1e-3)
    }

    @Test("A region in one piece is the shortest interval, and without values there is none")
    func onePiece() {
        let values = (0..<10_000).map { gsl_cdf_ugaussian_Pinv((Double($0) + 0.5) / 1e4) }
        let distribution = BinnedDistribution(sortedValues: values)
        for region in distribution.highestDensityRegions(levels: [0.5, 0.9]) {
            let shortest = distribution.shortestInterval(level: region.level)
            #expect(region.pieces.map(\.low) == [shortest.low])
            #expect(region.pieces.map(\.high) == [shortest.high])
            #expect(abs(region.pieces[0].probability - region.level) < 1e-3)
        }
        let empty = BinnedDistribution(edges: [], counts: [])
        #expect(empty.highestDensityRegions(levels: [0.9]).map(\.pieces) == [[]])
        let single = BinnedDistribution(sortedValues: [Double](repeating: 7, count: 1000))
        #expect(
            single.highestDensityRegions(levels: [0.9])[0].pieces
                == [.init(low: 7, high: 7, probability: 1)])
    }

    @Test(
        "The level of the gap between two laws is that of the valley, not of the number of values")
    func valley() {
        func pieces(_ distance: Double) -> Int {
            let mixture = Mixture(parts: [(0.5, 0, 1), (0.5, distance, 1)])
            return distribution(of: mixture, values: 100_000)
                .highestDensityRegions(levels: [0.9])[0].pieces.count
        }
        // Two normal laws have one peak up to a distance of 2 sd; at 4, the valley lies above the density of
        // the region.
        #expect([1.9, 3, 4].map(pieces) == [1, 1, 1])
        #expect([6, 8, 100].map(pieces) == [2, 2, 2])
    }

    @Test("Two humps of few values are no two humps, nor those of weights that few carry")
    func few() {
        let mixture = Self.two
        func pieces(_ values: Int) -> Int {
            distribution(of: mixture, values: values).highestDensityRegions(levels: [0.9])[0].pieces
                .count
        }
        #expect(pieces(50) == 1)
        #expect(pieces(1000) == 2)
        let many = distribution(of: mixture, values: 1000)
        let counts = zip(many.cumulativeCounts, many.cumulativeCounts.dropFirst()).map { $1 - $0 }
        let weighted = BinnedDistribution(
            edges: many.edges, counts: counts.map { $0 * 1_000_000 }, effectiveCount: 50)
        #expect(weighted.highestDensityRegions(levels: [0.9])[0].pieces.count == 1)
    }

    @Test("Whole numbers that follow each other are one piece, those apart are points")
    func wholeNumbers() {
        func region(_ counts: [(Double, Int)], _ level: Double) -> [HighestDensityRegion.Piece] {
            let values = counts.flatMap { [Double](repeating: $0.0, count: $0.1) }
            return BinnedDistribution(sortedValues: values)
                .highestDensityRegions(levels: [level])[0].pieces
        }
        let poisson = (0...12).map {
            (Double($0), Int((1e5 * gsl_ran_poisson_pdf(UInt32($0), 3)).rounded()))
        }
        for level in [0.5, 0.8, 0.9, 0.99] { #expect(region(poisson, level).count == 1) }
        #expect(region([(0, 700), (1, 300)], 0.9) == [.init(low: 0, high: 1, probability: 1)])
        #expect(
            region([(1, 400), (10, 400), (20, 200)], 0.9) == [
                .init(low: 1, high: 1, probability: 0.4),
                .init(low: 10, high: 10, probability: 0.4),
                .init(low: 20, high: 20, probability: 0.2),
            ])
        #expect(
            region([(1, 400), (10, 400), (20, 200)], 0.7).map(\.low) == [1, 10])
        // Steps of a hundred are no gaps.
        #expect(
            region([(100, 300), (200, 400), (300, 300)], 0.9)
                == [.init(low: 100, high: 300, probability: 1)])
    }

    @Test("A value with a probability of its own is a piece beside a smooth part that is apart")
    func mixed() throws {
        let values =
            [Double](repeating: 0, count: 30_000)
            + (0..<70_000).map { 5 + gsl_cdf_ugaussian_Pinv((Double($0) + 0.5) / 7e4) }
        let pieces = BinnedDistribution(sortedValues: values.sorted())
            .highestDensityRegions(levels: [0.9])[0].pieces
        try #require(pieces.count == 2)
        #expect(pieces[0] == .init(low: 0, high: 0, probability: 0.3))
        // 0.6 of the 0.7 that are normal: 6/7 of a normal law, to 0.02 sd as above.
        let half = gsl_cdf_ugaussian_Pinv((1 + 6.0 / 7) / 2)
        #expect(abs(pieces[1].low - (5 - half)) < 0.02 && abs(pieces[1].high - (5 + half)) < 0.02)
    }
}
