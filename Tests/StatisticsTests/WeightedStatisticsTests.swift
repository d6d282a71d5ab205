import Statistics
import Testing

/// Weighted moments, bins and samples against sums taken plainly, and against their unweighted
/// twins where all weights are 1.
@Suite("Weighted statistics")
struct WeightedStatisticsTests {
    static let values: [Double] = {
        var generator = BinCountingTests.Generator(state: 7)
        return (0..<20_003).map { _ in 50_000 + 30 * generator.normal() }
    }()
    static let weights: [Double] = {
        var generator = BinCountingTests.Generator(state: 8)
        return (0..<20_003).map { _ in (1000 * generator.uniform() * generator.uniform()).rounded()
        }
    }()

    static func moments(_ values: [Double], _ weights: [Double]) -> Moments<Weighted> {
        var moments = Moments<Weighted>(shift: 50_000, spread: 30)
        let isFinite = moments.add(values, weights: weights, count: values.count)
        #expect(isFinite)
        return moments
    }

    @Test func momentsBySums() {
        let found = Self.moments(Self.values, Self.weights)
        let total = Self.weights.reduce(0, +)
        let pairs = zip(Self.values, Self.weights)
        let mean = pairs.reduce(0) { $0 + $1.0 * $1.1 } / total
        let squares = pairs.reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
        let effective = total * total / Self.weights.reduce(0) { $0 + $1 * $1 }
        let spread = pairs.reduce(0) { $0 + $1.1 * $1.1 * ($1.0 - mean) * ($1.0 - mean) }
        // Sums of 20,000 numbers lose at most six digits of sixteen.
        #expect(abs(found.mean - mean) < 1e-9 * mean)
        let sd = (squares / total * effective / (effective - 1)).squareRoot()
        #expect(abs(found.standardDeviation / sd - 1) < 1e-9)
        #expect(abs(found.effectiveCount / effective - 1) < 1e-9)
        #expect(abs(found.standardErrorOfMean / (spread.squareRoot() / total) - 1) < 1e-9)
        let weighted = pairs.filter { $1 > 0 }.map(\.0)
        #expect(found.minimum == weighted.min())
        #expect(found.maximum == weighted.max())
    }

    @Test func evenWeightsAreNoWeights() {
        let ones = [Double](repeating: 1, count: Self.values.count)
        let found = Self.moments(Self.values, ones)
        var plain = Moments<Unweighted>(shift: 50_000, spread: 30)
        _ = plain.add(Self.values, count: Self.values.count)
        #expect(abs(found.mean - plain.mean) < 1e-9)
        #expect(abs(found.standardDeviation / plain.standardDeviation - 1) < 1e-9)
        #expect(found.effectiveCount == Double(Self.values.count))
        #expect((found.minimum, found.maximum) == (plain.minimum, plain.maximum))
    }

    @Test func valuesThatAreNoNumbersAreRefused() {
        var moments = Moments<Weighted>()
        let withNaN = moments.add([1, .nan, 2], weights: [1, 0, 1], count: 3)
        let withInfinity = moments.add([1, .infinity, 2], weights: [1, 1, 1], count: 3)
        #expect(!withNaN && !withInfinity)
        #expect(moments == Moments<Weighted>())
        #expect(moments.mean.isNaN && moments.standardErrorOfMean.isNaN)
    }

    /// Every bin holds the weights of the values between its edges, in whatever order they come.
    @Test func bins() {
        let sample = Self.values.sorted()
        let layout = BinLayout(sortedSample: sample, probabilities: [0.05, 0.5, 0.95])
        let far = [0.0, -1e300, 1e300, 49_000, 51_000]
        let values = Self.values + far
        let weights = (Self.weights + [1, 2, 3, 4, 5]).map { UInt32($0) }
        func totals(_ order: [Int]) -> [UInt128] {
            let counter = BinCounter(layout)
            counter.add(
                order.map { values[$0] }, weights: order.map { weights[$0] }, count: order.count)
            var totals = [UInt128](repeating: 0, count: layout.count)
            counter.drain(into: &totals)
            return totals
        }
        let order = values.indices.filter { weights[$0] > 0 }
        let found = totals(order)
        #expect(totals(order.reversed()) == found)
        #expect(found.reduce(0, +) == UInt128(weights.reduce(0, +)))
        let distribution = BinnedDistribution(
            edges: layout.edges, sums: found, effectiveCount: 10_000)
        let total = Double(weights.reduce(0, +))
        for x in [49_950.0, 49_999, 50_020, 50_060] {
            let below = zip(values, weights).reduce(0.0) { $0 + ($1.0 < x ? Double($1.1) : 0) }
            // A bin holds at most some 10⁻³ of the weight, of which a part lies beyond x.
            #expect(abs(distribution.cumulative(x) - below / total) < 1e-3)
        }
        #expect(distribution.effectiveCount == 10_000)
    }

    /// Sums beyond 32 bits, of many weights or of two, are those of the whole numbers.
    @Test(arguments: [(weight: UInt32(1) << 31, times: 5), (weight: 1 << 20, times: 20_000)])
    func largeSums(weight: UInt32, times: Int) {
        let sample = Self.values.sorted()
        let layout = BinLayout(sortedSample: sample, probabilities: [0.5])
        let counter = BinCounter(layout)
        let values = [sample[10], sample[500], sample[500]]
        for _ in 0..<times {
            counter.add(values, weights: [weight, weight, weight - 1], count: 3)
        }
        var totals = [UInt128](repeating: 0, count: layout.count)
        counter.drain(into: &totals)
        let rounds = UInt128(times)
        #expect(totals.max() == rounds * (2 * UInt128(weight) - 1))
        #expect(totals.reduce(0, +) == rounds * (3 * UInt128(weight) - 1))
        var again = [UInt128](repeating: 0, count: layout.count)
        counter.drain(into: &again)
        #expect(again.allSatisfy { $0 == 0 })
    }

    @Test func samples() {
        let values: [Double] = [3, 1, 2, 2, .nan, 5, 4]
        let weights: [Double] = [2, 1, 1, 2, 9, 0, 4]
        let sample = values.withUnsafeBufferPointer { values in
            weights.withUnsafeBufferPointer { SortedSample(values, weights: $0) }
        }
        #expect(sample.values == [1, 2, 2, 3, 4])
        #expect(sample.total == 10)
        #expect(sample.effectiveCount == 100.0 / 26)
        // A tenth is 1, three tenths are exactly 2, the others are spread to halfway.
        let spread = sample.unweighted(count: 1000)
        #expect(spread.count == 1000)
        #expect(spread == spread.sorted())
        #expect(spread.count { $0 < 2 } == 100)
        #expect(spread.count { $0 == 2 } == 300)
        #expect(spread.count { $0 > 2 && $0 < 3.5 } == 200)
        let distribution = BinnedDistribution(sample)
        #expect(distribution.total == 10)
        #expect(distribution.quantile(0.2) == 2)
        // Even weights leave every quantile its due.
        let even = Self.values.withUnsafeBufferPointer { values in
            [Double](repeating: 3, count: values.count).withUnsafeBufferPointer {
                SortedSample(values, weights: $0)
            }
        }
        for factor in even.rankEfficiencies(at: [0.05, 0.5, 0.95]) {
            #expect(abs(factor - 1) < 0.01)
        }
    }
}
