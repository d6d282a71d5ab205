import CGSL
import CasModel
import TestSupport
import Testing

/// Readings and combinations of reports against closed forms and quadrature. Each figure must lie
/// within 4.9 of its own Monte Carlo errors; a dozen figures. Seeds are fixed.
@Suite("Readings and combinations of reports")
struct CombinedReportTests {
    static func density(_ x: Double, _ mean: Double, _ variance: Double) -> Double {
        gsl_ran_gaussian_pdf(x - mean, variance.squareRoot())
    }

    static func check(_ found: Estimate, _ exact: Double) {
        #expect(abs(found.value - exact) < 4.9 * found.standardError, "\(found) against \(exact)")
        #expect(found.standardError < 0.005)
    }

    @Test func readings() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(10, 2)", shift: "normal(3, 1)"}
            evidence:
              - name: r
                report: 12 to 16
                error: normal
                readings:
                  alone: x
                  shifted: {about: x + shift, weight: 3}
            """, runs: 2_000_000)
        let s2 = (2 / EvidenceTests.halfWidth) * (2 / EvidenceTests.halfWidth)
        let alone = 0.25 * Self.density(14, 10, 4 + s2)
        let shifted = 0.75 * Self.density(14, 13, 5 + s2)
        let report = try #require(result.evidence?.reports.first)
        #expect(report.readings.map(\.name) == ["alone", "shifted"])
        #expect(report.readings.map(\.prior) == [0.25, 0.75])
        Self.check(report.readings[0].probability, alone / (alone + shifted))
        Self.check(report.readings[1].probability, shifted / (alone + shifted))
        // Where it speaks of x alone, x is normal.
        let exact = EvidenceTests.combined([(10, 2), (14, s2.squareRoot())])
        let x = try #require(report.readings.first?.quantities.first)
        // Some 10,000 effective runs: four standard errors of a quantile are below 0.1 sd.
        #expect(abs(x.best - exact.mean) < 0.1 * exact.sd)
        #expect(abs(x.high - exact.mean - 1.645 * exact.sd) < 0.15 * exact.sd)
        let mixed =
            (alone * exact.mean
                + shifted * (10 + 4 / (5 + s2))) / (alone + shifted)
        let mean = result.quantities[0].mean
        #expect(abs(mean.value - mixed) < 4.9 * mean.standardError)
    }

    /// Two reports that exclude each other: one of them is right.
    @Test func oneIsRight() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(10, 2)"}
            evidence:
              - {name: low, about: x, report: 8, error: normal, relative_error: 5%, if_wrong: 0.5}
              - {name: high, about: x, report: 14, error: normal, relative_error: 5%, if_wrong: 0.5}
            combine: [{as: any, reports: [low, high], weights: [2, 1]}]
            """, runs: 2_000_000)
        var sums = (low: 0.0, high: 0.0, mean: 0.0)
        for step in -4000...4000 {
            let x = 10 + 16 * Double(step) / 4000
            let prior = Self.density(x, 10, 4)
            let low = 2 * Self.density(8, x, 0.16) * Self.density(14, x, 49)
            let high = Self.density(14, x, 0.49) * Self.density(8, x, 16)
            sums.low += prior * low
            sums.high += prior * high
            sums.mean += prior * (low + high) * x
        }
        let members = try #require(result.evidence?.combinations.first)
        #expect(members.map(\.name) == ["low", "high"])
        Self.check(members[0].probability, sums.low / (sums.low + sums.high))
        Self.check(members[1].probability, sums.high / (sums.low + sums.high))
        let mean = result.quantities[0].mean
        #expect(abs(mean.value - sums.mean / (sums.low + sums.high)) < 4.9 * mean.standardError)
    }

    /// A pool of two is one opinion: each normal report has the power of its weight.
    @Test func pool() throws {
        func model(_ combine: String) -> String {
            """
            quantities: {x: "normal(10, 2)"}
            evidence:
              - {name: a, about: x, report: 10, error: normal, relative_error: 10%}
              - {name: b, about: x, report: 12, error: normal, relative_error: 10%}
            \(combine)
            """
        }
        let pooled = try EvidenceTests.simulate(
            model("combine: [{as: pool, reports: [a, b], weights: [1, 3]}]"), runs: 2_000_000)
        let exact = EvidenceTests.combined([(10, 2), (10, 2), (12, 1.2 / 0.75.squareRoot())])
        EvidenceTests.check(
            pooled.quantities[0], mean: exact.mean, sd: exact.sd,
            quantile: EvidenceTests.normal(exact.mean, exact.sd))
        // All together is what reports are without a combination.
        let all = try EvidenceTests.simulate(
            model("combine: [{as: all, reports: [a, b]}]"), runs: 100_000)
        let none = try EvidenceTests.simulate(model(""), runs: 100_000)
        #expect(DeterminismTests.bits(all) == DeterminismTests.bits(none))
    }

    /// Opposed reports so tight that no plain run fits, in both of their places.
    @Test func tight() throws {
        let model = try Models.model(
            """
            quantities: {killed: 7000 to 15000}
            evidence:
              - {name: low, about: killed, report: 8000 to 8010}
              - {name: high, about: killed, report: 14000 to 14020}
            combine: [{as: any, reports: [low, high]}]
            """)
        let result = try Models.simulate(model, runs: 1_000_000, seed: 2022)
        #expect(result.evidence?.isAdapted == true)
        let (centre, spread) = (TightReportTests.centre, TightReportTests.spread)
        let parts = [(8000.0, 8010.0, 14_000.0, 14_020.0), (14_000, 14_020, 8000, 8010)].map {
            let right = TightReportTests.range($0.0, $0.1)
            let other = TightReportTests.range($0.2, $0.3)
            return Self.density(right.mean, centre, spread * spread + right.sd * right.sd)
                * Self.density(other.mean, right.mean, 1)
        }
        let members = try #require(result.evidence?.combinations.first)
        Self.check(members[0].probability, parts[0] / (parts[0] + parts[1]))
        for threads in [1, 3] {
            let other = try Models.simulate(model, runs: 1_000_000, seed: 2022, threads: threads)
            #expect(DeterminismTests.bits(other) == DeterminismTests.bits(result))
        }
    }
}
