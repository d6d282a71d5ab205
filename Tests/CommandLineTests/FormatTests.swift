import Foundation
import Testing

@Suite("Formats and widths of what is printed")
struct FormatTests {
    @Test("csv and json print what the files of these names hold")
    func formats() throws {
        let folder = try Folder.withModel()
        let csv = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000", "--format", "csv", "--csv", "c.csv"],
            in: folder)
        #expect(csv.status == 0)
        #expect(try csv.output == folder.read("c.csv"))
        #expect(csv.output.hasPrefix("quantity,unit,mean,"))
        let json = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000", "--format", "json"], in: folder)
        #expect(json.output.hasPrefix("{\n  \"casmodel\": "))
        let table = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000", "--format", "table"], in: folder)
        #expect(table.output.hasPrefix("Losses, first month"))
    }

    @Test("Markdown has the table's figures, and text from the model is no markup")
    func markdown() throws {
        let folder = try Folder()
        try folder.write(
            """
            title: "*Losses* | <b>first</b> month"
            sources:
              ap: {title: "An [official]", url: "https://example.org/a_b", quote: "7,000 | more"}
            quantities:
              killed_in_action: {value: 9000, source: ap, unit: people}
            questions:
              over: {condition: killed_in_action > 15000, title: "More than `15,000`?"}
            """, to: "model.yaml")
        let outcome = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000", "--format", "markdown"], in: folder)
        #expect(outcome.status == 0)
        let lines = outcome.outputLines.dropLast()
        #expect(
            lines.joined(separator: "\n") == """
                ## \\*Losses\\* \\| \\<b>first\\</b> month
                low to high: the 90 % credible interval; best: the median
                | quantity         |   low |  best |  high | unit   |  mean |
                | ---------------- | ----: | ----: | ----: | ------ | ----: |
                | killed_in_action | 9,000 | 9,000 | 9,000 | people | 9,000 |
                ### Questions
                |           probability | question              |
                | --------------------: | --------------------- |
                | in none of 1,000 runs | More than \\`15,000\\`? |
                ### Sources
                - [An \\[official\\]](<https://example.org/a_b>): “7,000 \\| more” (ap)
                """, "\(outcome.output)")
    }

    @Test("--width fits tables and sentences", arguments: [40, 60, 100])
    func width(columns: Int) throws {
        for command in [
            ["simulate", "--runs", "1000"], ["compare", "--set", "killed=9000", "--runs", "1000"],
            ["simulate", "nato-2022-03-24-reconciled", "--runs", "1000"], ["models"], ["laws"],
            ["laws", "metalog"],
        ] {
            let outcome = try CasmodelProcess.run(
                command + ["--width", "\(columns)"], in: Folder())
            #expect(outcome.status == 0, "\(outcome.errors)")
            for line in outcome.outputLines { #expect(line.count <= columns, "\(line)") }
        }
        let wrong = try CasmodelProcess.run(["simulate", "--width", "39"], in: Folder())
        #expect(wrong.status == 64)
        #expect(
            wrong.errors
                == "error: --width must be a whole number from 40 to 1000, got '39'\n")
    }

    @Test("A file on standard output and a format are refused together")
    func conflict() throws {
        let outcome = try CasmodelProcess.run(
            ["simulate", "--json", "-", "--format", "table"], in: Folder())
        #expect(outcome.status == 64)
        #expect(outcome.errors == "error: --json and --format cannot both go to standard output\n")
    }
}
