import ModelLanguage

/// A text of one line behind a key, which has a colon in it and no quotes: `title: Losses: first month`.
///
/// Only behind keys that hold words. In a value, a second colon is rather a second key on the line.
struct UnquotedText {
    /// The keys whose texts are words.
    private static let keys: Set<String> = ["title", "notes", "note", "quote", "unit", "origin"]

    private let key: String
    private let text: String
    /// The places of the colons in the text.
    let colons: [Int]

    /// The text around a colon that YAML does not take, by its place among the scalars of a file; nil where it
    /// is none.
    init?(before colon: Int, in scalars: [Unicode.Scalar]) {
        guard scalars.indices.contains(colon), scalars[colon] == ":" else { return nil }
        func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
        let start = scalars[..<colon].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        var end = scalars[colon...].firstIndex(where: isEnd) ?? scalars.count
        guard let separator = scalars[start..<colon].firstIndex(of: ":"),
            separator + 1 < colon, scalars[separator + 1] == " "
        else { return nil }
        // The dash of an item may stand before its first key.
        let before = String(String.UnicodeScalarView(scalars[start..<separator]))
        key =
            before.trimmed.hasPrefix("- ")
            ? String(before.trimmed.dropFirst(2)).trimmed : before.trimmed
        guard Self.keys.contains(key) else { return nil }
        // A comment behind the text is none of it.
        let comment = scalars[colon..<end].indices.dropFirst().first {
            scalars[$0] == "#" && scalars[$0 - 1] == " "
        }
        end = comment ?? end
        let range = separator + 1..<end
        colons = range.filter { scalars[$0] == ":" }
        text = StandIn.restore(String(String.UnicodeScalarView(scalars[range]))).trimmed
    }

    /// What is said of it.
    func problem(at offset: Int) -> Diagnostic {
        let quote = text.contains("\"") ? "'" : "\""
        let isQuotable = !text.contains(quote) && !text.contains("\\")
        return Diagnostic(
            offset..<offset + 1, "a colon cannot stand here",
            suggestion: isQuotable
                ? "put the text in quotes: `\(key): \(quote)\(text)\(quote)`"
                : "text that holds a colon and a space goes in quotes", code: .yaml)
    }
}
