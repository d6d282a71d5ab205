/// Parses expressions by precedence climbing.
///
/// From loosest to tightest: `or`; `and`; `not`; comparisons, which do not chain; `to`; `+ -`;
/// `* /`; unary minus; `^`, which is right-associative. Nesting and the height of the tree are
/// bounded, so no text can exhaust the stack. O(length).
package struct ExpressionParser {
    /// How deep parentheses, calls, signs and powers may nest.
    static let maximumNesting = 100
    /// How many operators may follow each other in one sum or product.
    static let maximumHeight = 500

    /// How many arguments a call may have.
    static let maximumArguments = 200

    let tokens: [Token]
    private let bytes: [UInt8]
    let quantities: [String: Int]
    private(set) var position = 0
    private var nesting = 0

    /// Parses a whole text. The names of the quantities only serve suggestions.
    package static func parse(
        _ text: String, quantities: [String: Int]
    ) throws(ExpressionProblem) -> SyntaxNode {
        let tokens = try Lexer.tokens(of: text, quantities: quantities)
        guard tokens.count > 1 else {
            throw ExpressionProblem(0..<0, "an expression is expected here")
        }
        var parser = ExpressionParser(
            tokens: tokens, bytes: Array(text.utf8), quantities: quantities)
        if let problem = ForeignWord.rangeProblem(tokens, { parser.text($0.span) }) {
            throw problem
        }
        let node = try parser.expression(0)
        try parser.expectEnd()
        return node
    }

    private init(tokens: [Token], bytes: [UInt8], quantities: [String: Int]) {
        self.tokens = tokens
        self.bytes = bytes
        self.quantities = quantities
    }

    var current: Token { tokens[position] }

    mutating func advance() {
        if position < tokens.count - 1 { position += 1 }
    }

    func at(_ sign: Token.Sign) -> Bool { current.kind == .sign(sign) }

    func text(_ span: Range<Int>) -> String {
        String(decoding: bytes[span], as: UTF8.self)
    }

    func text(_ node: SyntaxNode) -> String { text(node.span) }

    /// What the current token is, as a message names it.
    var found: String {
        current.kind == .end ? "the end of the expression" : "`\(text(current.span))`"
    }

    // MARK: Operators

    private enum Infix {
        case binary(BinaryOperator)
        case range
    }

    private func infix() -> (Infix, precedence: Int)? {
        switch current.kind {
        case .name("or"): (.binary(.or), 1)
        case .name("and"): (.binary(.and), 2)
        case .sign(.less): (.binary(.less), 4)
        case .sign(.lessOrEqual): (.binary(.lessOrEqual), 4)
        case .sign(.greater): (.binary(.greater), 4)
        case .sign(.greaterOrEqual): (.binary(.greaterOrEqual), 4)
        case .sign(.equal): (.binary(.equal), 4)
        case .sign(.notEqual): (.binary(.notEqual), 4)
        case .name("to"): (.range, 5)
        case .sign(.plus): (.binary(.add), 6)
        case .sign(.minus): (.binary(.subtract), 6)
        case .sign(.times): (.binary(.multiply), 7)
        case .sign(.over): (.binary(.divide), 7)
        default: nil
        }
    }

    mutating func expression(_ minimum: Int) throws(ExpressionProblem) -> SyntaxNode {
        var left = try unary()
        var previous: (sign: Token, right: SyntaxNode, precedence: Int)?
        while let (infix, precedence) = infix(), precedence >= minimum {
            let sign = current
            if let previous, previous.precedence == precedence, precedence == 4 || precedence == 5 {
                throw try chained(previous.sign, previous.right, left, sign)
            }
            advance()
            let right = try expression(precedence + 1)
            previous = (sign, right, precedence)
            let span = left.span.lowerBound..<right.span.upperBound
            switch infix {
            case .binary(let binary):
                left = try bounded(.binary(binary, left, right), span)
            case .range: left = try bounded(.range(left, right), span)
            }
        }
        return left
    }

    private mutating func unary() throws(ExpressionProblem) -> SyntaxNode {
        let start = current
        switch start.kind {
        case .sign(.minus), .sign(.plus), .name("not"):
            try nest()
            defer { nesting -= 1 }
            advance()
            let operand = start.kind == .name("not") ? try expression(4) : try unary()
            let span = start.span.lowerBound..<operand.span.upperBound
            switch start.kind {
            case .sign(.minus): return try bounded(.unary(.negate, operand), span)
            case .sign(.plus): return operand
            default: return try bounded(.unary(.not, operand), span)
            }
        default: return try power()
        }
    }

    private mutating func power() throws(ExpressionProblem) -> SyntaxNode {
        let base = try primary()
        guard at(.power) else { return base }
        try nest()
        defer { nesting -= 1 }
        advance()
        let exponent = try unary()
        return try bounded(
            .binary(.power, base, exponent), base.span.lowerBound..<exponent.span.upperBound)
    }

    // MARK: Values and calls

    private mutating func primary() throws(ExpressionProblem) -> SyntaxNode {
        let token = current
        switch token.kind {
        case .number(let value):
            advance()
            return SyntaxNode(.number(value), span: token.span)
        case .text(let text):
            advance()
            return SyntaxNode(.text(text), span: token.span)
        case .name(let name):
            guard !ReservedWord.all.contains(name) || name == "if" else { throw missingValue() }
            advance()
            guard at(.leftParenthesis) else {
                if name == "if" {
                    throw ExpressionProblem(
                        token.span, "`if` is written if(condition, value, other value)")
                }
                return SyntaxNode(.name(name), span: token.span)
            }
            return try call(name, token.span)
        case .sign(.leftParenthesis):
            try nest()
            defer { nesting -= 1 }
            advance()
            let inner = try expression(0)
            try close(token, inside: "parenthesis")
            // The parentheses belong to the place of what they hold.
            let span = token.span.lowerBound..<tokens[position - 1].span.upperBound
            return SyntaxNode(inner.kind, span: span, innerSpan: inner.innerSpan)
        default: throw missingValue()
        }
    }

    private mutating func call(
        _ name: String, _ nameSpan: Range<Int>
    ) throws(ExpressionProblem) -> SyntaxNode {
        try nest()
        defer { nesting -= 1 }
        let open = current
        advance()
        var arguments: [SyntaxArgument] = []
        if !at(.rightParenthesis) {
            arguments.append(try argument())
            while at(.comma) {
                advance()
                guard arguments.count < Self.maximumArguments else {
                    throw ExpressionProblem(
                        current.span,
                        "a call may have at most \(Self.maximumArguments) arguments")
                }
                arguments.append(try argument())
            }
        }
        try close(open, inside: "call of \(name)")
        let span = nameSpan.lowerBound..<tokens[position - 1].span.upperBound
        return try bounded(.call(name: name, nameSpan: nameSpan, arguments: arguments), span)
    }

    private mutating func argument() throws(ExpressionProblem) -> SyntaxArgument {
        let first = try expression(0)
        guard at(.colon) else { return SyntaxArgument(label: nil, value: first) }
        advance()
        return SyntaxArgument(label: first, value: try expression(0))
    }

    // MARK: Bounds

    private mutating func nest() throws(ExpressionProblem) {
        nesting += 1
        guard nesting <= Self.maximumNesting else {
            throw ExpressionProblem(
                current.span, "an expression may nest at most \(Self.maximumNesting) levels deep",
                suggestion: "name a part of it as a quantity of its own")
        }
    }

    private func bounded(
        _ kind: SyntaxNode.Kind, _ span: Range<Int>
    ) throws(ExpressionProblem) -> SyntaxNode {
        let node = SyntaxNode(kind, span: span)
        guard node.height <= Self.maximumHeight else {
            throw ExpressionProblem(
                tokens[position].span.lowerBound..<tokens[position].span.lowerBound,
                "an expression may have at most \(Self.maximumHeight) operators in a row",
                suggestion: "name a part of it as a quantity of its own")
        }
        return node
    }
}
