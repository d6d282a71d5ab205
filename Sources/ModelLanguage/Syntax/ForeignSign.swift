/// Signs that come from articles, spreadsheets and other languages, and what to write for them.
enum ForeignSign {
    /// The problem that a foreign sign is, or nil for every other character.
    ///
    /// `pair` is the character with the one after it, `offset` its place in UTF-8.
    static func problem(
        _ scalar: Unicode.Scalar, _ pair: String, at offset: Int
    ) -> Diagnostic? {
        if let replacement = pairs[pair] {
            return Diagnostic(
                offset..<offset + pair.utf8.count, "`\(pair)` is not an operator here",
                suggestion: "write \(replacement)")
        }
        guard let replacement = singles[scalar] else { return nil }
        // `==` begins with `=`, `!=` with `!`.
        if (scalar == "=" || scalar == "!") && pair.hasSuffix("=") && pair.count == 2 { return nil }
        return Diagnostic(
            offset..<offset + UTF8.width(scalar), "\(show(scalar)) is not an operator here",
            suggestion: replacement)
    }

    /// A character as a message names it; its code where it cannot be seen.
    static func show(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator,
            .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
            let code = String(scalar.value, radix: 16, uppercase: true)
            return "the character U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        default:
            return "`\(scalar)`"
        }
    }

    private static let pairs: [String: String] = [
        "**": "^", "&&": "and", "||": "or", "=<": "<=", "=>": ">=", "<>": "!=",
    ]

    private static let singles: [Unicode.Scalar: String] = [
        "\u{2010}": "write - to subtract, or `to` between the ends of a range",
        "\u{2011}": "write - to subtract, or `to` between the ends of a range",
        "\u{2212}": "write -",
        "\u{00D7}": "write *",
        "\u{00B7}": "write *",
        "\u{22C5}": "write *",
        "\u{00F7}": "write /",
        "\u{2264}": "write <=",
        "\u{2265}": "write >=",
        "\u{2260}": "write !=",
        "\u{2248}": "write == to compare",
        "~": "for a range write `7000 to 15000`",
        "=": "write == to compare, or a colon after the name of a parameter",
        "!": "write not",
        "&": "write and",
        "|": "write or",
        "%": "a per cent sign stands after a number, as in 30%; for a remainder write mod(a, b)",
        "[": "write round parentheses",
        "]": "write round parentheses",
        "{": "write round parentheses",
        "}": "write round parentheses",
        ";": "write a comma between arguments",
    ]
}
