import CGSL
import Statistics
import Testing

/// The shape of a Pareto tail, from the law's own quantiles, so that there is no random error.
@Suite("Shapes of tails")
struct ParetoTailTests {
    @Test(arguments: [-0.5, 0.1, 0.5, 0.9])
    func generalisedPareto(shape: Double) throws {
        let count = 100_000
        // Weights whose upper tail is a generalised Pareto law over all its length.
        let logarithms = (0..<count).map { index -> Double in
            let survival = (Double(index) + 0.5) / Double(count)
            return log(10 + (pow(survival, -shape) - 1) / shape)
        }
        let found = try #require(ParetoTail.shape(largest: logarithms, count: count))
        let tail = Double(ParetoTail.size(count: count))
        // The prior pulls towards ½ by ten observations, and the estimate's own error is about
        // (1 + k)/√n.
        let expected = (tail * shape + 5) / (tail + 10)
        #expect(abs(found - expected) < (1 + shape) / tail.squareRoot())
        // The largest alone tell the same.
        let largest = logarithms.sorted(by: >).prefix(ParetoTail.size(count: count) + 1)
        #expect(ParetoTail.shape(largest: Array(largest), count: count) == found)
    }

    @Test func noShape() {
        #expect(ParetoTail.shape(largest: [], count: 1000) == nil)
        #expect(ParetoTail.shape(largest: [1, 2, 3], count: 1000) == nil)
        let alike = [Double](repeating: 0, count: 5000)
        #expect(ParetoTail.shape(largest: alike, count: 5000) == nil)
    }

    @Test func sizes() {
        #expect(ParetoTail.size(count: 100) == 20)
        #expect(ParetoTail.size(count: 4_000_000) == 6000)
        #expect(ParetoTail.size(count: 1_000_000_000_000) == 65_536)
        #expect(ParetoTail.trustLimit(count: 100) == 0.5)
        #expect(ParetoTail.trustLimit(count: 4_000_000) == 0.7)
    }

    /// n values of a law of Pareto's with this shape of its upper tail, at the middles of n equal
    /// parts of its probability.
    private static func paretoValues(shape: Double, count: Int) -> [Double] {
        (0..<count).map { pow(1 - (Double($0) + 0.5) / Double(count), -shape) }
    }

    @Test(
        "A distribution's heavier tail, from single values and from bins", arguments: [0.8, 1, 1.5])
    func valuesOfDistributions(shape: Double) throws {
        let count = 200_000
        let values = Self.paretoValues(shape: shape, count: count)
        let single = BinnedDistribution(sortedValues: values)
        // Bins laid for a sample of every tenth value.
        let layout = BinLayout(
            sortedSample: values.enumerated().filter { $0.offset % 10 == 5 }.map(\.element),
            probabilities: [0.5, 0.999])
        let counter = BinCounter(layout)
        values.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { counter.add(base, count: count) }
        }
        var counts = [UInt128](repeating: 0, count: layout.count)
        counter.drain(into: &counts)
        let binned = BinnedDistribution(edges: layout.edges, sums: counts)
            .trimmed(minimum: values[0], maximum: values[count - 1])
        // The prior of ten values of ½ among the 336 of the smaller stretch pulls by at most 0.03; the
        // places of values inside bins are off by at most a factor of √2, and half of that on average.
        for distribution in [single, binned] {
            // Not in #require, which would print all bins.
            let found = ParetoTail.shape(of: distribution)
            #expect(try abs(#require(found) - shape) < 0.03 + 0.05 * shape)
        }
        // The lower tail as well.
        let mirrored = BinnedDistribution(sortedValues: values.reversed().map { -$0 })
        let lower = ParetoTail.shape(of: mirrored)
        let found = try #require(lower)
        #expect(abs(found - shape) < 0.03 + 0.05 * shape)
    }

    @Test("Light tails, far groups, constants and small samples have no heavy shape")
    func noHeavyTails() {
        let count = 100_000
        let middles = (0..<count).map { (Double($0) + 0.5) / Double(count) }
        let normal = middles.map { gsl_cdf_ugaussian_Pinv($0) }
        // One in two thousand lies a million times farther out, in a group of its own.
        let groups = middles.map { $0 < 0.9995 ? $0 : 1e6 * $0 }
        let constant = [Double](repeating: 7, count: count)
        let root = Self.paretoValues(shape: 0.5, count: count)
        // Nearly all are 5 or 4; of the least, most lie at the threshold and a few one below it.
        let mostly5 = middles.map { $0 < 0.0005 ? 2.0 : $0 < 0.02 ? 3 : $0 < 0.25 ? 4 : 5 }
        for values in [
            normal, middles, groups, constant, root, mostly5, mostly5.map { -60 * $0 }.reversed(),
        ] {
            let shape = ParetoTail.shape(of: BinnedDistribution(sortedValues: values))
            #expect((shape ?? 0) < 0.7)
        }
        let few = Self.paretoValues(shape: 2, count: 999)
        let shape = ParetoTail.shape(of: BinnedDistribution(sortedValues: few))
        #expect(shape == nil)
    }
}
