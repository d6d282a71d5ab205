/// Writes a table as HTML: rows of one name in a body of their own, cells that several rows share once.
struct HTMLTable {
    private let table: Table
    private let writer: HTMLWriter
    private let columns: [Int]

    init(_ table: Table, _ writer: HTMLWriter) {
        self.table = table
        self.writer = writer
        columns = table.columns.indices.filter {
            !table.columns[$0].isDensity && !table.columns[$0].isUnitBesideName
        }
    }

    var text: String {
        let id = table.anchor.map { " id=\"\(HTMLWriter.escaped($0))\"" } ?? ""
        let caption =
            table.caption.isEmpty
            ? "" : "<caption\(id)>\(writer.words(table.caption))</caption>\n"
        let element =
            "<table\(isGrouped ? " class=\"grouped\"" : "")>\n\(caption)\(head)\(bodies)</table>\n"
        guard let anchor = table.anchor else { return element + meanings }
        return "<div class=\"wide\" role=\"region\" "
            + "aria-labelledby=\"\(HTMLWriter.escaped(anchor))\" tabindex=\"0\">\n\(element)</div>\n"
            + meanings
    }

    private var meanings: String {
        let sentences = table.columns.compactMap(\.meaning).map(\.capitalisedAtStart)
        return sentences.isEmpty
            ? ""
            : "<p class=\"small\">\(HTMLWriter.escaped(sentences.joined(separator: " ")))</p>\n"
    }

    private var isGrouped: Bool { table.rows.contains { $0.cells.contains(where: \.isSame) } }

    // MARK: Head

    private var head: String {
        func title(_ index: Int, _ span: String = "") -> String {
            let column = table.columns[index]
            let apart = isApart(index) ? " apart" : ""
            let name = column.isRight || column.isProbability ? " class=\"number\(apart)\"" : ""
            return "<th scope=\"col\"\(span)\(name)>"
                + HTMLWriter.escaped(column.title.capitalisedAtStart) + "</th>"
        }
        guard columns.contains(where: { table.columns[$0].group != nil }) else {
            return "<thead>\n<tr>\(columns.map { title($0) }.joined())</tr>\n</thead>\n"
        }
        var groups = ""
        var titles = ""
        var widths = ""
        for (place, index) in columns.enumerated() {
            guard let group = table.columns[index].group else {
                groups += title(index, " rowspan=\"2\"")
                widths += "<colgroup><col></colgroup>"
                continue
            }
            titles += title(index)
            guard place == 0 || table.columns[columns[place - 1]].group != group else { continue }
            let span = columns.count { table.columns[$0].group == group }
            let apart = isApart(index) ? " class=\"apart\"" : ""
            groups +=
                "<th scope=\"colgroup\" colspan=\"\(span)\"\(apart)>"
                + HTMLWriter.escaped(group.capitalisedAtStart) + "</th>"
            widths += "<colgroup span=\"\(span)\"></colgroup>"
        }
        return "\(widths)\n<thead>\n<tr>\(groups)</tr>\n<tr>\(titles)</tr>\n</thead>\n"
    }

    /// Whether a column begins a group behind another.
    private func isApart(_ index: Int) -> Bool {
        guard index > 0, let group = table.columns[index].group,
            let before = table.columns[index - 1].group
        else { return false }
        return group != before
    }

    // MARK: Body

    private var bodies: String {
        var text = "<tbody>\n"
        let first = columns.first ?? 0
        for index in table.rows.indices {
            if index > 0, isGrouped, !table.rows[index].cells[first].isSame {
                text += "</tbody>\n<tbody>\n"
            }
            text += row(index)
        }
        return text + "</tbody>\n"
    }

    private func row(_ index: Int) -> String {
        let row = table.rows[index]
        let id = row.anchor.map { " id=\"\(HTMLWriter.escaped($0))\"" } ?? ""
        var cells = ""
        for (place, column) in columns.enumerated() where !row.cells[column].isSame {
            cells += cell(row.cells[column], in: column, at: index)
            if case .across = row.cells[column], place < columns.count { break }
        }
        return "<tr\(id)>\(cells)</tr>\n"
    }

    private func cell(_ cell: Cell, in column: Int, at row: Int) -> String {
        let rows = table.rows[(row + 1)...].prefix { $0.cells[column].isSame }.count + 1
        var span = rows > 1 ? " rowspan=\"\(rows)\"" : ""
        if case .across = cell {
            let rest = columns.drop { $0 != column }.count
            span = " colspan=\"\(rest)\"" + span
        }
        let text = text(of: cell, in: column, at: row)
        switch table.columns[column].role {
        case .name:
            return "<th scope=\"\(rows > 1 ? "rowgroup" : "row")\"\(span)>\(text)</th>"
        case .key:
            return rows > 1 || isFigureBehind(column)
                ? "<td\(span)>\(text)</td>" : "<th scope=\"row\">\(text)</th>"
        case .number:
            return "<td class=\"number\(isApart(column) ? " apart" : "")\"\(span)>\(text)</td>"
        case .best: return "<td class=\"number best\"\(span)>\(text)</td>"
        case .probability: return "<td class=\"probability\"\(span)>\(text)</td>"
        case .unit, .density, .text, .sentence: return "<td\(span)>\(text)</td>"
        }
    }

    /// Whether a key is a letter that stands for a row beside its level, and no name.
    private func isFigureBehind(_ column: Int) -> Bool {
        table.rows.allSatisfy { row in
            if case .phrase(let phrase) = row.cells[column] { return phrase.plain.count <= 2 }
            return row.cells[column].isSame
        }
    }

    private func text(of cell: Cell, in column: Int, at row: Int) -> String {
        switch cell {
        case .phrase(let phrase), .across(let phrase):
            guard table.columns[column].isName,
                let unit = table.columns.firstIndex(where: \.isUnitBesideName),
                case .phrase(let words) = table.rows[row].cells[unit], !words.isEmpty
            else { return writer.words(phrase) }
            return writer.words(phrase + " " + Phrase(.unit, "(\(words.plain))"))
        case .figure(let text): return HTMLWriter.escaped(text.unbroken)
        case .estimate(let text, let error):
            let words = "\(text) ± \(error)".map { $0 == "-" ? "\u{2212}" : $0 }
            return HTMLWriter.escaped(String(words).unbroken)
        case .same, .density: return ""
        }
    }
}

extension Column {
    fileprivate var isProbability: Bool { if case .probability = role { true } else { false } }
}

extension String {
    /// With a capital at its beginning.
    package var capitalisedAtStart: String { prefix(1).uppercased() + dropFirst() }

    /// A percentage whose sign, and whose error, stay on its line; other words may be broken.
    package var unbroken: String {
        contains("%") ? String(map { $0 == " " ? "\u{A0}" : $0 }) : self
    }
}
