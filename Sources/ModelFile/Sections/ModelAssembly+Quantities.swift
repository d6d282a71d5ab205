import ModelLanguage

/// A quantity with the places where the file declares it.
struct QuantityDraft {
    var declaration: Declaration
    /// Where the name stands.
    let key: YAMLText
    /// The value in the file, where there is one.
    var text: YAMLText?
    /// Whether the value is given from outside of the file.
    var isOverridden = false

    /// The quantity itself, or its parts where it is a joint law.
    var expanded: [QuantityDraft] {
        declaration.expanded.map {
            var draft = self
            draft.declaration = $0
            return draft
        }
    }
}

// The section `quantities:`.
extension ModelAssembly {
    /// The quantities of a model, in the order of the file.
    ///
    /// - Parameter known: those that were read before, by the places of their names.
    mutating func quantities(
        _ entry: YAMLEntry, known: [Int: QuantityDraft]
    ) -> [QuantityDraft] {
        guard let entries = mapping(entry, "a mapping of names to expressions") else { return [] }
        if entries.isEmpty {
            report(range(entry.key), "a model needs at least one quantity", code: .missing)
        }
        if entries.count > Self.maximumQuantities {
            report(
                range(entries[Self.maximumQuantities].key),
                "a model has at most \(Self.maximumQuantities) quantities", code: .limit)
        }
        // A badly named quantity keeps its place, so that those who name it are not wrong too.
        return entries.prefix(Self.maximumQuantities).map {
            known[$0.key.offset] ?? quantity($0)
        }
    }

    private mutating func quantity(_ entry: YAMLEntry) -> QuantityDraft {
        let name = entry.key.string
        report(NameRule.problem(quantity: name), at: entry.key)
        var draft = QuantityDraft(declaration: Declaration(name: name), key: entry.key)
        let empty = "quantity `\(name)` has no value"
        switch entry.value.kind {
        case .text: draft.text = expression(entry, "", orEmpty: empty)
        case .list:
            report(
                range(entry.value), "quantity `\(name)` must be an expression, found a list",
                "for a range write `7000 to 15000`", code: .kind)
        case .mapping(let entries):
            let block = block(entries, .quantity)
            if let value = block["value"] {
                draft.text = expression(value, "an expression", orEmpty: empty)
            } else {
                report(
                    range(entry.key), empty, "give it one, as in `value: 7000 to 15000`",
                    code: .missing)
            }
            draft.declaration.title = words(block["title"])
            draft.declaration.unit = words(block["unit"])
            draft.declaration.sources = sources(named: block["source"])
            draft.declaration.note = words(block["note"])
        }
        draft.declaration.text = draft.text?.string
        draft.declaration.file = draft.text.map { source.part(of: $0.offset) } ?? 0
        return draft
    }
}
