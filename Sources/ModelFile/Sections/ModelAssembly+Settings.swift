import ModelLanguage

// The keys `headline:` and `ranges_are:`.
extension ModelAssembly {
    /// The quantity that the first sentence speaks of, by its index; a problem where it is not
    /// reported.
    ///
    /// - Parameter reported: the reported quantities; nil where all are.
    mutating func headline(
        _ entry: YAMLEntry, _ compiler: QuantityCompiler, reported: [Int]?
    ) -> Int? {
        guard let text = text(entry), let index = quantityIndex(text, compiler) else { return nil }
        guard let reported, !reported.contains(index) else { return index }
        let names = reported.map { compiler.scope.names[$0] }
        report(
            range(text), "`\(text.string)` is not reported, and the headline speaks of what is",
            nearest(to: text.string, among: names).map { "did you mean `\($0)`?" }
                ?? "add it to `report:`, or name \(names.first ?? "a quantity") here")
        return nil
    }

    /// How sure the model's ranges are.
    mutating func rangeLevel(_ entry: YAMLEntry) -> RangeLevel {
        let none = QuantityCompiler(names: [], texts: [])
        guard let text = text(entry), let value = number(text, "ranges_are", none, .any) else {
            return .usual
        }
        guard let level = RangeLevel(value) else {
            let isPercent = RangeLevel(value / 100) != nil
            report(
                range(text), "`ranges_are` must be from 50% to 99.9%, got \(NumberText.of(value))",
                isPercent ? "write `ranges_are: \(NumberText.of(value))%`" : nil)
            return .usual
        }
        return level
    }
}
