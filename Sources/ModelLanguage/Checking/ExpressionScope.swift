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
    /// How many misspelt names may still be compared with all others.
    private let suggestions = SuggestionBudget()

    /// A scope of quantities that are not checked yet. Of equal names the first counts.
    package init(names: [String]) {
        self.names = names
        indices = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        entries = Array(repeating: Entry(expression: nil, constant: nil), count: names.count)
    }

    /// The quantity whose name is nearest to a misspelt one.
    package func nearest(to name: String) -> String? {
        suggestions.spend() ? NearestName.of(name, among: names) : nil
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
}

/// What is known of an expression that has no problems.
struct Checked {
    /// The expression.
    var expression: Expression
    /// Its value where it is fixed and finite.
    var constant: Double?

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
