import ModelLanguage

/// Text as a terminal shows it.
package enum DisplayText {
    /// How many columns a terminal gives the text: 0 for combining marks, 2 for wide characters.
    package static func width(_ text: String) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.utf8.count : text.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        // The emoji form of a sign, and the two letters of a flag, are wide together.
        if scalars.count > 1, scalars.contains(where: { $0.value == 0xFE0F || isFlagLetter($0) }) {
            return 2
        }
        return scalars.reduce(0) { max($0, DisplayWidth.of($1)) }
    }

    private static func isFlagLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    /// The text on one line, without characters that would steer the terminal.
    ///
    /// Model files come from anywhere; an escape sequence in a title must not reach the screen.
    ///
    /// - Parameter keepsEnds: whether space at its ends stays, as one; for parts of a sentence.
    package static func clean(_ text: some StringProtocol, keepsEnds: Bool = false) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                pendingSpace = keepsEnds || !scalars.isEmpty
                continue
            }
            if pendingSpace { scalars.append(" ") }
            pendingSpace = false
            scalars.append(DisplayWidth.visible(scalar))
        }
        if keepsEnds, pendingSpace { scalars.append(" ") }
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
    ///
    /// Lines also break between the wide characters of East Asian scripts, which have no spaces
    /// between words, though not before signs that close.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            for (index, piece) in pieces(of: word).enumerated() {
                let gap = index == 0 && !line.isEmpty ? " " : ""
                if line.isEmpty || self.width(line) + gap.count + self.width(piece) <= width {
                    line += gap + piece
                } else {
                    lines.append(line)
                    line = piece
                }
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// The parts of a word that lines may break between.
    private static func pieces(of word: Substring) -> [String] {
        guard word.unicodeScalars.contains(where: { $0.value >= 0x1100 }) else {
            return [String(word)]
        }
        var pieces: [String] = []
        var isAfterWide = false
        var isAfterOpening = false
        for character in word {
            let isWide = width(of: character) == 2
            let mayBreak =
                (isWide || isAfterWide) && !isAfterOpening && !closing.contains(character)
            if mayBreak || pieces.isEmpty {
                pieces.append(String(character))
            } else {
                pieces[pieces.count - 1].append(character)
            }
            isAfterWide = isWide
            isAfterOpening = opening.contains(character)
        }
        return pieces
    }

    private static let closing: Set<Character> = [
        "、", "。", "，", "．", "：", "；", "？", "！", "）", "」", "』", "】", "》", "〉", "”", "’", "…",
        "ー", "・", ")", "]", "}", ",", ".", ":", ";", "!", "?", "%", "\"", "'",
    ]
    private static let opening: Set<Character> = ["（", "「", "『", "【", "《", "〈", "“", "‘", "(", "["]
}
