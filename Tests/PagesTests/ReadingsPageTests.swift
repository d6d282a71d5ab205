import CasModel
import Pages
import TestSupport
import Testing

@Suite("Readings on a page")
struct ReadingsPageTests {
    private static let text = """
        unit: people
        quantities:
          killed: 7000 to 15000
          hurt_per_killed: {value: 1.6 to 5.8, unit: ratio}
          hurt: killed * hurt_per_killed
        report: [killed, hurt]
        evidence:
          - name: open
            report: 30000 to 40000
            readings:
              hurt_only: {about: hurt}
              all: {about: killed + hurt}
              nobody: {about: 0 * killed}
          - {name: low, about: killed, report: about 8000}
          - {name: high, about: killed, report: about 14000}
        combine: [{as: any, reports: [low, high]}]
        """

    private func result(_ text: String = text, levels: [Double] = [0.9]) throws -> SimulationResult
    {
        try Models.simulate(Models.model(text), runs: 100_000, levels: levels)
    }

    @Test("Each quantity in each reading, and by the report that is right")
    func figures() throws {
        let result = try result()
        let evidence = try #require(result.evidence)
        let page = try Page(result)
        let readings = evidence.reports[0].readings
        #expect(readings.map(\.name) == ["hurt_only", "all", "nobody"])
        for (alternatives, span) in [(readings, 3), (evidence.combinations[0], 2)] {
            for (index, name) in ["killed", "hurt"].enumerated() {
                for (place, alternative) in alternatives.enumerated() {
                    let texts = alternative.quantities[index].texts
                    let group = "<th scope=\"rowgroup\" rowspan=\"\(span)\">\(name)</th>"
                    #expect(
                        page.words.contains(
                            (place == 0 ? "<tr>" + group : "<tr>")
                                + "<th scope=\"row\">\(alternative.name)</th>"
                                + "<td class=\"number\">\(texts.low)</td>"
                                + "<td class=\"number best\">\(texts.best)</td>"
                                + "<td class=\"number\">\(texts.high)</td>"))
                }
            }
        }
        // A reading that no run fits has no figures, and says so.
        #expect(readings[2].quantities[0].texts == ("none", "none", "none"))
        #expect(page.prose.contains("nobody none none none"))
    }

    @Test("Its tables have captions, by which their scrolling parts are named")
    func structure() throws {
        let page = try Page(result(levels: [0.5, 0.9]))
        // The figures are there for the first level alone.
        #expect(
            page.outline.contains(
                "caption Each quantity by the reading of this report: the 50\u{A0}% credible "
                    + "interval and the median, in three digits."))
        #expect(
            page.outline.contains(
                "caption Each quantity by the report that is right: the 50\u{A0}% credible "
                    + "interval and the median, in three digits."))
        for id in ["readings-1", "right-1"] {
            #expect(page.body.contains(" aria-labelledby=\"\(id)\" tabindex=\"0\">"))
            #expect(page.body.contains("<caption id=\"\(id)\">"))
        }
    }

    @Test("A report that speaks of one thing has no such table")
    func none() throws {
        let text =
            "quantities: {x: 1 to 2}\nevidence: [{name: a, about: x, report: about 1.5}]"
        let page = try Page(result(text))
        #expect(page.text.contains("id=\"evidence\""))
        #expect(!page.text.contains("id=\"readings-") && !page.text.contains("id=\"right-"))
        #expect(!page.text.contains("rowgroup\" rowspan=\"3"))
    }
}
