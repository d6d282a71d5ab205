import ModelLanguage

/// The keys that may stand in one place of a model file: what the reader knows, and what editors are told.
package struct KeyTable: Sendable {
    /// Whose keys these are, as in "a report has no key `abuot`".
    package let owner: String
    package let keys: [Key]
    /// Of these keys one must be there.
    package var alternatives: [String] = []
    /// Whether not more than one of them may be.
    package var isOneOnly = false

    package struct Key: Sendable {
        package let name: String
        package let shape: ValueShape
        package var isRequired = false
        /// A sentence for those who write one.
        package let help: String

        init(_ name: String, _ shape: ValueShape, _ help: String, isRequired: Bool = false) {
            self.name = name
            self.shape = shape
            self.help = help
            self.isRequired = isRequired
        }
    }

    /// The names of the keys, in the order in which messages list them.
    var names: [String] { keys.map(\.name) }

    func contains(_ name: String) -> Bool { keys.contains { $0.name == name } }

    /// The same keys, of which only these must be there.
    func requiring(_ names: [String]) -> KeyTable {
        KeyTable(
            owner: owner,
            keys: keys.map { key in
                var key = key
                key.isRequired = names.contains(key.name)
                return key
            })
    }
}

/// What may stand behind a key.
package indirect enum ValueShape: Sendable {
    /// Words, or a number that stands for itself.
    case text
    /// An expression of the model language.
    case expression
    /// A fixed number, written as in expressions: `0.3`, `30%`, `1.5k`.
    case number
    /// `2022-03-24`, or `2022-03`.
    case date
    /// `https://` or `http://` and what follows.
    case url
    /// An Admiralty grade such as `B2`.
    case grade
    /// One of these words.
    case word([String])
    /// A list of at least so many.
    case list(of: ValueShape, least: Int = 0)
    /// Names that the file chooses, and what each means.
    case names(of: ValueShape, least: Int = 0)
    /// The same, the names being grades.
    case grades(of: ValueShape)
    /// A block of these keys.
    case block(KeyTable)
    /// One of these.
    case either([ValueShape])

    /// One text or a list of them.
    static let texts = ValueShape.either([.text, .list(of: .text, least: 1)])
}
