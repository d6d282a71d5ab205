import CGSL
import Statistics
import TestSupport
import Testing

@Suite("Monte Carlo error")
struct MonteCarloErrorTests {
    /// The 15.9 % and 84.1 % points of Beta(np + 1, n(1 − p) + 1), from SciPy 1.17's
    /// `beta.ppf`; both the bisection and the normal approximation beyond 2,000.
    @Test(arguments: [
        (0.5, 100.0, 0.45049322055592045, 0.5495067794440796),
        (0.05, 1000.0, 0.04397437912574364, 0.057822608490323675),
        (0.001, 1e6, 0.0009693805733336098, 0.0010326154378027049),
        (0.5, 1e7, 0.49984188613280295, 0.5001581138671971),
    ])
    func ranks(p: Double, n: Double, low: Double, high: Double) {
        let ranks = MonteCarloError.rankInterval(p, effectiveRuns: n)
        // A thousandth of the interval's width, which is what the approximation promises.
        let tolerance = (high - low) * 1e-3
        #expect(abs(ranks.low - low) < tolerance, "\(ranks.low)")
        #expect(abs(ranks.high - high) < tolerance, "\(ranks.high)")
    }

    /// The error of a quantile is the spread of that quantile over repeated samples: with 400
    /// repetitions its own relative error is 1/√800 = 3.5 %; four of these are allowed.
    @Test(arguments: [0.05, 0.5, 0.95])
    func quantileErrorIsTheSpreadOverRepetitions(p: Double) {
        var generator = BinCountingTests.Generator(state: 11)
        var quantiles: [Double] = []
        var errors = 0.0
        for _ in 0..<400 {
            let values = (0..<4000).map { _ in exp(0.5 * generator.normal()) }.sorted()
            let distribution = BinnedDistribution(sortedValues: values)
            quantiles.append(distribution.quantile(p))
            errors += MonteCarloError.ofQuantile(p, in: distribution, effectiveRuns: 4000) / 400
        }
        var moments = Moments<Unweighted>(shift: quantiles[0], spread: errors)
        let isFinite = moments.add(quantiles, count: 400)
        #expect(isFinite)
        #expect(abs(errors / moments.standardDeviation - 1) < 4 * 0.035)
    }

    @Test func probabilities() {
        #expect(MonteCarloError.ofProbability(0.5, effectiveRuns: 100) == 0.05)
        #expect(MonteCarloError.ofProbability(0, effectiveRuns: 100) > 0)
        #expect(MonteCarloError.ofProbability(1, effectiveRuns: 100) > 0)
        #expect(MonteCarloError.ofProbability(.nan, effectiveRuns: 100).isNaN)
        #expect(MonteCarloError.ofProbability(0.5, effectiveRuns: 0).isNaN)
    }
}
