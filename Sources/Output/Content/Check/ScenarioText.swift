import ModelLanguage

/// Writes scenarios for people.
package enum ScenarioText {
    /// The name, and what it supposes.
    package static func heading(_ scenario: Scenario) -> String {
        scenario.name + (scenario.title.map { ": " + $0 } ?? "")
    }

    /// A change in words.
    package static func text(_ change: Scenario.Change) -> String {
        switch change {
        case .quantity(let name, let expression): return "\(name) = \(expression)"
        case .without(let report): return "report \(report) left out"
        case .report(let name, let properties, let isNew):
            let words = properties.map { ($0.key + " " + $0.text).oneLine }
            return "\(isNew ? "new report" : "report") \(name): "
                + words.joined(separator: "; ")
        }
    }
}

extension String {
    /// Without white space at its ends and doubled in it.
    fileprivate var oneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
