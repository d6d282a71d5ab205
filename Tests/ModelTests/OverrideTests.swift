import ModelLanguage
import Testing

@Suite("Changes from the command line")
struct OverrideTests {
    private let text = """
        sources:
          wire: {title: A wire service}
        quantities:
          killed: {value: 7000 to 15000, unit: people, source: wire, note: as reported}
          ratio: 3
          wounded: killed * ratio
        """

    private func set(_ changes: (String, String)...) -> [Model.Override] {
        changes.map { Model.Override(name: $0.0, expression: $0.1) }
    }

    @Test("A change replaces the expression and keeps the unit; the source no longer speaks for it")
    func replaced() throws {
        let changes = set(("killed", "5000"), ("ratio", "2 to 4"))
        let model = try Reading.model(text, overrides: changes)
        #expect(model.quantities[0].text == "5000")
        #expect(model.quantities[0].unit == "people")
        #expect(model.quantities[0].sources == [])
        #expect(model.overrides == changes)
        #expect(Inputs.all(model).map(\.inputName) == ["ratio"])
    }

    @Test("Of two changes to one quantity the last counts")
    func lastCounts() throws {
        let model = try Reading.model(text, overrides: set(("ratio", "foo"), ("ratio", "5")))
        #expect(model.quantities[1].text == "5")
    }

    @Test("A change may turn the order of dependence around, and may close a circle")
    func order() throws {
        let model = try Reading.model(
            text, overrides: set(("killed", "wounded / 3"), ("wounded", "20000")))
        #expect(model.evaluationOrder == [2, 0, 1])
        #expect(
            Reading.problems(text, overrides: set(("killed", "wounded / 3"))) == """
                --set killed:1:1: error: these quantities depend on each other in a circle: \
                killed -> wounded -> killed
                wounded / 3
                ^^^^^^^
                  help: one of them must not depend on the others
                """)
    }

    @Test("Problems of changes name the change, and come after those of the file")
    func problems() {
        let changes = set(("kiled", "3"), ("ratio", "2 too 4"), ("killed", ""), ("zzzzzz", "1"))
        #expect(
            Reading.problems(text + "\ntitel: x", overrides: changes) == """
                m.yaml:7:1: error: a model has no key `titel`
                titel: x
                ^^^^^
                  help: did you mean `title`?

                --set kiled:1:1: error: the model has no quantity `kiled`
                  help: did you mean `killed`?

                --set zzzzzz:1:1: error: the model has no quantity `zzzzzz`

                --set killed:1:1: error: an expression is expected here

                --set ratio:1:3: error: an operator is expected before `too`
                2 too 4
                  ^^^
                """)
    }

    @Test("What a change replaces is not checked")
    func replacedIsUnchecked() throws {
        let model = try Reading.model(
            "quantities:\n  a: foo +\n  b: a + 1\n", overrides: set(("a", "2")))
        #expect(model.evaluationOrder == [0, 1])
    }
}
