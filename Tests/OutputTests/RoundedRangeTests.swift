import CasModel
import TestSupport
import Testing

/// Figures as a reader would quote them.
@Suite("Rounded for readers")
struct RoundedRangeTests {
    @Test(
        "Two digits, or as many as the interval's width asks for",
        arguments: [
            (6712.0, 24_312.0, "6,700 to 24,000"), (838.6, 1065.9, "840 to 1,100"),
            (10_234, 10_790, "10,200 to 10,800"), (0.1425, 0.488, "0.14 to 0.49"),
            (-23.4, 57.9, "-23 to 58"), (0, 5, "0 to 5.0"), (7, 7, "7.0"),
            (50_000_823, 50_000_853, "50,000,820 to 50,000,850"),
            (1e-9, 3.04e-9, "1.0e-9 to 3.0e-9"),
            (.infinity, .infinity, "n/a"),
        ])
    func text(low: Double, high: Double, text: String) {
        #expect(RoundedRange.text(low: low, high: high) == text)
    }

    @Test("A column of them, where it is asked for")
    func column() {
        let result = HandMade.result()
        let text = TerminalWriter().text(ResultDocument.text(result, isRounded: true))
        #expect(text.contains("7,000 to 15,000"))
        #expect(!Written.result(result).contains(" to 15,000"))
    }

    @Test("A title is what tables and sentences call a quantity")
    func titles() throws {
        let model = try Models.model(
            """
            unit: people
            quantities:
              killed: {value: 7000 to 15000, title: Soldiers killed}
              hurt: {value: killed * 3, title: "Soldiers wounded"}
            evidence: [{name: r, about: hurt, report: 30000 to 40000}]
            """)
        let result = try Models.simulate(model, runs: 20_000)
        #expect(result.quantities.map(\.title) == ["Soldiers killed", "Soldiers wounded"])
        let text = Written.result(result)
        #expect(text.contains("\nSoldiers killed "))
        #expect(text.contains("moves Soldiers\n      wounded slightly up"))
        #expect(!text.contains("\nkilled"))
        let json = String(decoding: JSONReport.bytes(of: result), as: UTF8.self)
        #expect(json.contains("\"killed\": {\n      \"title\": \"Soldiers killed\","))
        let check = TerminalWriter().text(CheckDocument.text(model))
        #expect(check.contains("killed: Soldiers killed"))
    }

    @Test("A changed quantity keeps its title, an extended one too")
    func keptTitles() throws {
        let text = """
            quantities: {killed: {value: 7000 to 15000, title: Soldiers killed}}
            scenarios: {more: {quantities: {killed: 9000 to 20000}}}
            """
        #expect(try Models.model(text, scenario: "more").quantities[0].title == "Soldiers killed")
        let changed = try Models.model(
            text, overrides: [.init(name: "killed", expression: "1 to 2")])
        #expect(changed.quantities[0].title == "Soldiers killed")
    }
}
