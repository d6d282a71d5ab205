import CasModel
import TestSupport
import Testing

@Suite("Layout of charts")
struct ChartLayoutTests {
    @Test("No text leaves the picture or overlaps another", arguments: ChartCases.all)
    func textHasRoom(_ example: ChartCases.Case) throws {
        let result = ChartCases.result(
            count: example.count, nameLength: example.nameLength, magnitudes: example.magnitudes)
        let drawing = try Chart.drawing(
            example.kind, of: result, options: ChartOptions(width: example.width))
        #expect(drawing.texts.count > 5)
        checkTexts(of: drawing)
    }

    @Test("Nor does any text of a comparison", arguments: [2, 4, 8, 26], [3, 60])
    func comparedTextHasRoom(alternatives: Int, nameLength: Int) throws {
        // Many curves of many quantities take long.
        for count in alternatives > 8 ? [1] : [1, 20] {
            for magnitudes in [[1e4], [1e-6, 3, 1e12, 40_000]] {
                let comparison = ChartCases.comparison(
                    alternatives: alternatives, count: count, nameLength: nameLength,
                    magnitudes: magnitudes)
                for kind in ComparisonChartKind.allCases {
                    // Curves take a hundred times as long as intervals.
                    for width in kind == .density ? [320.0, 1600] : [320, 400, 600, 680, 1600] {
                        let drawing = try Chart.drawing(
                            kind, of: comparison, options: ChartOptions(width: width))
                        #expect(Set(drawing.panels.map(\.quantity)).count == count)
                        #expect(Set(drawing.panels.map(\.id)).count == drawing.panels.count)
                        checkTexts(of: drawing)
                    }
                }
            }
        }
    }

    private func checkTexts(of drawing: ChartDrawing) {
        let frame = ChartBox(x: 0, y: 0, width: drawing.width, height: drawing.height)
        let texts = drawing.texts.map { (text: $0.text, box: $0.box) }
            .sorted { $0.box.y < $1.box.y }
        // Expectations only of what is wrong, as one of every pair takes longer than all the rest.
        var faults = texts.filter { _, box in
            box.x < frame.x || box.right > frame.right || box.y < frame.y
                || box.bottom > frame.bottom
        }.map { "'\($0.text)' leaves the picture: \($0.box)" }
        for (index, one) in texts.enumerated() {
            // By rows, so that not every pair is compared.
            for other in texts[(index + 1)...] {
                if other.box.y > one.box.bottom { break }
                if one.box.overlaps(other.box, tolerance: 0.01) {
                    faults.append("'\(one.text)' overlaps '\(other.text)'")
                }
            }
        }
        #expect(faults.isEmpty)
    }

    @Test("Every quantity has its name in the picture, at least its beginning")
    func names() throws {
        for kind in ChartKind.allCases {
            let result = ChartCases.result(count: 20, nameLength: 60, magnitudes: [1e4])
            let drawing = try Chart.drawing(kind, of: result)
            for index in 0..<20 {
                #expect(
                    drawing.texts.contains {
                        $0.style.weight == .bold
                            && $0.text.hasPrefix("q\(index) ")
                    }, "\(kind), q\(index)")
            }
            #expect(drawing.panels.count == 20)
        }
    }

    @Test("Ratios and people do not share an axis")
    func units() throws {
        let drawing = try Chart.interval(of: HandMade.result())
        func scale(_ name: String) -> AxisScale? {
            drawing.panels.first { $0.quantity == name }?.scale
        }
        #expect(scale("killed") != nil)
        #expect(scale("killed") == scale("wounded"))
        #expect(scale("killed") != scale("wounded_per_killed"))
        #expect(drawing.texts.contains { $0.text == "people" })
        #expect(drawing.texts.contains { $0.text == "ratio" })
    }

    @Test("A panel turns pixels into values and back")
    func panels() throws {
        let drawing = try Chart.density(of: HandMade.result())
        let panel = try #require(drawing.panels.first)
        let scale = try #require(panel.scale)
        #expect(panel.quantity == "killed")
        #expect(panel.unit == "people")
        #expect(scale.start == panel.frame.x)
        #expect(abs(scale.value(at: scale.position(10_247)) - 10_247) < 1e-6)
        #expect(panel.curves.first?.points.isEmpty == false)
        #expect(drawing.svg.contains("id=\"casmodel-\(panel.id)\" data-quantity=\"killed\""))
    }

    @Test("Equal areas are equal probabilities, on logarithmic axes too")
    func areas() throws {
        let result = ChartCases.result(count: 2, nameLength: 3, magnitudes: [1e4])
        let drawing = try Chart.density(of: result)
        #expect(drawing.panels.map { $0.scale?.kind } == [.linear, .logarithmic])
    }

    @Test("A quantity that the result does not have is an error that names the nearest")
    func unknownQuantity() {
        let options = ChartOptions(quantities: ["kiled"])
        #expect(throws: ChartError.unknownQuantity("kiled", nearest: "killed")) {
            try Chart.density(of: HandMade.result(), options: options)
        }
        #expect(throws: ChartError.noReports) { try Chart.evidence(of: HandMade.result()) }
    }

    @Test("Quantities stand in the order that was asked for")
    func order() throws {
        let options = ChartOptions(quantities: ["wounded", "killed", "wounded"])
        let drawing = try Chart.density(of: HandMade.result(), options: options)
        #expect(drawing.panels.map(\.quantity) == ["wounded", "killed"])
    }
}
