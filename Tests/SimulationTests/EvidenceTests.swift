import CGSL
import CasModel
import TestSupport
import Testing

/// Models with reports against closed forms and quadrature.
///
/// Each figure must lie within 4.9 of its own Monte Carlo standard errors, which a right one misses
/// with probability 10⁻⁶, and within 1 % of the posterior sd; about 100 figures. Seeds are fixed.
@Suite("Reports against exact posteriors")
struct EvidenceTests {
    static let runs = 4_000_000
    static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

    static func simulate(
        _ text: String, runs: Int = runs, threads: Int = 2
    ) throws -> SimulationResult {
        try Models.simulate(try Models.model(text), runs: runs, seed: 2022, threads: threads)
    }

    /// Holds a quantity against its exact mean, sd and quantiles.
    static func check(
        _ quantity: QuantityResult, mean: Double, sd: Double, quantile: (Double) -> Double,
        tolerance: Double = 0.01
    ) {
        let error = quantity.mean.standardError
        #expect(abs(quantity.mean.value - mean) < min(4.9 * error, tolerance * sd), "mean")
        #expect(error < 0.003 * sd)
        // Ten standard errors of an sd whose effective sample is 10⁵.
        #expect(abs(quantity.standardDeviation / sd - 1) < 0.02, "sd")
        for p in probabilities {
            let found = quantity.quantile(p)
            let distance = abs(found.value - quantile(p))
            #expect(
                distance < min(4.9 * found.standardError, tolerance * sd),
                "\(quantity.name) \(p): \(found) against \(quantile(p))")
        }
    }

    /// A normal law with this mean and sd.
    static func normal(_ mean: Double, _ sd: Double) -> (Double) -> Double {
        { mean + sd * gsl_cdf_ugaussian_Pinv($0) }
    }

    /// The precision-weighted mean of a prior and reports.
    static func combined(_ parts: [(mean: Double, sd: Double)]) -> (mean: Double, sd: Double) {
        let precision = parts.reduce(0) { $0 + 1 / ($1.sd * $1.sd) }
        let sum = parts.reduce(0) { $0 + $1.mean / ($1.sd * $1.sd) }
        return (sum / precision, (1 / precision).squareRoot())
    }

    static let halfWidth = 1.6448536269514722

    @Test func normalWithNormal() throws {
        let result = try Self.simulate(
            """
            quantities: {x: "normal(3, 2)"}
            evidence: [{name: r, about: x, report: 3 to 6, error: normal}]
            """)
        let exact = Self.combined([(3, 2), (4.5, 1.5 / Self.halfWidth)])
        Self.check(
            result.quantities[0], mean: exact.mean, sd: exact.sd,
            quantile: Self.normal(exact.mean, exact.sd))
        let evidence = try #require(result.evidence)
        // Of a normal prior and likelihood the share (E w)² / E w² is known.
        let v = 4.0
        let r2 = (1.5 / Self.halfWidth) * (1.5 / Self.halfWidth)
        let first = (r2 / (v + r2)).squareRoot() * exp(-0.5 * 2.25 / (v + r2))
        let second = (r2 / 2 / (v + r2 / 2)).squareRoot() * exp(-0.5 * 2.25 / (v + r2 / 2))
        let share = first * first / second
        #expect(abs(evidence.effectiveSampleSize / Double(Self.runs) / share - 1) < 0.02)
    }

    @Test func lognormalWithReports() throws {
        let result = try Self.simulate(
            """
            quantities: {x: "lognormal(mu: 9, sigma: 0.5)", y: log(x)}
            evidence:
              - {name: range, about: x, report: 7000 to 15000}
              - {name: point, about: 2 * x, report: about 20000, relative_error: 20%}
            """)
        let exact = Self.combined([
            (9, 0.5), (log(7000 * 15000) / 2, log(15.0 / 7) / 2 / Self.halfWidth),
            (log(10_000), 0.2),
        ])
        let logarithm = Self.normal(exact.mean, exact.sd)
        Self.check(result.quantities[1], mean: exact.mean, sd: exact.sd, quantile: logarithm)
        let variance = exact.sd * exact.sd
        let mean = exp(exact.mean + variance / 2)
        Self.check(
            result.quantities[0], mean: mean, sd: mean * expm1(variance).squareRoot(),
            quantile: { exp(logarithm($0)) })
    }

    /// A hard range cuts the prior off.
    @Test func truncation() throws {
        let result = try Self.simulate(
            """
            quantities: {x: "normal(0, 1)"}
            evidence: [{name: r, about: x, report: 0.5 to 2, error: hard}]
            """)
        let (low, high) = (gsl_cdf_ugaussian_P(0.5), gsl_cdf_ugaussian_P(2))
        let z = high - low
        let mean = (gsl_ran_ugaussian_pdf(0.5) - gsl_ran_ugaussian_pdf(2)) / z
        let second =
            1 + (0.5 * gsl_ran_ugaussian_pdf(0.5) - 2 * gsl_ran_ugaussian_pdf(2)) / z
        Self.check(
            result.quantities[0], mean: mean, sd: (second - mean * mean).squareRoot(),
            quantile: { gsl_cdf_ugaussian_Pinv(low + $0 * z) })
        let x = result.quantities[0]
        #expect(x.minimum >= 0.5 && x.maximum <= 2)
        let evidence = try #require(result.evidence)
        #expect(evidence.effectiveSampleSize == Double(evidence.weightedRuns))
        let share = Double(evidence.weightedRuns) / Double(Self.runs)
        // Binomial, 4.9 standard errors.
        #expect(abs(share - z) < 4.9 * (z * (1 - z) / Double(Self.runs)).squareRoot())
    }

    /// The prior probability of "30,000 to 40,000 killed or wounded" is 0.2737.
    @Test func killedOrWoundedForSure() throws {
        let result = try Self.simulate(
            """
            quantities:
              killed: 7000 to 15000
              ratio: lognormal(median: 3, sigma: 0.4)
            evidence:
              - {name: kw, about: killed * (1 + ratio), report: 30000 to 40000, error: hard}
            """)
        let evidence = try #require(result.evidence)
        let share = Double(evidence.weightedRuns) / Double(Self.runs)
        #expect(abs(share - 0.2737) < 4.9 * (0.2737 * 0.7263 / 4e6).squareRoot() + 0.00005)
        // Given killed, the range is one for the ratio.
        let posterior = Grid { killed in
            func below(_ total: Double) -> Double {
                let ratio = total / killed - 1
                return ratio > 0 ? gsl_cdf_ugaussian_P(log(ratio / 3) / 0.4) : 0
            }
            return below(40_000) - below(30_000)
        }
        Self.check(
            result.quantities[0], mean: posterior.mean, sd: posterior.sd,
            quantile: posterior.quantile)
    }

    /// Wrong around the truth by a factor, and unrelated to it: 1/(2 log 10) on the logarithmic scale.
    @Test(arguments: [(1.0, nil), (0.7, 1.0), (0.7, 1.5), (0.7, nil)])
    func killedOrWounded(trust: Double, ifWrong: Double?) throws {
        let wrong = ifWrong.map { ", if_wrong: \($0)" } ?? ""
        let result = try Self.simulate(
            """
            quantities:
              killed: 7000 to 15000
              ratio: lognormal(median: 3, sigma: 0.4)
            evidence:
              - {name: kw, about: killed * (1 + ratio), report: 30000 to 40000, trust: \(trust)\(wrong)}
            """)
        let centre = log(30_000 * 40_000) / 2
        let sd = log(4.0 / 3) / 2 / Self.halfWidth
        let ratios = (-3000...3000).map { step in
            (
                ratio: 3 * exp(0.4 * Double(step) / 400),
                weight: exp(-0.5 * Double(step * step) / 160_000)
            )
        }
        let posterior = Grid { killed in
            ratios.reduce(0) { sum, ratio in
                let d = log(killed * (1 + ratio.ratio)) - centre
                func density(_ sd: Double) -> Double {
                    exp(-0.5 * d * d / sd / sd) / (sd * (2 * .pi).squareRoot())
                }
                let wrong = ifWrong.map(density) ?? 1 / (2 * log(10))
                return sum + ratio.weight * (trust * density(sd) + (1 - trust) * wrong)
            }
        }
        Self.check(
            result.quantities[0], mean: posterior.mean, sd: posterior.sd,
            quantile: posterior.quantile)
    }

    /// The law of killed, 7,000 to 15,000, times a likelihood, on a fine grid of normal scores.
    struct Grid {
        let points: [(killed: Double, upTo: Double)]
        let mean: Double
        let sd: Double

        init(_ likelihood: (Double) -> Double) {
            let centre = log(7000 * 15000) / 2
            let spread = log(15.0 / 7) / 2 / EvidenceTests.halfWidth
            let masses = (-1500...1500).map { step -> (Double, Double) in
                let z = Double(step) / 200
                let killed = exp(centre + spread * z)
                return (killed, exp(-0.5 * z * z) * likelihood(killed))
            }
            let total = masses.reduce(0) { $0 + $1.1 }
            let mean = masses.reduce(0) { $0 + $1.0 * $1.1 } / total
            let second = masses.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total
            var running = 0.0
            points = masses.map { point in
                running += point.1 / total
                // Half of the point's own mass lies above it.
                return (point.0, running - point.1 / total / 2)
            }
            self.mean = mean
            sd = second.squareRoot()
        }

        func quantile(_ p: Double) -> Double {
            guard let above = points.firstIndex(where: { $0.upTo >= p }), above > 0 else {
                return .nan
            }
            let (a, b) = (points[above - 1], points[above])
            return a.killed + (b.killed - a.killed) * (p - a.upTo) / (b.upTo - a.upTo)
        }
    }

    /// `at least` and `at most`: a normal prior times a normal distribution function is a skew normal
    /// law, whose mean and sd are known (Azzalini 1985).
    @Test(arguments: [1.0, -1.0])
    func bounds(sign: Double) throws {
        let bound = sign > 0 ? "at least 100" : "at most 100"
        let result = try Self.simulate(
            """
            quantities: {x: "lognormal(median: 100, sigma: 0.3)", y: \(sign) * log(x / 100)}
            evidence: [{name: r, about: x, report: \(bound), relative_error: 0.15}]
            """)
        let slope = 0.3 / 0.15
        let delta = slope / (1 + slope * slope).squareRoot()
        let mean = 0.3 * delta * (2 / Double.pi).squareRoot()
        let y = result.quantities[1]
        let sd = (0.09 - mean * mean).squareRoot()
        #expect(abs(y.mean.value - mean) < min(4.9 * y.mean.standardError, 0.01 * sd))
        #expect(abs(y.standardDeviation / sd - 1) < 0.01)
        // Of |N(0, 1)| mixed by Owen's T at its median: P(y < 0) = 1/2 − atan(slope)/π.
        let below = y.distribution.cumulative(0)
        #expect(abs(below - (0.5 - atan(slope) / .pi)) < 0.002)
    }

    @Test func oneOriginCountsOnce() throws {
        func model(_ origins: String, _ twice: Bool) -> String {
            let second =
                twice ? "\n  - {name: s, about: x, report: 3 to 6, error: normal, source: b}" : ""
            return """
                sources: {a: {title: A\(origins)}, b: {title: B\(origins)}}
                quantities: {x: "normal(3, 2)"}
                evidence:
                  - {name: r, about: x, report: 3 to 6, error: normal, source: a}\(second)
                """
        }
        let once = try Self.simulate(model(", origin: o", false), runs: 300_000)
        let again = try Self.simulate(model(", origin: o", true), runs: 300_000)
        #expect(DeterminismTests.bits(once) == DeterminismTests.bits(again))
        #expect(again.evidence?.reports.map(\.power) == [0.5, 0.5])
        let apart = try Self.simulate(model("", true), runs: 300_000)
        let sd = 1.5 / Self.halfWidth
        let exact = Self.combined([(3, 2), (4.5, sd), (4.5, sd)])
        #expect(abs(apart.quantities[0].standardDeviation / exact.sd - 1) < 0.01)
        #expect(once.quantities[0].standardDeviation > 1.3 * exact.sd)
    }

    @Test(arguments: [1000, 65_536, 300_000, 17_000_000])
    func threadsDoNotMatter(runs: Int) throws {
        let text = """
            quantities:
              killed: 7000 to 15000
              ratio: lognormal(median: 3, sigma: 0.4)
              crews: poisson(14)
              odd: log(killed - 9000)
            questions: {q: killed > 10000}
            evidence:
              - {name: kw, about: killed * (1 + ratio), report: 30000 to 40000, trust: 0.9}
              - {name: c, about: crews, report: at least 12}
            """
        let one = DeterminismTests.bits(try Self.simulate(text, runs: runs, threads: 1))
        for threads in runs > 1_000_000 ? [2] : [2, 3, 8] {
            let other = DeterminismTests.bits(try Self.simulate(text, runs: runs, threads: threads))
            #expect(other == one, "\(threads) threads")
        }
    }

    /// Where what a report speaks of is no number, the run counts for nothing.
    @Test func noNumber() throws {
        let result = try Self.simulate(
            """
            quantities: {x: "normal(0, 1)", y: sqrt(x)}
            evidence: [{name: r, about: y, report: at most 1000}]
            """, runs: 400_000)
        let evidence = try #require(result.evidence)
        #expect(abs(evidence.unjudgedRuns - 200_000) < 1600)
        #expect(evidence.unjudgedRuns + evidence.weightedRuns == 400_000)
        #expect(result.quantities[0].minimum > 0)
        #expect(result.quantities[1].invalidRuns == 0)
        #expect(result.invalidCauses.map(\.quantity) == ["y"])
    }

    /// On a logarithmic scale 0 and what is below it are infinitely low, and no run is lost.
    @Test func zeroIsLow() throws {
        let result = try Self.simulate(
            """
            quantities: {x: poisson(1)}
            evidence: [{name: r, about: x - 1, report: at most 1}]
            """, runs: 400_000)
        let evidence = try #require(result.evidence)
        #expect(evidence.unjudgedRuns == 0)
        // Weights 1 for 0 and 1, ½ for 2, none to speak of for 3.
        let weights = [exp(-1.0), exp(-1.0), exp(-1.0) / 4]
        let x = result.quantities[0]
        let exact = (weights[1] + 2 * weights[2]) / weights.reduce(0, +)
        #expect(abs(x.mean.value - exact) < 4.9 * x.mean.standardError)
        #expect(x.quantile(0.5).value == 1)
    }

    @Test func nothingFits() throws {
        #expect(throws: SimulationError.self) {
            try Self.simulate(
                """
                quantities: {x: "uniform(0, 1)"}
                evidence: [{name: r, about: x, report: 2 to 3, error: hard}]
                """, runs: 10_000)
        }
    }
}
