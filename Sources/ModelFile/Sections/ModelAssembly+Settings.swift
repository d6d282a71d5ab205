import ModelLanguage

// The keys `headline:`, `ranges_are:` and `trust:`.
extension ModelAssembly {
    /// The quantity that the first sentence speaks of, by its index; a problem where it is not
    /// reported.
    ///
    /// - Parameter reported: the reported quantities; nil where all are.
    mutating func headline(_ entry: YAMLEntry?, _ scope: Scope, reported: [Int]?) -> Int? {
        guard let text = text(entry), let index = quantityIndex(text, scope) else { return nil }
        guard let reported, !reported.contains(index) else { return index }
        let names = reported.map { scope.declarations[$0].name }
        reportUnknown(
            range(text), "`\(text.string)` is not reported, and the headline speaks of what is",
            text.string, among: names,
            orElse: "add it to `report:`, or name \(names.first ?? "a quantity") here")
        return nil
    }

    /// How sure the model's ranges are.
    mutating func rangeLevel(_ entry: YAMLEntry) -> RangeLevel {
        guard let text = text(entry), let value = number(text, "ranges_are", Scope([]), .any)
        else { return .usual }
        if let level = RangeLevel(value) { return level }
        let shown = NumberText.of(value)
        report(
            range(text), "`ranges_are` must be from 50% to 99.9%, got \(shown)",
            RangeLevel(value / 100) == nil ? nil : "write `ranges_are: \(shown)%`")
        return .usual
    }

    /// The trust of some grades, in place of the convention's.
    mutating func trust(_ entry: YAMLEntry, _ scope: Scope) -> TrustTable {
        var table = TrustTable()
        for item in mapping(entry, "a mapping of grades to probabilities, as in `B2: 80%`") ?? [] {
            guard let grade = grade(item.key), let text = text(item) else { continue }
            table.stated[grade] = number(text, grade, scope, .probability)
        }
        return table
    }
}
