import CGSL
import CasModel
import TestSupport
import Testing

/// Reports that hardly any run fits.
@Suite("Rare reports")
struct RareReportTests {
    /// A yes of one in a hundred thousand; x is 2 more where it is.
    @Test(arguments: [
        ("sick: \"bernoulli(1e-5)\"", "1"), ("sick: \"bernoulli(1e-5)\"", "at least 0.5"),
        ("sick: \"choose(0.00001: 1, 0.99999: 0)\"", "0.5 to 2"),
        ("sick: \"mixture(0.00001: 1, 0.99999: 0)\"", "exactly 1"),
    ])
    func yes(quantity: String, report: String) throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {\(quantity), x: "normal(0, 1) + 2 * sick"}
            evidence: [{name: r, about: sick, report: \(report), error: hard}]
            """, runs: 200_000)
        #expect(result.quantities[0].minimum == 1)
        let x = result.quantities[1]
        #expect(abs(x.mean.value - 2) < 4.9 * x.mean.standardError)
        #expect(result.evidence?.weightedRuns ?? 0 > 0)
    }

    /// Far tails of a count and of a bound: P(60) of a mean of 10 is 10⁻²⁷.
    @Test func tails() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {a: "poisson(10)", b: "normal(0, 1)"}
            evidence:
              - {name: r, about: a, report: exactly 60}
              - {name: s, about: b, report: at least 8, error: hard}
            """, runs: 50_000)
        #expect(result.quantities[0].minimum == 60 && result.quantities[0].maximum == 60)
        let b = result.quantities[1]
        let exact = gsl_ran_ugaussian_pdf(8) / gsl_cdf_ugaussian_Q(8)
        #expect(abs(b.mean.value - exact) < 4.9 * b.mean.standardError)
    }

    /// Nothing leads to a value of one in 10⁷ between others, so that all runs are used: some of 10⁸ fit.
    @Test(.enabled(if: isFast)) func allRuns() throws {
        let text = """
            quantities: {sick: "choose(0.5: 0, 1e-7: 1, 0.4999999: 2)", x: "normal(0, 1) + sick"}
            evidence: [{name: r, about: sick, report: 1, error: hard}]
            """
        let result = try EvidenceTests.simulate(text, runs: 100_000_000)
        let evidence = try #require(result.evidence)
        // Poisson with mean 10: outside of 1 to 30 with probability 5e-5.
        #expect((1...30).contains(evidence.weightedRuns))
        #expect(evidence.effectiveSampleSize == Double(evidence.weightedRuns))
        #expect(result.quantities[0].minimum == 1)
        let other = try EvidenceTests.simulate(text, runs: 100_000_000, threads: 3)
        #expect(DeterminismTests.bits(other) == DeterminismTests.bits(result))
    }

    private static var isFast: Bool {
        #if DEBUG
            false
        #else
            true
        #endif
    }

    /// Where there are too few runs, the error says how many it takes.
    @Test func tooFew() throws {
        func message(_ text: String) -> String {
            do {
                _ = try EvidenceTests.simulate(text, runs: 1000)
                return ""
            } catch { return "\(error)" }
        }
        let impossible = message(
            """
            quantities: {a: "integers(1, 6)", b: "integers(1, 6)"}
            evidence:
              - {name: r, about: a + 10 * b, report: exactly 11}
              - {name: s, about: a, report: exactly 2}
            """)
        #expect(
            impossible.hasPrefix(
                "no run fits all of the model's reports together, though each fits some; 'r' fits ")
        )
        #expect(
            impossible.hasSuffix(" runs for one that fits")
                && impossible.contains("; where they do not exclude each other, it takes about "))
    }

    /// Verdicts whose search would take long are given up, by the model and the seed alone, and the
    /// output says so.
    @Test(.enabled(if: isFast)) func verdictsAreBounded() throws {
        var text = "quantities:\n"
        for index in 0..<20 { text += "  a\(index): 1 to 2\n" }
        text += "evidence:\n"
        for index in 0..<10 {
            text +=
                "  - {name: e\(index), about: a\(2 * index) * a\(2 * index + 1), report: 9 to 9.1}\n"
        }
        let model = try Models.model(text)
        let result = try Models.simulate(model, runs: 1000)
        let reports = try #require(result.evidence).reports
        #expect(reports.contains { $0.unjudged == .searchGivenUp })
        #expect(reports.allSatisfy { ($0.unjudged == nil) == ($0.percentile != nil) })
        #expect(
            Written.result(result).contains(
                "not held against all else: the search for runs that fit the other"))
        let again = try Models.simulate(model, runs: 1000, threads: 1)
        #expect(again.evidence?.reports.map(\.unjudged) == reports.map(\.unjudged))
        #expect(again.evidence?.reports.map(\.percentile) == reports.map(\.percentile))
    }
}
