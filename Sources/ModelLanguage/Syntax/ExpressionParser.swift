/// Parses expressions by precedence climbing.
///
/// `Precedence` tells how tightly operators bind; a sign before a value binds tighter than `*` and `/`,
/// and `^`, which is right-associative, tighter still. Nesting and the height of the tree are bounded,
/// so no text can exhaust the stack. O(length).
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

    /// What a text comes to.
    package struct Parsed {
        /// The tree; nil where the text follows no grammar. Where there are problems all the same, it is
        /// that of what was probably meant, and only good for finding more of them.
        package var node: SyntaxNode?
        /// What is wrong with the text, in its order.
        package var problems: [Diagnostic] = []
    }

    /// Parses a whole text. The names of the quantities only serve suggestions.
    package static func parse(_ text: String, quantities: [String: Int]) -> Parsed {
        var lexer = Lexer(text, quantities)
        var result = Parsed()
        do throws(Diagnostic) {
            result.node = try node(of: text, try lexer.allTokens(), quantities)
            result.problems = lexer.problems
        } catch {
            result.problems = lexer.problems + [error]
        }
        for index in result.problems.indices { result.problems[index].code = .syntax }
        return result
    }

    private static func node(
        of text: String, _ tokens: [Token], _ quantities: [String: Int]
    ) throws(Diagnostic) -> SyntaxNode {
        guard tokens.count > 1 else {
            throw Diagnostic(0..<0, "an expression is expected here")
        }
        var parser = ExpressionParser(
            tokens: tokens, bytes: Array(text.utf8), quantities: quantities)
        let words = ForeignWord.Words(
            tokens: tokens, isName: { quantities[$0] != nil }, text: { parser.text($0.span) })
        if let problem = words.rangeProblem() ?? words.reportProblem() { throw problem }
        let node = try parser.expression()
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

    func at(_ sign: String) -> Bool { current.kind == .sign(sign) }

    func text(_ span: Range<Int>) -> String {
        String(decoding: bytes[span], as: UTF8.self)
    }

    func text(_ node: SyntaxNode) -> String { text(node.span) }

    /// What the current token is, as a message names it.
    var found: String {
        current.kind == .end ? "the end of the expression" : "`\(text(current.span))`"
    }

    // MARK: Operators

    private var infix: Infix? {
        switch current.kind {
        case .name(let word), .sign(let word): Infix.table[word]
        default: nil
        }
    }

    mutating func expression(_ loosest: Precedence = .or) throws(Diagnostic) -> SyntaxNode {
        var left = try unary()
        var previous: (sign: Token, right: SyntaxNode, precedence: Precedence)?
        while let infix, infix.precedence >= loosest {
            let sign = current
            let precedence = infix.precedence
            if let previous, previous.precedence == precedence, precedence.isUnchained {
                throw try chained(previous.sign, previous.right, left, sign)
            }
            advance()
            let right = try expression(precedence.tighter)
            previous = (sign, right, precedence)
            let span = left.span.lowerBound..<right.span.upperBound
            switch infix {
            case .binary(let binary): left = try bounded(.binary(binary, left, right), span)
            case .range: left = try bounded(.range(left, right), span)
            }
        }
        return left
    }

    private mutating func unary() throws(Diagnostic) -> SyntaxNode {
        let start = current
        switch start.kind {
        case .sign("-"), .sign("+"), .name("not"):
            try nest()
            defer { nesting -= 1 }
            advance()
            let operand = start.kind == .name("not") ? try expression(.comparison) : try unary()
            let span = start.span.lowerBound..<operand.span.upperBound
            switch start.kind {
            case .sign("-"): return try bounded(.unary(.negate, operand), span)
            case .sign("+"): return operand
            default: return try bounded(.unary(.not, operand), span)
            }
        default: return try power()
        }
    }

    private mutating func power() throws(Diagnostic) -> SyntaxNode {
        let base = try primary()
        guard at("^") else { return base }
        try nest()
        defer { nesting -= 1 }
        advance()
        let exponent = try unary()
        return try bounded(
            .binary(.power, base, exponent), base.span.lowerBound..<exponent.span.upperBound)
    }

    // MARK: Values and calls

    private mutating func primary() throws(Diagnostic) -> SyntaxNode {
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
            guard at("(") else {
                if name == "if" {
                    throw Diagnostic(
                        token.span, "`if` is written if(condition, value, other value)")
                }
                return SyntaxNode(.name(name), span: token.span)
            }
            return try call(name, token.span)
        case .sign("("):
            try nest()
            defer { nesting -= 1 }
            advance()
            let inner = try expression()
            try close(token, inside: "parenthesis")
            // The parentheses belong to the place of what they hold.
            let span = token.span.lowerBound..<tokens[position - 1].span.upperBound
            return SyntaxNode(inner.kind, span: span, innerSpan: inner.innerSpan)
        default: throw missingValue()
        }
    }

    private mutating func call(
        _ name: String, _ nameSpan: Range<Int>
    ) throws(Diagnostic) -> SyntaxNode {
        try nest()
        defer { nesting -= 1 }
        let open = current
        advance()
        var arguments: [SyntaxArgument] = []
        if !at(")") {
            arguments.append(try argument())
            while at(",") {
                advance()
                guard arguments.count < Self.maximumArguments else {
                    throw Diagnostic(
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

    private mutating func argument() throws(Diagnostic) -> SyntaxArgument {
        let first = try expression()
        guard at(":") else { return SyntaxArgument(label: nil, value: first) }
        advance()
        return SyntaxArgument(label: first, value: try expression())
    }

    // MARK: Bounds

    private mutating func nest() throws(Diagnostic) {
        nesting += 1
        guard nesting <= Self.maximumNesting else {
            throw Diagnostic(
                current.span, "an expression may nest at most \(Self.maximumNesting) levels deep",
                suggestion: "name a part of it as a quantity of its own")
        }
    }

    private func bounded(
        _ kind: SyntaxNode.Kind, _ span: Range<Int>
    ) throws(Diagnostic) -> SyntaxNode {
        let node = SyntaxNode(kind, span: span)
        guard node.height <= Self.maximumHeight else {
            throw Diagnostic(
                tokens[position].span.lowerBound..<tokens[position].span.lowerBound,
                "an expression may have at most \(Self.maximumHeight) operators in a row",
                suggestion: "name a part of it as a quantity of its own")
        }
        return node
    }
}
