import CasModel
import Foundation
import TestSupport
import Testing

@Suite("Interval charts")
struct IntervalChartTests {
    private func comparison(_ quantities: String, _ scenarios: String) throws -> Comparison {
        let text = "quantities:\n\(quantities)\nscenarios:\n\(scenarios)\n"
        let file = ModelText(name: "test", file: "test.yaml", bytes: Array(text.utf8))
        let names = scenarios.matches(of: /(\w+): \{quantities/).map { String($0.output.1) }
        let models = [nil] + names.map(Optional.some)
        return try Comparer(models.map { try ModelReader.read(file, scenario: $0) })
            .run(SimulationOptions(runs: 10_000, seed: 42, threads: 2))
    }

    /// The part of its axis that a quantity's marks take up together.
    private func share(of panel: ChartPanel, _ comparison: Comparison) -> Double {
        guard let scale = panel.scale,
            let quantity = comparison.quantities.first(where: { $0.name == panel.quantity })
        else { return 0 }
        let places = quantity.figures.compactMap { $0 }.flatMap { figures in
            [0.05, 0.95].map { scale.position(figures.distribution.quantile($0)) }
        }
        let range = (places.max() ?? 0) - (places.min() ?? 0)
        return range / (scale.end - scale.start)
    }

    @Test("Compared quantities of one unit and different sizes each have an axis that they fill")
    func ownAxes() throws {
        let comparison = try comparison(
            """
              captured: {value: 200 to 2000, unit: people}
              killed: {value: 7000 to 15000, unit: people}
              wounded: {value: 20000 to 60000, unit: people}
            """, "  more: {quantities: {killed: 8000 to 17000}}")
        let drawing = try Chart.comparison(of: comparison)
        #expect(drawing.panels.map(\.quantity) == ["captured", "killed", "wounded"])
        #expect(Set(drawing.panels.map { $0.scale?.high }).count == 3)
        for panel in drawing.panels { #expect(share(of: panel, comparison) > 1.0 / 3) }
        // The unit stands beside each name, and that axes differ in the sentence below the title.
        #expect(drawing.texts.count { $0.text == "people" } == 3)
        #expect(drawing.svg.contains("Each quantity has an axis of its own."))
    }

    @Test("Compared quantities of one unit and about the same size share an axis")
    func sharedAxis() throws {
        let comparison = try comparison(
            """
              march: {value: 7000 to 15000, unit: people}
              april: {value: 5000 to 12000, unit: people}
              ratio: {value: 1 to 2, unit: ratio}
            """, "  more: {quantities: {march: 8000 to 17000}}")
        let drawing = try Chart.comparison(of: comparison)
        let scales = drawing.panels.map(\.scale)
        #expect(scales[0] == scales[1])
        #expect(scales[0] != scales[2])
        #expect(drawing.texts.count { $0.text == "people" } == 1)
        for panel in drawing.panels { #expect(share(of: panel, comparison) > 1.0 / 3) }
    }

    @Test("Quantities that would be dots beside others of their unit stand apart from them")
    func vanishing() throws {
        let result = try Models.simulate(
            Models.model(
                quantities: """
                    balance: "normal(mean: -50000000, sd: 1000000)"
                    change: "normal(mean: 1, sd: 1)"
                    other: "normal(mean: 3, sd: 2)"
                    none: 0
                    """), runs: 10_000)
        let scales = try Chart.interval(of: result).panels.reduce(into: [:]) {
            $0[$1.quantity] = $1.scale
        }
        #expect(scales["change"] != nil)
        #expect(scales["change"] == scales["other"])
        #expect(scales["change"] != scales["balance"])
        // What never varies is a dot anywhere.
        #expect(scales["none"] == scales["change"])
    }

    @Test("Every mark says its figures to pointers, and looks as before")
    func titles() throws {
        let drawing = try Chart.interval(of: HandMade.result())
        let titles = drawing.svg.matches(of: /<title>([^<]*)<\/title>/).map { String($0.output.1) }
        #expect(titles.count == 3)
        #expect(titles[0].hasPrefix("killed: median 10,2"))
        #expect(titles[0].hasSuffix(" people."))
        for title in titles { #expect(drawing.description.contains(title)) }
        // The band that a pointer finds has neither filling nor line.
        let bands = drawing.svg.matches(of: /pointer-events="all"><title>[^<]*<\/title>\n(.*)\n/)
        #expect(bands.count == 3)
        for band in bands {
            #expect(band.output.1.hasPrefix("<rect "))
            #expect(band.output.1.hasSuffix(" fill=\"none\"/>"))
        }
    }

    @Test("Below the title stands what each alternative is, on a line of its own")
    func legend() throws {
        let comparison = try comparison(
            "  killed: {value: 7000 to 15000, unit: people}",
            "  more: {quantities: {killed: 8000 to 17000}}")
        for kind in ComparisonChartKind.allCases {
            let texts = try Chart.drawing(kind, of: comparison).texts.map(\.text)
            #expect(texts.contains("A: the model as it is"))
            #expect(texts.contains("B: scenario more"))
        }
    }

    @Test("A mark of a comparison says which alternative it is")
    func comparedTitles() throws {
        let comparison = try comparison(
            "  killed: {value: 7000 to 15000, unit: people}",
            "  more: {quantities: {killed: 8000 to 17000}}")
        let svg = try Chart.comparison(of: comparison).svg
        #expect(svg.contains("<title>A as it is, killed: median 10,"))
        #expect(svg.contains("<title>B more, killed: median 11,"))
    }

    @Test(
        "Figures stand beside the plot, below each other where it is narrow, and above it in columns"
    )
    func figures() throws {
        func look(_ width: Double) throws -> (median: PlacedText, range: PlacedText, plot: ChartBox)
        {
            let drawing = try Chart.interval(
                of: HandMade.result(), options: ChartOptions(width: width))
            func text(_ pattern: Regex<Substring>) throws -> PlacedText {
                try #require(
                    drawing.texts.first { $0.text.wholeMatch(of: pattern) != nil })
            }
            let plot = try #require(drawing.panels.first).frame
            return (try text(/10,2\d\d/), try text(/[67],\d+–1\d,\d+/), plot)
        }
        let wide = try look(900)
        #expect(abs(wide.median.baseline - wide.range.baseline) < 2)
        #expect(wide.median.box.x > wide.plot.right && wide.plot.width > 0.46 * 860)
        let narrow = try look(560)
        #expect(narrow.range.baseline > narrow.median.baseline + 10)
        #expect(narrow.median.box.x > narrow.plot.right && narrow.plot.width > 0.4 * 520)
        let column = try look(360)
        #expect(abs(column.median.baseline - column.range.baseline) < 2)
        #expect(column.median.box.right < column.plot.right && column.plot.width > 0.9 * 320)
    }

    @Test("A long label is cut where that keeps the figures on one line")
    func longLabel() throws {
        let comparison = try comparison(
            "  killed: {value: 7000 to 15000, unit: people}",
            "  a_reading_of_all_the_reports_that_were_published: {quantities: {killed: 8000 to 17000}}"
        )
        let drawing = try Chart.comparison(of: comparison, options: ChartOptions(width: 680))
        #expect(drawing.texts.contains { $0.text.wholeMatch(of: /B a_reading\w*…/) != nil })
        let medians = drawing.texts.filter { $0.style.weight == .bold && $0.anchor == .end }
        let ranges = drawing.texts.filter { $0.text.wholeMatch(of: /[\d,]+–[\d,]+/) != nil }
        #expect(medians.count == 2 && ranges.count == 2)
        for (median, range) in zip(medians, ranges) {
            #expect(abs(median.baseline - range.baseline) < 2)
        }
    }
}
