import ModelLanguage

/// Writes documents for terminals and plain text files.
///
/// Every text is cleaned here, on its way into a line: nothing but the style's own escape sequences steers
/// a terminal, whoever wrote the model.
package struct TerminalWriter {
    let style: TextStyle
    /// The column in which what is said of names begins, the same throughout a document.
    private var fieldColumn = 12

    package init(_ style: TextStyle = TextStyle()) { self.style = style }

    /// The document, its lines ended by line feeds, an empty line before each part.
    package func text(_ document: Document) -> String {
        var writer = self
        for case .fields(let fields) in document.parts.flatMap(\.blocks) {
            for field in fields {
                let width = Self.fieldIndent + DisplayText.width(words(field.name)) + 1
                writer.fieldColumn = max(writer.fieldColumn, width)
            }
        }
        return writer.lines(document)
    }

    private func lines(_ document: Document) -> String {
        let title = DisplayText.wrapped(words(document.title), to: style.width)
            .map { style.emphasised($0, .bold) }
        let top = title + lines(document.opening, inset: 0)
        let inset = document.title.isEmpty ? 0 : Self.fieldIndent
        return ([top] + document.parts.map { lines($0, inset: inset) })
            .filter { !$0.isEmpty }
            .map { $0.map { $0 + "\n" }.joined() }
            .joined(separator: "\n")
    }

    /// - Parameter inset: how far lists are set in that have no heading.
    private func lines(_ part: Part, inset: Int) -> [String] {
        bold(part.heading) + lines(part.blocks, inset: part.heading.isEmpty ? inset : 2)
    }

    /// - Parameter inset: how far lists are set in.
    private func lines(_ blocks: [Block], inset: Int) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let text, let role): paragraph(text, role)
            case .list(let items): items.flatMap { self.lines($0, indent: 2) }
            case .fields(let fields): self.fields(fields, indent: Self.fieldIndent)
            case .table(let table): TerminalTable(table, style).lines(inset: inset)
            case .sources(let sources): self.sources(sources)
            case .verbatim(let verbatim): lines(verbatim)
            case .part(let part): inner(part)
            case .figures: []
            }
        }
    }

    // MARK: Words

    /// The words of a phrase on one line, cleaned.
    func words(_ phrase: Phrase) -> String {
        DisplayText.clean(
            phrase.parts.map { part in
                switch part.kind {
                case .quote: "\"\(part.text)\""
                case .lineBreak: " "
                case .hint: ""
                default: part.text
                }
            }.joined())
    }

    /// A heading; what is said behind a name does not stand out.
    private func bold(_ heading: Phrase) -> [String] {
        let rest = heading.parts.firstIndex { $0.kind == .unit } ?? heading.parts.endIndex
        let name = DisplayText.clean(heading.parts[..<rest].map(\.text).joined())
        return TerminalTable.heading(
            name, String(words(heading).dropFirst(name.count)), style)
    }

    private func paragraph(_ text: Phrase, _ role: Block.Role) -> [String] {
        let words = words(text)
        switch role {
        case .caption: return hanging(words, 0).map { style.emphasised($0, .dim) }
        case .notice(let word):
            return hanging("\(DisplayText.clean(word).uppercased()): \(words)", 2)
                .map { style.emphasised($0, .warning) }
        case .warning:
            return hanging("Warning: \(words)", 2).map { style.emphasised($0, .warning) }
        case .help:
            let marked = text.parts.map { $0.kind == .code ? "`\($0.text)`" : $0.text }.joined()
            return hanging("help: \(DisplayText.clean(marked))", 4).enumerated()
                .map { $0.offset == 0 ? "  " + $0.element : $0.element }
        case .closing:
            return style.cutsToWidth ? DisplayText.wrapped(words, to: style.width) : [words]
        case .plain, .lead, .notes: return hanging(words, 2)
        }
    }

    /// A text in lines that fit, all but the first indented.
    func hanging(_ text: String, _ indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        return DisplayText.wrapped(text, to: max(style.width - indent, 24))
            .enumerated().map { $0.offset == 0 ? $0.element : space + $0.element }
    }

    // MARK: Lists

    private func lines(_ item: Item, indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        return hanging(words(item.text), indent + 2).enumerated()
            .map { $0.offset == 0 ? space + $0.element : $0.element }
            + item.items.flatMap { lines($0, indent: indent + 2) }
    }

    private static let fieldIndent = 4

    /// Names in a column, and beside them what is said of each. Letters make no column.
    private func fields(_ fields: [Field], indent: Int) -> [String] {
        let items = fields.map { (name: words($0.name), text: words($0.text)) }
        let widest = items.map { DisplayText.width($0.name) }.max() ?? 0
        if widest <= 1 { return NamedLines.lines(items, indent: 0, style) }
        let column = max(fieldColumn, widest + indent + 1)
        return items.flatMap { name, text in
            var start = DisplayText.padded(
                String(repeating: " ", count: indent) + name, to: column)
            return DisplayText.wrapped(text, to: max(style.width - column, 20)).map { line in
                defer { start = String(repeating: " ", count: column) }
                return start + line
            }
        }
    }

    private func sources(_ sources: [SourceEntry]) -> [String] {
        let items = sources.map { entry in
            let source = entry.source
            var text = source.title
            if let date = source.date { text += ", " + date }
            if !entry.uses.isEmpty { text += " (for \(entry.uses.joined(separator: ", ")))" }
            return (name: DisplayText.clean(source.id), text: DisplayText.clean(text))
        }
        return NamedLines.lines(items, indent: 2, widest: 24, style)
    }

    /// A part within a part: its heading among the names of fields, all else set in once more.
    private func inner(_ part: Part) -> [String] {
        ["    " + words(part.heading)]
            + part.blocks.flatMap { block -> [String] in
                if case .fields(let fields) = block { return self.fields(fields, indent: 6) }
                return lines([block], inset: 6)
            }
    }

    private func lines(_ verbatim: Verbatim) -> [String] {
        switch verbatim {
        case .example(let text):
            DisplayText.wrapped(DisplayText.clean(text), to: max(style.width - 8, 24))
                .map { "        " + $0 }
        case .sketch(let sketch):
            sketch.lines(width: min(max(style.width - 16, 24), 64), style)
                .map { "        " + $0 }
        }
    }
}
