/// The wording of messages, in which pieces of the model stand between quotation marks.
enum MessageText {
    /// The most characters between quotation marks that a message repeats.
    static let longestPiece = 60
    /// The same for what to write instead, which is there to be copied: more than a name has.
    static let longestHelp = 120
    /// The most characters of a word without quotation marks, such as a path.
    private static let longestWord = 255
    /// The most characters of a message.
    private static let longest = 2000

    /// A message with its long pieces cut: what stands between backquotes or quotation marks, and
    /// every word, since a message may show a number or a path without them.
    ///
    /// The one place that bounds what messages repeat of their input, whoever words them. A piece is
    /// cut at its end, with an ellipsis for what is left out. O(length).
    static func shortened(_ text: String, to limit: Int = longestPiece) -> String {
        guard text.utf8.count > limit else { return text }
        var result = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "`" || scalar == "\"",
                let close = rest.dropFirst().firstIndex(of: scalar)
            {
                let piece = rest[rest.index(after: rest.startIndex)..<close]
                result += String(scalar) + cut(piece, to: limit) + String(scalar)
                rest = rest[rest.index(after: close)...]
            } else if scalar.properties.isWhitespace {
                result.unicodeScalars.append(scalar)
                rest = rest.dropFirst()
            } else {
                let word = rest.dropFirst().prefix { !$0.properties.isWhitespace && $0 != "`" }
                result += cut(rest[rest.startIndex..<word.endIndex], to: longestWord)
                rest = rest[word.endIndex...]
            }
        }
        return cut(result.unicodeScalars[...], to: longest)
    }

    private static func cut(_ text: Substring.UnicodeScalarView, to limit: Int) -> String {
        guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
            end < text.endIndex
        else { return String(text) }
        return String(text[..<end]) + "\u{2026}"
    }
}
