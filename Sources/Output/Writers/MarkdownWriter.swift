import ModelLanguage

/// Writes documents as Markdown, as CommonMark and GitHub's tables have it.
package struct MarkdownWriter {
    /// The level of the title; 1 is the largest.
    private let level: Int

    package init(level: Int = 2) { self.level = level }

    /// The document, its lines ended by line feeds.
    package func text(_ document: Document) -> String {
        var lines = heading(document.title, level: level) + self.lines(document.opening)
        for part in document.parts { lines += self.lines(part, level: level + 1) }
        while lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    private func heading(_ text: Phrase, level: Int) -> [String] {
        text.isEmpty
            ? []
            : [String(repeating: "#", count: level) + " " + words(text, beginsLine: false), ""]
    }

    private func lines(_ part: Part, level: Int) -> [String] {
        heading(part.heading, level: level) + lines(part.blocks)
    }

    private func lines(_ blocks: [Block]) -> [String] {
        var lines: [String] = []
        for block in blocks {
            // Entries that follow each other are one list.
            if block.isEntry, lines.last == "", lines.dropLast().last?.isEntry == true {
                lines.removeLast()
            }
            lines += self.lines(block)
        }
        return lines
    }

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .paragraph(let text, .help): ["  Help: " + words(text), ""]
        case .paragraph(let text, .warning): ["- **Warning:** " + words(text), ""]
        case .paragraph(let text, .notice(let word)):
            ["**\(escaped(word, beginsLine: false)):** " + words(text), ""]
        case .paragraph(let text, _): [words(text), ""]
        case .list(let items): items.flatMap { lines($0, indent: "") } + [""]
        case .fields(let fields): self.fields(fields, indent: "") + [""]
        case .table(let table): self.lines(table) + [""] + meanings(of: table)
        case .sources(let sources): sources.map { "- " + source($0) } + [""]
        case .verbatim(.example(let text)):
            ["```yaml", "quantities:", "  x: " + DisplayText.clean(text), "```", ""]
        case .part(let part): entry(part) + [""]
        case .verbatim(.sketch), .figures: []
        }
    }

    // MARK: Words

    private func words(
        _ phrase: Phrase, beginsLine: Bool = true, inCell: Bool = false
    ) -> String {
        var text = ""
        for part in phrase.parts {
            let plain = escaped(part.text, beginsLine: beginsLine && text.isEmpty)
            switch part.kind {
            case .strong: text += plain.isEmpty ? "" : "**\(plain)**"
            // A bar ends a cell even within code.
            case .code:
                let code = Self.code(part.text)
                text += inCell ? code.replacing("|", with: "\\|") : code
            case .quote: text += "“\(plain)”"
            case .link(let link):
                text += Self.link(plain, to: link.target)
            case .lineBreak: text += " "
            case .hint: break
            default: text += plain
            }
        }
        return text
    }

    /// Text in which nothing is taken for markup: characters with a meaning have a backslash.
    ///
    /// - Parameter beginsLine: whether it may stand at the beginning of a line, where more has a meaning.
    ///
    /// Underscores inside of words, as names have them, mean nothing and stay as they are.
    private func escaped(_ text: String, beginsLine: Bool) -> String {
        let scalars = Array(DisplayText.clean(text, keepsEnds: true).unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isSpecial: Bool
            switch scalar {
            case "\\", "|", "*", "<", "`", "[", "]", "&", "~", "$": isSpecial = true
            case "_":
                isSpecial =
                    !(index > 0 && Self.isWord(scalars[index - 1]) && index + 1 < scalars.count
                    && Self.isWord(scalars[index + 1]))
            // At the beginning of a line these make lists, headings and quotes.
            case "#", "+", "-", "=", ">": isSpecial = index == 0 && beginsLine
            default: isSpecial = false
            }
            if isSpecial { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// A link where it leads to a safe address; else the words alone.
    private static func link(_ words: String, to target: Phrase.Link.Target) -> String {
        guard case .address(let address) = target, let safe = SafeLink.target(of: address) else {
            return words
        }
        return "[\(words)](<\(safe)>)"
    }

    /// Code between as many backticks as it takes.
    private static func code(_ text: String) -> String {
        let text = DisplayText.clean(text)
        guard text.contains("`") else { return "`\(text)`" }
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(text) \(fence)"
    }

    // MARK: Lists

    private func lines(_ item: Item, indent: String) -> [String] {
        [indent + "- " + words(item.text)] + item.items.flatMap { lines($0, indent: indent + "  ") }
    }

    private func fields(_ fields: [Field], indent: String) -> [String] {
        fields.map { field in
            let name = words(field.name, beginsLine: false)
            return indent + "- **\(name)** " + words(field.text, beginsLine: false)
        }
    }

    /// A part within a part, as an entry of a list.
    private func entry(_ part: Part) -> [String] {
        ["- " + words(part.heading)]
            + part.blocks.flatMap { block -> [String] in
                switch block {
                case .fields(let fields): self.fields(fields, indent: "  ")
                default: lines(block).filter { !$0.isEmpty }.map { "  " + $0 }
                }
            }
    }

    private func source(_ entry: SourceEntry) -> String {
        let source = entry.source
        var words = escaped(source.title, beginsLine: false)
        if let address = source.url { words = Self.link(words, to: .address(address)) }
        if let date = source.date { words += ", " + escaped(date, beginsLine: false) }
        if let quote = source.quote { words += ": “\(escaped(quote, beginsLine: false))”" }
        return words + " (\(escaped(source.id, beginsLine: false)))"
    }

    // MARK: Tables

    /// The table, its columns padded so that the source can be read, too.
    private func lines(_ table: Table) -> [String] {
        let shown = table.columns.indices.filter { !table.columns[$0].isDensity }
        let titles = shown.map {
            escaped(table.title(of: $0, arrow: "→ "), beginsLine: false)
        }
        let cells = table.rows.map { row in shown.map { cell(row.cells[$0]) } }
        let widths = shown.indices.map { column in
            cells.reduce(max(DisplayText.width(titles[column]), 3)) {
                max($0, DisplayText.width($1[column]))
            }
        }
        let isRight = shown.map {
            if case .probability = table.columns[$0].role {
                true
            } else {
                table.columns[$0].isRight
            }
        }
        func line(_ cells: [String]) -> String {
            let padded = cells.indices.map { column in
                DisplayText.padded(cells[column], to: widths[column], right: isRight[column])
            }
            return "| " + padded.joined(separator: " | ") + " |"
        }
        let rule = shown.indices.map { column in
            isRight[column]
                ? String(repeating: "-", count: widths[column] - 1) + ":"
                : String(repeating: "-", count: widths[column])
        }
        return [line(titles), "| " + rule.joined(separator: " | ") + " |"] + cells.map(line)
    }

    private func meanings(of table: Table) -> [String] {
        let sentences = table.columns.compactMap(\.meaning)
        return sentences.isEmpty ? [] : sentences.map { "- " + words(Phrase($0)) } + [""]
    }

    private func cell(_ cell: Cell) -> String {
        switch cell {
        case .phrase(let phrase), .across(let phrase):
            words(phrase, beginsLine: false, inCell: true)
        case .figure(let text): escaped(text, beginsLine: false)
        case .estimate(let text, let error): escaped("\(text) ± \(error)", beginsLine: false)
        case .same, .density: ""
        }
    }
}

extension Block {
    /// Whether it is an entry of a list in Markdown.
    fileprivate var isEntry: Bool {
        switch self {
        case .paragraph(_, .warning), .paragraph(_, .help), .part, .fields, .list: true
        default: false
        }
    }
}

extension String {
    fileprivate var isEntry: Bool { drop { $0 == " " }.hasPrefix("- ") }
}
