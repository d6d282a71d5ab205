/// One word, number or sign of an expression.
struct Token: Sendable, Equatable {
    /// The kinds of tokens.
    enum Kind: Sendable, Equatable {
        case number(Double)
        case name(String)
        /// What stands in double quotation marks.
        case text(String)
        /// An operator or punctuation.
        case sign(String)
        case end
    }

    /// What it is.
    let kind: Kind
    /// Where it stands, as UTF-8 offsets.
    let span: Range<Int>

    /// Every sign: those of operators, and punctuation.
    static let signs = Set(Infix.table.keys).union(["(", ")", ",", ":"])
}
