import Foundation
import Testing

/// What of a model is told, and in what files.
@Suite("Chosen quantities and names of files")
struct ChosenOutputTests {
    private func run(_ arguments: [String], in folder: Folder) throws -> CasmodelProcess.Outcome {
        try CasmodelProcess.run(arguments + ["--runs", "1e4"], in: folder)
    }

    private func folder() throws -> Folder {
        let folder = try Folder()
        try folder.write(
            """
            quantities:
              killed: 7000 to 15000
              ratio: lognormal(median: 3, sigma: 0.4)
              wounded: killed * ratio
            report: [wounded]

            """, to: "model.yaml")
        return folder
    }

    @Test("Any quantity is told by name, inputs too, in every form")
    func quantities() throws {
        let folder = try folder()
        let chosen = ["--quantity", "ratio", "--quantity", "killed"]
        let outcome = try run(
            ["simulate", "model.yaml", "--csv", "t.csv", "--json", "r.json", "--draws", "d.csv"]
                + chosen, in: folder)
        #expect(outcome.status == 0 && outcome.errors == "")
        #expect(outcome.output.contains("\nratio ") && outcome.output.contains("\nkilled "))
        #expect(!outcome.output.contains("\nwounded "))
        #expect(try folder.read("d.csv").hasPrefix("ratio,killed\n"))
        let rows = try folder.read("t.csv").split(separator: "\n").map { $0.prefix { $0 != "," } }
        #expect(rows == ["quantity", "ratio", "killed"])
        let json = try folder.read("r.json")
        #expect(json.contains("\"ratio\": {") && !json.contains("\"wounded\": {"))
        // The figures are those that it has among others.
        let all = try run(["simulate", "model.yaml", "--quantity", "killed"], in: folder)
        let line = try #require(
            all.output.split(separator: "\n").first { $0.hasPrefix("killed ") })
        let figures = line.split(separator: " ").map(String.init)
        #expect(outcome.output.contains(figures[1]) && outcome.output.contains(figures[2]))
        let compared = try run(
            ["compare", "model.yaml", "--set", "ratio=2", "--quantity", "ratio"], in: folder)
        #expect(compared.status == 0 && compared.output.contains("\nratio "))
        #expect(!compared.output.contains("wounded"))
    }

    @Test(
        "A quantity that there is not",
        arguments: [
            (
                ["simulate", "model.yaml", "--quantity", "kiled"],
                "the model has no quantity 'kiled'"
            ),
            (
                ["compare", "model.yaml", "--set", "ratio=2", "--quantity", "kiled"],
                "no model has a quantity 'kiled'"
            ),
            (["plot", "model.yaml", "-o", "x.svg", "--quantity", "kiled"], "the model has no"),
        ])
    func unknown(arguments: [String], message: String) throws {
        let outcome = try run(arguments, in: folder())
        #expect(outcome.status == 64 && outcome.output == "")
        #expect(outcome.errors.contains(message))
        #expect(outcome.errors.hasSuffix("(--quantity); did you mean 'killed'?\n"))
    }

    @Test(
        "A name that promises another format",
        arguments: [
            (
                ["--csv", "a.xlsx"],
                "--csv writes comma-separated values, and the name 'a.xlsx' promises an Excel "
                    + "workbook; name it 'a.csv', which spreadsheets open"
            ),
            (
                ["--curves", "b.TSV"],
                "--curves writes comma-separated values, and the name 'b.TSV' promises "
                    + "tab-separated values; name it 'b.csv'"
            ),
            (
                ["--json", "c.csv"],
                "--json writes JSON, and the name 'c.csv' promises comma-separated values; name it "
                    + "'c.json'"
            ),
            (
                ["--csv", "d.csv.gz"],
                "--csv writes comma-separated values, and the name 'd.csv.gz' promises a compressed "
                    + "file; name it 'd.csv'"
            ),
        ])
    func promised(option: [String], message: String) throws {
        let folder = try folder()
        let outcome = try run(["simulate", "model.yaml"] + option, in: folder)
        #expect(outcome.status == 64 && outcome.output == "")
        #expect(outcome.errors == "error: \(message)\n")
        #expect(try folder.names == ["model.yaml"])
    }

    @Test(
        "Names that promise nothing are taken", arguments: ["a", "a.txt", ".csv", ".json", "a.CSV"])
    func unpromised(name: String) throws {
        let folder = try folder()
        #expect(try run(["simulate", "model.yaml", "--csv", name], in: folder).status == 0)
        #expect(try folder.names.contains(name))
    }

    @Test("A page is no PDF")
    func page() throws {
        let outcome = try run(["report", "model.yaml", "-o", "r.pdf"], in: folder())
        #expect(outcome.status == 64)
        #expect(
            outcome.errors
                == "error: -o writes a web page, and the name 'r.pdf' promises a PDF document; name "
                + "it 'r.html' and print that to PDF from a browser\n")
    }

    @Test("Weights without draws are asked for by mistake")
    func weights() throws {
        let outcome = try run(["simulate", "model.yaml", "--weights"], in: folder())
        #expect(outcome.status == 64)
        #expect(
            outcome.errors
                == "error: --weights says what --draws is to write; add --draws FILE or leave it out\n"
        )
    }
}
