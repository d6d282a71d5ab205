import ModelLanguage

/// Where each byte of a YAML text stands in the file.
///
/// Folding, indentation and quoting change only white space and escapes, so the text and the file
/// are walked side by side, white space left aside.
struct TextPlaces {
    /// For each UTF-8 offset of the text, and its end, the offset in the file.
    private var places: [Int] = []
    private let bytes: [UInt8]
    private var position: Int

    /// Walks the text and the file once. O(length).
    init(_ text: YAMLText, in source: SourceText) {
        bytes = source.bytes
        position = text.offset
        places.reserveCapacity(text.string.utf8.count + 1)
        skipOpening(text.style)
        var end = position
        for scalar in text.string.unicodeScalars {
            let start = place(of: scalar, text.style)
            for _ in 0..<UTF8.width(scalar) { places.append(start) }
            end = position
        }
        places.append(end)
    }

    /// The stretch of the file for a stretch of the text.
    func range(_ span: Range<Int>) -> Range<Int> {
        let last = places.count - 1
        let start = places[min(span.lowerBound, last)]
        guard span.upperBound > span.lowerBound else { return start..<start }
        // The end of the last character, not the start of the next one, which may lie on another
        // line.
        let lastStart = places[min(span.upperBound, places.count) - 1]
        var end = min(lastStart + 1, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<max(start, end)
    }

    private mutating func skipOpening(_ style: YAMLText.Style) {
        switch style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: position += 1
        case .block:
            // The indicator and what follows it on its line.
            while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
                position += 1
            }
        }
    }

    private func isSpace(_ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: return true
        default: return false
        }
    }

    /// The place of the text's next scalar, and the step behind it.
    private mutating func place(of scalar: Unicode.Scalar, _ style: YAMLText.Style) -> Int {
        let isWhite = scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        if style == .doubleQuoted { skipEscapedLineBreaks() }
        if isWhite {
            let start = position
            if isSpace(position) {
                position += 1
            } else if style == .doubleQuoted, position < bytes.count, bytes[position] == 0x5C {
                skipEscape()
            }
            return start
        }
        while isSpace(position) {
            position += 1
            if style == .doubleQuoted { skipEscapedLineBreaks() }
        }
        let start = min(position, bytes.count)
        if style == .doubleQuoted, position < bytes.count, bytes[position] == 0x5C {
            skipEscape()
        } else if style == .singleQuoted, scalar == "'" {
            position += 2
        } else {
            position += UTF8.width(scalar)
        }
        return start
    }

    /// A backslash at the end of a line in double quotes joins the lines.
    private mutating func skipEscapedLineBreaks() {
        while position + 1 < bytes.count, bytes[position] == 0x5C,
            bytes[position + 1] == 0x0A || bytes[position + 1] == 0x0D
        {
            position += 1
            while isSpace(position) { position += 1 }
        }
    }

    private mutating func skipEscape() {
        position += 1
        guard position < bytes.count else { return }
        switch bytes[position] {
        case UInt8(ascii: "x"): position += 3
        case UInt8(ascii: "u"): position += 5
        case UInt8(ascii: "U"): position += 9
        default: position += 1
        }
    }
}
