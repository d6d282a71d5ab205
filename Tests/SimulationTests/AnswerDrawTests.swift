import CGSL
import CasModel
import Foundation
import TestSupport
import Testing

/// Draws of a model with reports are draws of its answer.
@Suite("Draws of the answer")
struct AnswerDrawTests {
    static let text = """
        quantities: {x: "normal(3, 2)", y: x * 2}
        evidence: [{name: r, about: x, report: 3 to 6, error: normal}]
        """

    /// How often each run stands among the rows, which are in the order of the runs.
    private func copies(_ rows: [Double], of runs: [Double]) throws -> [Int] {
        var copies = [Int](repeating: 0, count: runs.count)
        var run = 0
        for row in rows {
            while run < runs.count, runs[run] != row { run += 1 }
            guard run < runs.count else { throw Unordered() }
            copies[run] += 1
        }
        return copies
    }

    struct Unordered: Error {}

    @Test(
        "A run stands as often as its weight says, rounded down or up", arguments: [1000, 50_000])
    func systematic(runs: Int) throws {
        let model = try Models.model(Self.text)
        let weighted = try Models.draws(model, runs: runs, weighted: true)
        let rows = try Models.draws(model, runs: runs)
        #expect(rows.count == 2 && rows[0].count == runs)
        let weights = weighted[2]
        let mean = weights.reduce(0, +) / Double(runs)
        // Values are of a law with a density: no two runs have the same.
        let copies = try copies(rows[0], of: weighted[0])
        #expect(copies.reduce(0, +) == runs)
        for (copies, weight) in zip(copies, weights) {
            let share = weight / mean
            #expect(abs(Double(copies) - share) < 1 + 1e-9)
        }
        #expect(zip(rows[0], rows[1]).allSatisfy { $1 == 2 * $0 })
    }

    @Test("The rows do not depend on the threads", arguments: [1, 1024, 100_001])
    func threads(runs: Int) throws {
        let model = try Models.model(Self.text)
        let one = try Models.draws(model, runs: runs, threads: 1)
        for threads in [2, 5] {
            #expect(try Models.draws(model, runs: runs, threads: threads) == one)
        }
        if runs > 1024 {
            #expect(try Models.draws(model, runs: runs, seed: 43) != one)
        }
    }

    /// A normal prior and a normal report: the answer is a normal law.
    @Test func quantiles() throws {
        let runs = 1_000_000
        let rows = try Models.draws(Models.model(Self.text), runs: runs)[0].sorted()
        let exact = EvidenceTests.combined([(3, 2), (4.5, 1.5 / EvidenceTests.halfWidth)])
        for p in EvidenceTests.probabilities {
            let found = rows[Int(p * Double(runs))]
            let rank = gsl_cdf_gaussian_P(found - exact.mean, exact.sd)
            // Worth at least 200,000 draws: 4.9 standard errors, missed with probability 10⁻⁶.
            #expect(abs(rank - p) < 4.9 * (p * (1 - p) / 200_000).squareRoot(), "\(p)")
        }
    }

    @Test("Where few runs fit, drawn near what the reports say as well")
    func adapted() throws {
        let text = """
            quantities: {x: "normal(0, 1)"}
            evidence: [{name: r, about: x, report: 5.9 to 6.1, error: normal}]
            """
        let rows = try Models.draws(Models.model(text), runs: 100_000)[0]
        let sd = 0.1 / EvidenceTests.halfWidth
        let exact = EvidenceTests.combined([(0, 1), (6, sd)])
        let mean = rows.reduce(0, +) / 100_000
        // Worth at least 20,000 draws.
        #expect(abs(mean - exact.mean) < 4.9 * exact.sd / 20_000.squareRoot())
    }

    @Test("Without reports the rows are the runs, of weight 1")
    func withoutReports() throws {
        let model = try Models.model("quantities: {x: 1 to 2, y: x + 1}")
        let rows = try Models.draws(model, runs: 5000)
        let weighted = try Models.draws(model, runs: 5000, weighted: true)
        #expect(Array(weighted.prefix(2)) == rows)
        #expect(weighted[2].allSatisfy { $0 == 1 })
    }
}
