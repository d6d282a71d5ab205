/// Lays a table out for a terminal.
///
/// Where it has to fit and does not, the sketch shrinks and goes, then columns go and names are cut in
/// the order that the columns state; where that is not enough, names become headings. Figures are never
/// cut.
struct TerminalTable {
    private let table: Table
    private let style: TextStyle

    init(_ table: Table, _ style: TextStyle) {
        self.table = table
        self.style = style
    }

    private static let widestSketch = 40
    private static let narrowestSketch = 8

    /// - Parameter inset: how far a list is set in.
    func lines(inset: Int) -> [String] {
        if table.columns.contains(where: \.isSentence) { return list(inset: inset) }
        let bare = laidOut(sketch: 0)
        // Shapes are for terminals; without blocks they are drawn with letters.
        if table.columns.contains(where: \.isDensity), style.isUnicode || style.cutsToWidth {
            let room = style.width - bare.width - TextTable.gap
            if room >= Self.narrowestSketch {
                return laidOut(sketch: min(room, Self.widestSketch)).lines(style)
            }
        }
        guard style.cutsToWidth, bare.width > style.width else {
            return bare.lines(style) + meanings(without: [])
        }
        let (fitted, gone) = fitted()
        return fitted.width > style.width
            ? stacked() + meanings(without: []) : fitted.lines(style) + meanings(without: gone)
    }

    /// What the figures are, of the columns that are shown; an empty line before it.
    private func meanings(without gone: Set<Int>) -> [String] {
        let sentences = table.columns.indices.filter { !gone.contains($0) }
            .compactMap { table.columns[$0].meaning }
        return (sentences.isEmpty ? [] : [""])
            + sentences.flatMap { TerminalWriter(style).hanging(DisplayText.clean($0), 2) }
    }

    // MARK: Side by side

    private func laidOut(sketch: Int, without gone: Set<Int> = []) -> TextTable {
        TextTable(
            columns: table.columns.indices.filter { index in
                let column = table.columns[index]
                return !gone.contains(index) && !column.isUnitBesideName
                    && (!column.isDensity || sketch > 0)
            }.map { column($0, sketch: sketch) })
    }

    private func column(_ index: Int, sketch: Int = 0) -> TextTable.Column {
        let column = table.columns[index]
        var laid = TextTable.Column(
            title: table.title(of: index, arrow: style.isUnicode ? "→ " : "> "),
            isRight: column.isRight,
            emphasis: column.emphasis)
        for (row, cells) in table.rows.enumerated() {
            laid.cells.append(text(of: cells.cells[index], sketch: sketch))
            if case .name = column.role, let unit = unitBelowName(row) {
                laid.cells[row] = "  " + unit
                laid.plainRows.insert(row)
            }
        }
        return laid
    }

    func text(of cell: Cell, sketch: Int = 0) -> String {
        switch cell {
        case .phrase(let phrase), .across(let phrase): TerminalWriter(style).words(phrase)
        case .figure(let text): DisplayText.clean(text)
        case .estimate(let text, let error):
            DisplayText.clean("\(text) \(style.plusMinus) \(error)")
        case .density(let distribution):
            Sketch.text(of: distribution, width: sketch, isUnicode: style.isUnicode)
        case .same: ""
        }
    }

    /// The unit of the name above, where a row is the second of that name.
    private func unitBelowName(_ row: Int) -> String? {
        guard row > 0, let unit = table.columns.firstIndex(where: \.isUnitBesideName),
            let name = table.columns.firstIndex(where: \.isName),
            table.rows[row].cells[name].isSame, !table.rows[row - 1].cells[name].isSame
        else { return nil }
        let text = text(of: table.rows[row - 1].cells[unit])
        return text.isEmpty ? nil : text
    }

    private func fitted() -> (TextTable, gone: Set<Int>) {
        var gone: Set<Int> = []
        func leave(_ place: Int) -> TextTable {
            for index in table.columns.indices where table.columns[index].leaves == place {
                if laidOut(sketch: 0, without: gone).width > style.width { gone.insert(index) }
            }
            return laidOut(sketch: 0, without: gone)
        }
        _ = leave(1)
        let shortened = shortened(laidOut(sketch: 0, without: gone))
        return (shortened.width > style.width ? self.shortened(leave(2)) : shortened, gone)
    }

    /// With names and long titles cut as far as it takes, but not to less than a dozen columns.
    private func shortened(_ table: TextTable) -> TextTable {
        var table = table
        for index in table.columns.indices where table.columns[index].isRight {
            let excess = table.width - style.width
            guard excess > 0 else { break }
            table.columns[index].title = DisplayText.truncated(
                table.columns[index].title, to: max(table.columns[index].width - excess, 12),
                mark: style.ellipsis)
        }
        for index in table.columns.indices where !table.columns[index].isRight {
            let excess = table.width - style.width
            guard excess > 0 else { break }
            let room = max(table.columns[index].width - excess, 12)
            table.columns[index].cells = table.columns[index].cells.map {
                DisplayText.truncated($0, to: room, mark: style.ellipsis)
            }
        }
        return table
    }

    // MARK: Names as headings

    private static let indent = "  "
    private static let deeperIndent = "      "

    /// A heading with what stands below it: the key and figures of each row, and behind a row phrases
    /// between which lines may be broken.
    private struct Group {
        var name: String
        var unit: String
        var rows: [(cells: [String], asides: [String])] = []
    }

    private func stacked() -> [String] {
        let (columns, groups) = hasColumnGroups ? groupsOfColumns() : groupsOfRows()
        var laid = TextTable(columns: columns)
        for row in groups.flatMap(\.rows) {
            for (column, cell) in row.cells.enumerated() {
                laid.columns[column].cells.append(cell)
            }
        }
        var rows = laid.lines(style)[...]
        var lines = [Self.indent + (rows.popFirst() ?? "")]
        for group in groups {
            let unit = group.unit.isEmpty ? "" : " (\(group.unit))"
            lines += Self.heading(group.name, unit, style)
            for row in group.rows {
                lines.append(Self.indent + (rows.popFirst() ?? ""))
                lines += asides(row.asides).map { Self.deeperIndent + $0 }
            }
        }
        return lines
    }

    private var hasColumnGroups: Bool { table.columns.contains { $0.group != nil } }

    /// The rows of each name below it.
    private func groupsOfRows() -> (columns: [TextTable.Column], groups: [Group]) {
        let shown = table.columns.indices.filter { table.columns[$0].staysWhenStacked }
        let asides = table.columns.indices.filter { table.columns[$0].isAside }
        var groups: [Group] = []
        for row in table.rows {
            let isNew = table.nameColumn.map { !row.cells[$0].isSame } ?? true
            if isNew {
                groups.append(Group(name: name(of: row), unit: unit(of: row)))
            }
            var phrases: [String] = []
            for index in asides where !row.cells[index].isSame {
                let words = text(of: row.cells[index])
                if !words.isEmpty { phrases.append("\(table.title(of: index)): \(words)") }
            }
            // What is said of several rows stands below the last of them.
            let last = groups.count - 1
            let continues = asides.first.map { row.cells[$0].isSame } ?? false
            if continues, let above = groups[last].rows.popLast() {
                groups[last].rows.append((above.cells, []))
                phrases = above.asides
            }
            groups[last].rows.append((shown.map { text(of: row.cells[$0]) }, phrases))
        }
        return (
            shown.map {
                var column = column($0)
                column.cells = []
                column.plainRows = []
                return column
            }, groups
        )
    }

    /// The groups of columns as rows below each name.
    private func groupsOfColumns() -> (columns: [TextTable.Column], groups: [Group]) {
        var titles: [String] = []
        for case let title? in table.columns.map(\.group) where !titles.contains(title) {
            titles.append(title)
        }
        func members(_ title: String) -> [Int] {
            table.columns.indices.filter { table.columns[$0].group == title }
        }
        let first = titles.first.map(members) ?? []
        let columns =
            [TextTable.Column(title: "")]
            + first.map { TextTable.Column(title: table.title(of: $0), isRight: true) }
        return (
            columns,
            table.rows.map { row in
                Group(
                    name: name(of: row), unit: unit(of: row),
                    rows: titles.map { title in
                        (
                            [DisplayText.clean(title)]
                                + members(title).map { text(of: row.cells[$0]) }, []
                        )
                    })
            }
        )
    }

    private func name(of row: Row) -> String {
        table.nameColumn.map { text(of: row.cells[$0]) } ?? ""
    }

    private func unit(of row: Row) -> String {
        table.columns.firstIndex(where: \.isUnit).map { text(of: row.cells[$0]) } ?? ""
    }

    private func asides(_ phrases: [String]) -> [String] {
        let unbroken = phrases.map { String($0.map { $0 == " " ? "\u{A0}" : $0 }) }
        return DisplayText.wrapped(
            unbroken.joined(separator: "; "), to: max(style.width - Self.deeperIndent.count, 16)
        ).map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) }
    }

    /// A name that stands out, with what is said of it behind it; further lines are indented.
    static func heading(_ name: String, _ rest: String, _ style: TextStyle) -> [String] {
        DisplayText.wrapped(name + rest, to: style.width - 4).enumerated().map { index, line in
            guard index == 0 else { return "    " + line }
            return line.hasPrefix(name)
                ? style.emphasised(name, .bold) + line.dropFirst(name.count)
                : style.emphasised(line, .bold)
        }
    }

    // MARK: Lists

    /// The columns of names and figures, and beside or below them the words, wrapped.
    private func list(inset: Int) -> [String] {
        let names = table.columns.indices.filter {
            !table.columns[$0].isSentence && !table.columns[$0].isText
        }
        var laid = TextTable(columns: names.map { column($0) })
        for index in laid.columns.indices { laid.columns[index].emphasis = nil }
        var rows = laid.lines(TextStyle())[...]
        let header = rows.popFirst() ?? ""
        let items = zip(rows, table.rows).map { name, row in
            let words = table.columns.indices.filter { table.columns[$0].isSentence }
                .map { text(of: row.cells[$0]) }
            return (name: name, text: words.filter { !$0.isEmpty }.joined(separator: ": "))
        }
        // One column needs no title.
        let hasHeader = names.count > 1
        let least = String(repeating: " ", count: table.columns.map(\.leastWidth).max() ?? 0)
        var room = style
        if table.keepsLines, !style.cutsToWidth { room.width = .max / 2 }
        return (hasHeader ? [style.emphasised(header, .dim)] : [])
            + NamedLines.lines(
                items, indent: hasHeader ? 0 : inset,
                namesAs: [hasHeader ? header : "", least], room)
    }
}

extension Cell {
    var isSame: Bool { if case .same = self { true } else { false } }
}

extension Column {
    var isName: Bool { if case .name = role { true } else { false } }
    var isDensity: Bool { if case .density = role { true } else { false } }
    var isText: Bool { if case .text = role { true } else { false } }
    var isSentence: Bool { if case .sentence = role { true } else { false } }
    var isUnit: Bool { if case .unit = role { true } else { false } }
    var isUnitBesideName: Bool { if case .unit(true) = role { true } else { false } }

    /// Whether the cells stand at the right edge of the column.
    var isRight: Bool {
        switch role {
        case .number, .best: true
        case .name, .key, .probability, .unit, .density, .text, .sentence: false
        }
    }

    fileprivate var emphasis: TextStyle.Emphasis? {
        switch role {
        case .name, .best: .bold
        case .density: .sketch
        default: nil
        }
    }

    fileprivate var staysWhenStacked: Bool {
        switch role {
        case .key, .number, .best: leaves == nil && !isAside
        default: false
        }
    }
}

extension Table {
    var nameColumn: Int? { columns.firstIndex(where: \.isName) }

    /// The title of a column in text, cleaned; an arrow begins what comes after something else.
    func title(of index: Int, arrow: String = "") -> String {
        let column = columns[index]
        let title = DisplayText.clean(column.title)
        guard index > 0, let group = column.group, let before = columns[index - 1].group,
            before != group
        else { return title }
        return arrow + title
    }
}
