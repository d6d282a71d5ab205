import Foundation
import Testing

@Suite("Sweeping")
struct SweepCommandTests {
    private func sweep(_ arguments: String..., in folder: Folder) throws
        -> CasmodelProcess.Outcome
    {
        try CasmodelProcess.run(["sweep"] + arguments, in: folder)
    }

    @Test("One quantity, and what it bears on")
    func one() throws {
        let outcome = try sweep(
            "model.yaml", "--vary", "ratio=1 to 3 in 5", "--runs", "1e5", in: Folder.withModel())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let lines = outcome.outputLines
        #expect(
            lines.prefix(5) == [
                "Losses, first month, as of 2022-03-24", "for 5 values of ratio",
                "low to high: the 90 % credible interval; best: the median", "wounded (people)",
                "ratio     low    best    high",
            ])
        #expect(lines[5].wholeMatch(of: /\ \ \ \ 1   7,0\d\d  10,2\d\d  15,[01]\d\d/) != nil)
        #expect(lines[9].wholeMatch(of: /\ \ \ \ 3  2[01],\d+  30,[78]\d\d  45,[01]\d\d/) != nil)
        #expect(lines.last?.hasPrefix("100,000 common runs in ") == true)
    }

    @Test("Each value has the figures of simulate --set, to the byte")
    func same() throws {
        let folder = try Folder.withModel()
        try folder.write(
            """
            extends: model.yaml
            correlations: [{between: [killed, ratio], spearman: 0.5}]
            """, to: "correlated.yaml")
        for model in ["model.yaml", "correlated.yaml"] {
            let outcome = try sweep(
                model, "--vary", "ratio=0.5, 200%, 7.25", "--runs", "1e5", "--level", "0.5",
                "--level", "0.9", "--format", "csv", in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let rows = outcome.outputLines
            for value in ["0.5", "2", "7.25"] {
                let alone = try CasmodelProcess.run(
                    [
                        "simulate", model, "--set", "ratio=\(value)", "--runs", "1e5", "--level",
                        "0.5", "--level", "0.9", "--format", "csv",
                    ], in: folder)
                let expected = alone.outputLines.dropFirst().map { "\(value),\($0),,," }
                #expect(expected.count > 2)
                let found = rows.filter { $0.hasPrefix("\(value),") && $0.hasSuffix(",,,") }
                #expect(found == Array(expected))
            }
            let threads = try sweep(
                model, "--vary", "ratio=0.5, 2, 7.25", "--runs", "1e5", "--level", "0.5",
                "--level", "0.9", "--format", "csv", "--threads", "1", in: folder)
            #expect(threads.output == outcome.output)
        }
    }

    @Test("Files, formats and a grid agree", .enabled(if: Python.isAvailable))
    func files() throws {
        let folder = try Folder.withModel()
        let outcome = try sweep(
            "model.yaml", "--vary", "killed=5k, 10k", "--vary", "ratio=1 to 4 in 3 log", "--runs",
            "1e4", "--set", "wounded=killed * ratio + 1", "--csv", "s.csv", "--json", "s.json",
            "--plot", "s.svg", "--theme", "dark", "--plot-width", "500", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("with wounded = killed * ratio + 1 (--set)\n"))
        #expect(outcome.output.contains("for 2 values of killed and 3 of ratio\n"))
        #expect(try folder.read("s.svg").contains("width=\"500\""))
        let check = try Python.run(
            """
            import csv, json
            rows = list(csv.DictReader(open('s.csv')))
            data = json.load(open('s.json'))
            assert data['overrides'] == {'wounded': 'killed * ratio + 1'}
            assert data['vary']['ratio'] == {'unit': 'ratio', 'values': [1, 2, 4]}
            assert [list(p['values'].values()) for p in data['points']] == \\
                [[k, r] for k in (5000, 10000) for r in (1, 2, 4)]
            for point in data['points']:
                mine = [row for row in rows
                        if {n: float(row[n]) for n in ('killed', 'ratio')} == point['values']]
                figures = [row for row in mine if row['quantity']]
                assert [row['quantity'] for row in figures] == list(point['quantities'])
                for row in figures:
                    quantity = point['quantities'][row['quantity']]
                    assert quantity['mean'] == float(row['mean'])
                    assert row['probability'] == ''
                answers = [row for row in mine if row['question']]
                assert [row['question'] for row in answers] == list(point['questions'])
                for row in answers:
                    question = point['questions'][row['question']]
                    assert question['probability'] == float(row['probability'])
                    assert row['mean'] == row['quantity'] == ''
                product = point['values']['killed'] * point['values']['ratio']
                assert abs(point['quantities']['wounded']['mean'] - product - 1) < 1e-6
            assert len(rows) == 6 * (len(figures) + len(answers)), len(rows)
            """, in: folder)
        #expect(check.status == 0, "\(check.errors)")
        let csv = try sweep(
            "model.yaml", "--vary", "killed=5k, 10k", "--vary", "ratio=1, 2, 4", "--runs", "1e4",
            "--set", "wounded=killed * ratio + 1", "--csv", "-", in: folder)
        #expect(try folder.read("s.csv") == csv.output)
    }

    private static let examples =
        "such as \"x=1 to 5 in 9\", \"x=1 to 100 in 9 log\" or \"x=1, 2, 5\""

    @Test(
        "What cannot be swept is said in one sentence",
        arguments: [
            ([], "there is nothing to vary: give --vary a quantity and its values, \(examples)"),
            (
                ["--vary", "ratio"],
                "--vary needs a quantity and its values, \(examples), got 'ratio'"
            ),
            (
                ["--vary", "=1, 2"],
                "--vary needs a quantity and its values, \(examples), got '=1, 2'"
            ),
            (
                ["--vary", "ratio=many"],
                "--vary needs a quantity and its values, \(examples), got 'ratio=many'"
            ),
            (
                ["--vary", "ratio=1 to 5"],
                "--vary ratio: how many values from 1 to 5? Write \"1 to 5 in 20\" for 20 in equal "
                    + "steps"
            ),
            (
                ["--vary", "ratio=5 to 1 in 9"],
                "--vary ratio: the first number must be below the second, got 5 to 1"
            ),
            (
                ["--vary", "ratio=1 to 1 in 9"],
                "--vary ratio: from 1 to 1 is one value; the second number must be above the first"
            ),
            (
                ["--vary", "ratio=1 to 5 in 1"],
                "--vary ratio: the number of values must be a whole number from 2 to 1,000, got 1"
            ),
            (
                ["--vary", "ratio=1 to 5 in 1e6"],
                "--vary ratio: the number of values must be a whole number from 2 to 1,000, got "
                    + "1000000"
            ),
            (
                ["--vary", "ratio=0 to 5 in 9 log"],
                "--vary ratio: values in equal ratios (log) are above 0, got 0"
            ),
            (["--vary", "ratio=1, 2, 1"], "--vary ratio: 1 stands there twice"),
            (
                ["--vary", "killed=7,000, 8,000"],
                "--vary killed: a number is written without commas; write 7000 or 7_000"
            ),
            (
                ["--vary", "ratio=1 to 5 in 50", "--vary", "killed=1 to 5 in 50"],
                "--vary asks for 2,500 combinations of values, and at most 1,000 are tried; give "
                    + "fewer values"
            ),
            (
                ["--vary", "ratio=1, 2", "--vary", "ratio=3, 4"],
                "--vary names 'ratio' twice; all of its values go into one"
            ),
            (
                ["--vary", "ratio=1, 2", "--set", "ratio=3"],
                "'ratio' is given values by --vary and by --set; give one of the two"
            ),
            (
                ["--vary", "kiled=1, 2"],
                "the model has no quantity 'kiled' (--vary); did you mean 'killed'?"
            ),
            (
                ["--vary", "ratio=1, 2", "--quantity", "wuonded"],
                "the model has no quantity 'wuonded' (--quantity); did you mean 'wounded'?"
            ),
            (
                ["--vary", "ratio=1, 2", "--theme", "dark"],
                "--theme is for the picture, and none is asked for with --plot"
            ),
            (
                ["--vary", "ratio=1, 2", "--plot-width", "500"],
                "--plot-width is for the picture, and none is asked for with --plot"
            ),
            (
                ["--vary", "ratio=1, 2", "--csv", "model.yaml"],
                "--csv would overwrite the model file 'model.yaml'"
            ),
            (
                ["--vary", "ratio=1, 2", "--csv", "-", "--format", "json"],
                "--csv and --format cannot both go to standard output"
            ),
        ] as [([String], String)])
    func refusals(arguments: [String], message: String) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.run(["sweep", "model.yaml"] + arguments, in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors == "error: \(message)\n")
        #expect(try folder.names == ["model.yaml"])
    }

    @Test("A value with which the model is wrong is named before what is wrong")
    func wrongValue() throws {
        let folder = try Folder()
        try folder.write(
            "quantities:\n  x: 1 to 2\n  y: \"normal(mean: 3, sd: x)\"\n", to: "m.yaml")
        let outcome = try sweep("m.yaml", "--vary", "x=1, 0.5, 0", in: folder)
        #expect(outcome.status == 65)
        #expect(
            outcome.errors == """
                error: the model is wrong with x = 0 (--vary)

                m.yaml:3:27: error: normal: sd must be positive and finite, got 0
                  y: "normal(mean: 3, sd: x)"
                                          ^

                """)
    }

    @Test("The parts of a joint law are given no values", arguments: ["share", "share.east"])
    func jointLaw(name: String) throws {
        let folder = try Folder()
        try folder.write(
            "quantities: {share: \"dirichlet(east: 2, west: 3)\", k: 100 * share.east}\n",
            to: "m.yaml")
        let outcome = try sweep("m.yaml", "--vary", "\(name)=0.1, 0.2", in: folder)
        #expect(outcome.status == 64)
        #expect(
            outcome.errors
                == "error: '\(name)' (--vary) belongs to the joint law 'share', whose parts have no "
                + "values of their own; vary a quantity among its parameters\n")
    }

    @Test("Too many runs without a value are refused, unless that is allowed")
    func invalid() throws {
        let folder = try Folder()
        try folder.write(
            "quantities: {x: 1 to 2, y: log(x - uniform(0, 1))}\n", to: "bad.yaml")
        let refused = try sweep(
            "bad.yaml", "--vary", "x=0.5, 1", "--runs", "1000", "--csv", "s.csv", in: folder)
        #expect(refused.status == 65)
        #expect(refused.errors.hasPrefix("error: with x = 0.5, 'y' has no value in "))
        #expect(try folder.names == ["bad.yaml"])
        let allowed = try sweep(
            "bad.yaml", "--vary", "x=0.5, 1", "--runs", "1000", "--allow-invalid", in: folder)
        #expect(allowed.status == 0)
        #expect(allowed.errors.hasPrefix("warning: with x = 0.5, 'y' has no value in "))
    }
}
