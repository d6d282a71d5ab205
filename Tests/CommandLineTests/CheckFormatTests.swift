import Foundation
import Testing

@Suite("Formats of check, laws and models")
struct CheckFormatTests {
    private func json(_ text: String) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(object as? [String: Any])
    }

    @Test("A wrong model gives its errors as JSON on standard output, and status 65")
    func errors() throws {
        let folder = try Folder()
        try folder.write("quantities:\n  killed: 7,000 to 15,000\n  w: kiled * 3\n", to: "m.yaml")
        let outcome = try CasmodelProcess.run(["check", "m.yaml", "--format", "json"], in: folder)
        #expect(outcome.status == 65 && outcome.errors == "")
        let whole = try json(outcome.output)
        #expect(whole["valid"] as? Bool == false && whole["model"] as? String == "m")
        let errors = try #require(whole["errors"] as? [[String: Any]])
        #expect(errors.map { $0["line"] as? Int } == [2, 2, 3])
        #expect(errors.map { $0["column"] as? Int } == [11, 20, 6])
        #expect(errors[0]["file"] as? String == "m.yaml")
        #expect(errors[0]["message"] as? String == "a number is written without commas")

        // The same, said to people, for every other form.
        for format in ["table", "markdown", "csv"] {
            let other = try CasmodelProcess.run(
                ["check", "m.yaml", "--format", format], in: folder)
            #expect(other.status == 65 && other.output == "")
            #expect(other.errors.hasPrefix("m.yaml:2:11: error: a number is written without"))
        }
        let scenario = try CasmodelProcess.run(
            ["check", "--scenario", "x", "--format", "json"], in: folder)
        #expect(scenario.status == 65 && scenario.errors == "")
        #expect(scenario.output.contains("\"file\": \"--scenario x\""))
    }

    @Test("What is no problem of the model stays a sentence on standard error")
    func otherErrors() throws {
        let folder = try Folder.withModel()
        let missing = try CasmodelProcess.run(["check", "x.yaml", "--format", "json"], in: folder)
        #expect(missing.status == 66 && missing.output == "")
        #expect(missing.errors == "error: there is no file 'x.yaml'\n")
        for command in [["check", "model.yaml"], ["laws"], ["models"], ["laws", "normal"]] {
            let wrong = try CasmodelProcess.run(command + ["--format", "jsn"], in: folder)
            #expect(wrong.status == 64 && wrong.output == "")
            #expect(
                wrong.errors
                    == "error: --format must be table, markdown, csv or json, got 'jsn'\n")
        }
    }

    @Test("A right model gives its warnings, with the places that an inherited file has")
    func inherited() throws {
        let folder = try Folder()
        try folder.write("unit: people\nquantities:\n  a: 1 to 2\n  b: 3 to 4\n", to: "base.yaml")
        try folder.write(
            "extends: base.yaml\nquantities:\n  b: 3 to 5\nreport: [b]\n", to: "mine.yaml")
        let outcome = try CasmodelProcess.run(
            ["check", "mine.yaml", "--format", "json"], in: folder)
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
        let whole = try json(outcome.output)
        let warnings = try #require(whole["warnings"] as? [[String: Any]])
        #expect(warnings.count == 1)
        #expect(warnings[0]["quantity"] as? String == "a")
        #expect(warnings[0]["file"] as? String == "base.yaml")
        #expect(warnings[0]["line"] as? Int == 3 && warnings[0]["column"] as? Int == 3)
        let quantities = try #require(whole["quantities"] as? [String: [String: Any]])
        #expect(quantities["b"]?["file"] as? String == "mine.yaml")
        #expect(quantities["b"]?["line"] as? Int == 3)
        #expect(whole["extends"] as? [String] == ["base.yaml"])
    }

    @Test("csv and markdown of every built-in model, its rows those of its quantities")
    func builtIn() throws {
        let folder = try Folder()
        let list = try CasmodelProcess.run(["models", "--format", "csv"], in: folder)
        let names = list.outputLines.dropFirst().map { String($0.prefix { $0 != "," }) }
        #expect(names.count >= 5 && names.first == "nato-2022-03-24")
        for name in names {
            let whole = try json(
                CasmodelProcess.run(["check", name, "--format", "json"], in: folder).output)
            let count = try #require(whole["quantities"] as? [String: Any]).count
            let csv = try CasmodelProcess.run(["check", name, "--format", "csv"], in: folder)
            #expect(csv.status == 0 && csv.outputLines.count == count + 1)
            let markdown = try CasmodelProcess.run(
                ["check", name, "--format", "markdown"], in: folder)
            #expect(markdown.output.hasPrefix("## "))
            #expect(markdown.outputLines.count { $0.hasPrefix("- **value** `") } == count)
        }
    }

    @Test("Laws and models as JSON, CSV and Markdown")
    func lists() throws {
        let folder = try Folder()
        func run(_ arguments: String...) throws -> String {
            let outcome = try CasmodelProcess.run(arguments, in: folder)
            #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
            return outcome.output
        }
        let laws = try #require(json(run("laws", "--format", "json"))["laws"] as? [[String: Any]])
        let rows = try run("laws", "--format", "csv").split(separator: "\n")
        #expect(laws.count >= 40 && rows.count == laws.count + 1)
        #expect(rows[0] == "law,kind,summary,usages,parameters,definition,values,mean,sd,example")
        let one = try #require(
            json(run("laws", "gumbel", "--format", "json"))["laws"] as? [[String: Any]])
        #expect(one.count == 1 && one[0]["name"] as? String == "gumbel")
        #expect((one[0]["parameters"] as? [Any])?.count == 4)
        #expect(try run("laws", "gumbel", "--format", "csv").split(separator: "\n").count == 2)
        #expect(try run("laws", "gumbel", "--format", "markdown").hasPrefix("## gumbel\n\n"))
        #expect(try run("laws", "--format", "markdown").contains("\n| gumbel "))
        let models = try #require(
            json(run("models", "--format", "json"))["models"] as? [[String: Any]])
        #expect(models.filter { $0["default"] as? Bool == true }.count == 1)
        #expect(models[0]["name"] as? String == "nato-2022-03-24")
        #expect((models[0]["model_sha256"] as? String)?.count == 64)
        #expect(try run("models", "--format", "markdown").hasPrefix("| model "))
    }

    @Test("A model's file is printed in no other form")
    func show() throws {
        for arguments in [
            ["models", "show", "nato-2022-03-24", "--format", "json"],
            ["models", "--format", "json", "show", "nato-2022-03-24"],
            ["models", "show", "nato-2022-03-24", "--width", "80"],
        ] {
            let outcome = try CasmodelProcess.run(arguments, in: Folder())
            #expect(outcome.status == 64 && outcome.output == "", "\(outcome.output)")
            #expect(
                outcome.errors.hasPrefix("error: a model's file is printed as it is; --format"))
        }
    }
}
