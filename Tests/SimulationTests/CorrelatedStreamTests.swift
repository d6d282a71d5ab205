import CGSL
import CasModel
import Distributions
import Foundation
import Simulation
import TestSupport
import Testing

/// What correlation must leave alone, and how exact it is.
@Suite("Streams of correlated inputs")
struct CorrelatedStreamTests {
    static let lines = [
        "a: 7000 to 15000", "b: beta(0.3, 0.4)", "c: poisson(3.5)", "d: normal(0, 1)",
        "m: binomial(n: a, p: b)",
    ]

    static func model(_ lines: [String], _ correlations: String?) throws -> Model {
        try Models.model(
            "quantities:\n" + lines.map { "  \($0)\n" }.joined() + "report: [a, b, c, d, m]\n"
                + (correlations.map { "correlations:\n  - \($0)\n" } ?? ""))
    }

    static func bits(_ model: Model, runs: Int = 10_000, seed: UInt64 = 42) throws -> [[UInt64]] {
        try Models.draws(model, runs: runs, seed: seed).map { $0.map(\.bitPattern) }
    }

    @Test func othersKeepTheirDraws() throws {
        let plain = try Self.bits(try Self.model(Self.lines, nil))
        let correlated = try Self.bits(
            try Self.model(Self.lines, "{between: [c, b], spearman: 0.5}"))
        for index in [0, 1, 3] { #expect(correlated[index] == plain[index]) }
        #expect(correlated[2] != plain[2])
        let zero = try Self.bits(try Self.model(Self.lines, "{between: [c, b], spearman: 0}"))
        #expect(zero == plain)
    }

    @Test func orderDoesNotMatter() throws {
        let matrix = "[[1, 0.5, 0.25], [0.5, 1, -0.125], [0.25, -0.125, 1]]"
        let turned = "[[1, -0.125, 0.25], [-0.125, 1, 0.5], [0.25, 0.5, 1]]"
        let first = try Self.bits(
            try Self.model(Self.lines, "{between: [a, b, d], kendall: \(matrix)}"))
        let second = try Self.bits(
            try Self.model(Self.lines.reversed(), "{between: [d, b, a], kendall: \(turned)}"))
        #expect(first == second)
        let pairs = try Self.bits(
            try Self.model(
                Self.lines,
                "{between: [d, b], kendall: -0.125}\n  - {between: [a, b], kendall: 0.5}\n"
                    + "  - {between: [a, d], kendall: 0.25}"))
        #expect(first == pairs)
    }

    @Test(arguments: [1, 65_537, 300_000])
    func threadsDoNotMatter(runs: Int) throws {
        let evidence = "\nevidence: [{name: r, about: a + d, report: 20000 to 21000}]"
        for rest in ["", evidence] {
            let model = try Self.model(
                Self.lines, "{between: [a, c, d, b], spearman: 0.4}" + rest)
            let one = DeterminismTests.bits(try Models.simulate(model, runs: runs, threads: 1))
            for threads in [2, 5] {
                let other = try Models.simulate(model, runs: runs, threads: threads)
                #expect(DeterminismTests.bits(other) == one, "\(threads) threads")
            }
        }
    }

    @Test func shorterIsTheBeginningOfLonger() throws {
        let model = try Self.model(Self.lines, "{between: [a, c, d], spearman: -0.2}")
        let long = try Self.bits(model, runs: 5000)
        let short = try Self.bits(model, runs: 1234)
        for (a, b) in zip(long, short) { #expect(Array(a.prefix(1234)) == b) }
    }

    /// An input that is drawn with scores of one that nothing else needs.
    @Test func unreportedPartner() throws {
        let text = """
            quantities: {a: "normal(0, 1)", b: "normal(0, 1)"}
            correlations: [{between: [a, b], spearman: 0.8}]
            """
        let both = try Self.bits(try Models.model(text))
        let one = try Self.bits(try Models.model(text + "\nreport: [b]"))
        #expect(one == [both[1]])
    }

    /// The tails of draws by normal scores: relative to the tail's probability, except for what
    /// tables are allowed.
    @Test(arguments: [
        "normal(0, 1)", "exponential(1)", "beta(0.3, 2)", "gamma(0.2, 4)",
        "truncate(lognormal(median: 3, sigma: 0.4), low: 1)",
    ])
    func tails(expression: String) throws {
        let law = try Self.law(expression)
        let (scores, draws) = Self.draws(of: law)
        for (z, x) in zip(scores, draws) {
            let wanted = gsl_cdf_ugaussian_P(-abs(z))
            let found = z < 0 ? law.cumulative(x) : law.upperTail(x)
            // Where the support's end is not 0, draws near it are on the grid of doubles.
            let grid = 4 * law.density(x) * x.ulp
            let limit = abs(z) < 4.3 ? 1e-10 : 3e-6 * wanted
            #expect(
                abs(found - wanted) < limit + (grid.isFinite ? grid : 1e-8), "\(z): \(x) \(found)")
        }
    }

    /// Normal and lognormal draws are those of their scores up to rounding, however far in a tail.
    @Test func closedForms() throws {
        let normal = try #require(try Self.law("normal(-40, 12)") as? NormalLaw)
        let (scores, draws) = Self.draws(of: normal)
        for (z, x) in zip(scores, draws) {
            #expect(x == normal.mean + normal.standardDeviation * z)
        }
        let lognormal = try #require(try Self.law("7000 to 15000") as? LognormalLaw)
        for (z, x) in zip(scores, Self.draws(of: lognormal).draws) {
            let exponent = lognormal.mu + lognormal.sigma * z
            // The exponent is rounded twice, and an exponential has less than an ulp of its own.
            #expect(abs(x / exp(exponent) - 1) < 2e-16 * (2 + abs(exponent)))
        }
    }

    private static func law(_ expression: String) throws -> any Law {
        let model = try Models.model("quantities: {x: '\(expression)'}")
        guard case .fixed(let law)? = model.quantities[0].expression.draws.first?.sampling else {
            throw NoFixedLaw()
        }
        return law
    }

    private struct NoFixedLaw: Error {}

    /// The draws that a law has at many scores.
    private static func draws(of law: any Law) -> (scores: [Double], draws: [Double]) {
        // Whole groups of eight.
        let scores = (-1200..<1200).map { Double($0) / 100 }
        var draws = [Double](repeating: 0, count: scores.count)
        let sampler = InversionSampler(law)
        scores.withUnsafeBufferPointer { scores in
            draws.withUnsafeMutableBufferPointer { draws in
                guard let scores = scores.baseAddress, let block = draws.baseAddress else { return }
                NormalScores.draw(
                    scores, by: sampler, of: law, into: block, count: draws.count,
                    memory: InversionMemory())
            }
        }
        return (scores, draws)
    }
}
