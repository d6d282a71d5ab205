import Distributions

/// An expression that has no problems.
package struct Checked: Sendable {
    /// What it computes.
    package var expression: CheckedExpression
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
