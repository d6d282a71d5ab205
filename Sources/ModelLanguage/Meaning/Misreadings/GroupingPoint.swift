/// Points in numbers that may group digits, as in `7.000 to 15.000`.
enum GroupingPoint {
    /// What there is to say about the points of an expression.
    ///
    /// They may group digits where each number with a point has one to three digits before it, the
    /// first not 0, and just three behind it: one number that is written otherwise, such as 0.125,
    /// shows that points stand before decimals. It is an error where an end of a range would end in
    /// needless zeros, and else a doubt.
    static func finding(
        _ node: SyntaxNode, _ text: (Range<Int>) -> String
    ) -> Diagnostic? {
        var pointed: [(text: String, span: Range<Int>, isEnd: Bool)] = []
        node.forEachNumber { span, isEnd in
            let written = text(span)
            if written.contains(".") { pointed.append((written, span, isEnd)) }
        }
        guard !pointed.isEmpty, pointed.allSatisfy({ mayGroup($0.text) }) else { return nil }
        let end = pointed.first { $0.isEnd && $0.text.hasSuffix("000") }
        let (written, span, _) = end ?? pointed[0]
        let grouped = written.filter { $0 != "." }
        guard let value = Double(written) else { return nil }
        let read = "`\(written)` is read as \(NumberText.of(value))"
        guard end != nil else {
            return Diagnostic(
                span,
                read + ", since a point stands before decimals; if it groups digits, write "
                    + grouped, code: .misreading, severity: .warning)
        }
        return Diagnostic(
            span, read + ", since a point stands before decimals",
            suggestion: "write \(grouped), or \(NumberText.of(value)) if that is meant",
            code: .misreading)
    }

    private static func mayGroup(_ number: String) -> Bool {
        let parts = number.utf8.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        func isDigits(_ part: Substring.UTF8View) -> Bool {
            part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        return parts.count == 2 && parts.allSatisfy(isDigits) && (1...3).contains(parts[0].count)
            && parts[1].count == 3 && parts[0].first != 0x30
    }
}

extension SyntaxNode {
    /// Calls `visit` for every number of the text, in its order, and whether it is an end of a range.
    func forEachNumber(isEnd: Bool = false, _ visit: (Range<Int>, Bool) -> Void) {
        if case .number = kind { visit(innerSpan, isEnd) }
        var isRange = false
        if case .range = kind { isRange = true }
        for child in children { child.forEachNumber(isEnd: isRange, visit) }
    }
}

extension ExpressionChecker {
    /// Looks at the points of an expression's numbers; true where they are an error.
    mutating func refusesPoints(_ node: SyntaxNode) -> Bool {
        guard bytes.contains(UInt8(ascii: ".")),
            let found = GroupingPoint.finding(node, { text($0) })
        else { return false }
        diagnostics.append(found)
        return found.severity == .error
    }
}
