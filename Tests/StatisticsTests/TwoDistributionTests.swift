import CGSL
import Statistics
import TestSupport
import Testing

@Suite("Two distributions compared")
struct TwoDistributionTests {
    /// The distribution of a normal law's quantiles at even ranks: a sample without noise.
    private func normal(_ mean: Double, _ sd: Double = 1, count: Int = 20_000) -> BinnedDistribution
    {
        BinnedDistribution(
            sortedValues: (0..<count).map {
                mean + sd * gsl_cdf_ugaussian_Pinv((Double($0) + 0.5) / Double(count))
            })
    }

    @Test(
        "The probability that one normal quantity exceeds another",
        arguments: [(0.0, 1.0), (0.5, 1), (1, 2), (-3, 0.5), (8, 1)])
    func exceedance(mean: Double, sd: Double) {
        let a = normal(0)
        let b = normal(mean, sd)
        let result = Exceedance(of: b, over: a, sharesNumbers: false)
        let exact = gsl_cdf_ugaussian_P(mean / (1 + sd * sd).squareRoot())
        // Even ranks cut the tails at 1 / 40,000, and each bin holds 1 / 20,000.
        #expect(abs(result.greater.value - exact) < 1e-4)
        #expect(abs(result.greater.value + result.less + result.equal - 1) < 1e-12)
        #expect(result.equal == 0)
    }

    @Test("Its error is that of the U statistic, and at most the sum of both parts")
    func exceedanceError() {
        // For equal continuous laws var F(Y) = 1 / 12.
        let n = 20_000.0
        let apart = Exceedance(of: normal(0), over: normal(0), sharesNumbers: false)
        #expect(abs(apart.greater.standardError / (2 / (12 * n)).squareRoot() - 1) < 1e-3)
        let shared = Exceedance(of: normal(0), over: normal(0), sharesNumbers: true)
        #expect(abs(shared.greater.standardError / (2 * (1 / (12 * n)).squareRoot()) - 1) < 1e-3)
    }

    @Test("Values with a probability of their own may be equal")
    func atoms() {
        let die = BinnedDistribution(sortedValues: (1...6).flatMap { [Double($0), Double($0)] })
        let result = Exceedance(of: die, over: die, sharesNumbers: false)
        #expect(abs(result.greater.value - 15.0 / 36) < 1e-12)
        #expect(abs(result.less - 15.0 / 36) < 1e-12)
        #expect(abs(result.equal - 6.0 / 36) < 1e-12)
        let coin = BinnedDistribution(sortedValues: [1, 1, 2, 2])
        #expect(abs(Overlap.coefficient(die, coin).value - 2.0 / 6) < 1e-12)
        // An atom inside of the other's range: half of it lies below.
        let even = BinnedDistribution(edges: [0, 2], counts: [100])
        let one = BinnedDistribution(sortedValues: [1, 1])
        #expect(
            abs(Exceedance(of: even, over: one, sharesNumbers: false).greater.value - 0.5) < 1e-9)
    }

    @Test(
        "The overlap of two normal densities is 2 Φ(−d / 2)",
        arguments: [0.0, 0.1, 0.5, 1, 2, 4, 12])
    func overlap(distance: Double) {
        let result = Overlap.coefficient(normal(0), normal(distance))
        // Without noise only the cell in which the densities cross is left.
        #expect(abs(result.value - 2 * gsl_cdf_ugaussian_P(-distance / 2)) < 2e-3)
    }

    @Test("The overlap of densities that cross twice")
    func crossings() {
        // N(0, 1) and N(0, 2) cross where x² (1 − 1/4) / 2 = log 2.
        let x = (8.0 / 3 * 0.6931471805599453).squareRoot()
        let exact =
            2 * (gsl_cdf_ugaussian_P(-x) + gsl_cdf_ugaussian_P(x / 2) - 0.5)
        #expect(abs(Overlap.coefficient(normal(0), normal(0, 2)).value - exact) < 3e-3)
    }

    @Test("What has no values, one value, or nothing in common")
    func edges() {
        let none = BinnedDistribution(edges: [], counts: [])
        #expect(Overlap.coefficient(none, normal(0)).value.isNaN)
        #expect(Exceedance(of: none, over: normal(0), sharesNumbers: true).greater.value.isNaN)
        let one = BinnedDistribution(sortedValues: [5])
        #expect(Overlap.coefficient(one, one).value == 1)
        #expect(Exceedance(of: one, over: one, sharesNumbers: true).greater.value == 0)
        #expect(Exceedance(of: one, over: one, sharesNumbers: true).equal == 1)
        let wide = BinnedDistribution(edges: [-1e308, 1e308], counts: [10])
        #expect(
            abs(Exceedance(of: wide, over: normal(0), sharesNumbers: true).greater.value - 0.5)
                < 1e-9)
        // The weight of the sixteen runs that it takes to tell a difference.
        #expect(Overlap.coefficient(normal(0), normal(100)).value < 16.0 / 20_000)
    }
}
