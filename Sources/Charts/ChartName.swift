import Output

/// What charts call a quantity.
package enum ChartName {
    /// A quantity's name as words: `killed_or_wounded` is `killed or wounded`, as in print.
    package static func shown(_ name: String) -> String {
        DisplayText.clean(String(name.map { $0 == "_" ? " " : $0 }))
    }
}
