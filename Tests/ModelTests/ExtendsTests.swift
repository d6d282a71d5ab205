import ModelFile
import ModelLanguage
import Testing

@Suite("Files that extend others")
struct ExtendsTests {
    /// Files by their names, all in one folder.
    private struct Files {
        var texts: [String: String]

        func find(_ reference: String, _ file: ModelText) throws(Diagnostic) -> ModelText {
            guard let text = texts[reference] else { throw Diagnostic("no `\(reference)`") }
            return ModelText(name: reference, file: reference, bytes: Array(text.utf8))
        }

        func model(
            _ text: String, overrides: [Model.Override] = [], scenario: String? = nil
        ) throws(ModelErrors) -> Model {
            try ModelReader.read(
                ModelText(name: "m", file: "m.yaml", bytes: Array(text.utf8)),
                overrides: overrides, scenario: scenario, find: find)
        }

        func problems(_ text: String) -> [String] {
            do throws(ModelErrors) {
                _ = try model(text)
                return []
            } catch {
                return error.diagnostics.compactMap { problem in
                    problem.place.map { "\($0.file):\($0.line):\($0.column) \(problem.message)" }
                }
            }
        }
    }

    private let base = """
        title: Base
        as_of: 2022-03-24
        unit: people
        sources:
          ap: {title: AP}
          wsj: {title: WSJ}
        quantities:
          killed: {value: 7000 to 15000, source: ap}
          ratio: {value: 2 to 4, unit: ratio, source: wsj}
          wounded: killed * ratio
        report: [killed, wounded]
        questions:
          over: wounded > 40000
        evidence:
          - {name: official, about: killed + wounded, report: 30000 to 40000}
          - {name: other, about: wounded, report: at least 1000}
        combine:
          - {as: any, reports: [official, other]}
        correlations:
          - {between: [killed, ratio], spearman: -0.3}
        """

    @Test("Everything is inherited")
    func inherited() throws {
        let model = try Files(texts: ["base.yaml": base]).model("extends: base.yaml")
        let alone = try Reading.model(base)
        #expect(model.title == "Base")
        #expect(model.asOf == "2022-03-24")
        #expect(model.name == "m")
        #expect(model.sources == alone.sources)
        #expect(model.quantities.map(\.text) == alone.quantities.map(\.text))
        #expect(model.quantities.map(\.unit) == alone.quantities.map(\.unit))
        #expect(model.quantities.map(\.sources) == alone.quantities.map(\.sources))
        #expect(model.report == alone.report)
        #expect(model.questions.map(\.text) == ["wounded > 40000"])
        #expect(model.evidence.map(\.name) == ["official", "other"])
        #expect(model.combinations.map(\.members) == [[0, 1]])
        #expect(model.correlations.map(\.value) == [-0.3])
        #expect(model.extendedFiles == ["base.yaml"])
    }

    @Test("Own entries take the place of inherited ones of the same name")
    func replaced() throws {
        let model = try Files(texts: ["base.yaml": base]).model(
            """
            extends: base.yaml
            title: Mine
            sources:
              ap: {title: AP again}
              own: {title: Own}
            quantities:
              ratio: {value: 3 to 5, source: own}
              captured: 500
            report: [captured, killed]
            questions: {over: wounded > 50000, more: killed > 9000}
            evidence:
              - {name: other, about: wounded, report: at most 90000}
            """)
        #expect(model.title == "Mine")
        #expect(model.sources.map(\.title) == ["AP again", "WSJ", "Own"])
        #expect(
            model.quantities.map(\.text) == [
                "7000 to 15000", "3 to 5", "killed * ratio", "500",
            ])
        #expect(model.quantities[1].sources == ["own"])
        #expect(model.report == [3, 0])
        #expect(model.questions.map(\.text) == ["wounded > 50000", "killed > 9000"])
        #expect(model.evidence.map(\.name) == ["official", "other"])
        #expect(model.evidence[1].report == .atMost(90000))
        #expect(model.combinations.map(\.members) == [[0, 1]])
    }

    @Test("A quantity keeps its unit, and what is new has that of its own file")
    func units() throws {
        let model = try Files(texts: ["base.yaml": base]).model(
            """
            extends: base.yaml
            unit: vehicles
            quantities: {ratio: 3 to 5, killed: 9000, tanks: 100 to 200, x: {value: 1, unit: y}}
            """)
        #expect(
            model.quantities.map { "\($0.name) \($0.unit)" } == [
                "killed people", "ratio ratio", "wounded people", "tanks vehicles", "x y",
            ])
    }

    @Test("Correlations and combinations: what a nearer file says of the same counts")
    func nameless() throws {
        let files = Files(texts: ["base.yaml": base])
        let model = try files.model(
            """
            extends: base.yaml
            quantities: {x: 1 to 2}
            correlations:
              - {between: [ratio, killed], kendall: 0.2}
              - {between: [x, killed], kendall: 0.1}
            combine:
              - {as: pool, reports: [other, official]}
            """)
        #expect(model.correlations.map(\.value) == [0.2, 0.1])
        #expect(model.combinations.map(\.rule) == [.pool])
        // A number has no correlations; what is no law at all is an error where it stands.
        #expect(try files.model("extends: base.yaml\nquantities: {ratio: 3}").correlations.isEmpty)
        #expect(
            files.problems("extends: base.yaml\nquantities: {ratio: killed / 3000}") == [
                "base.yaml:20:24 `ratio` is not an input: its value is not a single law"
            ])
    }

    @Test("A chain of files, each problem in its file and line")
    func places() {
        let files = Files(texts: [
            "b.yaml": "extends: c.yaml\nquantities:\n  b: a + 1\n  d: foo\nreport: [nothing]",
            "c.yaml": "\u{FEFF}quantities:\r\n  e: 1\r\n  f: 15000 to 7000\r\nunknown: 1\r\n",
        ])
        #expect(
            files.problems("extends: b.yaml\nquantities:\n  a: bar\n\n\n  g: 2 to 1") == [
                "m.yaml:3:6 there is no quantity `bar`",
                "m.yaml:6:6 the range runs from high to low",
                "b.yaml:4:6 there is no quantity `foo`",
                "b.yaml:5:10 there is no quantity `nothing`",
                "c.yaml:3:6 the range runs from high to low",
                "c.yaml:4:1 a model has no key `unknown`",
            ])
    }

    @Test("A key given twice is so in one file only")
    func duplicates() {
        let files = Files(texts: ["b.yaml": "unit: x\nquantities: {a: 1, a: 2, c: 1}"])
        #expect(
            files.problems("extends: b.yaml\nunit: y\nquantities:\n  b: 1\n  b: 2") == [
                "m.yaml:5:3 `b` is given twice; the first is on line 4",
                "b.yaml:2:20 `a` is given twice; the first is on line 2",
            ])
    }

    @Test("Circles are printed, depth and size are bounded")
    func circles() {
        var files = Files(texts: [
            "self.yaml": "extends: self.yaml", "b.yaml": "extends: c.yaml",
            "c.yaml": "# here\nextends: b.yaml",
        ])
        #expect(files.problems("extends: self.yaml") == ["self.yaml:1:10 this file extends itself"])
        #expect(
            files.problems("extends: b.yaml") == [
                "c.yaml:2:10 these files extend each other in a circle: b.yaml -> c.yaml -> b.yaml"
            ])
        for index in 0..<20 { files.texts["\(index)"] = "extends: \(index + 1)" }
        #expect(
            files.problems("extends: 0") == [
                "8:1:10 a model has at most 10 files, each of which extends the next"
            ])
        files.texts["10"] = "quantities: {a: 1}"
        #expect(files.problems("extends: 2") == [])
        files.texts["10"] = "#" + String(repeating: "x", count: 1_000_000)
        files.texts["9"] = "extends: 10\n#" + String(repeating: "x", count: 100_000)
        #expect(
            files.problems("extends: 9") == [
                "10:1:1 the files of a model have at most 1 MiB together"
            ])
    }

    @Test("What cannot be extended is a problem at its place")
    func refusals() {
        let files = Files(texts: [
            "list.yaml": "[a]", "bad.yaml": "a: [", "q.yaml": "quantities: x",
        ])
        #expect(files.problems("title: x\nextends: gone.yaml") == ["m.yaml:2:10 no `gone.yaml`"])
        #expect(
            files.problems("extends: [a]") == [
                "m.yaml:1:1 `extends` must be a file or the name of a built-in model"
            ])
        #expect(
            files.problems("extends:") == [
                "m.yaml:1:1 `extends` must be a file or the name of a built-in model"
            ])
        #expect(files.problems("extends: bad.yaml")[0].hasPrefix("bad.yaml:1:"))
        #expect(
            files.problems("extends: list.yaml\nquantities: {a: 1}") == [
                "list.yaml:1:1 a model is a mapping of keys such as `quantities:`, found a list"
            ])
        #expect(
            files.problems("extends: q.yaml\nquantities: {a: 1}") == [
                "q.yaml:1:13 `quantities` must be a mapping of names to what they mean, found text"
            ])
        #expect(
            Reading.places("extends: base.yaml") == ["1:10 this model cannot extend others"])
    }

    @Test("The digest covers all files, in their order")
    func digest() throws {
        let text = "extends: base.yaml\n"
        let model = try Files(texts: ["base.yaml": base]).model(text)
        let list = [text, base].map { modelDigest(Array($0.utf8)) + "\n" }.joined()
        #expect(model.digest == modelDigest(Array(list.utf8)))
        let other = try Files(texts: ["base.yaml": base + "\n# more"]).model(text)
        #expect(other.digest != model.digest)
    }
}
