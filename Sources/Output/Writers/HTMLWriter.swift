import ModelLanguage

/// Writes documents as the body of an HTML5 page.
///
/// Every text is escaped here, letter for letter, wherever it stands: in an element or an attribute.
package struct HTMLWriter {
    /// Draws a picture as HTML; nil where there is nothing to draw.
    package typealias Draw = (Figure) -> String?

    private let draw: Draw

    package init(draw: @escaping Draw = { _ in nil }) { self.draw = draw }

    /// The parts of a document, each a section.
    package func text(_ parts: [Part]) -> String {
        parts.map { part in
            let body = lines(part.blocks)
            guard let anchor = part.anchor, !part.heading.isEmpty else {
                let label = part.label.map { " aria-label=\"\(Self.escaped($0))\"" } ?? ""
                let name = part.anchor.map { " class=\"\(Self.escaped($0))\"" } ?? ""
                return "<section\(name)\(label)>\n\(body)</section>\n"
            }
            let id = Self.escaped(anchor)
            // On paper, a single small picture has what follows it at its side.
            let isPictured = part.blocks.contains { block in
                if case .figures(let figures, _) = block {
                    figures.count == 1 && figures[0].isNarrow
                } else {
                    false
                }
            }
            return
                "<section class=\"s-\(id)\(isPictured ? " pictured" : "")\" aria-labelledby=\"\(id)\">\n"
                + "<h2 id=\"\(id)\">\(words(part.heading))</h2>\n\(body)</section>\n"
        }.joined()
    }

    private func lines(_ blocks: [Block]) -> String { blocks.map(text).joined() }

    private func text(_ block: Block) -> String {
        switch block {
        case .paragraph(let text, let role): paragraph(text, role)
        case .list(let items): list(items)
        case .fields(let fields): self.fields(fields)
        case .table(let table): HTMLTable(table, self).text
        case .figures(let figures, let about): self.figures(figures, about)
        case .sources(let sources):
            "<ol class=\"sources\">\n" + sources.map(source).joined() + "</ol>\n"
        case .verbatim(.example(let text)): "<pre><code>\(Self.escaped(text))</code></pre>\n"
        case .verbatim(.sketch): ""
        case .part(let part): inner(part)
        }
    }

    private func paragraph(_ text: Phrase, _ role: Block.Role) -> String {
        func notice(_ word: String) -> String {
            "<p class=\"notice\"><strong>\(Self.escaped(word)).</strong> \(words(text))</p>\n"
        }
        return switch role {
        case .plain: "<p>\(words(text))</p>\n"
        case .caption, .closing: "<p class=\"small\">\(words(text))</p>\n"
        case .lead: "<p class=\"lead\">\(words(text))</p>\n"
        case .notes: "<p class=\"notes\">\(words(text))</p>\n"
        case .notice(""): "<p class=\"notice\">\(words(text))</p>\n"
        case .notice(let word): notice(word)
        case .warning: notice("Warning")
        case .help: "<p class=\"help\">\(words(text).capitalisedAtStart)</p>\n"
        }
    }

    /// A part within a part, under a heading of its own.
    private func inner(_ part: Part) -> String {
        let id = part.anchor.map { " id=\"\(Self.escaped($0))\"" } ?? ""
        return "<section class=\"item\"\(id)>\n<h3>\(words(part.heading))</h3>\n"
            + lines(part.blocks) + "</section>\n"
    }

    private func figures(_ figures: [Figure], _ about: Phrase) -> String {
        let drawn = figures.compactMap(draw)
        guard !drawn.isEmpty else { return "" }
        let pictures = drawn.joined()
        let isRow = figures.contains(where: \.isNarrow)
        return (about.isEmpty ? "" : paragraph(about, .caption))
            + (isRow ? "<div class=\"charts\">\n\(pictures)</div>\n" : pictures)
    }

    // MARK: Lists

    private func list(_ items: [Item]) -> String {
        guard !items.isEmpty else { return "" }
        return "<ul>\n"
            + items.map { "<li>\(words($0.text))\n\(list($0.items))</li>\n" }.joined() + "</ul>\n"
    }

    private func fields(_ fields: [Field]) -> String {
        // Letters need no column of their own.
        let isShort = fields.allSatisfy { $0.name.plain.count <= 1 }
        return "<dl\(isShort ? " class=\"letters\"" : "")>\n"
            + fields.map {
                "<div><dt>\(words($0.name))</dt><dd>\(words($0.text))</dd></div>\n"
            }.joined() + "</dl>\n"
    }

    private func source(_ entry: SourceEntry) -> String {
        let source = entry.source
        var text = Phrase(.cite, source.title)
        if let date = source.date { text += ", \(date)" }
        text += "."
        if let quote = source.quote { text += " \(quote: quote)" }
        if let address = source.url {
            text += Phrase(.lineBreak, "")
            text += Phrase.address(address)
        }
        if let note = source.note { text += Phrase(.lineBreak, "") + Phrase(note) }
        var remarks: [String] = []
        if let grade = source.grade {
            let words = AdmiraltyGrade.words(grade).map { ": \($0)" } ?? ""
            remarks.append("NATO Admiralty grade \(grade)\(words).")
        }
        if let origin = source.origin { remarks.append("Origin: \(origin).") }
        if !entry.uses.isEmpty { remarks.append("For \(WordList.of(entry.uses)).") }
        let small =
            remarks.isEmpty
            ? ""
            : "\n<span class=\"small\">"
                + "<br>" + Self.escaped(remarks.joined(separator: " ")) + "</span>"
        let mark = entry.mark.isEmpty ? "" : " data-mark=\"\(Self.escaped(entry.mark))\""
        return "<li id=\"\(Self.escaped(entry.anchor))\"\(mark)>\(words(text))\(small)</li>\n"
    }

    // MARK: Words

    func words(_ phrase: Phrase) -> String {
        phrase.parts.map { part in
            let text = Self.escaped(part.text)
            switch part.kind {
            case .text: return text
            case .strong: return "<strong>\(text)</strong>"
            case .emphasis: return "<em>\(text)</em>"
            case .code: return "<code>\(text)</code>"
            case .digest: return "<code class=\"digest\">\(text)</code>"
            case .quote: return "<q>\(text)</q>"
            case .cite: return "<cite>\(text)</cite>"
            case .unit: return "<span class=\"unit\">\(text)</span>"
            case .small: return "<span class=\"small\">\(text)</span>"
            case .term: return "<span class=\"term\">\(text)</span>"
            case .address: return "<span class=\"address\">\(text)</span>"
            case .hint: return "<span class=\"hint\" hidden>\(text)</span>"
            case .lineBreak: return "<br>"
            case .link(let link): return self.link(link, text)
            }
        }.joined()
    }

    private func link(_ link: Phrase.Link, _ text: String) -> String {
        let attributes =
            (link.title.map { " title=\"\(Self.escaped($0))\"" } ?? "")
            + (link.label.map { " aria-label=\"\(Self.escaped($0))\"" } ?? "")
        return switch link.target {
        case .anchor(let id): "<a href=\"#\(Self.escaped(id))\"\(attributes)>\(text)</a>"
        case .address(let address):
            "<a rel=\"noreferrer\" href=\"\(Self.escaped(address))\"\(attributes)>\(text)</a>"
        }
    }

    /// The text for an element's content or an attribute in quotation marks.
    ///
    /// What HTML forbids even where it is escaped (control characters, code points that are no
    /// characters), and marks that turn the direction of the writing around them, become U+FFFD. It goes
    /// by Unicode scalars: by characters, a quotation mark that is followed by a combining accent is
    /// another character than a quotation mark, and would end the attribute that it stands in.
    package static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case _ where isForbidden(scalar): result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}

extension Phrase {
    /// An address, as a link where a page may link to it.
    fileprivate static func address(_ address: String) -> Phrase {
        guard let target = SafeLink.target(of: address) else { return Phrase(.address, address) }
        return Phrase(.link(Link(.address(target))), address)
    }
}

extension Figure {
    /// Whether it stands beside others.
    fileprivate var isNarrow: Bool {
        switch self {
        case .result(_, _, let isWide): !isWide
        case .comparison(let kind, _, _): kind != .interval
        }
    }
}
