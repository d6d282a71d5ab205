import Foundation
import ModelLanguage
import Pages
import Simulation
import TestSupport
import Testing

@Suite("Text of a model in a page")
struct EscapingTests {
    /// Attempts to become something other than text, in every place that takes any text.
    static let attempts = [
        "<script>alert(1)</script>", "</style><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "{{title}}{{{script}}}",
        // To Swift's characters a mark followed by an accent is no such mark.
        "\"\u{301} onmouseover=alert(1) x=\"\u{301}", "<\u{301}b>", "&lt;b&gt;",
        "\u{202E}desrever\u{2066}",
        "nul\u{0}\u{1B}[31m" + String(decoding: [0xFFFF, 0xFDD0] as [UInt16], as: UTF16.self),
    ]

    private func hostileResult(_ text: String, url: String? = nil) -> SimulationResult {
        var model = HandMade.model(
            overrides: [Model.Override(name: "killed", expression: text)],
            questions: [(name: text, title: text)])
        model.name = text
        model.title = text
        model.asOf = text
        model.notes = text
        model.digest = text
        model.sources = model.sources.map { source in
            Source(
                id: source.id, title: text, date: text, url: url ?? text, grade: text, quote: text,
                origin: text, note: text)
        }
        for index in model.quantities.indices {
            model.quantities[index].name = text
            model.quantities[index].unit = text
            model.quantities[index].text = text
            model.quantities[index].note = text
        }
        return HandMade.result(
            model: model,
            questions: [
                QuestionResult(
                    name: text, title: text, probability: .init(value: 0.5, standardError: 0.01),
                    invalidRuns: 1)
            ])
    }

    @Test("It never becomes markup", arguments: attempts)
    func markup(text: String) throws {
        let plain = try Page(hostileResult("harmless"))
        let page = try Page(hostileResult(text))
        // The same elements with the same attributes in the same order: nothing was added.
        #expect(page.tags == plain.tags)
        #expect(!page.tags.isEmpty)
        let forbidden = page.body.unicodeScalars.filter { scalar in
            scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
                || scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
        }
        #expect(forbidden.isEmpty)
    }

    @Test("It is shown letter for letter")
    func shown() throws {
        let page = try Page(hostileResult("<script>alert(1)</script> & \"it's\""))
        #expect(
            page.body.contains(
                "<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;it&#39;s&quot;</h1>"))
    }

    @Test(
        "Only web addresses and digital object identifiers become links",
        arguments: [
            ("https://example.org/a?b=c&d=e", "https://example.org/a?b=c&amp;d=e"),
            ("HTTP://example.org", "HTTP://example.org"),
            (
                "doi:10.1080/01621459.2000.10474324",
                "https://doi.org/10.1080/01621459.2000.10474324"
            ),
            ("javascript:alert(1)", nil), ("JaVaScRiPt:alert(1)", nil), ("data:text/html,x", nil),
            ("https://", nil), ("//example.org", nil), ("doi:javascript", nil),
            ("https://example.org/\" onclick=\"alert(1)", nil), ("java\nscript:alert(1)", nil),
            ("https://example.org/a b", nil), ("\u{1}javascript:alert(1)", nil),
            ("file:///etc", nil),
        ])
    func links(address: String, target: String?) throws {
        let page = try Page(hostileResult("text", url: address))
        let links = page.words.matches(of: /<a rel="noreferrer" href="([^"]*)">/).map {
            String($0.output.1)
        }
        // Once for each of the model's two sources.
        #expect(links == (target.map { [$0, $0] } ?? []))
        if target == nil { #expect(page.body.contains("<span class=\"address\">")) }
        for match in page.words.matches(of: /href="([^"]*)"/) {
            let link = match.output.1
            #expect(link.hasPrefix("#") || links.contains(String(link)))
        }
    }
}
