/// Rows under headings: what a table becomes where its first column has no room beside the others.
struct GroupedTable {
    /// What stands under one heading.
    struct Group {
        /// A quantity's name.
        let name: String
        /// Its unit; empty where it has none.
        let unit: String
        /// For each row its cells, and what goes below it: phrases, between which lines may be broken.
        var rows: [(cells: [String], words: [String])] = []
    }

    /// The columns without cells.
    let columns: [TextTable.Column]
    var groups: [Group] = []

    private static let indent = "  "
    private static let deeperIndent = "      "

    /// The header, and the groups with their rows. Words are wrapped to the width, figures never cut.
    func lines(_ style: TextStyle) -> [String] {
        var table = TextTable(columns: columns)
        for row in groups.flatMap(\.rows) {
            for (column, cell) in row.cells.enumerated() {
                table.columns[column].cells.append(cell)
            }
        }
        var rows = table.lines(style)[...]
        var lines = [Self.indent + (rows.popFirst() ?? "")]
        for group in groups {
            let unit = group.unit.isEmpty ? "" : " (\(group.unit))"
            lines += QuantityHeading.lines(group.name, unit, style)
            for row in group.rows {
                lines.append(Self.indent + (rows.popFirst() ?? ""))
                lines += Self.wrapped(row.words, style).map { Self.deeperIndent + $0 }
            }
        }
        return lines
    }

    private static func wrapped(_ phrases: [String], _ style: TextStyle) -> [String] {
        let unbroken = phrases.map { String($0.map { $0 == " " ? "\u{A0}" : $0 }) }
        return DisplayText.wrapped(
            unbroken.joined(separator: "; "), to: max(style.width - deeperIndent.count, 16)
        ).map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) }
    }
}

/// A quantity's name, standing out, with what is said of it behind it.
enum QuantityHeading {
    /// The lines; further ones are indented.
    static func lines(_ name: String, _ rest: String, _ style: TextStyle) -> [String] {
        DisplayText.wrapped(name + rest, to: style.width - 4).enumerated().map { index, line in
            guard index == 0 else { return "    " + line }
            return line.hasPrefix(name)
                ? style.emphasised(name, .bold) + line.dropFirst(name.count)
                : style.emphasised(line, .bold)
        }
    }
}
