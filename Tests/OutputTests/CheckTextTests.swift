import CasModel
import TestSupport
import Testing

@Suite("Checked model")
struct CheckTextTests {
    @Test("Every quantity with its law, points, needs and sources")
    func text() {
        let model = HandMade.model(questions: [("over", "Over 15,000 killed?")])
        #expect(
            Written.check(model) == """
                Losses, first month, as of 2022-03-24
                3 quantities, 3 reported, 1 question, 2 sources; no errors

                killed (people)
                    value   7000 to 15000
                    law     normal(mean: 0, sd: 1)
                    points  5 %: -1.6449; 50 %: 0; 95 %: 1.6449
                    source  Senior NATO military official, to AP, 2022-03-23, grade B2: "between
                            7,000 and 15,000 Russian troops have died"

                wounded_per_killed (ratio)
                    value   lognormal(median: 3, sigma: 0.4)
                    law     normal(mean: 0, sd: 1)
                    points  5 %: -1.6449; 50 %: 0; 95 %: 1.6449
                    source  Ratios of past wars, "wounded" as recorded

                wounded (people)
                    value   killed * wounded_per_killed
                    needs   killed, wounded_per_killed

                Questions
                    over
                      asks  Over 15,000 killed?
                      if    killed > 15000

                """)
    }

    @Test("Sources behind a formula are those of its inputs, in the order of the file")
    func provenance() {
        let model = HandMade.model()
        #expect(model.sourcesBehind(0) == ["nato-ap"])
        #expect(model.sourcesBehind(2) == ["nato-ap", "ratios"])
        #expect(model.sourcesBehind(7).isEmpty)
    }

    @Test("Correlations are shown with those of the normal scores behind them")
    func correlations() {
        var model = HandMade.model()
        model.correlations = [
            Correlation(
                between: ("killed", "wounded_per_killed"), measure: .spearman, value: -0.25)
        ]
        let text = Written.check(model)
        #expect(
            text.hasSuffix(
                """

                Correlations
                    killed, wounded_per_killed
                      spearman -0.25; of normal scores -0.2611

                """), "\(text)")
    }

    @Test("It is said for which inputs a correlation is not quite what was asked for")
    func correlationNotes() throws {
        let text = """
            quantities:
              a: 1 to 2
              n: poisson(3)
              x: normal(mean: a, sd: 1)
            correlations:
              - {between: [a, n], kendall: 0.5}
              - {between: [n, x], pearson_of_normals: 0.2}
            """
        let model = try ModelReader.read(bytes: Array(text.utf8), file: "m.yaml", name: "m")
        let report = Written.check(model)
        #expect(
            report.hasSuffix(
                """

                Correlations
                    a, n
                      kendall 0.5; of normal scores 0.7071
                    n, x
                      pearson_of_normals 0.2
                    note    n has values that recur: its rank correlations are approximate
                    note    x has parameters that vary by run: correlated is where it lies
                            within each run's law
                    note    pairs that are correlated only by way of others are given 0 between
                            their normal scores

                """), "\(report)")
    }

    @Test("Shares of invalid runs have two significant digits")
    func invalidShare() {
        let sentences = InvalidRuns.sentences(
            about: HandMade.result(runs: 100_000, invalidRuns: 12_345))
        #expect(sentences.first?.contains("(12 %)") == true, "\(sentences)")
    }

    @Test("Invalid runs are counted against the limit and traced to their cause")
    func invalidRuns() {
        let result = HandMade.result(
            runs: 1000, invalidRuns: 11,
            invalidCauses: [
                InvalidCause(quantity: "wounded_per_killed", runs: 4, examinedRuns: 1000),
                InvalidCause(quantity: "killed", runs: 7, examinedRuns: 1000),
            ])
        let expected = [
            "'wounded' has no value in 11 of 1,000 runs (1.1 %), caused by 'killed' (0.7 %), "
                + "'wounded_per_killed' (0.4 %)"
        ]
        #expect(InvalidRuns.sentences(about: result) == expected)
        #expect(InvalidRuns.sentences(about: result, above: 0.01) == expected)
        #expect(InvalidRuns.sentences(about: result, above: 0.011).isEmpty)
        #expect(InvalidRuns.sentences(about: HandMade.result()).isEmpty)
    }
}

@Suite("Laws of a checked model")
struct LawTextTests {
    @Test(
        "Every kind of input is spelt as the model language has it",
        arguments: [
            ("truncate(normal(0, 2), low: 0)", "law     truncate(normal(mean: 0, sd: 2), low: 0)"),
            (
                "truncate(normal(0, 2), low: 0, high: 3)",
                "law     truncate(normal(mean: 0, sd: 2), low: 0, high: 3)"
            ),
            ("binomial(n: a, p: 0.3)", "law     binomial, its parameters varying by run"),
            (
                "truncate(normal(a, 1), low: 0)",
                "law     normal cut off, its parameters varying by run"
            ),
            ("mixture(3: a, 1: 12)", "law     mixture of 75 %, 25 %"),
            (
                "truncate(mixture(1: normal(0, 1), 3: uniform(1, 2)), high: 1.5)",
                "law     truncate(mixture(0.25: normal(mean: 0, sd: 1), 0.75: uniform(low: 1,\n"
                    + "            high: 2)), high: 1.5)"
            ),
            ("1 + uniform(150k, 190k)", "law     x[1]: uniform(low: 150000, high: 190000)"),
        ])
    func laws(expression: String, line: String) throws {
        let text = "quantities:\n  a: poisson(7)\n  x: '\(expression)'\n"
        let model = try ModelReader.read(bytes: Array(text.utf8), file: "m.yaml", name: "m")
        let report = Written.check(model)
        #expect(report.contains("\n    \(line)\n"), "\(report)")
    }
}
