import ModelLanguage

/// The fields of comma-separated values (RFC 4180). Lines end in a line feed.
package enum CSVField {
    /// A text, quoted where it holds a separator, a quotation mark or a line break, or where spaces at
    /// its ends might be lost. A text that spreadsheets would take for a formula gets an apostrophe
    /// before it.
    package static func text(_ text: String) -> String {
        let text = isFormula(text) ? "'" + text : text
        let special = text.utf8.contains { ",\t\"\n\r".utf8.contains($0) }
        // Spreadsheets of some countries take semicolons for separators: behind one may be a formula.
        let hidden = text.split(separator: ";").dropFirst().contains { isFormula(String($0)) }
        guard special || hidden || text.hasPrefix(" ") || text.hasSuffix(" ") else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Whether a spreadsheet that opens the file might compute the text rather than show it (OWASP,
    /// "CSV injection"). What it may drop before it looks does not hide a sign; a plain number is none.
    private static func isFormula(_ text: String) -> Bool {
        if let first = text.unicodeScalars.first, "\t\r\n".unicodeScalars.contains(first) {
            return true
        }
        let sign = text.unicodeScalars.first {
            !$0.properties.isWhitespace && $0 != "\"" && DisplayWidth.visible($0) == $0
        }
        guard let sign, signs.contains(sign) else { return false }
        return text.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/) == nil
    }

    /// What formulas begin with, in every width that is read as the same.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{2212}", "\u{FE62}", "\u{FE63}", "\u{FE66}", "\u{FE6B}", "\u{FF0B}",
        "\u{FF0D}", "\u{FF1D}", "\u{FF20}",
    ]

    /// A number, exact to its last digit; empty where it is not finite.
    package static func number(_ value: Double) -> String { DecimalWriter().text(value) }
}
