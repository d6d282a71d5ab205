import CGSL
import CasModel
import TestSupport
import Testing

/// Reports on models with correlated inputs, against closed forms.
///
/// x and y are standard normal with correlation ρ. A report with a normal error about w·(x, y) leaves
/// a normal law, given by Kalman's update.
@Suite("Reports on correlated inputs")
struct CorrelatedEvidenceTests {
    struct Update {
        var mean: [Double]
        var covariance: [[Double]]

        /// Conditions on a report about weights · values.
        mutating func condition(_ weights: [Double], mean reported: Double, sd: Double) {
            let n = weights.count
            let gain = (0..<n).map { i in
                (0..<n).reduce(0) { $0 + covariance[i][$1] * weights[$1] }
            }
            let variance = sd * sd + (0..<n).reduce(0) { $0 + weights[$1] * gain[$1] }
            let surprise = reported - (0..<n).reduce(0) { $0 + weights[$1] * mean[$1] }
            for i in 0..<n {
                mean[i] += gain[i] * surprise / variance
                for j in 0..<n { covariance[i][j] -= gain[i] * gain[j] / variance }
            }
        }
    }

    static func check(_ about: String, _ weights: [Double], low: Double, high: Double) throws {
        let correlation = -0.8
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(0, 1)", y: "normal(0, 1)", total: x + 2 * y}
            correlations: [{between: [x, y], pearson_of_normals: \(correlation)}]
            evidence: [{name: r, about: \(about), report: \(low) to \(high), error: normal}]
            """)
        var exact = Update(mean: [0, 0], covariance: [[1, correlation], [correlation, 1]])
        exact.condition(
            weights, mean: (low + high) / 2, sd: (high - low) / 2 / EvidenceTests.halfWidth)
        let c = exact.covariance
        let means = exact.mean + [exact.mean[0] + 2 * exact.mean[1]]
        let variances = [c[0][0], c[1][1], c[0][0] + 4 * c[0][1] + 4 * c[1][1]]
        for (index, quantity) in result.quantities.enumerated() {
            let sd = variances[index].squareRoot()
            EvidenceTests.check(
                quantity, mean: means[index], sd: sd,
                quantile: EvidenceTests.normal(means[index], sd), tolerance: 0.02)
        }
    }

    /// Plain runs, weighted.
    @Test func looseReports() throws {
        try Self.check("x", [1, 0], low: 0, high: 2)
        try Self.check("y", [0, 1], low: -2, high: 0)
        try Self.check("x + y", [1, 1], low: 0, high: 1)
    }

    /// Runs drawn where the report is.
    @Test func tightReports() throws {
        try Self.check("x", [1, 0], low: 2, high: 2.002)
        try Self.check("y", [0, 1], low: -3.001, high: -3)
        try Self.check("2 * x + y", [2, 1], low: 5, high: 5.01)
    }

    /// What the report speaks of rests on another input only by correlation.
    @Test func unreportedPartner() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {a: "normal(0, 1)", b: "normal(0, 1)", c: "normal(0, 1)"}
            report: [c]
            correlations:
              - between: [a, b, c]
                pearson_of_normals: [[1, 0.9, 0.9], [0.9, 1, 0.9], [0.9, 0.9, 1]]
            evidence: [{name: r, about: c, report: 3 to 3.001, error: normal}]
            """)
        let sd = 0.0005 / EvidenceTests.halfWidth
        var exact = Update(mean: [0], covariance: [[1]])
        exact.condition([1], mean: 3.0005, sd: sd)
        let found = exact.covariance[0][0].squareRoot()
        EvidenceTests.check(
            result.quantities[0], mean: exact.mean[0], sd: found,
            quantile: EvidenceTests.normal(exact.mean[0], found), tolerance: 0.02)
        let evidence = try #require(result.evidence)
        #expect(evidence.isAdapted)
        #expect(evidence.effectiveSampleSize > 0.3 * Double(EvidenceTests.runs))
    }
}
