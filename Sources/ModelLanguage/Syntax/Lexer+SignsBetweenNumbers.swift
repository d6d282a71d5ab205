/// A sign that articles and other languages put between two numbers: `7000..15000`, `7000–15000`, `50 ± 3`,
/// `7 // 2`.
enum SignBetweenNumbers {
    /// Of a range; of so many scalars.
    case range(length: Int)
    /// Of a number and its error.
    case plusMinus(length: Int)
    /// Of a quotient without its fraction, or of a comment.
    case wholeQuotient

    /// The sign that a text begins with, if it is one.
    ///
    /// `+-` is one only without a space between: `a + -b` adds.
    init?(_ text: ArraySlice<Unicode.Scalar>) {
        guard let first = text.first else { return nil }
        func scalar(_ ahead: Int) -> Unicode.Scalar? { text.dropFirst(ahead).first }
        func isMinus(_ scalar: Unicode.Scalar?) -> Bool {
            scalar == "-" || scalar == "\u{2212}" || scalar.map(Self.isDash) ?? false
        }
        switch first {
        case ".":
            guard scalar(1) == "." else { return nil }
            self = .range(length: text.prefix { $0 == "." }.count)
        case "\u{2026}": self = .range(length: 1)
        case "\u{B1}", "\u{2213}": self = .plusMinus(length: 1)
        case "/" where scalar(1) == "/": self = .wholeQuotient
        case "+" where isMinus(scalar(1)): self = .plusMinus(length: 2)
        case "+" where scalar(1) == "/" && isMinus(scalar(2)): self = .plusMinus(length: 3)
        case let dash where Self.isDash(dash): self = .range(length: 1)
        default: return nil
        }
    }

    /// Dashes that are longer than a hyphen.
    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{2012}"..."\u{2015}").contains(scalar)
    }

    var length: Int {
        switch self {
        case .range(let length), .plusMinus(let length): length
        case .wholeQuotient: 2
        }
    }
}

extension Lexer {
    /// The problem that such a sign at the current place is, with both its sides in the suggestion
    /// where each is one number or name.
    func problem(_ sign: SignBetweenNumbers) -> Diagnostic {
        let end = position + sign.length
        let sides = sides(end)
        let suggestion: String?
        switch (sign, sides) {
        case (.range, let (left, right)?): suggestion = "for a range write `\(left) to \(right)`"
        case (.range, nil) where scalars[position].value >= 0x2010:
            suggestion = "write - to subtract, or `to` between the ends of a range"
        case (.range, nil): suggestion = nil
        case (.plusMinus, let (left, right)?):
            let isShare = right.hasSuffix("%") && !left.hasSuffix("%")
            suggestion =
                "for a mean and its standard deviation write normal(mean: \(left), sd: "
                + (isShare ? "\(right) * \(left))" : "\(right))")
        case (.plusMinus, nil):
            suggestion =
                "for a mean and its standard deviation write normal(mean: 7000, sd: 500)"
        case (.wholeQuotient, let (left, right)?) where hasValue(right):
            suggestion = "for a quotient without its fraction write floor(\(left) / \(right))"
        case (.wholeQuotient, _):
            suggestion =
                "for a quotient without its fraction write floor(a / b); a comment begins with #"
        }
        return Diagnostic(
            offsets[position]..<offsets[end],
            "`\(text(position..<end))` is not an operator here", suggestion: suggestion)
    }

    /// Whether a word is a number or names something that has a value.
    private func hasValue(_ word: String) -> Bool {
        quantities[word] != nil
            || word.unicodeScalars.first.map { $0.isDigit || $0 == "." } ?? false
    }

    /// What stands left of the current place and right of another; nil where either is more than
    /// one number or name.
    private func sides(_ end: Int) -> (left: String, right: String)? {
        guard let last = tokens.last else { return nil }
        switch last.kind {
        case .number, .name: break
        default: return nil
        }
        if let before = tokens.dropLast().last?.kind,
            !["(", ",", ":"].contains(where: { before == .sign($0) })
        {
            return nil
        }
        var start = end
        while start < scalars.count, scalars[start].isSpace { start += 1 }
        var stop = start
        while stop < scalars.count, scalars[stop].continuesName || scalars[stop] == "." {
            stop += 1
        }
        if stop > start, stop < scalars.count, scalars[stop] == "%" { stop += 1 }
        var next = stop
        while next < scalars.count, scalars[next].isSpace { next += 1 }
        guard stop > start, next == scalars.count || scalars[next] == ")" || scalars[next] == ","
        else { return nil }
        let left = offsets.firstIndex(of: last.span.lowerBound)
        let leftEnd = offsets.firstIndex(of: last.span.upperBound)
        guard let left, let leftEnd else { return nil }
        return (text(left..<leftEnd), text(start..<stop))
    }
}
