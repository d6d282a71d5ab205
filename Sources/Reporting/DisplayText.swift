import ModelLanguage

/// Text as a terminal shows it.
package enum DisplayText {
    /// How many columns a terminal gives the text: 0 for combining marks, 2 for wide characters.
    package static func width(_ text: String) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.utf8.count : text.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, DisplayWidth.of($1)) }
    }

    /// The text on one line, without characters that would steer the terminal.
    ///
    /// Model files come from anywhere; an escape sequence in a title must not reach the screen.
    package static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                pendingSpace = !scalars.isEmpty
                continue
            }
            if pendingSpace { scalars.append(" ") }
            pendingSpace = false
            scalars.append(DisplayWidth.visible(scalar))
        }
        return String(scalars)
    }

    /// The text padded with spaces to a width.
    package static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - Self.width(text)))
        return right ? space + text : text + space
    }

    /// The text cut to a width, with a mark where something was cut off.
    package static func truncated(_ text: String, to width: Int, mark: String) -> String {
        guard self.width(text) > width else { return text }
        var cut = ""
        var used = self.width(mark)
        for character in text {
            used += self.width(of: character)
            if used > width { break }
            cut.append(character)
        }
        return cut + mark
    }

    /// The words of a text in lines of at most `width` columns; a longer word has its own line.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if self.width(line) + 1 + self.width(String(word)) <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
