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
}
