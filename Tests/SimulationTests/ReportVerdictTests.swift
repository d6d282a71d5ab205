import CGSL
import CasModel
import TestSupport
import Testing

/// How reports are held against the rest, in a model where all is normal and known.
@Suite("Reports held against the rest")
struct ReportVerdictTests {
    /// A normal prior and two reports with normal errors.
    @Test func normal() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(3, 2)"}
            evidence:
              - {name: r, about: x, report: 3 to 6, error: normal}
              - {name: s, about: x, report: 8, error: normal, relative_error: 0.1, trust: 1}
            """, runs: 1_000_000)
        let evidence = try #require(result.evidence)
        let errors = [1.5 / EvidenceTests.halfWidth, 0.8]
        let centres = [4.5, 8.0]
        // If wrong, anything as likely: 1/(4 · the report's largest number).
        let wrong = [1 / 24.0, 1 / 32.0]
        let all = EvidenceTests.combined([
            (3, 2), (centres[0], errors[0]), (centres[1], errors[1]),
        ])
        for (index, report) in evidence.reports.enumerated() {
            let other = 1 - index
            let rest = EvidenceTests.combined([(3, 2), (centres[other], errors[other])])
            func spread(_ error: Double) -> Double {
                (rest.sd * rest.sd + error * error).squareRoot()
            }
            let z = (centres[index] - rest.mean) / spread(errors[index])
            let share = gsl_cdf_ugaussian_P(z)
            // 131,072 runs, weighted: four standard errors of a share are below 0.01.
            let percentile = try #require(report.percentile)
            #expect(abs(percentile - share) < 0.01)
            let p = try #require(report.priorPredictiveP)
            #expect(abs(p - 2 * min(share, 1 - share)) < 0.02)
            let distance = centres[index] - rest.mean
            let exact =
                gsl_ran_gaussian_pdf(distance, spread(errors[index])) / wrong[index]
            let factor = try #require(report.bayesFactor)
            #expect(abs(factor / exact - 1) < 0.05)
            let pull = try #require(report.pulls.first)
            #expect(abs(pull - (all.mean - rest.mean) / rest.sd) < 0.03)
            #expect(!report.isBound)
        }
        // The prior stands beside the posterior.
        let before = try #require(evidence.prior.first)
        #expect(abs(before.mean.value - 3) < 4.9 * before.mean.standardError)
        #expect(abs(before.standardDeviation - 2) < 0.01)
    }

    /// A report that all else rules out, found by drawing where it is and not by luck.
    @Test func ruledOut() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(0, 1)"}
            evidence:
              - {name: far, about: x, report: 6.9 to 7.1, error: normal}
              - {name: bound, about: x, report: at most 1, error: normal}
            """, runs: 200_000)
        let evidence = try #require(result.evidence)
        #expect((evidence.reports[0].priorPredictiveP ?? 1) < 1e-4)
        #expect(evidence.reports[1].isBound)
        #expect((evidence.reports[1].priorPredictiveP ?? 1) < 1e-4)
        let sentences = ResultWarnings.sentences(about: result)
        #expect(
            sentences.contains {
                $0.hasPrefix(
                    "the reports 'far' (6.9 to 7.1) and 'bound' (at most 1) exclude each other")
            })
    }

    /// Leaving out one of two reports of one origin leaves the other its full weight.
    @Test func sharedOrigin() throws {
        let result = try EvidenceTests.simulate(
            """
            sources: {a: {title: A, origin: o}, b: {title: B, origin: o}}
            quantities: {x: "normal(3, 2)"}
            evidence:
              - {name: r, about: x, report: 3 to 6, error: normal, source: a}
              - {name: s, about: x, report: 3 to 6, error: normal, source: b}
            """, runs: 1_000_000)
        for report in try #require(result.evidence).reports {
            #expect(abs(try #require(report.pulls.first)) < 0.02)
        }
    }

    @Test func threadsDoNotMatter() throws {
        let model = try Models.model(
            """
            quantities: {x: "normal(3, 2)", y: x * (1 to 2)}
            evidence:
              - {name: r, about: y, report: 3 to 6}
              - {name: s, about: x, report: at least 2}
            """)
        func figures(_ threads: Int) throws -> [Double] {
            let result = try Models.simulate(model, runs: 100_000, threads: threads)
            let evidence = try #require(result.evidence)
            return evidence.reports.flatMap {
                [$0.percentile ?? -1, $0.bayesFactor ?? -1] + $0.pulls
            } + [evidence.effectiveSampleSize, evidence.paretoShape ?? -1]
        }
        let one = try figures(1)
        #expect(try figures(2) == one)
        #expect(try figures(7) == one)
    }
}
