import CasModel
import Statistics
import TestSupport
import Testing

/// Where few runs have a value, few bins are laid, and quantiles keep their ranks.
@Suite("Few valid runs")
struct FewValidRunsTests {
    static let runs = 100_000

    /// The rank of every shown quantile is off by 10⁻⁵ or less than one value.
    private func check(_ quantity: QuantityResult, _ values: [Double], _ name: String) {
        #expect(quantity.validRuns == values.count)
        let sorted = values.sorted()
        let n = Double(sorted.count)
        for quantile in quantity.quantiles {
            let below = Double(sorted.count { $0 < quantile.value }) / n
            let upTo = Double(sorted.count { $0 <= quantile.value }) / n
            let error = max(0, below - quantile.probability, quantile.probability - upTo)
            #expect(
                error <= BinLayout.rankTolerance + 1 / n,
                "\(name): \(quantile.probability) at \(quantile.value)")
        }
        // What a quantity with a value in every run takes.
        #expect(quantity.distribution.edges.count < 250_000)
    }

    @Test(arguments: [0.5, 0.1, 0.001, 2e-4])
    func ranks(share: Double) throws {
        let model = try Models.model(
            quantities: """
                u: uniform(0, 1)
                smooth: log(u - (1 - \(share)))
                wide: exp(40 * log(u - (1 - \(share))))
                whole: floor(sqrt(u - (1 - \(share))) * 1e6)
                """)
        let result = try Models.simulate(model, runs: Self.runs)
        let draws = try Models.draws(model, runs: Self.runs)
        for (quantity, values) in zip(result.quantities, draws) {
            check(quantity, values.filter(\.isFinite), "\(quantity.name) \(share)")
        }
    }
}
