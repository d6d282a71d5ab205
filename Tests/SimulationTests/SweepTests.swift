import CasModel
import Foundation
import TestSupport
import Testing

@Suite("Sweeps")
struct SweepTests {
    static let runs = 100_000

    /// The results of a model with each value of a quantity.
    private func sweep(
        _ text: String, _ name: String, _ series: String, threads: Int = 2, runs: Int = runs
    ) throws -> (models: [Model], results: [SimulationResult], values: [Double]) {
        let values = try NumberSeries(series).values
        let models = try values.map {
            try Models.model(
                text, overrides: [Model.Override(name: name, expression: "\($0)")])
        }
        let sweeper = try Sweeper(models)
        let options = SimulationOptions(runs: runs, threads: threads)
        let results = try sweeper.batches.flatMap { try sweeper.run($0, options) }
        return (models, results, values)
    }

    private func medians(_ results: [SimulationResult], _ name: String) throws -> [Double] {
        try results.map { try #require($0[name]).quantile(0.5).value }
    }

    private static let product = """
        quantities:
          k: 1 to 5
          ratio: lognormal(median: 3, sigma: 0.4)
          total: k * ratio
        """

    /// All points have the same draws, scaled, so that this is one test of three quantiles: four standard
    /// errors are exceeded by chance once in some 5,000 seeds, and the seed is fixed.
    @Test("Quantiles are those of the closed form at every value")
    func closedForm() throws {
        let (_, results, values) = try sweep(Self.product, "k", "0.5 to 20 in 40 log")
        for (result, k) in zip(results, values) {
            let total = try #require(result["total"])
            for (p, z) in [(0.05, -1.6448536269514722), (0.5, 0), (0.95, 1.6448536269514722)] {
                let found = total.quantile(p)
                let exact = 3 * k * exp(0.4 * z)
                #expect(abs(found.value - exact) < 4 * found.standardError, "\(k), \(p)")
            }
        }
    }

    @Test("Every figure is that of simulating the model alone, bit for bit")
    func alone() throws {
        let text = """
            quantities:
              x: 1 to 5
              a: 7000 to 15000
              m: {value: "mixture(0.6: a, 0.4: 5000 to 9000)", title: One or the other}
              c: poisson(x)
              d: round(a * x * 2)
              h: cauchy(x, 1)
              e: log(a * x - 20000)
            report: [e, h]
            questions: {q: "a * x > 30000"}
            """
        for report in ["[e, h]", "[d]", "[a, m, c, d, e, h]", "[x, a, m, c, d, h]"] {
            let (models, results, _) = try sweep(
                text.replacing("report: [e, h]", with: "report: \(report)"), "x", "1 to 9 in 9")
            for (model, result) in zip(models, results) {
                let alone = try Models.simulate(model, runs: Self.runs)
                #expect(alone.quantities.count == result.quantities.count)
                for (a, b) in zip(alone.quantities, result.quantities) {
                    #expect(JSONValue.of(a) == JSONValue.of(b))
                    #expect(a.quantityIndex == b.quantityIndex)
                }
                #expect(alone.questions.map(\.probability) == result.questions.map(\.probability))
                #expect(alone.invalidCauses == result.invalidCauses)
                #expect(result.model.overrides == model.overrides)
            }
        }
    }

    @Test("With reports, each value has the answer of the model alone")
    func weighed() throws {
        let (models, results, _) = try sweep(
            Self.product + "\nevidence: [{name: r, about: total, report: 8 to 12}]", "k",
            "1, 3, 5")
        #expect(try Sweeper(models).batches == [0..<1, 1..<2, 2..<3])
        for (model, result) in zip(models, results) {
            let alone = try Models.simulate(model, runs: Self.runs)
            #expect(alone["total"].map(JSONValue.of) == result["total"].map(JSONValue.of))
            #expect(result.evidence != nil)
        }
    }

    @Test("The curve of a rising model rises from each value to the next, in every quantile")
    func monotone() throws {
        // As fine as this, independent draws would jump up and down.
        let (models, results, _) = try sweep(Self.product, "k", "3 to 3.01 in 50", runs: 20_000)
        #expect(try Sweeper(models).batches.count > 1)
        for p in [0.01, 0.25, 0.5, 0.9, 0.999] {
            let curve = try results.map { try #require($0["total"]).quantile(p).value }
            #expect(zip(curve, curve.dropFirst()).allSatisfy(<))
        }
    }

    private static let group = """
        quantities:
          a: 7000 to 15000
          b: lognormal(median: 3, sigma: 0.4)
          c: normal(mean: 100, sd: 10)
          t: a * b + 100 * c

        """
    private static let correlations = """
        correlations:
          - between: [a, b, c]
            spearman: [[1, 0.6, 0.3], [0.6, 1, 0.5], [0.3, 0.5, 1]]
        """

    @Test("A correlated input takes its values; the others keep their draws and their correlation")
    func correlated() throws {
        let (_, results, _) = try sweep(
            Self.group + Self.correlations, "b", "3 to 3.01 in 20", runs: 20_000)
        let curve = try medians(results, "t")
        #expect(zip(curve, curve.dropFirst()).allSatisfy(<))
        // What a model says in which nothing else was ever correlated.
        let rest = try Models.simulate(
            Models.model(
                Self.group + "correlations: [{between: [a, c], spearman: 0.3}]",
                overrides: [Model.Override(name: "b", expression: "3")]), runs: 20_000)
        for name in ["a", "c"] {
            let expected = rest[name].map(JSONValue.of)
            #expect(results.allSatisfy { $0[name].map(JSONValue.of) == expected })
        }
        #expect(results[0]["t"].map(JSONValue.of) == rest["t"].map(JSONValue.of))
    }

    @Test("Correlations among the others hold at every value, and their curves are smooth, too")
    func correlatedOthers() throws {
        let (models, results, _) = try sweep(
            Self.group.replacing("100 * c", with: "100 * c * k") + "  k: 1 to 2\n"
                + Self.correlations, "k", "1 to 1.01 in 20", runs: 20_000)
        let curve = try medians(results, "t")
        #expect(zip(curve, curve.dropFirst()).allSatisfy(<))
        let alone = try Models.simulate(models[7], runs: 20_000)
        #expect(alone["t"].map(JSONValue.of) == results[7]["t"].map(JSONValue.of))
    }

    @Test("The number of threads changes nothing")
    func threads() throws {
        let one = try sweep(Self.product, "k", "1, 2, 3, 4", threads: 1).results
        for threads in [2, 5] {
            let other = try sweep(Self.product, "k", "1, 2, 3, 4", threads: threads).results
            for (a, b) in zip(one, other) {
                #expect(a.quantities.map(JSONValue.of) == b.quantities.map(JSONValue.of))
            }
        }
    }

    @Test("All combinations, those of the last values changing fastest")
    func grid() throws {
        let quantities = try [("a", "1, 2"), ("b", "5, 6, 7")].map {
            SweptQuantity(name: $0.0, unit: "", series: try NumberSeries($0.1))
        }
        #expect(
            SweptQuantity.grid(quantities)
                == [[1, 5], [1, 6], [1, 7], [2, 5], [2, 6], [2, 7]])
    }

    @Test("A sweep of more figures than memory may hold is refused before it begins")
    func tooMuch() throws {
        let model = try Models.model(
            "quantities:\n" + (0..<100).map { "  q\($0): \($0)\n" }.joined())
        _ = try Sweeper(Array(repeating: model, count: 40))
        #expect(
            throws: SimulationError(
                "the sweep would have 4100 figures, 41 of each reported quantity, and at most 4000 "
                    + "are told; try fewer values, or name with --quantity what to tell of")
        ) { try Sweeper(Array(repeating: model, count: 41)) }
    }

    @Test("A stopped batch has the figures of the runs that were done, or none")
    func stopped() throws {
        let model = try Models.model(Self.product)
        let control = SimulationControl()
        control.cancel()
        #expect(throws: SimulationError.self) {
            try Sweeper([model, model]).run(0..<2, SimulationOptions(runs: 1000), control: control)
        }
    }
}

extension JSONValue {
    /// All figures of a quantity, as text.
    fileprivate static func of(_ quantity: QuantityResult) -> String {
        String(decoding: JSONReport.quantity(quantity).bytes(), as: UTF8.self)
            + "\(quantity.minimum) \(quantity.maximum)"
    }
}
