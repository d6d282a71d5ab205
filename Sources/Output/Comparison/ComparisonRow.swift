import Simulation

/// One line of a comparison: an alternative at a level. What all its levels share stands in the first.
struct ComparisonRow {
    let letter: String
    let level: String
    let low: String
    let best: String
    let high: String
    /// How it differs from the first alternative.
    let compared: ShiftTexts?
}

extension ComparisonReport {
    /// The lines of a quantity.
    static func rows(of quantity: ComparedQuantity, _ style: TextStyle) -> [ComparisonRow] {
        quantity.figures.enumerated().flatMap { index, figures -> [ComparisonRow] in
            guard let figures else { return [] }
            let texts = figures.intervalTexts
            let spread = max(
                figures.standardDeviation, quantity.figures[0]?.standardDeviation ?? 0)
            let compared = quantity.shifts[index].map {
                ShiftTexts($0, spread: spread, style: style)
            }
            return figures.levels.enumerated().map { place, level in
                let isFirst = place == 0
                return ComparisonRow(
                    letter: isFirst ? AlternativeText.letter(index) : "", level: percent(level),
                    low: texts.lows[place], best: isFirst ? texts.best : "",
                    high: texts.highs[place], compared: isFirst ? compared : nil)
            }
        }
    }

    /// The quantities as headings, with what compares below each interval: for narrow terminals.
    static func stacked(_ comparison: Comparison, _ style: TextStyle) -> GroupedTable {
        let hasLevels = levels(comparison).count > 1
        var columns = [TextTable.Column(title: "")]
        if hasLevels { columns.append(TextTable.Column(title: "level", isRight: true)) }
        columns += [
            TextTable.Column(title: "low", isRight: true),
            TextTable.Column(title: "best", isRight: true, emphasis: .bold),
            TextTable.Column(title: "high", isRight: true),
        ]
        var table = GroupedTable(columns: columns)
        for quantity in comparison.quantities {
            var group = GroupedTable.Group(
                name: DisplayText.clean(quantity.name), unit: DisplayText.clean(quantity.unit))
            for row in rows(of: quantity, style) {
                let cells =
                    [row.letter] + (hasLevels ? [row.level] : []) + [row.low, row.best, row.high]
                // What compares is for the alternative, and stands below its last level.
                var words = row.compared?.phrases ?? []
                if row.letter.isEmpty, let last = group.rows.popLast() {
                    group.rows.append((last.cells, []))
                    words = last.words
                }
                group.rows.append((cells, words))
            }
            table.groups.append(group)
        }
        return table
    }
}

extension ShiftTexts {
    /// The figures that compare with their names.
    fileprivate var phrases: [String] {
        guard !greater.isEmpty else { return ["\(median) as in A"] }
        return ["shift: \(median)", "P(> A): \(greater)", "overlap: \(overlap)"]
    }
}
