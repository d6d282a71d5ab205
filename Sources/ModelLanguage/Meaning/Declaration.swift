import Distributions
import Synchronization

/// A quantity as a model declares it, before its value is understood.
package struct Declaration: Sendable {
    /// The name, unique in the model.
    package var name: String
    /// The value as written; nil where there is none to check, which is a problem reported elsewhere.
    package var text: String?
    /// Which of the model's files the value stands in, from 0.
    package var file = 0
    /// What it is of a joint law, if anything; the parts of one stand together and have the same text.
    package var part: JointPart?
    /// The unit, where it has one of its own.
    package var unit: String?
    /// The ids of its sources.
    package var sources: [String] = []
    /// Free text about it.
    package var note: String?

    /// Declares a quantity.
    package init(name: String, text: String? = nil) {
        self.name = name
        self.text = text
    }

    /// The quantity itself, or its parts where it is a joint law.
    package var expanded: [Declaration] {
        guard let text, let labels = JointLaw.labels(inText: text) else { return [self] }
        return labels.enumerated().map { position, label in
            let part = JointPart(
                whole: name, label: label, position: position, count: labels.count)
            var result = self
            result.name = part.name
            result.part = part
            return result
        }
    }
}

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

/// An expression that has no problems.
package struct Checked: Sendable {
    /// What it computes.
    package var expression: Expression
    /// Its value where it is fixed and finite.
    package var constant: Double?
    /// The law of one part of a joint law by itself, where the parameters are fixed.
    var marginal: (any Law)?
    /// How many random inputs it has.
    package var inputCount = 0

    var span: Range<Int> { expression.span }
}

/// What a text comes to.
package struct Outcome<Value: Sendable>: Sendable {
    /// Its value; nil where something is wrong with it.
    package var value: Value?
    /// What is wrong with it, and what may be read otherwise than it was meant.
    package var diagnostics: [Diagnostic] = []
}

/// Bounds the time that a file full of unknown names takes: each suggestion costs a comparison
/// with every name there is, and nobody reads more than these.
package final class SuggestionBudget: Sendable {
    private let left = Atomic<Int>(200)

    /// A budget of two hundred suggestions.
    package init() {}

    /// What to say of the name nearest to a misspelt one, if it is still worth looking for.
    package func nearest(to name: String, among names: some Sequence<String>) -> String? {
        left.subtract(1, ordering: .relaxed).newValue >= 0
            ? NearestName.suggestion(for: name, among: names) : nil
    }
}
