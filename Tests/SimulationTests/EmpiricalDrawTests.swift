import CasModel
import TestSupport
import Testing

/// Draws of columns of data have the shares of the data. Three tests of goodness of fit, each failing
/// below 0.003: a family-wise α of 0.01.
@Suite("Draws of data")
struct EmpiricalDrawTests {
    static let alpha = 0.003
    static let runs = 1_000_000

    @Test(
        "Every value with its share",
        arguments: [
            ("empirical(\"data.csv\", column: \"x\")", [-1.5: 2, 3: 2, 5: 2, 9: 1, 40: 1]),
            (
                "empirical(\"data.csv\", column: \"x\", weights: \"w\")",
                [-1.5: 0.75, 3: 1.25, 5: 3, 40: 3]
            ),
            (
                "truncate(empirical(\"data.csv\", column: \"x\"), low: 0, high: 9)",
                [3: 2, 5: 2, 9: 1]
            ),
        ] as [(String, [Double: Double])])
    func shares(expression: String, weights: [Double: Double]) throws {
        let draws = try Models.draws(expression, runs: Self.runs, seed: 20_220_324)
        var counts: [Double: Int] = [:]
        for x in draws { counts[x, default: 0] += 1 }
        #expect(Set(counts.keys) == Set(weights.keys))
        let total = weights.values.reduce(0, +)
        let values = weights.keys.sorted()
        let p = GoodnessOfFit.chiSquare(
            counts: values.map { counts[$0] ?? 0 },
            expected: values.map { (weights[$0] ?? 0) / total * Double(Self.runs) })
        #expect(p > Self.alpha)
    }

    @Test("A column can be correlated, and keeps its shares")
    func correlated() throws {
        let model = try Models.model(
            """
            quantities:
              x: empirical("data.csv", column: "x")
              y: normal(0, 1)
            correlations:
              - between: [x, y]
                spearman: 0.8
            """)
        let draws = try Models.draws(model, runs: 100_000)
        let isLarge = zip(draws[0], draws[1]).filter { $0.0 == 40 }.map(\.1)
        // A share of 1/8, to five standard errors, and mostly where y is large.
        #expect(abs(Double(isLarge.count) - 12_500) < 5 * 105)
        #expect(isLarge.reduce(0, +) / Double(isLarge.count) > 1)
    }
}
