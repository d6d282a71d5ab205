import ModelLanguage

extension CheckReport {
    /// Every scenario with what it changes.
    static func scenarios(of model: Model, _ style: TextStyle) -> [String] {
        guard !model.scenarios.isEmpty else { return [] }
        var lines = ["", style.emphasised("Scenarios", .bold)]
        for scenario in model.scenarios {
            lines.append("    " + DisplayText.clean(scenario.name))
            if let title = scenario.title {
                lines += field("  supposes", DisplayText.clean(title), style)
            }
            for change in scenario.changes {
                lines += field("  with", DisplayText.clean(ScenarioText.text(change)), style)
            }
            if let note = scenario.note {
                lines += field("  note", DisplayText.clean(note), style)
            }
        }
        return lines
    }
}

/// Writes scenarios for people.
package enum ScenarioText {
    /// The name, and what it supposes.
    package static func heading(_ scenario: Scenario) -> String {
        DisplayText.clean(scenario.name)
            + (scenario.title.map { ": " + DisplayText.clean($0) } ?? "")
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
