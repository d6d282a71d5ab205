import ModelLanguage

/// A quantity as the file gives it, before its expression is checked.
struct QuantityDraft {
    /// The name, where it is a good one.
    var name: String
    /// Where the name stands.
    var key: YAMLText
    /// The expression, where there is one.
    var text: YAMLText?
    /// The unit, where it has one of its own.
    var unit: String?
    var sources: [String] = []
    var note: String?
    /// An expression given from outside of the file.
    var override: String?
    /// What it is of a joint law, if anything; `name` is then the part's.
    var part: JointPart?

    /// The expression to check.
    var expression: String? { override ?? text?.string }
}

extension QuantityDraft {
    /// The quantity itself, or its parts where it is a joint law.
    var expanded: [QuantityDraft] {
        guard let expression, let labels = JointLaw.labels(inText: expression) else {
            return [self]
        }
        return labels.enumerated().map { position, label in
            let part = JointPart(
                whole: name, label: label, position: position, count: labels.count)
            var draft = self
            draft.name = part.name
            draft.part = part
            return draft
        }
    }
}

// The section `quantities:`.
extension ModelAssembly {
    /// The quantities of a model, in the order of the file.
    mutating func quantities(_ entry: YAMLEntry) -> [QuantityDraft] {
        guard
            let entries = mapping(
                entry.value, of: entry.key, "a mapping of names to expressions")
        else { return [] }
        if entries.isEmpty { report(range(entry.key), "a model needs at least one quantity") }
        var drafts: [QuantityDraft] = []
        for entry in entries {
            guard drafts.count < Self.maximumQuantities else {
                report(
                    range(entry.key),
                    "a model has at most \(Self.maximumQuantities) quantities")
                break
            }
            if let problem = NameRule.problem(quantity: entry.key.string) {
                report(range(entry.key), problem.message, problem.suggestion)
            }
            // A badly named quantity keeps its place, so that those who name it are not wrong too.
            drafts.append(quantity(entry))
        }
        return drafts
    }

    private mutating func quantity(_ entry: YAMLEntry) -> QuantityDraft {
        var draft = QuantityDraft(name: entry.key.string, key: entry.key)
        let name = entry.key.string
        switch entry.value.kind {
        case .text(let text):
            draft.text = expression(text, entry.key, "quantity `\(name)` has no value")
        case .list:
            report(
                range(entry.value), "quantity `\(name)` must be an expression, found a list",
                "for a range write `7000 to 15000`")
        case .mapping(let entries):
            var hasValue = false
            for entry in withoutDuplicates(entries) {
                switch entry.key.string {
                case "value":
                    hasValue = true
                    guard case .text(let text) = entry.value.kind else {
                        reportKind(entry.value, entry.key, "an expression")
                        continue
                    }
                    draft.text = expression(text, entry.key, "quantity `\(name)` has no value")
                case "unit": draft.unit = text(entry)?.string.trimmed
                case "source": draft.sources = sources(named: entry)
                case "note": draft.note = text(entry)?.string.trimmed
                default: reportUnknown(entry.key, among: .quantity)
                }
            }
            if !hasValue {
                report(
                    range(entry.key), "quantity `\(name)` has no value",
                    "give it one, as in `value: 7000 to 15000`")
            }
        }
        return draft
    }

    /// The text of an expression; a problem at its key where it is empty.
    mutating func expression(_ text: YAMLText, _ key: YAMLText, _ message: String) -> YAMLText? {
        guard text.string.contains(where: { !$0.isWhitespace }) else {
            report(
                range(key), message,
                text.style == .plain && source.byte(at: text.offset) == UInt8(ascii: "#")
                    ? "text behind # is a comment" : nil)
            return nil
        }
        return text
    }
}
