import CGSL
import CasModel
import TestSupport
import Testing

/// Reports that are trusted in part, against closed forms: with a normal prior on the report's scale and
/// normal errors, the answer is a mixture of normal laws, one for each set of reports that may be right.
///
/// Each figure must lie within 4.9 of its own Monte Carlo standard errors, which a right one misses with
/// probability 10⁻⁶; some 40 figures. Seeds are fixed.
@Suite("Reports that are trusted in part")
struct TrustTests {
    /// A report on the logarithmic scale, and how far it is trusted.
    struct Stated {
        let low: Double
        let high: Double
        let trust: Double

        var centre: Double { log(low * high) / 2 }
        var sd: Double { log(high / low) / 2 / EvidenceTests.halfWidth }
        var text: String { "report: \(low) to \(high), trust: \(trust)" }
    }

    /// The density of a wrong report on the logarithmic scale: anything within a factor of ten either way.
    static let wrong = 1 / (2 * log(10))

    static func density(_ x: Double, _ mean: Double, _ sd: Double) -> Double {
        gsl_ran_gaussian_pdf(x - mean, sd)
    }

    /// The parts of the answer: for each set of right reports its probability, and the normal law.
    static func answer(
        _ reports: [Stated], prior: (mean: Double, sd: Double)
    ) -> [(right: Set<Int>, probability: Double, mean: Double, sd: Double)] {
        var parts: [(right: Set<Int>, probability: Double, mean: Double, sd: Double)] = []
        for set in 0..<(1 << reports.count) {
            var (weight, law) = (1.0, prior)
            var right: Set<Int> = []
            for (index, report) in reports.enumerated() {
                guard set >> index & 1 == 1 else {
                    weight *= (1 - report.trust) * wrong
                    continue
                }
                right.insert(index)
                let spread = (law.sd * law.sd + report.sd * report.sd).squareRoot()
                weight *= report.trust * density(report.centre, law.mean, spread)
                law = EvidenceTests.combined([law, (report.centre, report.sd)])
            }
            parts.append((right, weight, law.mean, law.sd))
        }
        let total = parts.reduce(0) { $0 + $1.probability }
        return parts.map { ($0.right, $0.probability / total, $0.mean, $0.sd) }
    }

    static let readings: [[Stated]] = [
        [Stated(low: 7000, high: 15000, trust: 0.5)],
        [Stated(low: 7000, high: 15000, trust: 0.75), Stated(low: 9000, high: 12000, trust: 0.5)],
        [
            Stated(low: 7000, high: 15000, trust: 0.75),
            Stated(low: 8000, high: 16000, trust: 0.75),
            Stated(low: 40000, high: 50000, trust: 0.5),
        ],
    ]

    @Test(arguments: readings)
    func mixtures(reports: [Stated]) throws {
        let lines = reports.enumerated().map { "  - {name: r\($0), about: x, \($1.text)}" }
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "lognormal(mu: 9, sigma: 0.8)", y: log(x)}
            evidence:
            \(lines.joined(separator: "\n"))
            """)
        let parts = Self.answer(reports, prior: (9, 0.8))
        let y = result.quantities[1]
        let mean = parts.reduce(0) { $0 + $1.probability * $1.mean }
        #expect(abs(y.mean.value - mean) < 4.9 * y.mean.standardError)
        for p in EvidenceTests.probabilities {
            // The rank that the found quantile has by the exact law, with its binomial error.
            let found = y.quantile(p)
            let rank = parts.reduce(0) {
                $0 + $1.probability * gsl_cdf_gaussian_P(found.value - $1.mean, $1.sd)
            }
            let slope = parts.reduce(0) {
                $0 + $1.probability * Self.density(found.value, $1.mean, $1.sd)
            }
            #expect(abs(rank - p) < 4.9 * slope * found.standardError + 1e-4, "\(p)")
        }
        let evidence = try #require(result.evidence)
        for (index, report) in evidence.reports.enumerated() {
            let exact = parts.filter { $0.right.contains(index) }.reduce(0) { $0 + $1.probability }
            let found = try #require(report.probabilityRight)
            #expect(found.standardError > 0 && found.standardError < 0.005)
            #expect(abs(found.value - exact) < 4.9 * found.standardError, "\(report.name)")
        }
    }

    @Test("The Bayes factor is the density if right over that if wrong")
    func bayesFactor() throws {
        for trust in [1.0, 0.5] {
            let report = Stated(low: 7000, high: 15000, trust: trust)
            let result = try EvidenceTests.simulate(
                """
                quantities: {x: "lognormal(mu: 9, sigma: 0.8)"}
                evidence: [{name: r, about: x, \(report.text)}]
                """)
            let spread = (0.64 + report.sd * report.sd).squareRoot()
            let exact = Self.density(report.centre, 9, spread) / Self.wrong
            let found = try #require(result.evidence?.reports[0].bayesFactor)
            // Of 131,072 runs whose likelihoods have a standard deviation of about their mean: five
            // standard errors are 1.4 %.
            #expect(abs(found / exact - 1) < 0.014)
        }
    }

    @Test("A report that all else speaks against has no pull")
    func noPull() throws {
        func median(_ more: String) throws -> Double {
            try EvidenceTests.simulate(
                """
                quantities: {killed: 200 to 5000}
                evidence:
                  - {name: a, about: killed, report: 700 to 1100}
                  - {name: b, about: killed, report: 800 to 1300}
                \(more)
                """, runs: 1_000_000
            ).quantities[0].quantile(0.5).value
        }
        let without = try median("")
        for (report, trust) in [("30000 to 40000", 0.01), ("30000 to 40000", 0.9), ("5", 0.5)] {
            let with = try median(
                "  - {name: c, about: killed, report: \(report), trust: \(trust)}")
            // The densities of two reports 20 standard deviations apart: nothing is left.
            #expect(abs(with / without - 1) < 1e-6, "\(report) at \(trust)")
        }
    }

    /// On the linear scale a wrong report has the density 1/(4 · its largest number).
    @Test func linear() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(0, 20)"}
            evidence: [{name: r, about: x, report: -30 to 10, error: normal, trust: 0.6}]
            """)
        let sd = 20 / EvidenceTests.halfWidth
        let right = 0.6 * Self.density(-10, 0, (400 + sd * sd).squareRoot())
        let exact = right / (right + 0.4 / 120)
        let found = try #require(result.evidence?.reports[0].probabilityRight)
        #expect(abs(found.value - exact) < 4.9 * found.standardError)
        let mean = EvidenceTests.combined([(0, 20), (-10, sd)]).mean * exact
        let x = result.quantities[0]
        #expect(abs(x.mean.value - mean) < 4.9 * x.mean.standardError)
    }

    /// A wrong bound holds in one case of two.
    @Test func bound() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "lognormal(median: 100, sigma: 0.5)"}
            evidence: [{name: r, about: x, report: at least 150, trust: 0.7}]
            """)
        let holds = gsl_cdf_ugaussian_P(log(100.0 / 150) / (0.25 + 0.01).squareRoot())
        let exact = 0.7 * holds / (0.7 * holds + 0.15)
        let found = try #require(result.evidence?.reports[0].probabilityRight)
        #expect(abs(found.value - exact) < 4.9 * found.standardError)
    }

    @Test("Only of a report that may be wrong by itself is it said how probable it is")
    func whenSaid() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: 100 to 200}
            evidence:
              - {name: sure, about: x, report: 100 to 300}
              - {name: open, about: x, report: 100 to 300, trust: 0.5}
              - {name: none, about: x, report: 100 to 300, trust: 0}
              - {name: this, about: x, report: 120 to 130, trust: 0.5}
              - {name: that, about: x, report: 150 to 160, trust: 0.5}
            combine: [{as: any, reports: [this, that]}]
            """, runs: 100_000)
        let evidence = try #require(result.evidence)
        #expect(
            evidence.reports.filter { $0.probabilityRight != nil }.map(\.name) == ["open"])
    }
}
