import Distributions

/// A parsed and checked expression: what a quantity's `value` means.
package struct CheckedExpression: Sendable {
    /// What the expression computes.
    package indirect enum Kind: Sendable {
        /// A fixed number.
        case number(Double)
        /// The value of another quantity in the same run, by its index in `Model.quantities`.
        case quantity(Int)
        /// An operator with one operand.
        case unary(UnaryOperator, CheckedExpression)
        /// An operator with two operands.
        case binary(BinaryOperator, CheckedExpression, CheckedExpression)
        /// A function of one or more arguments.
        case call(Function, [CheckedExpression])
        /// `if(condition, then, otherwise)`; a run takes one branch, and only that branch's value
        /// can make it invalid.
        case conditional(CheckedExpression, CheckedExpression, CheckedExpression)
        /// A random draw: an input of the model.
        case draw(Draw)
    }

    /// What the expression computes.
    package let kind: Kind

    /// Where it stands in the text it was parsed from, as UTF-8 offsets.
    package let span: Range<Int>

    /// Whether its value is a truth value (1 or 0) rather than a number.
    package let isCondition: Bool

    /// Makes an expression node.
    package init(_ kind: Kind, span: Range<Int>, isCondition: Bool = false) {
        self.kind = kind
        self.span = span
        self.isCondition = isCondition
    }
}

/// Operators with one operand.
package enum UnaryOperator: Sendable, Equatable {
    /// Arithmetic negation, `-x`.
    case negate
    /// Logical negation, `not x`.
    case not
}

/// Operators with two operands.
package enum BinaryOperator: String, Sendable, Equatable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case and, or
}

/// The functions of the expression language.
package enum Function: String, Sendable, Equatable, CaseIterable {
    case exp, log, log10, log2, sqrt, abs, min, max, floor, ceil, round
    case sign, pow, sin, cos, tan, tanh, mod, clamp, sum, log1p, expm1, logit
}

/// One random input: a law, and the name of the stream its draws come from.
package struct Draw: Sendable {
    /// The input's stable name: the quantity's own name where its whole value is one law, else
    /// the quantity's name with a number, such as `captured[1]`.
    package let inputName: String

    /// The name of the stream that its draws come from: the input's own, unless several models are
    /// sampled side by side.
    package let streamName: String

    /// How the value comes about.
    package let sampling: Sampling

    /// The law as the model writes it, such as `7000 to 15000`.
    package let text: String

    /// How an input is sampled.
    package enum Sampling: Sendable {
        /// A law whose parameters are fixed numbers.
        case fixed(any Law)
        /// A family whose canonical parameters are `form.canonical` of the arguments, which vary
        /// from run to run.
        case conditional(LawFamily, ParameterForm, arguments: [CheckedExpression])
        /// One of several values, each with the probability of its weight over the sum of weights.
        /// The weights are fixed; the components may be any expressions, draws among them.
        case mixture(weights: [Double], components: [CheckedExpression])
        /// A family with varying parameters, restricted to values between `low` and `high`.
        case truncatedConditional(
            LawFamily, ParameterForm, arguments: [CheckedExpression], low: CheckedExpression?,
            high: CheckedExpression?)
    }

    /// Makes an input; without a `streamName` its stream has its own name.
    package init(inputName: String, sampling: Sampling, text: String, streamName: String? = nil) {
        self.inputName = inputName
        self.streamName = streamName ?? inputName
        self.sampling = sampling
        self.text = text
    }
}
