import CasModel
import Distributions
import TestSupport
import Testing

/// What writers make of documents, whatever stands in them.
@Suite("Writers of documents")
struct WriterTests {
    /// A document with a text in every place that holds one.
    private static func document(_ text: String) throws -> Document {
        let phrase = Phrase(text)
        let kinds: [Phrase.Kind] = [
            .text, .strong, .emphasis, .code, .quote, .cite, .unit, .small, .term, .digest,
            .address,
            .link(Phrase.Link(.anchor(text), title: text, label: text)),
            .link(Phrase.Link(.address(text))),
        ]
        let all = kinds.map { Phrase($0, text) }.joined(separator: " ")
        var grouped = Column(text, .number)
        grouped.group = text
        var shift = Column(text, .number)
        shift.meaning = text
        let wide = Table(
            caption: phrase, anchor: text,
            columns: [
                Column(text, .name), Column(text, .key), grouped, Column(text, .best),
                Column(text, .probability), Column(text, .unit(besideName: true)), shift,
                Column(text, .density),
            ],
            rows: [
                Row(
                    [
                        .phrase(phrase), .text(text), .figure(text), .figure(text),
                        .estimate(text, error: text), .text(text), .across(phrase),
                        .density(HandMade.atoms([(1, 1)])),
                    ], anchor: text),
                Row([.same, .text(text), .figure(text), .same, .same, .same, .same, .same]),
            ])
        let list = Table(
            columns: [Column(text, .name), Column(text, .sentence), Column(text, .text)],
            rows: [Row([.text(text), .text(text), .text(text)])])
        let source = SourceEntry(
            Source(
                id: text, title: text, date: text, url: text, grade: text, quote: text,
                origin: text, note: text), anchor: text, mark: text, uses: [text])
        let law = try NormalLaw(mean: 0, standardDeviation: 1)
        let roles: [Block.Role] = [
            .plain, .caption, .lead, .notice(text), .warning, .notes, .closing,
        ]
        return Document(
            title: phrase, opening: roles.map { .paragraph(all, $0) },
            parts: [
                Part(
                    anchor: text, heading: all,
                    blocks: [
                        .list([Item(all, [Item(phrase)])]),
                        .fields([Field(phrase, all)]), .table(wide), .table(list),
                        .sources([source]), .verbatim(.example(text)),
                        .verbatim(.sketch(LawSketch(law))),
                        .part(
                            Part(
                                anchor: text, heading: all,
                                blocks: [.fields([Field(phrase, all)]), .table(list)])),
                    ]), Part(anchor: text, blocks: [.paragraph(phrase)], label: text),
            ])
    }

    static let hostile = [
        "\u{1B}[2J\u{9B}1m", "\u{202E}evil\u{2066}", "a\nb\r\nc", "</p><script>alert(1)</script>",
        "\" onclick=\"x", "\"\u{301} onclick=\"x", "' x='", "&lt;", "<!--", "](javascript:x)",
        "**bold** _it_ `code` ``", "| a | b", "# head", "- item", "\u{0}\u{7F}\u{FFFE}", "~~~",
        "![x](y)", "<img src=x>", "\u{7}\u{8}bell", "$x$",
    ]

    @Test("On a terminal nothing steers but the style's own sequences", arguments: hostile)
    func terminal(text: String) throws {
        let document = try Self.document(text)
        for width in [40, 80, 200] {
            for isColoured in [false, true] {
                var written = TerminalWriter(
                    TextStyle(
                        width: width, cutsToWidth: true, isUnicode: true, isColoured: isColoured)
                ).text(document)
                for sequence in TextStyle.sequences {
                    written = written.replacing(sequence, with: "")
                }
                let steering = written.unicodeScalars.first {
                    $0 != "\n" && DisplayWidth.visible($0) != $0
                }
                #expect(steering == nil)
            }
        }
        // A text of several lines stands on one: it cannot look like a line of the program's own.
        if text.contains("\n") {
            #expect(TerminalWriter().text(document).contains("a b c"))
            #expect(!TerminalWriter().text(document).contains("\nb"))
        }
    }

    @Test("In HTML a text adds no tag, no attribute and no forbidden character", arguments: hostile)
    func html(text: String) throws {
        let plain = HTMLWriter().text(try Self.document("text").parts)
        let written = HTMLWriter().text(try Self.document(text).parts)
        #expect(Self.tags(written) == Self.tags(plain))
        let forbidden = written.unicodeScalars.first {
            $0 != "\n" && ($0.value < 0x20 || [0x7F, 0xFFFE, 0x202E, 0x2066].contains($0.value))
        }
        #expect(forbidden == nil)
    }

    /// The tags with the names of their attributes; an address may be a link or not.
    private static func tags(_ html: String) -> [String] {
        html.matches(of: /<[^>]*>/).map {
            String($0.output).replacing(/"[^"]*"/, with: "\"\"")
        }.filter { !$0.hasPrefix("<a rel") }
    }

    @Test("Markdown takes a text for no markup", arguments: hostile)
    func markdown(text: String) throws {
        let written = MarkdownWriter().text(try Self.document(text))
        // Without what is escaped, and without code, only the writer's own marks are left.
        let bare = written.replacing(/```yaml\n.*\n.*\n```/, with: "")
            .replacing(/\\./, with: "").replacing(/(`+) ?.*? ?\1/, with: "")
        #expect(!bare.contains { "<`[]~$&".contains($0) }, "\(bare)")
        for line in written.split(separator: "\n") where line.hasPrefix("|") {
            // As many cells in every row, however many bars a text has.
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect([8, 4].contains(bars), "\(line)")
        }
        #expect(!written.unicodeScalars.contains { $0 != "\n" && DisplayWidth.visible($0) != $0 })
    }

    @Test("Cells that rows share are one cell in HTML, and blank in text")
    func spans() {
        let table = Table(
            columns: [
                Column("quantity", .name), Column("level", .number), Column("best", .best),
                Column("shift", .number), Column("overlap", .number),
            ],
            rows: [
                Row([.text("killed"), .figure("50 %"), .figure("2"), .across("same"), .text("")]),
                Row([.same, .figure("90 %"), .same, .same, .same]),
                Row([.text("hurt"), .figure("50 %"), .figure("3"), .figure("1"), .figure("2")]),
                Row([.same, .figure("90 %"), .same, .same, .same]),
            ])
        let html = HTMLWriter().text([Part(anchor: "a", heading: "A", blocks: [.table(table)])])
        #expect(
            html.contains(
                """
                <tbody>
                <tr><th scope="rowgroup" rowspan="2">killed</th><td class="number">50\u{A0}%</td><td class="number best" rowspan="2">2</td><td class="number" colspan="2" rowspan="2">same</td></tr>
                <tr><td class="number">90\u{A0}%</td></tr>
                </tbody>
                <tbody>

                """))
        #expect(
            html.hasPrefix("<section class=\"s-a\" aria-labelledby=\"a\">\n<h2 id=\"a\">A</h2>\n"))
        let document = Document(title: "", parts: [Part(blocks: [.table(table)])])
        #expect(
            TerminalWriter().text(document) == """
                quantity  level  best  shift  overlap
                killed     50 %     2   same
                           90 %
                hurt       50 %     3      1        2
                           90 %

                """)
        #expect(
            MarkdownWriter().text(document) == """
                | quantity | level | best | shift | overlap |
                | -------- | ----: | ---: | ----: | ------: |
                | killed   |  50 % |    2 |  same |         |
                |          |  90 % |      |       |         |
                | hurt     |  50 % |    3 |     1 |       2 |
                |          |  90 % |      |       |         |

                """)
    }

    @Test("The sections of a result are the same on the terminal and in Markdown")
    func sections() throws {
        let result = try Models.simulate(
            Models.model(
                """
                sources: {ap: {title: AP}}
                quantities: {killed: {value: 1000 to 2000, source: ap}, hurt: killed * (2 to 4)}
                questions: {many: hurt > 5000}
                evidence: [{name: r, report: 3000 to 6000, readings: {a: {about: hurt}, b: {about: killed}}}]
                """), runs: 20_000)
        let document = ResultDocument.text(result)
        let headings = document.parts.map(\.heading.plain).filter { !$0.isEmpty }
        #expect(
            headings == [
                "Questions", "Before and after the reports", "Reports weighed", "By reading of r",
                "Sources",
            ])
        let lines = TerminalWriter().text(document).split(separator: "\n").map(String.init)
        let markdown = MarkdownWriter().text(document).split(separator: "\n").map(String.init)
        for heading in headings {
            #expect(lines.contains(heading))
            #expect(markdown.contains("### " + heading))
        }
    }
}
