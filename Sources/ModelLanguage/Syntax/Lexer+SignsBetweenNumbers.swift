// Signs that articles put between two numbers: `7000..15000` and `50 ± 3`.
extension Lexer {
    /// The problem that such a sign at the current place is, with both its sides in the suggestion
    /// where each is one number or name.
    func signBetweenNumbers() -> ExpressionProblem {
        let isRange = peek() == "."
        var end = position + 1
        while isRange, end < scalars.count, scalars[end] == "." { end += 1 }
        let sign = text(position..<end)
        var suggestion: String?
        if let (left, right) = sides(end) {
            suggestion =
                isRange
                ? "for a range write `\(left) to \(right)`"
                : "for a mean and its standard deviation write normal(mean: \(left), sd: \(right))"
        }
        return ExpressionProblem(
            offsets[position]..<offsets[end], "`\(sign)` is not an operator here",
            suggestion: suggestion)
    }

    /// What stands left of the current place and right of another; nil where either is more than
    /// one number or name.
    private func sides(_ end: Int) -> (left: String, right: String)? {
        guard let last = tokens.last else { return nil }
        switch last.kind {
        case .number, .name: break
        default: return nil
        }
        if let before = tokens.dropLast().last?.kind, before != .sign(.leftParenthesis),
            before != .sign(.comma), before != .sign(.colon)
        {
            return nil
        }
        var start = end
        while start < scalars.count, isSpace(scalars[start]) { start += 1 }
        var stop = start
        while stop < scalars.count, scalars[stop].continuesName || scalars[stop] == "." {
            stop += 1
        }
        if stop > start, stop < scalars.count, scalars[stop] == "%" { stop += 1 }
        var next = stop
        while next < scalars.count, isSpace(scalars[next]) { next += 1 }
        guard stop > start, next == scalars.count || scalars[next] == ")" || scalars[next] == ","
        else { return nil }
        let left = offsets.firstIndex(of: last.span.lowerBound)
        let leftEnd = offsets.firstIndex(of: last.span.upperBound)
        guard let left, let leftEnd else { return nil }
        return (text(left..<leftEnd), text(start..<stop))
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
            || scalar == "\u{A0}" || scalar == "\u{202F}"
    }
}
