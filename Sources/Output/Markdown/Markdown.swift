/// Writes Markdown, as CommonMark and GitHub's tables have it.
enum Markdown {
    /// Text in which nothing is taken for markup: characters with a meaning have a backslash.
    ///
    /// - Parameter beginsLine: whether it may stand at the beginning of a line, where more has a meaning.
    ///
    /// Underscores inside of words, as names have them, mean nothing and stay as they are.
    static func text(_ text: String, beginsLine: Bool = true) -> String {
        let scalars = Array(DisplayText.clean(text).unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isSpecial: Bool
            switch scalar {
            case "\\", "|", "*", "<", "`", "[", "]", "&", "~", "$": isSpecial = true
            case "_":
                isSpecial =
                    !(index > 0 && isWord(scalars[index - 1]) && index + 1 < scalars.count
                    && isWord(scalars[index + 1]))
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

    /// A heading; level 1 is the largest.
    static func heading(_ text: String, level: Int) -> [String] {
        [String(repeating: "#", count: level) + " " + self.text(text), ""]
    }

    /// A list.
    static func list(_ items: [String]) -> [String] {
        items.isEmpty ? [] : items.map { "- " + $0 } + [""]
    }
}

extension TextTable {
    /// The table in Markdown, its columns padded so that the source can be read, too.
    func markdown() -> [String] {
        let titles = columns.map { Markdown.text($0.title, beginsLine: false) }
        let rows = columns.map(\.cells.count).max() ?? 0
        let cells = (0..<rows).map { row in
            columns.map {
                row < $0.cells.count ? Markdown.text($0.cells[row], beginsLine: false) : ""
            }
        }
        let widths = columns.indices.map { column in
            cells.reduce(max(DisplayText.width(titles[column]), 3)) {
                max($0, DisplayText.width($1[column]))
            }
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells, columns.indices).map { cell, column in
                DisplayText.padded(cell, to: widths[column], right: columns[column].isRight)
            }
            return "| " + padded.joined(separator: " | ") + " |"
        }
        let rule = columns.indices.map { column in
            columns[column].isRight
                ? String(repeating: "-", count: widths[column] - 1) + ":"
                : String(repeating: "-", count: widths[column])
        }
        return [line(titles), "| " + rule.joined(separator: " | ") + " |"] + cells.map(line) + [""]
    }
}
