import Foundation
import Testing

@Suite("Comparing")
struct CompareTests {
    private func folder() throws -> Folder {
        let folder = try Folder.withModel()
        try folder.write(
            """
            extends: model.yaml
            title: Lower
            quantities: {killed: 5000 to 9000}
            scenarios:
              high: {title: Many wounded, quantities: {ratio: 6 to 9}}
              low: {quantities: {ratio: 1 to 2}}
            """, to: "lower.yaml")
        return folder
    }

    private func compare(_ arguments: String..., in folder: Folder) throws
        -> CasmodelProcess.Outcome
    {
        try CasmodelProcess.run(["compare"] + arguments, in: folder)
    }

    @Test("Two models side by side")
    func models() throws {
        let outcome = try compare(
            "model.yaml", "lower.yaml", "--runs", "1e5", in: folder())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let lines = outcome.outputLines
        #expect(lines.first == "Comparison of 2 models")
        #expect(lines[1] == "A  model: Losses, first month, as of 2022-03-24")
        #expect(lines[2] == "B  lower: Lower, as of 2022-03-24")
        #expect(
            lines.contains {
                $0.wholeMatch(
                    of:
                        /\ \ people +B +5,0\d\d +6,7\d\d +9,0\d\d +-3,5\d\d \+\/- \d+ +no run +\d+.\d %/
                )
                    != nil
            }, "\(outcome.output)")
        // The ratio is the same input in both.
        #expect(
            lines.contains {
                $0.wholeMatch(of: /\ \ ratio +B +2\.\d+ +3\.\d+ +3\.\d+ +same/) != nil
            },
            "\(outcome.output)")
        #expect(outcome.output.contains("in the same run"))
        #expect(lines.last?.hasPrefix("100,000 common runs in ") == true)
    }

    @Test("Scenarios and changes of one model")
    func variants() throws {
        let outcome = try compare(
            "lower.yaml", "--scenarios", "--set", "killed=100; ratio = 2;", "--set",
            "killed=1 to 2", "--runs", "1000", in: folder())
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.outputLines.prefix(6) == [
                "Lower, as of 2022-03-24", "A  the model as it is",
                "B  scenario high: Many wounded", "C  scenario low",
                "D  with killed = 100; ratio = 2", "E  with killed = 1 to 2",
            ])
        let chosen = try compare(
            "lower.yaml", "--scenario", "low", "--runs", "1000", in: folder())
        #expect(chosen.outputLines[2] == "B  scenario low")
        #expect(!chosen.output.contains("C  "))
    }

    @Test("With reports, the draws are said to be independent")
    func independent() throws {
        let folder = try folder()
        try folder.write(
            """
            extends: model.yaml
            evidence:
              - {name: r, about: wounded, report: 30000 to 40000}
            """, to: "reports.yaml")
        let outcome = try compare("model.yaml", "reports.yaml", "--runs", "1e4", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("independently drawn"))
        #expect(!outcome.output.contains("same run"))
        #expect(outcome.output.contains("10,000 runs of each in "))
        let json = try compare(
            "model.yaml", "reports.yaml", "--runs", "1e4", "--format", "json", in: folder)
        #expect(json.output.contains("\"pairing\": \"independent-draws\""))
        #expect(json.output.contains("\"difference\": null"))
    }

    @Test("Files and formats agree", .enabled(if: Python.isAvailable))
    func files() throws {
        let folder = try folder()
        let outcome = try compare(
            "model.yaml", "lower.yaml", "--runs", "1e4", "--level", "0.5", "--level", "0.9",
            "--csv", "c.csv", "--json", "c.json", "--format", "csv", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try folder.read("c.csv") == outcome.output)
        let check = try Python.run(
            """
            import csv, json
            rows = list(csv.DictReader(open('c.csv')))
            data = json.load(open('c.json'))
            assert data['pairing'] == 'common-runs'
            assert list(data['alternatives']) == ['A', 'B']
            assert data['alternatives']['B']['model'] == 'lower'
            assert len(rows) == 3 * 2 * 2, len(rows)
            for row in rows:
                quantity = data['quantities'][row['quantity']]
                assert quantity['unit'] == row['unit']
                own = quantity['alternatives'][row['alternative']]
                assert own['mean'] == float(row['mean'])
                interval = [i for i in own['intervals'] if i['kind'] == 'equal-tailed'
                            and i['level'] == float(row['level'])][0]
                assert interval['low'] == float(row['low'])
                if row['alternative'] == 'A':
                    assert row['median_shift'] == ''
                    continue
                shift = quantity['against_a']['B']
                assert shift['median_shift']['value'] == float(row['median_shift'])
                assert shift['median_shift']['mcse'] == float(row['median_shift_mcse'])
                assert shift['probability_greater']['value'] == float(row['p_greater'])
                assert shift['overlap']['value'] == float(row['overlap'])
                total = float(row['p_greater']) + float(row['p_less']) + float(row['p_equal'])
                assert abs(total - 1) < 1e-12
            assert set(data['questions']['over']) == {'A', 'B'}
            """, in: folder)
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test(
        "What cannot be compared is said in one sentence",
        arguments: [
            (
                ["model.yaml"], 64,
                "there is nothing to compare with: give a second model, or --scenario, "
                    + "--scenarios or --set for alternatives of one"
            ),
            (
                [], 64,
                "there is nothing to compare with: give a second model, or --scenario, "
                    + "--scenarios or --set for alternatives of one"
            ),
            (
                ["model.yaml", "lower.yaml", "--set", "a=1"], 64,
                "--scenario, --scenarios and --set make alternatives of one model, and 2 models "
                    + "are given"
            ),
            (
                ["model.yaml", "--scenarios"], 64,
                "the model 'model' has no scenarios (--scenarios)"
            ),
            (["model.yaml", "gone.yaml"], 66, "there is no file 'gone.yaml'"),
            (["model.yaml", "--set", "killed"], 64, "--set needs name=expression"),
            (["model.yaml", "--set", "killed=1;;ratio=2"], 64, "--set needs name=expression"),
            (
                ["model.yaml", "--set", "killed=1", "--format", "yaml"], 64,
                "--format must be table"
            ),
            (["model.yaml", "--set", "killed=1", "--width", "9"], 64, "--width must be a whole"),
            (
                ["model.yaml", "lower.yaml", "--csv", "lower.yaml"], 64,
                "--csv would overwrite the model file 'lower.yaml'"
            ),
            (
                ["lower.yaml", "--scenarios", "--json", "model.yaml"], 64,
                "--json would overwrite the model file 'model.yaml'"
            ),
            (
                ["model.yaml", "ukraine-2022-03-12"], 65, "the models report no quantity in common"
            ),
            (
                ["model.yaml", "--set", "killed=1", "--csv", "-", "--format", "json"], 64,
                "--csv and --format cannot both go to standard output"
            ),
            (
                ["model.yaml"] + Array(repeating: "model.yaml", count: 26), 64,
                "at most 26 alternatives can be compared, got 27"
            ),
        ] as [([String], Int32, String)])
    func refusals(arguments: [String], status: Int32, message: String) throws {
        let folder = try folder()
        try folder.write("quantities: {other: 1 to 2}\n", to: "other.yaml")
        let actual = arguments.map { $0 == "ukraine-2022-03-12" ? "other.yaml" : $0 }
        let outcome = try CasmodelProcess.run(["compare"] + actual, in: folder)
        #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("error: \(message)"), "\(outcome.errors)")
    }

    @Test("Errors of a change and of a scenario are those of simulate")
    func diagnostics() throws {
        let change = try compare("model.yaml", "--set", "kiled=1", in: folder())
        #expect(change.status == 65)
        #expect(change.errors.hasPrefix("--set kiled:1:1: error: the model has no quantity"))
        let scenario = try compare("lower.yaml", "--scenario", "lo", in: folder())
        #expect(scenario.status == 65)
        #expect(scenario.errors.hasPrefix("--scenario lo:1:1: error: the model has no scenario"))
    }

    @Test("A model with too many invalid runs is refused, unless that is allowed")
    func invalid() throws {
        let folder = try Folder()
        try folder.write("quantities: {x: \"log(uniform(-1, 1))\"}\n", to: "bad.yaml")
        let refused = try compare("bad.yaml", "--set", "x=1", "--runs", "1000", in: folder)
        #expect(refused.status == 65)
        #expect(refused.errors.contains("'x' has no value in "))
        let allowed = try compare(
            "bad.yaml", "--set", "x=1", "--runs", "1000", "--allow-invalid", in: folder)
        #expect(allowed.status == 0)
        #expect(allowed.errors.contains("warning: in A, 'x' has no value in "))
    }

    @Test("What is doubtful in several alternatives is said once")
    func doubtsInCommon() throws {
        let folder = try Folder()
        try folder.write(
            "quantities: {a: \"normal(10, 50%)\", b: a * 2}\n"
                + "scenarios: {one: {quantities: {b: a * 3}}, other: {quantities: {a: 10}}}\n",
            to: "doubt.yaml")
        let outcome = try compare("doubt.yaml", "--scenarios", "--runs", "1000", in: folder)
        #expect(outcome.status == 0)
        let warnings = outcome.errors.split(separator: "\n")
        #expect(warnings.count == 1)
        #expect(warnings.first?.hasPrefix("warning: in A and B, 'a': `50%` as the sd") == true)
    }
}

@Suite("Pictures of comparisons")
struct ComparePictureTests {
    @Test("compare --plot and plot --kind compare draw the same alternatives")
    func pictures() throws {
        let folder = try Folder.withModel()
        try folder.write(
            "extends: model.yaml\nscenarios: {low: {quantities: {killed: 100 to 200}}}\n",
            to: "s.yaml")
        let compare = try CasmodelProcess.run(
            ["compare", "s.yaml", "--scenarios", "--runs", "1e4", "--plot", "a.svg"], in: folder)
        #expect(compare.status == 0, "\(compare.errors)")
        #expect(compare.output.contains("B  scenario low"))
        let plot = try CasmodelProcess.run(
            ["plot", "s.yaml", "--kind", "compare", "--runs", "1e4", "-o", "b.svg"], in: folder)
        #expect(plot.status == 0, "\(plot.errors)")
        #expect(plot.output == "")
        #expect(try folder.read("a.svg") == folder.read("b.svg"))
        #expect(try folder.read("a.svg").contains(">B low<"))
        let one = try CasmodelProcess.run(
            [
                "plot", "s.yaml", "--kind", "compare", "--runs", "1e4", "-o", "-", "--quantity",
                "ratio",
            ], in: folder)
        #expect(one.output.hasPrefix("<svg"))
        #expect(!one.output.contains(">wounded<"))
    }

    @Test("What cannot be drawn is said in one sentence")
    func refusals() throws {
        let folder = try Folder.withModel()
        for (arguments, message) in [
            (
                ["plot", "model.yaml", "--kind", "compare", "-o", "a.svg"],
                "--kind compare draws a model beside its scenarios, and the model 'model' has none "
                    + "under 'scenarios:'"
            ),
            (
                ["plot", "model.yaml", "--kind", "compare", "--set", "killed=1", "-o", "a.svg"],
                "--kind compare draws a model beside its scenarios; for --scenario and --set, use "
                    + "casmodel compare --plot"
            ),
            (
                ["compare", "model.yaml", "--set", "killed=1", "--plot", "a.gif"],
                "cannot tell the format of 'a.gif' (--plot): the name must end in .svg or .png, "
                    + "or be - for SVG on standard output"
            ),
        ] {
            let outcome = try CasmodelProcess.run(arguments, in: folder)
            #expect(outcome.status == 64)
            #expect(outcome.errors == "error: \(message)\n")
        }
    }
}
