import CasModel
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("SVG of charts")
struct ChartSVGTests {
    /// What an XML parser finds in a document.
    final class Contents: NSObject, XMLParserDelegate {
        private(set) var ids: [String] = []
        private(set) var elements: Set<String> = []
        private(set) var texts: [String] = []
        private var text = ""

        init(_ svg: String) throws {
            super.init()
            let parser = XMLParser(data: Data(svg.utf8))
            parser.delegate = self
            try #require(parser.parse(), "\(String(describing: parser.parserError))")
        }

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String] = [:]
        ) {
            elements.insert(element)
            if let id = attributes["id"] { ids.append(id) }
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            if element == "text" { texts.append(text) }
        }
    }

    @Test(
        "The picture is well-formed, named and described, with ids that begin with the prefix",
        arguments: ChartKind.allCases, ChartTheme.allCases)
    func document(kind: ChartKind, theme: ChartTheme) throws {
        let result = ChartCases.result(count: 6, nameLength: 12, magnitudes: [1e4, 3])
        let options = ChartOptions(theme: theme, idPrefix: "chart-7")
        let drawing = try Chart.drawing(kind, of: result, options: options)
        let contents = try Contents(drawing.svg)
        #expect(Set(contents.ids).count == contents.ids.count)
        for id in contents.ids { #expect(id == "chart-7" || id.hasPrefix("chart-7-"), "\(id)") }
        for panel in drawing.panels { #expect(contents.ids.contains("chart-7-" + panel.id)) }
        #expect(drawing.svg.hasPrefix("<svg xmlns="))
        #expect(drawing.svg.contains("role=\"img\" aria-labelledby=\"chart-7-title chart-7-desc\""))
        #expect(
            contents.elements.isSuperset(
                of: ["title", "desc", "text", "path", "g"].filter {
                    $0 != "path" || kind != .interval
                }))
        // Nothing that would be fetched or run.
        #expect(
            contents.elements.isDisjoint(with: ["script", "image", "use", "a", "foreignObject"]))
        #expect(contents.elements.contains("style") == (theme == .auto))
        #expect(!drawing.svg.contains("nan") && !drawing.svg.contains("inf\""))
    }

    @Test("The style sheet concerns the picture alone")
    func styleSheet() throws {
        let options = ChartOptions(theme: .auto, idPrefix: "chart-7")
        let svg = try Chart.density(of: HandMade.result(), options: options).svg
        let sheet = try #require(svg.firstMatch(of: /<style>([\s\S]*)<\/style>/)).output.1
        let rules = sheet.replacing("@media screen and (prefers-color-scheme:dark){", with: "")
            .matches(of: /([^{}]+)\{[^{}]*\}/)
        #expect(rules.count > 20)
        for rule in rules {
            let selector = rule.output.1.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(selector == "#chart-7" || selector.hasPrefix("#chart-7 ."), "\(selector)")
        }
    }

    @Test("Text of a model is text in the picture, whatever it says")
    func escaping() throws {
        var model = HandMade.model()
        model.title = "<script>alert('x')</script> & \"more\" \u{1B}[31m\u{FFFF}"
        model.quantities[0].unit = "</text><g>"
        let svg = try Chart.density(of: HandMade.result(model: model)).svg
        let contents = try Contents(svg)
        #expect(!contents.elements.contains("script"))
        #expect(contents.texts.contains { $0.hasPrefix("<script>alert('x')</script> & \"more\"") })
        #expect(!svg.contains("\u{1B}"))
    }

    @Test("A prefix loses what an id cannot have")
    func prefix() throws {
        let options = ChartOptions(idPrefix: "7\"> <x")
        let svg = try Chart.interval(of: HandMade.result(), options: options).svg
        #expect(svg.contains("id=\"c7x\""))
        _ = try Contents(svg)
    }

    @Test("The same result gives the same bytes")
    func determinism() throws {
        for kind in ChartKind.allCases {
            let svgs = try (0..<2).map { _ in
                let result = ChartCases.result(count: 5, nameLength: 9, magnitudes: [1e4])
                return try Chart.drawing(kind, of: result).svg
            }
            #expect(svgs[0] == svgs[1])
        }
    }

    @Test("A quantity without values is named, and has no axis")
    func noValues() throws {
        let empty = HandMade.quantity(
            0, "killed", distribution: BinnedDistribution(edges: [], counts: []),
            mean: Estimate(value: .nan, standardError: .nan), sd: .nan, errors: .nan)
        let result = SimulationResult(
            model: HandMade.model(), seed: 1, runs: 10, requestedRuns: 10, threads: 1,
            elapsedSeconds: 1, quantities: [empty], questions: [], invalidCauses: [])
        for kind in [ChartKind.density, .interval, .cumulative] {
            let drawing = try Chart.drawing(kind, of: result)
            #expect(drawing.texts.contains { $0.text == "killed" })
            #expect(drawing.texts.contains { $0.text == "no run has a value" })
            #expect(drawing.panels.map(\.scale) == [nil])
        }
    }
}
