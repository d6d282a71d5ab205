import ModelFile
import ModelLanguage
import Testing

@Suite("A model file from end to end")
struct ModelReaderTests {
    @Test("A small model is read with its sources, units, order and report")
    func smallModel() throws {
        let text = """
            title: Test
            unit: people
            sources:
              wire: {title: A wire service, date: 2022-03-23, grade: B2}
            quantities:
              total: killed + wounded
              killed: {value: normal(mean: 7000, sd: 15), source: wire}
              wounded: 3 * killed
            report: [total, killed]
            questions:
              many: total > 28000
            """
        let model = try ModelReader.read(bytes: Array(text.utf8), file: "m.yaml", name: "m")
        #expect(model.title == "Test")
        #expect(model.quantities.map(\.name) == ["total", "killed", "wounded"])
        #expect(model.quantities.map(\.unit) == ["people", "people", "people"])
        #expect(model.quantities[1].sources == ["wire"])
        #expect(model.evaluationOrder == [1, 2, 0])
        #expect(model.report == [0, 1])
        #expect(model.questions.map(\.text) == ["total > 28000"])
        #expect(model.sources.map(\.grade) == ["B2"])
        #expect(model.unusedQuantities.isEmpty)
        guard case .draw(let draw) = model.quantities[1].expression.kind,
            case .fixed(let law) = draw.sampling
        else {
            Issue.record("killed is not a fixed law")
            return
        }
        #expect(draw.inputName == "killed")
        #expect(law.mean == 7000)
    }
}
