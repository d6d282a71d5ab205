import CasModel
import Output
import TestSupport
import Testing

/// What the runs do not tell is said in words, with the number of runs that would.
@Suite("Warnings about runs")
struct ResultWarningTests {
    static func sentences(
        _ quantities: String, runs: Int, levels: [Double] = [0.9], seed: UInt64 = 42
    ) throws -> [String] {
        let model = try Models.model(quantities: quantities)
        return ResultWarnings.sentences(
            about: try Models.simulate(model, runs: runs, seed: seed, levels: levels))
    }

    @Test(
        "A level finer than the runs can tell",
        arguments: [
            (
                10_000, 0.9999999,
                "10,000 runs hardly tell the ends of the 99.99999 % interval; take at least "
                    + "200,000,000 runs, so that 10 of them lie beyond each end"
            ),
            (
                1000, 0.99,
                "1,000 runs hardly tell the ends of the 99 % interval; take at least 2,000 runs, so "
                    + "that 10 of them lie beyond each end"
            ),
            (
                199, 0.9,
                "199 runs hardly tell the ends of the 90 % interval; take at least 200 runs, so that "
                    + "10 of them lie beyond each end"
            ),
            (
                1, 0.9,
                "1 run tells next to nothing; for the 90 % interval take at least 200 runs, so that "
                    + "10 of them lie beyond each end"
            ),
            (
                3, 0.5,
                "3 runs tell next to nothing; for the 50 % interval take at least 40 runs, so that "
                    + "10 of them lie beyond each end"
            ),
            (
                100, 1 - 1e-11,
                "100 runs hardly tell the ends of the 99.999999999 % interval; that takes more runs "
                    + "than can be done"
            ),
        ] as [(Int, Double, String)])
    func fineLevels(runs: Int, level: Double, expected: String) throws {
        #expect(
            try Self.sentences("x: normal(0, 1)\nc: 5", runs: runs, levels: [0.4, level])
                == [expected])
    }

    @Test("As many runs as were asked for are enough", arguments: [(200, 0.9), (40, 0.5)])
    func enough(runs: Int, level: Double) throws {
        #expect(try Self.sentences("x: normal(0, 1)", runs: runs, levels: [level]).isEmpty)
        // What never varies is told by any run.
        #expect(try Self.sentences("c: 5", runs: 2, levels: [level]).isEmpty)
    }

    @Test("Figures that the runs do not tell have no digits")
    func untoldFigures() throws {
        func row(_ name: String, _ runs: Int, _ level: Double = 0.9) throws -> [String] {
            let model = try Models.model(quantities: "x: normal(1000, 1)\nc: 7")
            let result = try Models.simulate(model, runs: runs, levels: [level])
            let quantity = try #require(result.quantities.first { $0.name == name })
            let texts = quantity.intervalTexts
            return [texts.lows[0], texts.best, texts.highs[0]]
        }
        #expect(try row("x", 1) == ["1,000", "1,000", "1,000"])
        let few = try row("x", 3)
        #expect(few[0] == "n/a" && few[1] != "n/a" && few[2] == "n/a")
        #expect(try row("c", 3) == ["7", "7", "7"])
        let fine = try row("x", 1000, 0.99999)
        #expect(fine[0] == "n/a" && fine[1] != "n/a" && fine[2] == "n/a")
    }

    @Test("Reports that leave few runs need more for a fine level")
    func weighted() throws {
        let model = try Models.model(
            """
            quantities:
              x: normal(0, 1)
            evidence:
              - {name: r, about: x, report: -1 to 1, error: normal}
            """)
        let result = try Models.simulate(model, runs: 20_000, levels: [0.9999])
        let effective = result.quantities[0].effectiveRuns
        // 10 beyond each end of 0.01 % are 200,000 effective runs.
        let wanted = Int((200_000 * 20_000 / effective * (1 - 1e-9)).rounded(.up))
        #expect(
            ResultWarnings.sentences(about: result) == [
                "\(Numbers.grouped(Int(effective.rounded()))) effective runs hardly tell the ends "
                    + "of the 99.99 % interval; take at least \(Numbers.grouped(wanted)) runs, so "
                    + "that 10 of them lie beyond each end"
            ])
    }

    @Test(
        "A quantile between two values of their own may be either",
        arguments: [
            ("integers(1, 6)", [3.0, 4], 0.5, 0.9), ("bernoulli(0.5)", [0, 1], 0.5, 0.9),
            ("choose(0.5: -20, 0.2: 1e6, 0.3: 3e6)", [-20, 1e6], 0.5, 0.9),
            ("choose(0.05: 10, 0.95: 20)", [10, 20], 0.05, 0.9),
            ("choose(0.3: 10, 0.65: 20, 0.05: 40)", [20, 40], 0.95, 0.9),
            ("floor(2 * uniform(0, 1)) * 0.25", [0, 0.25], 0.5, 0.8),
        ] as [(String, [Double], Double, Double)])
    func steps(expression: String, values: [Double], p: Double, level: Double) throws {
        let figure = p == 0.5 ? "median" : p < 0.5 ? "'low'" : "'high'"
        let (below, above) =
            p == 0.5 ? ("half", "half") : (percent(p), percent(1 - p))
        // Three standard errors: of 12 one may miss it with a probability of 3 %.
        for seed: UInt64 in [1, 2] {
            #expect(
                try Self.sentences("x: \(expression)", runs: 20_000, levels: [level], seed: seed)
                    == [
                        "\(below) of the runs of 'x' are at most \(Numbers.significant(values[0])) "
                            + "and \(above) at least \(Numbers.significant(values[1])), so that "
                            + "its \(figure) may be either"
                    ])
        }
    }

    @Test(
        "No step, no such sentence",
        arguments: [
            "integers(1, 7)", "bernoulli(0.55)", "poisson(1000)", "normal(0, 1)",
        ])
    func noSteps(expression: String) throws {
        #expect(try Self.sentences("x: \(expression)", runs: 20_000).isEmpty)
    }

    @Test("Gaps between groups are named as such")
    func gaps() throws {
        #expect(
            try Self.sentences(
                "x: \"mixture(0.5: uniform(0, 1), 0.5: uniform(1000, 1001))\"", runs: 20_000)
                == [
                    "the runs cannot determine 'best' of 'x': its values lie in far-apart groups"
                ])
    }
}
