extension TextTable {
    static let unitTitle = "unit"
    static let overlapTitle = "overlap"

    /// The lines; where they have to fit and do not, the unit or the overlap goes and long names are
    /// cut, and where that is not enough they stand under headings. Figures are never cut.
    func fitted(to style: TextStyle, otherwise stacked: () -> GroupedTable) -> [String] {
        guard style.cutsToWidth, width > style.width else { return lines(style) }
        var table = self
        for title in [TextTable.unitTitle, TextTable.overlapTitle] where table.width > style.width {
            table.columns.removeAll { $0.title == title }
        }
        for index in table.columns.indices
        where !table.columns[index].isRight && table.width > style.width {
            let room = max(table.columns[index].width - (table.width - style.width), 12)
            table.columns[index].cells = table.columns[index].cells.map {
                DisplayText.truncated($0, to: room, mark: style.ellipsis)
            }
        }
        return table.width > style.width ? stacked().lines(style) : table.lines(style)
    }
}
