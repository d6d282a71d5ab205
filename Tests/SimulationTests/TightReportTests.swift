import CGSL
import CasModel
import TestSupport
import Testing

/// Reports that next to no plain run fits: figures within 2 % of the posterior sd, and within 4.9 of
/// their own Monte Carlo errors.
@Suite("Tight reports")
struct TightReportTests {
    static let runs = 4_000_000
    static let centre = log(7000.0 * 15000) / 2
    static let spread = log(15.0 / 7) / 2 / EvidenceTests.halfWidth

    static func range(_ low: Double, _ high: Double) -> (mean: Double, sd: Double) {
        (log(low * high) / 2, log(high / low) / 2 / EvidenceTests.halfWidth)
    }

    static func checkLognormal(_ quantity: QuantityResult, _ parts: [(mean: Double, sd: Double)]) {
        let exact = EvidenceTests.combined([(centre, spread)] + parts)
        let variance = exact.sd * exact.sd
        let mean = exp(exact.mean + variance / 2)
        EvidenceTests.check(
            quantity, mean: mean, sd: mean * expm1(variance).squareRoot(),
            quantile: { exp(exact.mean + exact.sd * gsl_cdf_ugaussian_Pinv($0)) },
            tolerance: 0.02)
    }

    @Test func oneInput() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {killed: 7000 to 15000, other: 1 to 2}
            evidence: [{name: k, about: killed, report: 12000 to 12010}]
            """, runs: Self.runs)
        Self.checkLognormal(result.quantities[0], [Self.range(12_000, 12_010)])
        let evidence = try #require(result.evidence)
        #expect(evidence.isAdapted)
        #expect(evidence.effectiveSampleSize > 0.5 * Double(Self.runs))
        #expect((evidence.paretoShape ?? 1) < 0.5)
        // An input that no report touches keeps its law.
        let other = result.quantities[1].quantile(0.5)
        #expect(abs(other.value - 2.squareRoot()) < 4.9 * other.standardError)
    }

    /// Far beyond what the prior expects: normal scores of −6.2 and 8.6.
    @Test(arguments: [(2500.0, 2501.0), (75_000, 76_000)])
    func farOff(low: Double, high: Double) throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {killed: 7000 to 15000}
            evidence: [{name: k, about: killed, report: \(low) to \(high)}]
            """, runs: Self.runs)
        Self.checkLognormal(result.quantities[0], [Self.range(low, high)])
    }

    @Test func fiveReports() throws {
        let reports = [
            (12_000.0, 12_010.0), (9000, 9005), (5000, 5001), (20_000, 20_500), (10_000, 10_010),
        ]
        let names = ["a", "b", "c", "d", "e"]
        var text = "quantities:\n"
        for name in names { text += "  \(name): 7000 to 15000\n" }
        text += "evidence:\n"
        for (name, report) in zip(names, reports) {
            text += "  - {name: r\(name), about: \(name), report: \(report.0) to \(report.1)}\n"
        }
        let result = try EvidenceTests.simulate(text, runs: Self.runs)
        for (quantity, report) in zip(result.quantities, reports) {
            Self.checkLognormal(quantity, [Self.range(report.0, report.1)])
        }
    }

    /// On a sum and product the posterior is a thin, bent ridge; given the ratio, killed is normal in its
    /// logarithm.
    @Test func ridge() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities:
              killed: 7000 to 15000
              ratio: lognormal(median: 3, sigma: 0.4)
            evidence: [{name: k, about: killed * (1 + ratio), report: 34000 to 34010}]
            """, runs: Self.runs)
        let report = Self.range(34_000, 34_010)
        var points: [(ratio: Double, mass: Double)] = []
        for step in -4000...4000 {
            let z = Double(step) / 500
            let ratio = 3 * exp(0.4 * z)
            let d = report.mean - log(1 + ratio) - Self.centre
            let variance = Self.spread * Self.spread + report.sd * report.sd
            points.append((ratio, exp(-0.5 * z * z - 0.5 * d * d / variance)))
        }
        let total = points.reduce(0) { $0 + $1.mass }
        let mean = points.reduce(0) { $0 + $1.ratio * $1.mass } / total
        let second = points.reduce(0) { $0 + ($1.ratio - mean) * ($1.ratio - mean) * $1.mass }
        func quantile(_ p: Double) -> Double {
            var upTo = 0.0
            for (index, point) in points.enumerated() {
                let next = upTo + point.mass / total
                if next >= p {
                    let before = points[index - 1].ratio
                    // A point's mass reaches halfway to its neighbours.
                    let share = (p - upTo) / (next - upTo) - 0.5
                    return point.ratio + share * (point.ratio - before)
                }
                upTo = next
            }
            return .nan
        }
        EvidenceTests.check(
            result.quantities[1], mean: mean, sd: (second / total).squareRoot(), quantile: quantile,
            tolerance: 0.02)
    }

    /// Hard bounds have no slope to follow; they get one on the way.
    @Test func hardCorner() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "uniform(0, 1)", y: "uniform(0, 1)"}
            evidence: [{name: r, about: x + y, report: 1.9999 to 2, error: hard}]
            """, runs: 1_000_000)
        // 1 − x has the density 2 (h − t)/h² on 0 … h.
        let h = 1e-4
        let x = result.quantities[0]
        let sd = h / 18.0.squareRoot()
        #expect(abs(x.mean.value - (1 - h / 3)) < min(4.9 * x.mean.standardError, 0.02 * sd))
        let median = x.quantile(0.5)
        let exact = 1 - h * (1 - 0.5.squareRoot())
        #expect(abs(median.value - exact) < min(4.9 * median.standardError, 0.02 * sd))
    }

    @Test func threadsDoNotMatter() throws {
        let model = try Models.model(
            """
            quantities:
              killed: 7000 to 15000
              ratio: lognormal(median: 3, sigma: 0.4)
              crews: poisson(14)
              mixed: "mixture(0.3: killed, 0.7: 2 * killed)"
              dead: binomial(n: crews, p: 0.5)
            evidence:
              - {name: k, about: mixed * (1 + ratio), report: 34000 to 34010}
              - {name: d, about: crews + dead, report: 30 to 33}
            """)
        let one = DeterminismTests.bits(try Models.simulate(model, runs: 200_000, threads: 1))
        for threads in [2, 5] {
            let other = DeterminismTests.bits(
                try Models.simulate(model, runs: 200_000, threads: threads))
            #expect(other == one, "\(threads) threads")
        }
        // The first runs of more are the runs of fewer.
        let few = try Models.draws(model, runs: 2000, weighted: true)
        let more = try Models.draws(model, runs: 5000, threads: 1, weighted: true)
        for (a, b) in zip(few, more) { #expect(a == Array(b.prefix(2000))) }
    }

    @Test func nothingFits() throws {
        func message(_ evidence: String) -> String? {
            do {
                _ = try EvidenceTests.simulate(
                    "quantities: {x: \"uniform(0, 1)\", y: \"uniform(0, 1)\"}\nevidence: \(evidence)\n",
                    runs: 10_000)
                return nil
            } catch { return "\(error)" }
        }
        let alone = message("[{name: r, about: 2 * x, report: 3 to 4, error: hard}]")
        #expect(
            alone?.hasPrefix(
                "no run fits the report 'r' (3 to 4): in 65536 runs 2 * x lies between ") == true)
        let together = message(
            "[{name: r, about: x, report: at most 0.2, error: hard}, "
                + "{name: s, about: x, report: at least 0.3, error: hard}]")
        #expect(
            together?.hasPrefix(
                "no run fits all of the model's reports together, though each fits some; 'r' fits ")
                == true)
    }
}
