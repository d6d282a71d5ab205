import Distributions

/// A parsed and checked expression: what a quantity's `value` means.
public struct Expression: Sendable {
    /// What the expression computes.
    public indirect enum Kind: Sendable {
        /// A fixed number.
        case number(Double)
        /// The value of another quantity in the same run, by its index in `Model.quantities`.
        case quantity(Int)
        /// An operator with one operand.
        case unary(UnaryOperator, Expression)
        /// An operator with two operands.
        case binary(BinaryOperator, Expression, Expression)
        /// A function of one or more arguments.
        case call(Function, [Expression])
        /// `if(condition, then, otherwise)`; a run takes one branch, and only that branch's value
        /// can make it invalid.
        case conditional(Expression, Expression, Expression)
        /// A random draw: an input of the model.
        case draw(Draw)
    }

    /// What the expression computes.
    public let kind: Kind

    /// Where it stands in the text it was parsed from, as UTF-8 offsets.
    public let span: Range<Int>

    /// Whether its value is a truth value (1 or 0) rather than a number.
    public let isCondition: Bool

    /// Makes an expression node.
    public init(_ kind: Kind, span: Range<Int>, isCondition: Bool = false) {
        self.kind = kind
        self.span = span
        self.isCondition = isCondition
    }
}

/// Operators with one operand.
public enum UnaryOperator: Sendable, Equatable {
    /// Arithmetic negation, `-x`.
    case negate
    /// Logical negation, `not x`.
    case not
}

/// Operators with two operands.
public enum BinaryOperator: String, Sendable, Equatable, CaseIterable {
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
public enum Function: String, Sendable, Equatable, CaseIterable {
    case exp, log, log10, log2, sqrt, abs, min, max, floor, ceil, round
    case sign, pow, sin, cos, tan, tanh, mod, clamp
}

/// One random input: a law, and the name of the stream its draws come from.
public struct Draw: Sendable {
    /// The input's stable name: the quantity's own name where its whole value is one law, else
    /// the quantity's name with a number, such as `captured[1]`.
    public let inputName: String

    /// The name of the stream that its draws come from: the input's own, unless several models are
    /// sampled side by side.
    public let streamName: String

    /// How the value comes about.
    public let sampling: Sampling

    /// The law as the model writes it, such as `7000 to 15000`.
    public let text: String

    /// How an input is sampled.
    public enum Sampling: Sendable {
        /// A law whose parameters are fixed numbers.
        case fixed(any Law)
        /// A family whose canonical parameters are `form.canonical` of the arguments, which vary
        /// from run to run.
        case conditional(LawFamily, ParameterForm, arguments: [Expression])
        /// One of several values, each with the probability of its weight over the sum of weights.
        /// The weights are fixed; the components may be any expressions, draws among them.
        case mixture(weights: [Double], components: [Expression])
        /// A family with varying parameters, restricted to values between `low` and `high`.
        case truncatedConditional(
            LawFamily, ParameterForm, arguments: [Expression], low: Expression?, high: Expression?)
    }

    /// Makes an input; without a `streamName` its stream has its own name.
    public init(inputName: String, sampling: Sampling, text: String, streamName: String? = nil) {
        self.inputName = inputName
        self.streamName = streamName ?? inputName
        self.sampling = sampling
        self.text = text
    }
}
