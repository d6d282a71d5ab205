/// What an expression is for, which decides what it may hold.
package enum ExpressionPurpose: Sendable, Hashable {
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
