/// Rows of cells in aligned columns.
struct TextTable {
    /// How one column looks.
    struct Column {
        var title: String
        var isRight = false
        var emphasis: TextStyle.Emphasis?
        var cells: [String] = []
        /// The rows in which the column does not stand out.
        var plainRows: Set<Int> = []

        var width: Int {
            cells.reduce(DisplayText.width(title)) { max($0, DisplayText.width($1)) }
        }
    }

    var columns: [Column]

    /// The space between two columns.
    static let gap = 2

    var width: Int {
        columns.reduce(0) { $0 + $1.width } + Self.gap * max(0, columns.count - 1)
    }

    /// The header and the rows, without spaces at the ends of lines.
    func lines(_ style: TextStyle) -> [String] {
        let widths = columns.map(\.width)
        let rows = columns.map(\.cells.count).max() ?? 0
        var lines = [
            line(style, cells: columns.map(\.title), widths: widths) { _ in .dim }
        ]
        for row in 0..<rows {
            let cells = columns.map { row < $0.cells.count ? $0.cells[row] : "" }
            lines.append(
                line(style, cells: cells, widths: widths) {
                    columns[$0].plainRows.contains(row) ? nil : columns[$0].emphasis
                })
        }
        return lines
    }

    private func line(
        _ style: TextStyle, cells: [String], widths: [Int],
        emphasis: (Int) -> TextStyle.Emphasis?
    ) -> String {
        var line = ""
        // Padding is owed until there is text after it, so that no line ends in spaces.
        var owed = 0
        for (index, cell) in cells.enumerated() {
            let text = cell.trimmingSpacesAtEnd()
            let room = widths[index] - DisplayText.width(text)
            let before = columns[index].isRight ? room : 0
            if !text.isEmpty {
                line += String(repeating: " ", count: owed + before)
                line += emphasis(index).map { style.emphasised(text, $0) } ?? text
                owed = 0
            } else {
                owed += before
            }
            owed += (columns[index].isRight ? 0 : room) + Self.gap
        }
        return line
    }
}

extension String {
    fileprivate func trimmingSpacesAtEnd() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
