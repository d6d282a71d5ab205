import CasModel
import Foundation
import TestSupport
import Testing

@Suite("A checked model in other forms")
struct CheckFormatTests {
    private static let text = """
        title: "Losses | first month"
        as_of: 2022-03-24
        unit: people
        sources:
          ap: {title: "An official, to AP", date: 2022-03-23, grade: B2, url: "https://example.org/a"}
          wars: {title: Past wars}
        quantities:
          killed: {value: 7000 to 15000, source: [ap, wars], note: "Read as a range"}
          ratio: {value: "truncate(normal(mean: 3, sd: 0.5), low: 0)", unit: ratio}
          wounded: killed * ratio + uniform(0, 10)
          heavy: {value: "cauchy(0, 1)"}
          missing: poisson(killed)
          share: dirichlet(a: 2, b: 3)
          unused: 5
        report: [killed, wounded, heavy, missing, share.a, share.b]
        questions:
          over: {condition: killed > 15000, title: "More than 15,000?"}
        evidence:
          - name: either
            report: 30000 to 40000
            source: ap
            readings: {hurt: {about: wounded, weight: 3}, all: {about: killed + wounded}}
        correlations:
          - {between: [killed, ratio], spearman: -0.3}
        scenarios:
          worse:
            title: A bad month
            quantities: {ratio: 2 to 8}
            evidence: [{name: either, trust: 0.5}]
        """

    private func json(_ bytes: [UInt8]) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        return try #require(object as? [String: Any])
    }

    private func object(_ value: Any?) throws -> [String: Any] {
        try #require(value as? [String: Any])
    }

    @Test("JSON has every figure with all its digits, and every place")
    func quantities() throws {
        let model = try Models.model(Self.text)
        let whole = try json(CheckJSON.bytes(of: model))
        #expect(whole["valid"] as? Bool == true)
        #expect((whole["errors"] as? [Any])?.isEmpty == true)
        #expect(whole["model_sha256"] as? String == model.digest)
        let quantities = try object(whole["quantities"])
        #expect(quantities.count == 8)

        let killed = try object(quantities["killed"])
        #expect(killed["reported"] as? Bool == true)
        #expect(killed["sources"] as? [String] == ["ap", "wars"])
        #expect(killed["note"] as? String == "Read as a range")
        #expect(killed["file"] as? String == "test.yaml")
        #expect([killed["line"], killed["column"], killed["length"]] as? [Int] == [8, 3, 6])
        let law = try object((killed["laws"] as? [Any])?.first)
        #expect(law["input"] as? String == "killed")
        #expect(law["written"] as? String == "7000 to 15000")
        #expect(law["family"] as? String == "lognormal")
        // The closed form: the law's mean is exp(mu + sigma^2 / 2).
        let sigma = log(15.0 / 7.0) / (2 * 1.6448536269514722)
        let mean = (7000.0 * 15000).squareRoot() * exp(sigma * sigma / 2)
        // Twelve digits: the fit and the exponential are right to some units in the last place.
        #expect(abs(try #require(law["mean"] as? Double) / mean - 1) < 1e-12)
        #expect(
            abs(try #require(law["sd"] as? Double) / (mean * expm1(sigma * sigma).squareRoot()) - 1)
                < 1e-12)
        let points = try #require(law["quantiles"] as? [[String: Double]])
        #expect(points.map { $0["p"] } == [0.05, 0.5, 0.95])
        #expect(abs((points[2]["value"] ?? 0) / 15000 - 1) < 1e-12)
        #expect(law["low"] as? Double == 0 && law["high"] is NSNull)
    }

    @Test("JSON tells laws apart: cut off, part of a value, without moments, varying, joint")
    func laws() throws {
        let quantities = try object(
            json(CheckJSON.bytes(of: Models.model(Self.text)))["quantities"])
        func law(_ name: String) throws -> [String: Any] {
            try object((object(quantities[name])["laws"] as? [Any])?.first)
        }
        let cut = try law("ratio")
        #expect(cut["family"] as? String == "truncate")
        #expect(try object(cut["of"])["family"] as? String == "normal")
        #expect(try object(object(cut["of"])["parameters"])["sd"] as? Double == 0.5)
        #expect(cut["low"] as? Double == 0)
        let part = try law("wounded")
        #expect(part["input"] as? String == "wounded[1]")
        #expect(part["mean"] as? Double == 5)
        #expect(try object(quantities["wounded"])["needs"] as? [String] == ["killed", "ratio"])
        let heavy = try law("heavy")
        #expect(heavy["mean"] is NSNull && heavy["sd"] is NSNull)
        let varying = try law("missing")
        #expect(varying["varies_by_run"] as? Bool == true)
        #expect(varying["family"] as? String == "poisson" && varying["mean"] == nil)
        // The law of one part of two is a beta law, with mean 2/5.
        let share = try law("share.a")
        #expect(share["family"] as? String == "beta")
        #expect(abs(try #require(share["mean"] as? Double) - 0.4) < 1e-15)
        #expect(try object(object(quantities["share.a"])["part"])["of"] as? String == "share")
        #expect((try object(quantities["unused"])["laws"] as? [Any])?.isEmpty == true)
    }

    @Test("JSON has warnings with the place of their quantity, and all other sections")
    func sections() throws {
        let model = try Models.model(Self.text)
        let whole = try json(CheckJSON.bytes(of: model))
        let warnings = try #require(whole["warnings"] as? [[String: Any]])
        #expect(warnings.count == model.warnings.count && warnings.count >= 2)
        let unused = try #require(warnings.first { $0["quantity"] as? String == "unused" })
        #expect(unused["line"] as? Int == 14 && unused["column"] as? Int == 3)
        #expect(
            unused["message"] as? String == "nothing that is reported, asked or weighed needs it")
        let report = try object((whole["evidence"] as? [Any])?.first)
        #expect(report["name"] as? String == "either")
        #expect(
            (report["readings"] as? [[String: Any]])?.map { $0["weight"] as? Double } == [3, 1])
        // Grade B2 is, by convention, a trust of 75 %.
        #expect(report["trust"] as? Double == 0.75)
        let correlation = try object((whole["correlations"] as? [Any])?.first)
        #expect(correlation["between"] as? [String] == ["killed", "ratio"])
        #expect(correlation["measure"] as? String == "spearman")
        let changes = try #require(
            object(object(whole["scenarios"])["worse"])["changes"] as? [[String: Any]])
        #expect(changes[0]["value"] as? String == "2 to 8")
        #expect(try object(changes[1]["states"])["trust"] as? String == "0.5")
        #expect(try object(object(whole["sources"])["ap"])["grade"] as? String == "B2")
        #expect(
            try object(object(whole["questions"])["over"])["condition"] as? String
                == "killed > 15000")
    }

    @Test("A model without a text has no places, in any form")
    func handMade() throws {
        let whole = try json(CheckJSON.bytes(of: HandMade.model()))
        #expect(try object(object(whole["quantities"])["killed"])["line"] is NSNull)
        let rows = String(decoding: CheckCSV.bytes(of: HandMade.model()), as: UTF8.self)
        #expect(rows.split(separator: "\n")[1].hasSuffix(",nato-ap,,,,"))
    }

    @Test("CSV has a row per quantity, with figures where a fixed law is the whole value")
    func csv() throws {
        let text = String(decoding: CheckCSV.bytes(of: try Models.model(Self.text)), as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 9)
        #expect(
            lines[0]
                == "quantity,unit,reported,value,law,mean,sd,q5,q50,q95,needs,source,warnings,file,line,column"
        )
        #expect(
            lines[2].hasPrefix(
                "ratio,ratio,false,\"truncate(normal(mean: 3, sd: 0.5), low: 0)\",\"truncate("))
        #expect(
            lines[3] == "wounded,people,true,\"killed * ratio + uniform(0, 10)\","
                + "\"wounded[1]: uniform(low: 0, high: 10)\",,,,,,killed; ratio,,,test.yaml,10,3")
        #expect(lines[8].hasPrefix("unused,people,false,5,,,,,,,,,"))
        #expect(lines[8].hasSuffix("needs it\",test.yaml,14,3"))
    }

    @Test("Markdown says what the terminal says, and text from the model is no markup")
    func markdown() throws {
        let text = Written.markdown(CheckDocument.text(try Models.model(Self.text)))
        for part in [
            "## Losses \\| first month, as of 2022-03-24\n", "8 quantities, 6 reported",
            "\n### wounded (people)\n\n- **value** `killed * ratio + uniform(0, 10)`\n",
            "\n### ratio (ratio), not reported\n",
            "- **points** 5 %: 7,000; 50 %: 10,247; 95 %: 15,000\n",
            "- **warning** nothing that is reported, asked or weighed needs it\n",
            "- over\n  - **asks** More than 15,000?\n  - **if** `killed > 15000`\n",
            "- either\n  - **about** `wounded or killed + wounded`\n",
            "  - **report** `30000 to 40000`\n  - **means** 34,641",
            "  - **reading** hurt, weight 3: `wounded`\n",
            "- killed, ratio\n  - **spearman** -0.3; of normal scores -0.3129\n",
            "- worse\n  - **supposes** A bad month\n  - **with** ratio = 2 to 8\n",
            "- **source** [An official, to AP](<https://example.org/a>), 2022-03-23",
        ] { #expect(text.contains(part), "\(part)\n\(text)") }
        #expect(!text.contains("\n\n\n") && text.hasSuffix("\n"))
    }

    @Test("Errors are an object of the same kind")
    func errors() throws {
        let errors = ModelErrors([
            Diagnostic(
                "there is no quantity `kiled`", suggestion: "did you mean `killed`?",
                place: SourcePlace(file: "a \"b\".yaml", line: 3, column: 12, length: 5),
                sourceLine: "  wounded: kiled * 3"),
            Diagnostic("none", place: SourcePlace(file: "--scenario x", line: 1, column: 1)),
        ])
        let whole = try json(CheckJSON.bytes(of: errors, model: "a"))
        #expect(whole["valid"] as? Bool == false && whole["model"] as? String == "a")
        #expect(whole["quantities"] == nil)
        let problems = try #require(whole["errors"] as? [[String: Any]])
        #expect(problems.count == 2)
        #expect(problems[0]["file"] as? String == "a \"b\".yaml")
        #expect(
            [problems[0]["line"], problems[0]["column"], problems[0]["length"]] as? [Int]
                == [3, 12, 5])
        #expect(problems[0]["suggestion"] as? String == "did you mean `killed`?")
        #expect(problems[1]["suggestion"] is NSNull)
    }

    @Test("Lines of every form of text fit a narrow terminal", arguments: [40, 60, 80])
    func widths(width: Int) throws {
        var model = try Models.model(Self.text)
        model.quantities[0].unit = "persons killed in action"
        let style = TextStyle(width: width, cutsToWidth: true, isUnicode: true)
        let texts =
            [Written.check(model, style: style), Written.laws(style: style)]
            + LawCatalogue.all.map { Written.law($0, style: style) }
            + [Written.models([model, model], style: style)]
        for text in texts {
            for line in text.split(separator: "\n") where DisplayText.width(String(line)) > width {
                // A word that is longer than the line is not cut.
                let words = line.split(separator: " ")
                #expect(words.count == 1 || words.count == 2 && line.hasPrefix("    "), "\(line)")
            }
        }
    }

    @Test("Programs read one line for each model and law, however long")
    func lists() throws {
        let model = try Models.model(
            "title: \(String(repeating: "long ", count: 40))\nquantities: {x: 1}")
        #expect(Written.models([model]).split(separator: "\n").count == 1)
        #expect(Written.models([model]).hasSuffix("long (default)\n"))
        let laws = Written.laws().split(separator: "\n")
        #expect(laws.count { $0.hasPrefix("  ") } == LawCatalogue.all.count)
    }
}
