import CasModel

/// Text on its way to a terminal, in which nothing steers it but what the program itself put there.
///
/// Models, data files, file names and arguments come from anywhere. Whoever composes a text cleans
/// what it takes from them; this is the last gate, which holds whether that was forgotten or not.
enum TerminalText {
    /// What moves the cursor of a line that is redrawn.
    static let redrawing = ["\r", "\u{1B}[K"]

    /// The text without control characters and those that turn the direction of writing.
    ///
    /// Line feeds stay, tabs become spaces.
    ///
    /// - Parameter sequences: what may steer the terminal all the same, to the character.
    static func clean(_ bytes: [UInt8], keeping sequences: [String] = []) -> [UInt8] {
        let isPlain = bytes.allSatisfy { (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") }
        if isPlain { return bytes }
        var clean = String.UnicodeScalarView()
        let text = String(decoding: bytes, as: UTF8.self)
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if let sequence = sequences.first(where: { rest.starts(with: $0.unicodeScalars) }) {
                clean.append(contentsOf: sequence.unicodeScalars)
                rest = rest.dropFirst(sequence.unicodeScalars.count)
                continue
            }
            switch scalar {
            case "\n": clean.append(scalar)
            case "\t": clean.append(" ")
            case _ where RawArgument.isByte(scalar): clean.append("\u{FFFD}")
            default: clean.append(DisplayWidth.visible(scalar))
            }
            rest = rest.dropFirst()
        }
        return Array(String(clean).utf8)
    }

    /// An argument as a message may repeat it, one line and of the same length.
    static func clean(argument: String) -> String {
        String(decoding: clean(Array(argument.utf8)), as: UTF8.self)
            .replacing("\n", with: "\u{FFFD}")
    }
}
