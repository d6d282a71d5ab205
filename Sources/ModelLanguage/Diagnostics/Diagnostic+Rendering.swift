extension Diagnostic {
    /// The diagnostic as a terminal shows it, without a line break at the end:
    ///
    ///     model.yaml:4:11: error: there is no quantity `kiled`
    ///     wounded: 3 * kiled
    ///                  ^^^^^
    ///       help: did you mean `killed`?
    ///
    /// Tabs become spaces, and a line longer than `width` cells is cut around the carets, with
    /// `...` where something is left out. A problem of the file as a whole shows no line. Of what the
    /// model or the file's name brings along, nothing reaches the terminal that would disturb it
    /// (`DisplayWidth.visible`).
    package func rendered(width: Int = 100) -> String {
        let at = place.map { "\(MessageText.shortened($0.file)):\($0.line):\($0.column): " } ?? ""
        var lines = [Self.visible(at + "error: \(message)")]
        if let place, let (text, carets) = excerpt(place, width: max(width, 40)) {
            lines.append(text)
            lines.append(carets)
        }
        if let suggestion { lines.append(Self.visible("  help: \(suggestion)")) }
        return lines.joined(separator: "\n")
    }

    private static func visible(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.lazy.map(DisplayWidth.visible))
        return String(view)
    }

    private static let tabWidth = 4
    private static let ellipsis = "..."

    /// The line and the carets under it.
    private func excerpt(
        _ place: SourcePlace, width: Int
    ) -> (text: String, carets: String)? {
        let (column, length) = (place.column, place.length)
        let scalars = sourceLine.unicodeScalars
        guard scalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
        // Only scalars near the caret can be shown; a very long line is never laid out whole.
        let before = min(column - 1, width)
        let end = scalars.endIndex
        let windowStart =
            scalars.index(scalars.startIndex, offsetBy: column - 1 - before, limitedBy: end) ?? end
        let windowEnd = scalars.index(windowStart, offsetBy: 3 * width, limitedBy: end) ?? end
        var cells: [(text: String, width: Int)] = []
        var start = 0
        for scalar in scalars[windowStart..<windowEnd] {
            let cell = Self.cell(scalar, at: start)
            cells.append(cell)
            start += cell.width
        }
        var first = 0
        var last = cells.count
        let caretEnd = min(before + length, cells.count)
        func span(_ range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }
        var isCutBefore = before < column - 1
        var isCutAfter = windowEnd < end
        let fits = span(0..<cells.count) <= width && !isCutBefore && !isCutAfter
        if !fits {
            let room = width - 2 * Self.ellipsis.count
            // A third of the room before the caret, the rest from the caret on.
            let caretStart = min(before, cells.count)
            let after = span(caretStart..<cells.count)
            let lead = max(room / 3, room - after)
            first = caretStart
            var used = 0
            while first > 0, used + cells[first - 1].width <= lead {
                first -= 1
                used += cells[first].width
            }
            last = first
            used = 0
            while last < cells.count, used + cells[last].width <= room {
                used += cells[last].width
                last += 1
            }
            isCutBefore = isCutBefore || first > 0
            isCutAfter = isCutAfter || last < cells.count
        }
        var text = cells[first..<last].map(\.text).joined()
        var indent = span(min(first, before)..<min(before, cells.count))
        let carets = max(1, span(min(before, last)..<max(min(caretEnd, last), min(before, last))))
        if isCutBefore {
            text = Self.ellipsis + text
            indent += Self.ellipsis.count
        }
        if isCutAfter { text += Self.ellipsis }
        while text.last == " " { text.removeLast() }
        return (
            text, String(repeating: " ", count: indent) + String(repeating: "^", count: carets)
        )
    }

    private static func cell(_ scalar: Unicode.Scalar, at start: Int) -> (text: String, width: Int)
    {
        if scalar == "\t" {
            let width = tabWidth - start % tabWidth
            return (String(repeating: " ", count: width), width)
        }
        let visible = DisplayWidth.visible(scalar)
        return (String(visible), DisplayWidth.of(visible))
    }
}

extension ModelErrors: CustomStringConvertible {
    /// All the diagnostics as a terminal shows them, an empty line between them.
    public var description: String {
        diagnostics.map { $0.rendered() }.joined(separator: "\n\n")
    }
}
