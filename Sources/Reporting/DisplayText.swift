/// Text as a terminal shows it.
package enum DisplayText {
    /// How many columns a terminal gives the text: 0 for combining marks, 2 for wide characters.
    package static func width(_ text: String) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.utf8.count : text.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, width(of: $1)) }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        return wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
            ? 2 : 1
    }

    /// The blocks of East Asian wide and full-width characters (Unicode Standard Annex 11).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]

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
            let isSteering =
                scalar.properties.generalCategory == .control
                || directionControls.contains(scalar.value)
            scalars.append(isSteering ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    /// The controls that reorder text (bidirectional overrides, embeddings and isolates).
    private static let directionControls: [UInt32] = [
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ]

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
