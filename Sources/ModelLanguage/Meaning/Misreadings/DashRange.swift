// A dash between two numbers that rather makes a range of them, as in `7000-15000`.
extension ExpressionChecker {
    /// Reports a subtraction whose value would stand where a number is asked for; false where it may be
    /// meant. What a report says is no calculation, so that it is never meant there.
    mutating func refusesDash(_ node: SyntaxNode) -> Bool {
        guard case .binary(.subtract, let a, let b) = node.kind,
            case .number(let low) = a.kind, case .number(let high) = b.kind
        else { return false }
        var left = text(a.innerSpan)
        let right = text(b.innerSpan)
        // In `10-20%` and `7-15k` the sign is that of both.
        let sign = right.last.flatMap { "kMB%".contains($0) ? $0 : nil }
        let isBare = left.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
        let unsigned =
            sign == nil ? nil : Double(right.dropLast().filter { $0 != " " && $0 != "_" })
        // `1 - 5%` is what is left of the whole, `1-5%` a range.
        let isWhole = low == 1 && sign == "%" && a.span.upperBound + 1 < b.span.lowerBound
        let sharesSign = isBare && !isWhole && unsigned.map { low < $0 } ?? false
        guard low < high || sharesSign || purpose == .report else { return false }
        if sharesSign, let sign { left.append(sign) }
        let ends = low < high || sharesSign ? (left, right) : (right, left)
        report(
            node.span, "this is a subtraction, with the result \(NumberText.of(low - high))",
            suggestion: low == high ? nil : "for a range write `\(ends.0) to \(ends.1)`",
            code: .misreading)
        return true
    }
}
