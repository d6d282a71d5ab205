/// One word, number or sign of an expression.
struct Token: Sendable, Equatable {
    /// The kinds of tokens.
    enum Kind: Sendable, Equatable {
        case number(Double)
        case name(String)
        /// What stands in double quotation marks.
        case text(String)
        case sign(Sign)
        case end
    }

    /// Operators and punctuation.
    enum Sign: String, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
        case power = "^"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "=="
        case notEqual = "!="
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case comma = ","
        case colon = ":"
    }

    /// What it is.
    let kind: Kind
    /// Where it stands, as UTF-8 offsets.
    let span: Range<Int>
}

/// The words that have a meaning of their own in expressions.
package enum ReservedWord {
    /// Operators and literals written as words.
    package static let all: Set<String> = ["to", "and", "or", "not", "if", "true", "false"]
}
