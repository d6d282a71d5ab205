import ModelLanguage
import Output

/// How wide text is in a chart, known without a font at hand.
///
/// **Definition.** A line's width is the sum of the advance widths of its characters times the type
/// size. The widths are those of DejaVu Sans, the widest of the families that system font stacks
/// lead to (San Francisco, Segoe UI, Roboto, Helvetica, Arial and Noto Sans are narrower), so that what
/// fits by these numbers fits wherever the picture is shown. Kerning, which only narrows, is left
/// out. Characters outside of the tables take an em, marks that join the one before nothing.
package enum TextMetrics {
    /// The weights of type that charts use.
    package enum Weight: Sendable {
        case regular, bold
    }

    /// The width in pixels of a line in type of `size` pixels.
    package static func width(_ text: String, size: Double, weight: Weight = .regular) -> Double {
        let blocks = weight == .bold ? AdvanceWidths.bold : AdvanceWidths.regular
        var thousandths = 0
        for scalar in text.unicodeScalars {
            thousandths += advance(of: scalar, in: blocks)
        }
        return Double(thousandths) * size / 1000
    }

    private static func advance(of scalar: Unicode.Scalar, in blocks: [AdvanceWidths.Block]) -> Int
    {
        for block in blocks {
            if let width = block.width(of: scalar.value) { return Int(width) }
        }
        return DisplayWidth.of(scalar) == 0 ? 0 : 1000
    }

    /// How far text of a size reaches above its baseline, in pixels.
    package static func ascent(_ size: Double) -> Double { size * 0.76 }

    /// How far text of a size reaches below its baseline, in pixels.
    package static func descent(_ size: Double) -> Double { size * 0.24 }

    /// The mark at the end of text that was cut off.
    private static let ellipsis = "…"

    /// The text, its end replaced by an ellipsis where it is wider than `width`; empty where not even
    /// that has room.
    package static func cut(
        _ text: String, to width: Double, size: Double, weight: Weight = .regular
    ) -> String {
        if self.width(text, size: size, weight: weight) <= width { return text }
        var room = width - self.width(ellipsis, size: size, weight: weight)
        guard room >= 0 else { return "" }
        var kept = ""
        for character in text {
            room -= self.width(String(character), size: size, weight: weight)
            if room < 0 { break }
            kept.append(character)
        }
        while let last = kept.last, last == " " || last == "," { kept.removeLast() }
        return kept + ellipsis
    }

    /// The text in at most `lines` lines that each fit the width, the last one cut where there is more.
    ///
    /// Lines break at spaces and, in words that have no room, behind `_`, `-` and `/` or, failing
    /// that, between any two characters, if possible not both of them Latin letters or digits.
    package static func wrap(
        _ text: String, to width: Double, size: Double, weight: Weight = .regular, lines: Int
    ) -> [String] {
        guard lines > 0 else { return [] }
        func fits(_ line: String) -> Bool { self.width(line, size: size, weight: weight) <= width }
        var finished: [String] = []
        var line = ""
        var rest = pieces(of: text, fits)[...]
        while let piece = rest.first {
            let joined = line + (line.isEmpty || !piece.isAfterSpace ? "" : " ") + piece.text
            if line.isEmpty || fits(joined) {
                line = joined
                rest.removeFirst()
            } else if finished.count == lines - 1 {
                break
            } else {
                finished.append(line)
                line = ""
            }
        }
        for piece in rest { line += (piece.isAfterSpace ? " " : "") + piece.text }
        finished.append(line)
        // Cut are the last line, and single characters wider than a line.
        return finished.map { cut($0, to: width, size: size, weight: weight) }
            .filter { !$0.isEmpty }
    }

    /// The parts of a text between which a line may break, each narrow enough for one.
    private static func pieces(
        of text: String, _ fits: (String) -> Bool
    ) -> [(text: String, isAfterSpace: Bool)] {
        var pieces: [(text: String, isAfterSpace: Bool)] = []
        for word in text.split(separator: " ") {
            if fits(String(word)) {
                pieces.append((String(word), true))
                continue
            }
            var isFirst = true
            func add(_ piece: String) {
                if !piece.isEmpty { pieces.append((piece, isFirst)) }
                isFirst = false
            }
            var piece = ""
            for character in word {
                if !piece.isEmpty, !fits(piece + String(character)) {
                    // A number or a name in letters stays whole behind writing without spaces.
                    let whole = isJoined(character) ? piece.suffix(while: isJoined) : ""
                    let rest = piece.dropLast(whole.count)
                    add(rest.isEmpty ? piece : String(rest))
                    piece = rest.isEmpty ? "" : String(whole)
                }
                piece.append(character)
                if "_-/".contains(character) {
                    add(piece)
                    piece = ""
                }
            }
            add(piece)
        }
        return pieces
    }

    /// Whether lines do not break beside this character of a kind with it, if they can break elsewhere.
    private static func isJoined(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}

extension String {
    /// The longest end of the text that consists of such characters.
    fileprivate func suffix(while isKept: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isKept(self[index(before: start)]) {
            start = index(before: start)
        }
        return self[start...]
    }
}
