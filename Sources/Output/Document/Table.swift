import Statistics

/// A table of typed cells.
package struct Table: Sendable {
    /// What it shows, in a sentence or two; pages have it above the table.
    package var caption: Phrase = ""
    /// The anchor of the caption, for tables that may be wider than a page.
    package var anchor: String?
    package var columns: [Column]
    package var rows: [Row] = []
    /// In text, whether each row is one line even where that does not fit: programs read it.
    package var keepsLines = false

    package init(
        caption: Phrase = "", anchor: String? = nil, columns: [Column], rows: [Row] = []
    ) {
        self.caption = caption
        self.anchor = anchor
        self.columns = columns
        self.rows = rows
    }
}

/// A row of a table.
package struct Row: Sendable {
    package var anchor: String?
    package var cells: [Cell]

    package init(_ cells: [Cell], anchor: String? = nil) {
        self.anchor = anchor
        self.cells = cells
    }
}

/// What stands in a cell.
package enum Cell: Sendable {
    case phrase(Phrase)
    /// A number as it is written.
    case figure(String)
    /// A number with its Monte Carlo error, both as they are written.
    case estimate(String, error: String)
    /// The shape of a distribution, for terminals.
    case density(BinnedDistribution)
    /// What stands in the row above, for this row too.
    case same
    /// Words in place of the figures of this column and those behind it.
    case across(Phrase)

    package static func text(_ text: String) -> Cell { .phrase(Phrase(text)) }

    /// What it says in words and numbers, nothing marked.
    package var plain: String {
        switch self {
        case .phrase(let phrase), .across(let phrase): phrase.plain
        case .figure(let text): text
        case .estimate(let text, let error): "\(text) ± \(error)"
        case .density, .same: ""
        }
    }
}

/// A column of a table.
package struct Column: Sendable {
    /// What the cells are, which decides how they stand.
    package enum Role: Sendable {
        /// What a row is about; several rows may share one.
        case name
        /// What tells the rows of one name apart.
        case key
        case number
        /// The number to remember of a row.
        case best
        /// A probability with its error.
        case probability
        /// What the numbers count; it may stand with the name.
        case unit(besideName: Bool)
        case density
        /// Words that a list in text has no room for.
        case text
        /// Words that take the room that is left. A table with such columns is a list in text: the other
        /// columns, then the words beside or below them.
        case sentence
    }

    package let title: String
    package let role: Role
    /// What several neighbouring columns have in common: `before`, `after`.
    package var group: String?
    /// The place in the order in which columns go where there is no room; names are cut after those with
    /// 1 and before those with 2.
    package var leaves: Int?
    /// Whether it is said below the row, with its title, where names become headings.
    package var isAside = false
    /// The least width in text, for tables that stand below one another.
    package var leastWidth = 0
    /// What the figures in the column are, as a sentence; said below the table where the column is shown.
    package var meaning: String?

    package init(_ title: String, _ role: Role) {
        self.title = title
        self.role = role
    }
}
