import CasModel
import TestSupport
import Testing

/// Draws with parameters that vary by run, at the ends of the range that these may have, against
/// the law's own distribution function.
///
/// One test of Pearson's for each, over cells that end at the law's 0.1 % to 99.9 % points: 20 tests
/// that each fail below 0.0005, a family-wise α of 0.01. Seeds are fixed.
@Suite("Extreme parameters that vary by run")
struct ExtremeParameterTests {
    static let alpha = 5e-4
    static let runs = 50_000

    /// `one` stands for a quantity that is always 1.
    static let branches: [(expression: String, family: String, parameters: [Double])] = [
        ("binomial(1e9 * one, 0.5)", "binomial", [1e9, 0.5]),
        ("binomial(1e9 * one, 0.3)", "binomial", [1e9, 0.3]),
        ("binomial(3e8, 0.5 * one)", "binomial", [3e8, 0.5]),
        ("binomial(2.2e7 * one, 0.6)", "binomial", [2.2e7, 0.6]),
        ("poisson(1e9 * one)", "poisson", [1e9]),
        ("negative_binomial(100 * one, 1e-7)", "negative_binomial", [100, 1e-7]),
        ("gamma(1e-3 * one, 1)", "gamma", [1e-3, 1]),
        ("gamma(1e-3 * one, 1e300)", "gamma", [1e-3, 1e300]),
        ("gamma(1e15 * one, 1)", "gamma", [1e15, 1]),
        ("chi_squared(0.01 * one)", "chi_squared", [0.01]),
        ("beta(1e-3 * one, 1e-3)", "beta", [1e-3, 1e-3, 0, 1]),
        ("beta(2e-3 * one, 1e-3)", "beta", [2e-3, 1e-3, 0, 1]),
        ("student_t(0.01 * one)", "student_t", [0.01, 0, 1]),
        ("student_t(2.000001 * one)", "student_t", [2.000001, 0, 1]),
        ("fisher_f(0.01 * one, 0.01)", "fisher_f", [0.01, 0.01]),
        ("fisher_f(0.01 * one, 7)", "fisher_f", [0.01, 7]),
        ("exponential_power(1, 1e6 * one)", "exponential_power", [1, 1e6]),
        ("exponential_power(1, 3000 * one)", "exponential_power", [1, 3000]),
        ("exponential_power(1, 40 * one)", "exponential_power", [1, 40]),
        ("exponential_power(1, 0.01 * one)", "exponential_power", [1, 0.01]),
    ]

    static func draws(_ expression: String, runs: Int) throws -> [Double] {
        let model = try Models.model(
            quantities: "one: \(Models.unfoldedOne)\nx: \(expression)")
        return try Models.draws(model, runs: runs, seed: 20_220_324)[1]
    }

    @Test(arguments: branches.indices)
    func drawsFollowTheLaw(index: Int) throws {
        let (expression, name, parameters) = Self.branches[index]
        let law = try #require(LawFamily.named(name)).make(parameters)
        let draws = try Self.draws(expression, runs: Self.runs)
        #expect(!draws.contains { $0.isNaN })
        // Where points coincide, such as at 0 or at the largest value, there is one cell for all of them.
        let points: [Double] = [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999]
        let edges: [Double] = points.map {
            $0 <= 0.5 ? law.quantile($0) : law.upperQuantile(1 - $0)
        }
        .filter { (edge: Double) -> Bool in
            let isAboveLowest = edge > law.support.lowerBound || edge < 0
            return abs(edge) > 1e-300 && isAboveLowest && edge < law.support.upperBound
        }
        var expected: [Double] = []
        var counts: [Int] = []
        var below = (share: 0.0, count: 0)
        for edge in edges {
            let share = law.cumulative(edge)
            let count = draws.count { $0 <= edge }
            guard (share - below.share) * Double(Self.runs) >= 25 else { continue }
            expected.append((share - below.share) * Double(Self.runs))
            counts.append(count - below.count)
            below = (share, count)
        }
        expected.append((1 - below.share) * Double(Self.runs))
        counts.append(Self.runs - below.count)
        #expect(counts.count >= 3)
        let p = GoodnessOfFit.chiSquare(counts: counts, expected: expected)
        #expect(p > Self.alpha, "\(expression): \(counts), not \(expected)")
    }

    /// As many runs have no value as the law has probability beyond the largest number: 5 standard
    /// errors of the count.
    @Test(
        arguments: [
            ("student_t(df: 0.01 * one)", "student_t", [0.01, 0, 1]),
            (
                "student_t(df: 0.02 * one, location: 0, scale: 1e200)", "student_t",
                [0.02, 0, 1e200]
            ),
            ("fisher_f(0.01 * one, 0.01)", "fisher_f", [0.01, 0.01]),
            ("fisher_f(0.3 * one, 0.02)", "fisher_f", [0.3, 0.02]),
            ("pareto(0.01 * one, 1)", "pareto", [0.01, 1]),
            ("cauchy(0, 1e305 * one)", "cauchy", [0, 1e305]),
            ("levy_stable(0.1 * one, 1e250, 0.5)", "levy_stable", [0.1, 1e250, 0.5]),
        ] as [(String, String, [Double])])
    func valuesThatThereAre(expression: String, name: String, parameters: [Double]) throws {
        let law = try #require(LawFamily.named(name)).make(parameters)
        let runs = 50_000
        let invalid = try Self.draws(expression, runs: runs).count { !$0.isFinite }
        let largest = Double.greatestFiniteMagnitude
        let expected = (law.upperTail(largest) + law.cumulative(-largest)) * Double(runs)
        #expect(abs(Double(invalid) - expected) < 5 * max(1, expected).squareRoot(), "\(invalid)")
    }

    /// GSL's own way takes ever longer as the degrees of freedom come close to 2.
    @Test func degreesOfFreedomNearTwo() throws {
        let start = ContinuousClock.now
        _ = try Self.draws("student_t(2 + 1e-12 * one)", runs: 20_000)
        // Some milliseconds; it would be hours.
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
