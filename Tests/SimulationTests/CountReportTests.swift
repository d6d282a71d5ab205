import CGSL
import CasModel
import TestSupport
import Testing

/// Counts against conjugate posteriors and sums.
///
/// Figures of the answer lie within 4.9 of their own Monte Carlo errors; percentiles within 0.01 and Bayes
/// factors within 5 %, which is more than four standard errors of 131,072 runs. Seeds are fixed.
@Suite("Counts as reports")
struct CountReportTests {
    static let runs = 200_000

    static func near(_ estimate: Estimate, _ exact: Double, _ what: String = "") {
        #expect(
            abs(estimate.value - exact) < 4.9 * estimate.standardError,
            "\(what) \(estimate) against \(exact)")
    }

    /// log (Γ(a + b)/Γ(a)/Γ(b)).
    static func logBeta(_ a: Double, _ b: Double) -> Double { gsl_sf_lnbeta(a, b) }

    /// The probability of k of n where the share has a beta law.
    static func betaBinomial(_ k: Double, _ n: Double, _ a: Double, _ b: Double) -> Double {
        exp(
            gsl_sf_lnchoose(UInt32(n), UInt32(k)) + logBeta(k + a, n - k + b) - logBeta(a, b))
    }

    @Test func betaWithBinomial() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {share: "beta(2, 3)"}
            evidence: [{name: r, about: share, report: 12 of 40}]
            """, runs: Self.runs)
        let share = result.quantities[0]
        Self.near(share.mean, 14.0 / 45)
        #expect(abs(share.standardDeviation / 0.06825798052629976 - 1) < 0.01)
        for p in EvidenceTests.probabilities {
            let found = share.quantile(p)
            #expect(
                abs(found.value - gsl_cdf_beta_Pinv(p, 14, 31)) < 4.9 * found.standardError)
        }
        let report = try #require(result.evidence?.reports.first)
        let here = Self.betaBinomial(12, 40, 2, 3)
        let below = (0..<12).reduce(0) { $0 + Self.betaBinomial(Double($1), 40, 2, 3) }
        #expect(abs((report.percentile ?? 0) - (below + here / 2)) < 0.01)
        #expect(abs((report.priorPredictiveP ?? 0) - 2 * (below + here)) < 0.02)
        #expect(abs((report.bayesFactor ?? 0) / (41 * here) - 1) < 0.05)
        #expect(!report.isBound)
    }

    @Test func gammaWithPoisson() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {expected: "gamma(shape: 3, scale: 2)"}
            evidence: [{name: r, about: expected, report: 7 counted}]
            """, runs: Self.runs)
        let expected = result.quantities[0]
        Self.near(expected.mean, 20.0 / 3)
        #expect(abs(expected.standardDeviation / (10.0.squareRoot() * 2 / 3) - 1) < 0.01)
        for p in EvidenceTests.probabilities {
            let found = expected.quantile(p)
            #expect(
                abs(found.value - gsl_cdf_gamma_Pinv(p, 10, 2.0 / 3)) < 4.9 * found.standardError)
        }
        let report = try #require(result.evidence?.reports.first)
        // Beforehand the count is negative binomial.
        let here = gsl_ran_negative_binomial_pdf(7, 1.0 / 3, 3)
        let below = gsl_cdf_negative_binomial_P(6, 1.0 / 3, 3)
        #expect(abs((report.percentile ?? 0) - (below + here / 2)) < 0.01)
        #expect(abs((report.priorPredictiveP ?? 0) - 2 * (1 - below)) < 0.02)
        let factor = here * 2 * log(10) * 8
        #expect(abs((report.bayesFactor ?? 0) / factor - 1) < 0.05)
    }

    /// A wrong count says nothing: the answer mixes posterior and prior.
    @Test func doubted() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {share: "beta(2, 3)", expected: "gamma(shape: 3, scale: 2)"}
            evidence:
              - {name: r, about: share, report: 33 of 40, trust: 0.3}
              - {name: s, about: expected, report: 15 counted, trust: 0.3}
            """, runs: Self.runs)
        func mixed(_ right: Double, _ wrong: Double, _ after: Double, _ before: Double) -> Double {
            (0.3 * right * after + 0.7 * wrong * before) / (0.3 * right + 0.7 * wrong)
        }
        Self.near(
            result.quantities[0].mean,
            mixed(Self.betaBinomial(33, 40, 2, 3), 1.0 / 41, 35.0 / 45, 2.0 / 5))
        Self.near(
            result.quantities[1].mean,
            mixed(
                gsl_ran_negative_binomial_pdf(15, 1.0 / 3, 3), 1 / (2 * log(10) * 16), 12, 6))
    }

    /// Of those that were thinned, 5 are left: the others are a Poisson number of their own.
    @Test func exactly() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {all: "poisson(20)", dead: "binomial(n: all, p: 0.3)"}
            evidence: [{name: r, about: dead, report: exactly 5}]
            """, runs: Self.runs)
        Self.near(result.quantities[0].mean, 5 + 14)
        #expect(abs(result.quantities[0].standardDeviation / 14.0.squareRoot() - 1) < 0.03)
        let report = try #require(result.evidence?.reports.first)
        let here = gsl_ran_poisson_pdf(5, 6)
        #expect(abs((report.percentile ?? 0) - (gsl_cdf_poisson_P(4, 6) + here / 2)) < 0.01)
        #expect(abs((report.priorPredictiveP ?? 0) - 2 * gsl_cdf_poisson_P(5, 6)) < 0.02)
        #expect(abs((report.bayesFactor ?? 0) / (here * 2 * log(10) * 6) - 1) < 0.05)
    }

    /// Values that a share or an expected number cannot have, and those at their ends.
    static let endCases: [(String, Double, Double)] = [
        ("0 of 3", 0, 1 / (1 + 0.125)), ("3 of 3", 1, 1 / (1 + 0.125)), ("1 of 3", 0.5, 1),
        ("0 counted", 0, 1 / (1 + exp(-0.5) + exp(-1) + exp(-1.5))),
        ("2 counted", 0.5, 0.25 * exp(-0.5) / (0.25 * exp(-0.5) + exp(-1) + 2.25 * exp(-1.5))),
    ]

    @Test(arguments: endCases)
    func ends(report: String, value: Double, exact: Double) throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {s: "choose(1: -0.5, 1: 0, 1: 0.5, 1: 1, 1: 1.5)"}
            questions: {q: s == \(value)}
            evidence: [{name: r, about: s, report: \(report)}]
            """, runs: 50_000)
        let found = result.questions[0].probability
        if exact == 1 { #expect(found.value == 1) } else { Self.near(found, exact) }
        #expect(result.evidence?.unjudgedRuns == 0)
    }

    @Test func hugeTotal() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {share: "uniform(0.00099, 0.00101)", expected: "uniform(9.9e8, 1.01e9)"}
            evidence:
              - {name: r, about: share, report: 1e6 of 1e9}
              - {name: s, about: expected, report: 1e9 counted}
            """, runs: Self.runs)
        Self.near(result.quantities[0].mean, (1e6 + 1) / (1e9 + 2))
        #expect(abs(result.quantities[0].standardDeviation / 0.9995e-6 - 1) < 0.03)
        Self.near(result.quantities[1].mean, 1e9 + 1)
        #expect(abs(result.quantities[1].standardDeviation / 1e9.squareRoot() - 1) < 0.03)
    }

    /// Exactly one of two counts is right: beforehand 1 to 2, afterwards by their marginal probabilities.
    @Test func opposed() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {share: "beta(2, 3)", expected: "gamma(shape: 3, scale: 2)"}
            evidence:
              - {name: r, about: share, report: 12 of 40}
              - {name: s, about: expected, report: 7 counted}
            combine: [{as: any, reports: [r, s], weights: [1, 2]}]
            """, runs: Self.runs)
        let first = Self.betaBinomial(12, 40, 2, 3) / (2 * log(10) * 8)
        let second = 2 * gsl_ran_negative_binomial_pdf(7, 1.0 / 3, 3) / 41
        let found = try #require(result.evidence?.combinations.first?.first)
        Self.near(found.probability, first / (first + second))
    }

    /// Two readings of one count, weighed by what each makes of it.
    @Test func readings() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {a: "gamma(shape: 3, scale: 2)", b: "gamma(shape: 10, scale: 2)"}
            evidence: [{name: r, report: 12 counted, readings: {one: a, other: b}}]
            """, runs: Self.runs)
        let first = gsl_ran_negative_binomial_pdf(12, 1.0 / 3, 3)
        let second = gsl_ran_negative_binomial_pdf(12, 1.0 / 3, 10)
        let found = try #require(result.evidence?.reports.first?.readings.first)
        Self.near(found.probability, first / (first + second))
    }

    @Test func oneOriginCountsOnce() throws {
        let result = try EvidenceTests.simulate(
            """
            sources: {a: {title: A, origin: o}, b: {title: B, origin: o}}
            quantities: {share: "beta(2, 3)"}
            evidence:
              - {name: r, about: share, report: 12 of 40, source: a}
              - {name: s, about: share, report: 12 of 40, source: b}
            """, runs: Self.runs)
        Self.near(result.quantities[0].mean, 14.0 / 45)
    }

    @Test func words() throws {
        let model = try Models.model(
            """
            quantities: {share: "beta(2, 3)", n: "poisson(7)"}
            evidence:
              - {name: r, about: share, report: 12 of 40, trust: 0.9}
              - {name: s, about: n, report: 7 counted, trust: 0.5}
              - {name: t, about: n, report: "121", error: hard}
            """)
        #expect(
            model.likelihoods.map { ReportText.text($0) } == [
                "12 of 40, each by chance with the probability of the share (binomial); trust 90 %, "
                    + "otherwise unrelated to the truth",
                "7 counted, by chance around the number to be expected (Poisson); trust 50 %, "
                    + "otherwise unrelated to the truth",
                "exactly 121, never anything else",
            ])
    }
}
