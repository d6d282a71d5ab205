import ModelLanguage
import Testing

@Suite("Readings and combinations in files")
struct CombinationTests {
    static let start = """
        quantities: {a: 1 to 2, b: 2 to 3}
        evidence:
          - {name: r, about: a, report: 1}
          - {name: s, report: 2, readings: {one: a, both: {about: a + b, weight: 2}}}

        """

    @Test("Every form")
    func forms() throws {
        let model = try Reading.model(
            Self.start + "combine: [{as: any, reports: [s, r], weights: [1, 30%]}]\n")
        #expect(model.evidence[1].readings.map(\.name) == ["one", "both"])
        #expect(model.evidence[1].readings.map(\.weight) == [1, 2])
        #expect(model.evidence[1].readings.map(\.aboutText) == ["a", "a + b"])
        #expect(model.evidence[1].aboutText == "a or a + b")
        #expect(model.combinations.map(\.rule) == [.any])
        #expect(model.combinations.map(\.members) == [[1, 0]])
        #expect(model.combinations.map(\.weights) == [[1, 0.3]])
        #expect(model.unusedQuantities == [])
    }

    @Test(
        "Every mistake",
        arguments: [
            ("combine: [{as: some, reports: [r, s]}]", "5:16 `some` is no way to combine reports"),
            (
                "combine: [{as: any, reports: [r]}]",
                "5:11 a combination needs at least two `reports`"
            ),
            ("combine: [{reports: [r, s]}]", "5:11 this combination has no `as`"),
            ("combine: [{as: any, reports: [r, s, t]}]", "5:37 there is no report `t`"),
            ("combine: [{as: any, reports: [r, s, r]}]", "5:37 report `r` is combined twice"),
            (
                "combine: [{as: any, reports: [r, s], weights: [1]}]",
                "5:38 there are 1 weights for 2 reports"
            ),
            (
                "combine: [{as: any, report: [r, s], reports: [r, s]}]",
                "5:21 a combination has no key `report`"
            ),
            (
                "combine: any",
                "5:10 `combine` must be a list of combinations of reports, found text"
            ),
        ])
    func mistakes(line: String, problem: String) {
        #expect(Reading.places(Self.start + line + "\n") == [problem])
    }

    @Test("Readings are two or more, and instead of `about`")
    func readings() {
        func places(_ readings: String) -> [String] {
            Reading.places(
                "quantities: {a: 1 to 2}\nevidence:\n  - {name: r, report: 1, \(readings)}\n")
        }
        #expect(places("readings: {x: a}") == ["3:26 `readings` needs at least two"])
        #expect(
            places("about: a, readings: {x: a, y: 2 * a}") == [
                "3:26 a report has either `about` or `readings`, not both"
            ])
        #expect(
            places("readings: {x: a, y: {weight: 2}}") == ["3:43 reading `y` has no `about`"])
        #expect(places("readings: {x: a, y: a > 1}").count == 1)
    }
}
