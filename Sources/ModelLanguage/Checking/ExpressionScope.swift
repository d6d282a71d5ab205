import Distributions
import Synchronization

/// The quantities that an expression may name, and what is known of each.
package struct ExpressionScope: Sendable {
    /// What is known of a quantity.
    struct Entry: Sendable {
        /// Its checked value; nil until it is checked, and for good where it has problems.
        var expression: Expression?
        /// Its value where it is one fixed number.
        var constant: Double?
    }

    /// The names, in the order of the model.
    package let names: [String]
    /// The place of each name.
    package let indices: [String: Int]
    /// What is known, in the order of the names.
    var entries: [Entry]
    /// Where data files come from.
    let data: DataFiles
    /// How sure a range is.
    let rangeLevel: RangeLevel
    /// The names of the parts of each quantity that is a joint law, and thus no number itself.
    package private(set) var joints: [String: [String]] = [:]
    /// How many misspelt names may still be compared with all others.
    private let suggestions = SuggestionBudget()

    /// A scope of quantities that are not checked yet. Of equal names the first counts.
    ///
    /// - Parameter parts: what each is of a joint law, if anything.
    package init(
        names: [String], parts: [JointPart?] = [], data: DataFiles = DataFiles(),
        rangeLevel: RangeLevel = .usual
    ) {
        self.data = data
        self.rangeLevel = rangeLevel
        self.names = names
        for part in parts { if let part { joints[part.whole, default: []].append(part.name) } }
        indices = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        entries = Array(repeating: Entry(expression: nil, constant: nil), count: names.count)
    }

    /// The quantity whose name is nearest to a misspelt one.
    package func nearest(to name: String) -> String? {
        suggestions.spend() ? NearestName.of(name, among: names) : nil
    }

    /// What a message says of a name that stands for a joint law; nil for every other name.
    package func problem(jointName name: String) -> (message: String, suggestion: String)? {
        guard let parts = joints[name], let first = parts.first else { return nil }
        let shown = parts.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
        return (
            "`\(name)` is several numbers: \(shown)" + (parts.count > 5 ? ", ..." : ""),
            "name the part you mean, such as \(first)"
        )
    }

    /// The checked value of a quantity, or nil where it has problems.
    package func expression(of index: Int) -> Expression? { entries[index].expression }
}

/// What an expression is for, which decides what it may hold.
package enum ExpressionPurpose: Sendable, Equatable {
    /// The value of a quantity: draws are inputs named after it.
    case quantity(String)
    /// A yes-or-no question: a condition without draws.
    case question
    /// What a report speaks of: a number without draws.
    case evidence
    /// A fixed number; the word names it in messages.
    case fixedNumber(String)
    /// What a report says: a fixed number in which nothing is calculated.
    case report

    /// What must be a fixed number, as a message names it.
    var fixedName: String {
        if case .fixedNumber(let what) = self { what } else { "a report" }
    }
}

/// What is known of an expression that has no problems.
struct Checked {
    /// The expression.
    var expression: Expression
    /// Its value where it is fixed and finite.
    var constant: Double? = nil

    var span: Range<Int> { expression.span }
}

/// Bounds the time that a file full of unknown names takes: each suggestion costs a comparison
/// with every name there is, and nobody reads more than these.
package final class SuggestionBudget: Sendable {
    private let left = Atomic<Int>(200)

    /// A budget of two hundred suggestions.
    package init() {}

    /// Whether one more suggestion may be looked for.
    package func spend() -> Bool {
        left.subtract(1, ordering: .relaxed).newValue >= 0
    }
}
