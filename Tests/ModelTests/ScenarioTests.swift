import Distributions
import ModelFile
import ModelLanguage
import Testing

@Suite("Scenarios")
struct ScenarioTests {
    private let text = """
        unit: people
        sources:
          ap: {title: AP}
        quantities:
          killed: {value: 7000 to 15000, source: ap, unit: soldiers}
          ratio: 2 to 4
          wounded: killed * ratio
        correlations:
          - {between: [killed, ratio], spearman: -0.3}
        evidence:
          - {name: official, about: killed + wounded, report: 30000 to 40000, source: ap}
          - {name: other, about: wounded, report: at least 1000, trust: 0.9}
          - {name: third, about: wounded, report: at least 900}
        combine:
          - {as: pool, reports: [official, other, third], weights: [1, 2, 3]}
        scenarios:

        """

    private func model(
        _ scenarios: String, _ name: String?, overrides: [Model.Override] = []
    ) throws -> Model {
        try ModelReader.read(
            ModelText(name: "m", file: "m.yaml", bytes: Array((text + scenarios).utf8)),
            overrides: overrides, scenario: name)
    }

    @Test(
        "A scenario changes quantities, which keep their unit; the source no longer speaks for it")
    func quantities() throws {
        let scenarios = """
              low:
                title: Fewer killed
                note: A guess.
                quantities:
                  killed: 5000 to 9000
                  ratio: {value: 3, unit: ratio, source: ap}
            """
        let plain = try model(scenarios, nil)
        #expect(plain.scenario == nil)
        #expect(plain.quantities.map(\.text) == ["7000 to 15000", "2 to 4", "killed * ratio"])
        let low = try model(scenarios, "low")
        #expect(low.quantities.map(\.text) == ["5000 to 9000", "3", "killed * ratio"])
        #expect(low.quantities.map(\.unit) == ["soldiers", "ratio", "people"])
        #expect(low.quantities.map(\.sources) == [[], ["ap"], []])
        #expect(low.correlations.isEmpty)
        #expect(low.digest == plain.digest)
        let expected = Scenario(
            name: "low", title: "Fewer killed", note: "A guess.",
            changes: [
                .quantity(name: "killed", expression: "5000 to 9000"),
                .quantity(name: "ratio", expression: "3"),
            ])
        #expect(low.scenario == expected)
        #expect(low.scenarios == [expected])
        #expect(plain.scenarios == [expected])
    }

    @Test("Reports are changed key by key, left out and added")
    func evidence() throws {
        let scenarios = """
              doubt:
                evidence:
                  - {name: official, trust: 0.5}
                  - name: other
                    readings: {all: wounded + killed, some: wounded}
                  - {name: new, about: killed, report: about 9000}
              without: {without: other}
              alone: {without: [official, other]}
            """
        let doubt = try model(scenarios, "doubt")
        #expect(doubt.evidence.map(\.name) == ["official", "other", "third", "new"])
        #expect(doubt.evidence[0].trust == 0.5)
        #expect(doubt.evidence[0].report == .range(30000, 40000))
        #expect(doubt.evidence[0].sources == ["ap"])
        #expect(doubt.evidence[1].readings.count == 2)
        #expect(doubt.evidence[1].trust == 0.9)
        let without = try model(scenarios, "without")
        #expect(without.evidence.map(\.name) == ["official", "third"])
        #expect(without.combinations.map(\.members) == [[0, 1]])
        #expect(without.combinations.map(\.weights) == [[1, 3]])
        let alone = try model(scenarios, "alone")
        #expect(alone.evidence.map(\.name) == ["third"])
        #expect(alone.combinations.isEmpty)
    }

    @Test("--set comes after the scenario")
    func overrides() throws {
        let both = try model(
            "  low: {quantities: {killed: 5000, ratio: 3}}", "low",
            overrides: [Model.Override(name: "ratio", expression: "4")])
        #expect(both.quantities.map(\.text) == ["5000", "4", "killed * ratio"])
    }

    @Test("All scenarios are checked, whichever is asked for")
    func problems() {
        let scenarios = """
              a b: {quantities: {kiled: 3}}
              two: {quantities: {ratio: 3 to 2, killed: wounded / 2}, titel: x}
              three: {}
              four: {without: officiall, evidence: [{name: x, trust: 1}, {trust: 1}, 3]}
              five: {without: [other, other], evidence: [{name: other, trust: 2}]}
              six: [a]
              seven: {evidence: [{name: official, trust: 2}, {name: official}]}
            """
        #expect(
            Reading.places(text + scenarios) == [
                "17:3 the name of a scenario has letters, digits, `_`, `-` and `.` only",
                "17:22 the model has no quantity `kiled`",
                "18:29 the range runs from high to low (in scenario `two`)",
                "18:45 these quantities depend on each other in a circle: killed -> wounded "
                    + "-> killed (in scenario `two`)",
                "18:59 a scenario has no key `titel`",
                "19:3 scenario `three` changes nothing",
                "20:19 the model has no report `officiall`",
                "20:41 the model has no report `x`",
                "20:62 this report has no `name`",
                "20:74 a report with a name and what changes is expected here, found text",
                "21:27 report `other` is named twice",
                "21:46 report `other` is both changed and left out",
                "22:8 `six` must be a mapping with `quantities`, `evidence` or `without`, found "
                    + "a list",
                "23:46 `trust` must be a probability from 0 to 1, got 2 (in scenario `seven`)",
                "23:50 report `official` stands twice",
            ])
    }

    @Test("What rests on a changed quantity is checked anew, and nothing else changes")
    func touched() throws {
        let text = """
            quantities:
              a: 2
              law: normal(mean: 0, sd: a)
              far: law + other
              other: 1 to 2
            questions: {sure: far > a}
            trust: {B2: 1 / a}
            scenarios:
              bad: {quantities: {a: -1}}
              none: {quantities: {a: 0}}
              more: {quantities: {a: 4}}
              joint: {quantities: {other: "dirichlet(x: 1, y: 1)", far: law + other.x}}
            """
        let places = Reading.places(text)
        #expect(places.count == 4)
        #expect(places.filter { $0.hasPrefix("3:28 ") && $0.contains("sd") }.count == 2)
        #expect(places.filter { $0.hasPrefix("7:13 ") }.count == 2)
        #expect(places.allSatisfy { $0.contains("(in scenario `bad`)") || $0.contains("`none`)") })
        let good = text.split(separator: "\n").filter {
            !$0.contains("bad:") && !$0.contains("none:")
        }.joined(separator: "\n")
        func model(_ scenario: String?) throws -> Model {
            try ModelReader.read(
                ModelText(name: "m", file: "m.yaml", bytes: Array(good.utf8)), scenario: scenario)
        }
        let more = try model("more")
        #expect(more.trust.trust(ofGrade: "B2") == 0.25)
        #expect((Inputs.fixedLaw(more, "law") as? NormalLaw)?.standardDeviation == 4)
        let joint = try model("joint")
        #expect(joint.quantities.map(\.name) == ["a", "law", "far", "other.x", "other.y"])
        #expect(joint.dependencies[2] == [1, 3])
        #expect(try model(nil).trust.trust(ofGrade: "B2") == 0.5)
    }

    @Test("A scenario that there is not")
    func unknown() {
        for (name, rest) in [
            ("lou", "\n  help: did you mean `low`?"), ("x", "\n  help: its scenarios are low"),
        ] {
            let error = #expect(throws: ModelErrors.self) {
                try model("  low: {quantities: {killed: 5000}}", name)
            }
            #expect(
                error?.description
                    == "--scenario \(name):1:1: error: the model has no scenario `\(name)`" + rest)
        }
    }

    @Test("Inherited scenarios, and one replaced")
    func inherited() throws {
        let own = """
            extends: base.yaml
            quantities: {killed: 100 to 200}
            scenarios:
              low: {quantities: {killed: 50}}
              new: {without: other}
            """
        let base = text + "  low: {quantities: {killed: 5000}}\n  few: {quantities: {ratio: 2}}\n"
        let model = try ModelReader.read(
            ModelText(name: "m", file: "m.yaml", bytes: Array(own.utf8)), scenario: "low"
        ) { (_, _) throws(Diagnostic) in
            ModelText(name: "base", file: "base.yaml", bytes: Array(base.utf8))
        }
        #expect(model.scenarios.map(\.name) == ["low", "few", "new"])
        #expect(model.quantities[0].text == "50")
    }

    @Test("Fifty scenarios of a large model take a few seconds at most")
    func many() {
        let laws = (0..<2000).map {
            "  q\($0): lognormal(p5: \($0 + 1), p95: \($0 + 900)) + 3 * q\(($0 + 1) % 2001)\n"
        }
        let scenarios = (0..<60).map { "  s\($0): {quantities: {q\($0): \($0)}}\n" }
        let text =
            "report: [q0]\nquantities:\n" + laws.joined() + "  q2000: 1\nscenarios:\n"
            + scenarios.joined()
        let start = ContinuousClock.now
        #expect(Reading.places(text) == ["2055:3 a model has at most 50 scenarios"])
        #expect(ContinuousClock.now - start < .seconds(30))
    }
}
