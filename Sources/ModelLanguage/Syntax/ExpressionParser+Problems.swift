// What is said of a text that is no expression.
extension ExpressionParser {
    func missingValue() -> Diagnostic {
        switch current.kind {
        case .sign(","):
            return Diagnostic(
                current.span, "a value is expected before the comma")
        case .name(let word) where word == "true" || word == "false":
            return Diagnostic(
                current.span, "`\(word)` is not a value here",
                suggestion: "write \(word == "true" ? "1 == 1" : "1 == 0")")
        default:
            return Diagnostic(
                current.span, "a number, a name or a parenthesis is expected, found \(found)")
        }
    }

    mutating func close(
        _ open: Token, inside what: String
    ) throws(Diagnostic) {
        if at(")") {
            advance()
            return
        }
        if current.kind == .end {
            throw Diagnostic(open.span, "the \(what) is not closed; `)` is missing")
        }
        throw unexpected()
    }

    mutating func expectEnd() throws(Diagnostic) {
        if current.kind == .end { return }
        if at(")") {
            throw Diagnostic(current.span, "`)` closes nothing; there is no `(` before it")
        }
        throw unexpected()
    }

    /// A token where an operator or the end should be.
    private func unexpected() -> Diagnostic {
        let previous = tokens[max(0, position - 1)]
        switch (previous.kind, current.kind) {
        case (.number, .number) where previous.span.upperBound < current.span.lowerBound:
            return Diagnostic(
                previous.span.lowerBound..<current.span.upperBound,
                "an operator is expected between two numbers",
                suggestion: ForgottenOperator.suggestion(
                    text(previous.span), numbers(from: position)))
        case (_, .sign(",")):
            return Diagnostic(
                current.span, "a comma only separates the arguments of a call")
        case (_, .sign(":")):
            return Diagnostic(
                current.span, "a colon only follows the name of a parameter in a call")
        case (_, .name(let word)) where foreignOperator(word) != nil:
            return Diagnostic(
                current.span, "an operator is expected before \(found)",
                suggestion: foreignOperator(word))
        case (.name(let word), _) where foreignOperator(word, at: position - 1) != nil:
            return Diagnostic(
                previous.span, "`\(word)` is not an operator here",
                suggestion: foreignOperator(word, at: position - 1))
        case (.number, .name(let word)):
            return Diagnostic(
                current.span, "an operator is expected before \(found)",
                suggestion: ForgottenOperator.suggestion(
                    number: text(previous.span), word: word, among: quantities))
        case (.sign(")"), .name(let word))
        where !ForgottenOperator.isName(word, among: quantities):
            return Diagnostic(current.span, "an operator is expected before \(found)")
        case (.number, .sign("(")),
            (.sign(")"), .name), (.sign(")"), .number),
            (.sign(")"), .sign("(")):
            return Diagnostic(
                current.span, "an operator is expected before \(found)",
                suggestion: "to multiply, write *")
        default:
            return Diagnostic(current.span, "an operator is expected before \(found)")
        }
    }

    /// What to write for a word, by default the current one, that stands for an operator elsewhere.
    private func foreignOperator(_ word: String, at place: Int? = nil) -> String? {
        let place = place ?? position
        guard quantities[word] == nil else { return nil }
        func text(at place: Int) -> String {
            tokens.indices.contains(place) ? self.text(tokens[place].span) : ""
        }
        return ForeignWord.suggestion(
            operator: word, between: text(at: place - 1), text(at: place + 1))
    }

    /// The texts of the numbers that follow each other from a place on.
    private func numbers(from place: Int) -> [String] {
        tokens[place...].prefix {
            if case .number = $0.kind { true } else { false }
        }.prefix(8).map { text($0.span) }
    }

    /// `a < b < c` and `a to b to c`.
    mutating func chained(
        _ first: Token, _ middle: SyntaxNode, _ whole: SyntaxNode, _ second: Token
    ) throws(Diagnostic) -> Diagnostic {
        guard first.kind != .name("to") else {
            return Diagnostic(
                second.span, "a range has two ends; this is a third",
                suggestion: "for low, best and high write triangular or pert")
        }
        advance()
        let last = try expression(.range)
        return Diagnostic(
            whole.span.lowerBound..<last.span.upperBound,
            "comparisons cannot be chained",
            suggestion: "write `\(text(whole)) and \(text(middle)) \(text(second.span)) "
                + "\(text(last))`")
    }
}
