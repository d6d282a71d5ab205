/// A column of a file of comma-separated values.
package struct CSVColumn: Sendable {
    /// What stands in the header.
    package let name: String
    /// What stands in its cells, with the unit or range, in one sentence.
    package let help: String

    /// Describes a column.
    init(_ name: String, _ help: String) {
        self.name = name
        self.help = help
    }

    /// The percentile of a quantity.
    static func percentile(_ percent: String) -> CSVColumn {
        CSVColumn("q" + percent, "The \(percent) % point, in the quantity's unit.")
    }

    /// A Monte Carlo standard error.
    static func error(_ name: String, of what: String) -> CSVColumn {
        CSVColumn(name, "The Monte Carlo standard error of \(what).")
    }
}

extension [CSVColumn] {
    /// The header without the line's end.
    var header: String { map(\.name).joined(separator: ",") }
}
