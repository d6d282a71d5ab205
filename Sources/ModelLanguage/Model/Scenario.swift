/// Named changes to a model: another assumption, or other trust in the reports.
package struct Scenario: Sendable, Equatable {
    /// The key under `scenarios:`.
    package var name: String
    /// What it supposes, in a reader's words, where the file gives them.
    package var title: String?
    /// Free text about it.
    package var note: String?
    /// What it changes, in the order of the file; never empty in a validated model.
    package var changes: [Change]

    /// One change.
    package enum Change: Sendable, Equatable {
        /// A quantity has another value; the expression as written.
        case quantity(name: String, expression: String)
        /// A report has other properties, such as `report` or `trust`, with their texts as written;
        /// or it is a new one.
        case report(name: String, properties: [Property], isNew: Bool)
        /// A report is left out.
        case without(report: String)
    }

    /// A key of a report with what stands behind it.
    package struct Property: Sendable, Equatable {
        /// The key, such as `trust`.
        package let key: String
        /// The text behind it, on one line.
        package let text: String

        /// Names a property's value.
        package init(_ key: String, _ text: String) {
            self.key = key
            self.text = text
        }
    }

    /// Describes a scenario.
    package init(name: String, title: String? = nil, note: String? = nil, changes: [Change]) {
        self.name = name
        self.title = title
        self.note = note
        self.changes = changes
    }
}
