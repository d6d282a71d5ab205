import ModelLanguage

// The section `trust:`.
extension ModelAssembly {
    /// The trust of some grades, in place of the convention's.
    mutating func trust(_ entry: YAMLEntry, _ compiler: QuantityCompiler) -> TrustTable {
        let expected = "a mapping of grades to probabilities, as in `B2: 80%`"
        var table = TrustTable()
        for item in mapping(entry.value, of: entry.key, expected) ?? [] {
            guard let grade = grade(item.key), let text = text(item) else { continue }
            table.stated[grade] = number(text, grade, compiler, .probability)
        }
        return table
    }
}
