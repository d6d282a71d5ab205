/// Named changes to a model: another assumption, or other trust in the reports.
public struct Scenario: Sendable, Equatable {
    /// The key under `scenarios:`.
    public var name: String
    /// What it supposes, in a reader's words, where the file gives them.
    public var title: String?
    /// Free text about it.
    public var note: String?
    /// What it changes, in the order of the file; never empty in a validated model.
    public var changes: [Change]

    /// One change.
    public enum Change: Sendable, Equatable {
        /// A quantity has another value; the expression as written.
        case quantity(name: String, expression: String)
        /// A report has other properties, such as `report` or `trust`, with their texts as written;
        /// or it is a new one.
        case report(name: String, properties: [Property], isNew: Bool)
        /// A report is left out.
        case without(report: String)
    }

    /// A key of a report with what stands behind it.
    public struct Property: Sendable, Equatable {
        /// The key, such as `trust`.
        public let key: String
        /// The text behind it, on one line.
        public let text: String

        /// Names a property's value.
        public init(_ key: String, _ text: String) {
            self.key = key
            self.text = text
        }
    }

    /// Describes a scenario.
    public init(name: String, title: String? = nil, note: String? = nil, changes: [Change]) {
        self.name = name
        self.title = title
        self.note = note
        self.changes = changes
    }
}
