import CasModel
import TestSupport
import Testing

/// Draws are independent of those of other runs, blocks, stretches and inputs.
///
/// At most 500 tests, each failing below 2·10⁻⁵: a family-wise α of 0.01. Seeds are fixed.
@Suite("Independence of draws")
struct IndependenceTests {
    static let alpha = 2e-5
    static let runs = 200_000

    /// One input by inversion, one by a formula of a standard law, one by GSL run by run, and a
    /// mixture, which has a stream for the choice as well.
    static let branches = [
        "normal(0, 1)", "normal(one, 2)", "gamma(0.7 * one, 2)",
        "mixture(0.5: uniform(0, 1), 0.5: uniform(2, 3))",
    ]
    /// Neighbours, and the edges of vectors, blocks and stretches.
    static let lags = [1, 2, 8, 16, 32, 1023, 1024, 16_383, 16_384]

    @Test("Of those of other runs, also across blocks and threads", arguments: branches)
    func serial(branch: String) throws {
        let model = try Models.model(
            quantities: "one: \(Models.unfoldedOne)\nx: \(branch)")
        let x = try Models.draws(model, runs: Self.runs, seed: 7, threads: 2)[1]
        let centre = x.reduce(0, +) / Double(x.count)
        let distances = x.map { abs($0 - centre) }
        for values in [x, distances] {
            for lag in Self.lags {
                let p = GoodnessOfFit.correlation(
                    Array(values[..<(values.count - lag)]), Array(values[lag...]))
                #expect(p > Self.alpha, "lag \(lag)")
            }
        }
    }

    @Test("Of those of other inputs, however alike their names")
    func acrossStreams() throws {
        let names = (1...9).map { "x\($0)" } + ["x11", "X1", "x1_", "_x1", "y", "x_1", "x1x1"]
        let lines = names.map { "\($0): normal(0, 1)" }.joined(separator: "\n")
        let draws = try Models.draws(Models.model(quantities: lines), runs: Self.runs, seed: 7)
        let sizes = draws.map { $0.map(abs) }
        var tests = 0
        for a in names.indices {
            for b in names.indices where b > a {
                #expect(GoodnessOfFit.correlation(draws[a], draws[b]) > Self.alpha)
                #expect(GoodnessOfFit.correlation(sizes[a], sizes[b]) > Self.alpha)
                tests += 2
            }
        }
        #expect(tests + 2 * Self.branches.count * Self.lags.count <= 500)
    }
}
