import CGSL
import CasModel
import TestSupport
import Testing

/// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018,
/// arXiv:1804.06788): where the truth is drawn from the prior and the reports from the truth, the truth's
/// place in the posterior is uniform.
///
/// 240 data sets of 20,000 runs each. H₀: the places of each of three quantities are uniform;
/// statistic: Kolmogorov and Smirnov's D against 1.95/√240, which a right one exceeds with probability
/// 0.001, three tests. Every third data set has a report so tight that runs are drawn near it. Seeds are
/// fixed.
@Suite("Calibration")
struct CalibrationTests {
    static let sets = 240

    /// A normal number of a data set, each with a place of its own.
    private static func normal(_ set: Int, _ place: Int) -> Double {
        // SplitMix64 (Steele, Lea and Flood 2014).
        var z = UInt64(set * 16 + place + 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return gsl_cdf_ugaussian_Pinv((Double(z >> 12) + 0.5) * 0x1p-52)
    }

    @Test func truthIsUniformInThePosterior() throws {
        var places: [[Double]] = [[], [], []]
        for set in 0..<Self.sets {
            let killed = exp(9 + 0.4 * Self.normal(set, 0))
            let ratio = 3 * exp(0.4 * Self.normal(set, 1))
            let total = killed * (1 + ratio)
            let tight = set % 3 == 0
            let errors = (tight ? 0.0005 : 0.2, 0.15)
            let reports = (
                total * exp(errors.0 * Self.normal(set, 2)),
                killed * exp(errors.1 * Self.normal(set, 3))
            )
            let model = try Models.model(
                """
                quantities:
                  killed: "lognormal(mu: 9, sigma: 0.4)"
                  ratio: "lognormal(median: 3, sigma: 0.4)"
                  total: killed * (1 + ratio)
                evidence:
                  - {name: t, about: total, report: \(reports.0), relative_error: \(errors.0)}
                  - {name: k, about: killed, report: \(reports.1), relative_error: \(errors.1)}
                """)
            let result = try Models.simulate(model, runs: 20_000, seed: UInt64(set))
            for (index, truth) in [killed, ratio, total].enumerated() {
                places[index].append(result.quantities[index].distribution.cumulative(truth))
            }
        }
        for (index, sample) in places.enumerated() {
            let sorted = sample.sorted()
            let n = Double(sorted.count)
            var distance = 0.0
            for (rank, place) in sorted.enumerated() {
                distance = max(
                    distance, abs(place - Double(rank) / n), abs(place - Double(rank + 1) / n))
            }
            #expect(distance < 1.95 / n.squareRoot(), "quantity \(index)")
        }
    }
}
