/// What a value in the JSON output may be. The schemas that `casmodel schema` prints, the tables of
/// `Documentation/The-JSON-output.md` and the tests of the writers are made from such descriptions.
package indirect enum JSONShape: Sendable {
    /// Any text.
    case text
    /// One of these texts.
    case word([String])
    /// A finite number.
    case number
    /// A whole number from 0 on.
    case count
    /// True or false.
    case truth
    /// One of the two, always.
    case always(Bool)
    /// The shape, or null where there is no such value.
    case orNull(JSONShape)
    /// A list of any length.
    case list(JSONShape)
    /// A list without items.
    case emptyList
    /// Null, always.
    case nothing
    /// An object whose keys are names that the model gives, or letters of alternatives.
    case names(JSONShape)
    /// An object with fixed members.
    case block(JSONBlock)
    /// One of several objects with fixed members.
    case either([JSONBlock])

    /// The blocks that the shape names itself.
    package var blocks: [JSONBlock] {
        switch self {
        case .text, .word, .number, .count, .truth, .always, .emptyList, .nothing: []
        case .orNull(let shape), .list(let shape), .names(let shape): shape.blocks
        case .block(let block): [block]
        case .either(let blocks): blocks
        }
    }
}

/// An object with fixed members: no other member may stand in it.
package struct JSONBlock: Sendable {
    /// What it is called in schemas and headings: lower-case words with `_` between them, unique among
    /// all blocks.
    package let name: String
    /// What it is, in one sentence.
    package let help: String
    /// Made when asked for, since a block may hold blocks of its own kind.
    private let makeMembers: @Sendable () -> [JSONMember]

    /// Describes an object.
    init(_ name: String, _ help: String, members: @escaping @Sendable () -> [JSONMember]) {
        self.name = name
        self.help = help
        makeMembers = members
    }

    /// Its members, in the order in which they are written.
    package var members: [JSONMember] { makeMembers() }
}

/// One member of an object.
package struct JSONMember: Sendable {
    /// Its key.
    package let name: String
    /// What its value may be.
    package let shape: JSONShape
    /// When it is there; nil for a member that always is.
    package let condition: String?
    /// What it is, with its unit or range, in one sentence.
    private let meaning: String

    /// Describes a member.
    ///
    /// - Parameter condition: where it is there, to follow "there only where"; always there without.
    init(_ name: String, _ shape: JSONShape, onlyWhere condition: String? = nil, _ meaning: String)
    {
        self.name = name
        self.shape = shape
        self.condition = condition
        self.meaning = meaning
    }

    /// What it is and when it is there.
    package var help: String {
        meaning + (condition.map { " There only where \($0)." } ?? "")
    }
}
