import Foundation
import Testing

/// What each command says of wrong options, files and models: one clear sentence and the right status,
/// with nothing printed and nothing written.
@Suite("Bad input")
struct BadInputTests {
    private static func folder() throws -> Folder {
        let folder = try Folder.withModel()
        let files = [
            "low.yaml": """
            extends: model.yaml
            scenarios: {low: {quantities: {killed: 5000 to 9000}}}
            """,
            "weighed.yaml": """
            extends: model.yaml
            evidence: [{name: r, about: wounded, report: 20000 to 30000}]
            """,
            "unfit.yaml": """
            quantities: {a: "uniform(1, 2)"}
            evidence: [{name: r, about: a, report: 3 to 4, error: hard}]
            """,
            "no-value.yaml": "quantities: {a: log(-1 - abs(normal(0, 1)))}",
            "other.yaml": "quantities: {other: 1 to 2}",
            "tanks.yaml": "unit: tanks\nquantities: {killed: 1 to 2}",
            "self.yaml": "extends: self.yaml", "first.yaml": "extends: second.yaml",
            "second.yaml": "extends: first.yaml", "away.yaml": "extends: ../model.yaml",
            "missing.yaml": "extends: base.yaml", "list.yaml": "extends: [model.yaml]",
            "ending.yaml": "extends: model", "near.yaml": "extends: nato-2022-03-2",
            "empty.yaml": "",
            "nothing.yaml": "quantities: {a: 1}\nscenarios: {s: {}}",
            "unknown.yaml": "quantities: {a: 1}\nscenarios: {s: {quantities: {b: 2}}}",
            "without.yaml": "quantities: {a: 1}\nscenarios: {s: {without: [r]}}",
            "within.yaml": "quantities: {a: 1}\nscenarios: {s: {quantities: {a: oops}}}",
        ]
        for (name, text) in files { try folder.write(text + "\n", to: name) }
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "sub"), withIntermediateDirectories: false)
        return folder
    }

    /// Everything is run with few runs, so that what is not refused ends soon.
    private func expect(
        _ line: String, _ status: Int32, _ message: String, in folder: Folder
    ) throws {
        let before = try folder.names
        let samples = !["check", "laws", "models"].contains { line.hasPrefix($0) }
        let outcome = try CasmodelProcess.shell(
            "exec \"$casmodel\" " + line + (samples ? " --runs 1000" : ""), in: folder)
        #expect(outcome.status == status, "\(line): \(outcome.errors)")
        #expect(outcome.output == "", "\(line)")
        #expect(outcome.errors.hasPrefix(message), "\(line): \(outcome.errors)")
        // One sentence: what follows it can only be a place in a model and a hint.
        #expect(!outcome.errors.dropFirst(message.count).contains("error: "), "\(line)")
        #expect(try folder.names == before, "\(line)")
    }

    @Test(
        "Of options and files",
        arguments: [
            ("report", 64, "report needs a file to write to, such as -o report.html"),
            ("report -o ''", 64, "-o needs a file name"),
            ("report -o sub", 73, "cannot write 'sub' (-o): it is a folder"),
            ("report -o no/x.html", 73, "cannot write 'no/x.html' (-o): there is no folder 'no'"),
            ("report weighed.yaml -o model.yaml", 64, "-o would overwrite the model file"),
            ("report nosuch -o x.html", 66, "there is no file and no built-in model 'nosuch'"),
            ("report other.yaml --scenarios -o x.html", 64, "the model 'other' has no scenarios"),
            (
                "report low.yaml --scenarios --scenario low -o x.html", 64,
                "--scenarios puts all scenarios beside the model as it is"
            ),
            ("report low.yaml --scenario ' ' -o x.html", 64, "--scenario needs the name of"),
            ("plot -o x.gif", 64, "cannot tell the format of 'x.gif' (-o): the name must end in"),
            ("plot -o x.svg --width 1e9", 64, "--width must be a number from 320 to 4000"),
            ("plot -o x.svg --kind pie", 64, "--kind must be density, interval, cumulative,"),
            ("plot -o x.svg --quantity kiled", 64, "the model has no quantity 'kiled'"),
            ("plot -o x.svg --scale 2", 64, "--scale is for PNG; the size of an SVG is its"),
            (
                "plot -o x.png --scale 10 --width 4000 --runs 1e12", 64,
                "the picture would be 40,000 pixels wide, and a PNG has at most 32,767"
            ),
            ("report -o x.html --level 1e-12", 64, "--level must be from 1e-11 to 1 - 1e-11, got"),
            ("plot -o x.svg --level 1e-300", 64, "--level must be from 1e-11 to 1 - 1e-11, got"),
            ("report -o x.html --level 99.9999999999%", 64, "--level must be from 1e-11 to 1 -"),
            (
                "plot model.yaml -o x.svg --kind compare", 64,
                "--kind compare draws a model beside its scenarios, and the model 'model' has none"
            ),
            (
                "plot model.yaml -o x.svg --kind evidence", 64,
                "--kind evidence draws what reports change, and the model 'model' has none"
            ),
            ("compare model.yaml", 64, "there is nothing to compare with: give a second model"),
            ("compare model.yaml nosuch.yaml", 66, "there is no file 'nosuch.yaml'"),
            ("compare model.yaml --set ';'", 64, "--set needs name=expression, such as"),
            ("compare --set killed=1 --theme dark", 64, "--theme is for the picture, and none is"),
            ("compare --set killed=1 --kind density", 64, "--kind is for the picture, and none"),
            (
                "compare --set killed=1 --plot - --report -", 64,
                "--plot and --report cannot both go to standard output"
            ),
            ("compare low.yaml --scenario ''", 64, "--scenario needs the name of a scenario"),
            (
                "compare low.yaml --scenario low --scenario low", 64,
                "--scenario names 'low' twice; each alternative stands once"
            ),
            ("compare - - --csv x.csv", 64, "standard input (-) can be read as one model only"),
            ("check - < sub", 66, "standard input is a folder, not a model file"),
            ("check - <&-", 66, "cannot read standard input: it is closed"),
            ("check sub", 66, "'sub' is a folder, not a model file"),
            ("check --format xml", 64, "--format must be table, markdown, csv or json, got 'xml'"),
            ("check --width 20", 64, "--width must be a whole number from 40 to 1000, got '20'"),
            ("laws ''", 64, "there is no law ''; 'casmodel laws' lists them"),
            ("models show model.yaml", 66, "there is no built-in model 'model.yaml'"),
        ] as [(String, Int32, String)])
    func options(line: String, status: Int32, message: String) throws {
        try expect(line, status, "error: " + message, in: Self.folder())
    }

    @Test(
        "Of what a model says, alone and beside others",
        arguments: [
            ("check empty.yaml", "empty.yaml:1:1: error: the file is empty; it holds no model"),
            ("check self.yaml", "self.yaml:1:10: error: this file extends itself"),
            ("report first.yaml -o x.html", "second.yaml:1:10: error: these files extend each"),
            ("plot away.yaml -o x.svg", "away.yaml:1:10: error: `../model.yaml` does not lie in"),
            ("compare missing.yaml model.yaml", "missing.yaml:1:10: error: there is no file"),
            ("check list.yaml", "list.yaml:1:1: error: `extends` must be a file or the name of"),
            ("check ending.yaml", "ending.yaml:1:10: error: there is no built-in model `model`"),
            (
                "check near.yaml",
                "near.yaml:1:10: error: there is no built-in model `nato-2022-03-2`"
            ),
            ("check nothing.yaml", "nothing.yaml:2:13: error: scenario `s` changes nothing"),
            ("compare unknown.yaml --scenarios", "unknown.yaml:2:30: error: the model has no"),
            ("check without.yaml", "without.yaml:2:27: error: the model has no report `r`"),
            (
                "plot within.yaml --kind compare -o x.svg",
                "within.yaml:2:33: error: there is no quantity `oops` (in scenario `s`)"
            ),
            ("report low.yaml --scenario lo -o x.html", "--scenario lo:1:1: error: the model has"),
            ("compare model.yaml --set kiled=3", "--set kiled:1:1: error: the model has no"),
            ("report no-value.yaml -o x.html", "error: 'a' has no value in 1,000 of 1,000 runs"),
            (
                "compare other.yaml --set other='log(-1 - abs(normal(0, 1)))' --csv x.csv",
                "error: in B, 'other' has no value in 1,000 of 1,000 runs"
            ),
            ("report unfit.yaml -o x.html", "error: 'unfit': no run fits the report 'r'"),
            ("compare model.yaml other.yaml", "error: the models report no quantity in common"),
            (
                "compare model.yaml tanks.yaml --report x.html",
                "error: the models report no quantity in common; they report 'killed' in different"
            ),
        ] as [(String, String)])
    func models(line: String, message: String) throws {
        try expect(line, 65, message, in: Self.folder())
    }
}
