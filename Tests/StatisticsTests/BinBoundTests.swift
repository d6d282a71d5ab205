import CGSL
import Statistics
import Testing

/// However few values a sample has, and whatever they are, the number of bins is bounded.
@Suite("The number of bins")
struct BinBoundTests {
    static let sizes = [1, 2, 3, 5, 13, 40, 200, 1000, 5000, 30_000]
    static let probabilities = BinCountingTests.probabilities

    /// Samples of one size: near 0, far from it, spread over powers of ten, and with ties.
    static func samples(_ size: Int) -> [[Double]] {
        var generator = BinCountingTests.Generator(state: 5)
        let normal = (0..<size).map { _ in generator.normal() }.sorted()
        return [
            normal, normal.map { 1e9 + $0 }, normal.map { exp(27 * $0) },
            normal.map { ($0 * 1e5).rounded() / 1024 },
        ]
    }

    @Test("A sample of few of the runs gets no more bins than one of all", arguments: sizes)
    func fewOfMany(size: Int) {
        for sample in Self.samples(size) {
            let layout = BinLayout(
                sortedSample: sample, probabilities: Self.probabilities, fineMass: 2.5e-6,
                leastMass: BinLayout.leastMass(sampled: 65_536, withValue: size))
            // 65,536 values take some 100,000, spread over powers of ten twice as many.
            #expect(layout.count < 250_000)
        }
    }

    @Test("A bound is kept whatever the masses are", arguments: sizes)
    func bound(size: Int) {
        for sample in Self.samples(size) {
            for most in [10_000, 100_000] {
                let layout = BinLayout(
                    sortedSample: sample, probabilities: Self.probabilities, fineMass: 1e-7,
                    mostBins: most)
                #expect(layout.count <= most + 2 * size, "\(size) \(most)")
                let pieces = Dictionary(
                    uniqueKeysWithValues: stride(from: 0, to: layout.count, by: 7).map {
                        ($0, 4096)
                    })
                let finer = layout.refined(
                    pieces, minimum: sample[0], maximum: sample[size - 1], mostBins: most)
                // Each bin is cut in two at least.
                #expect(finer.count <= layout.count + most + 8 * pieces.count)
            }
        }
    }

    @Test("Where every run has a value nothing is coarser")
    func allValid() {
        #expect(BinLayout.leastMass(sampled: 65_536, withValue: 65_536) == 0)
        #expect(BinLayout.leastMass(sampled: 65_536, withValue: 32_768) == 5e-6)
        #expect(BinLayout.leastMass(sampled: 65_536, withValue: 0) < 1)
        let sample = Self.samples(30_000)[0]
        let usual = BinLayout(sortedSample: sample, probabilities: Self.probabilities)
        let bounded = BinLayout(
            sortedSample: sample, probabilities: Self.probabilities,
            mostBins: BinLayout.mostBins(quantities: 100))
        #expect(usual.edges == bounded.edges)
    }
}
