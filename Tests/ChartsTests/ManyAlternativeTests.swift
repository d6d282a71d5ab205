import CasModel
import TestSupport
import Testing

@Suite("Pictures of many alternatives")
struct ManyAlternativeTests {
    /// A model beside that many scenarios, the third with a far tail.
    private func comparison(_ scenarios: Int) throws -> Comparison {
        var text = """
            unit: people
            quantities:
              killed: 7000 to 15000
              balance: "normal(mean: 0, sd: 100)"
              raids: {value: poisson(3), unit: raids}
            scenarios:

            """
        for number in 1...scenarios {
            let changes =
                number == 3
                ? "killed: 'lognormal(median: 9000, sigma: 2.5)', balance: 'cauchy(location: 0, scale: 300)'"
                : "killed: \(6000 + 500 * number) to \(14_000 + 600 * number)"
            text += "  s\(number): {quantities: {\(changes)}}\n"
        }
        let file = ModelText(name: "test", file: "test.yaml", bytes: Array(text.utf8))
        let names = [nil] + (1...scenarios).map { "s\($0)" }
        return try Comparer(names.map { try ModelReader.read(file, scenario: $0) })
            .run(SimulationOptions(runs: 10_000, seed: 42, threads: 2))
    }

    @Test("Every alternative that the legend names is drawn", arguments: [1, 4, 7, 11, 24])
    func all(scenarios: Int) throws {
        let comparison = try comparison(scenarios)
        for kind in ComparisonChartKind.allCases {
            let drawing = try Chart.drawing(kind, of: comparison)
            for index in 0...scenarios {
                let letter = AlternativeText.letter(index)
                #expect(drawing.texts.contains { $0.text.hasPrefix("\(letter): ") })
                // With its median, over the curves of the quantity that differs in all.
                let isDrawn = drawing.texts.contains { text in
                    guard text.text.hasPrefix("\(letter) ") else { return false }
                    return kind == .interval
                        || text.text.dropFirst(2).allSatisfy { $0.isNumber || $0 == "," }
                }
                #expect(isDrawn, "\(kind), \(letter)")
            }
        }
    }

    @Test("The panels of a quantity have one axis and one height, and at most four lines")
    func panels() throws {
        let comparison = try comparison(11)
        let drawing = try Chart.densities(of: comparison)
        let killed = drawing.panels.filter { $0.quantity == "killed" }
        #expect(killed.count == 4)
        #expect(Set(killed.map { $0.scale?.high }).count == 1)
        #expect(Set(killed.map { $0.frame.height }).count == 1)
        // What is the same in all has one panel, with the letters of all.
        #expect(drawing.panels.count { $0.quantity == "raids" } == 1)
        #expect(drawing.texts.contains { $0.text == "A to L 3" })
        #expect(comparison.quantities[1].drawnParts == [[0, 3]])
    }

    @Test("An alternative with a far tail leaves room to the others")
    func farTail() throws {
        let comparison = try comparison(7)
        for kind in ComparisonChartKind.allCases {
            let drawing = try Chart.drawing(kind, of: comparison)
            for name in ["killed", "balance"] {
                let quantity = try #require(comparison.quantities.first { $0.name == name })
                let scale = try #require(drawing.panels.first { $0.quantity == name }?.scale)
                let first = try #require(quantity.figures[0]).distribution
                let share =
                    (scale.position(first.quantile(0.95)) - scale.position(first.quantile(0.05)))
                    / (scale.end - scale.start)
                // Of the far one the middle half is shown, which is four times as wide.
                #expect(share > 0.15, "\(kind), \(name): \(share)")
                let far = try #require(quantity.figures[3]).distribution
                #expect(scale.low <= far.quantile(0.25) && scale.high >= far.quantile(0.75))
            }
        }
    }

    @Test("Letters that follow each other are written as from one to another")
    func letters() {
        #expect(AlternativeText.letters([]) == "")
        #expect(AlternativeText.letters([0]) == "A")
        #expect(AlternativeText.letters([0, 1]) == "A, B")
        #expect(AlternativeText.letters([0, 1, 2, 4]) == "A to C, E")
        #expect(AlternativeText.letters([0, 4, 5, 6]) == "A, E to G")
    }
}
