/// Lets expressions stand in YAML without quotes.
///
/// YAML reads `value: lognormal(median: 3, sigma: 0.4)` as a mapping in a mapping and refuses it.
/// Colons and commas between round parentheses mean nothing to YAML in any file that it accepts,
/// except in the inline lists and mappings of which models have no need there; so they are shown to
/// it as stand-ins. Inside quotes and blocks of text the exchange changes nothing, as stand-ins are
/// turned back in every text.
enum ExpressionShield {
    /// The scalars of a file with stand-ins between parentheses. O(length).
    ///
    /// Parentheses reach over the end of a line only where the next line is indented more than the
    /// key of the line that opened them: an unclosed parenthesis in prose hides nothing else.
    static func shield(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result = scalars
        var depth = 0
        var keyColumn = 0
        var index = 0
        while index < scalars.count {
            let end = lineEnd(scalars, from: index)
            var first = index
            while first < end, scalars[first] == " " || scalars[first] == "\t" { first += 1 }
            if first < end {
                if depth > 0, first - index <= keyColumn { depth = 0 }
                if depth == 0 { keyColumn = self.keyColumn(scalars, first, end) - index }
                shieldLine(&result, first..<end, &depth)
            }
            index = end + 1
        }
        return result
    }

    private static func lineEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        while end < scalars.count, scalars[end] != "\n", scalars[end] != "\r" { end += 1 }
        return end
    }

    /// Where the content of a line begins behind the dashes of lists.
    private static func keyColumn(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Int {
        var first = start
        while first + 1 < end, scalars[first] == "-", scalars[first + 1] == " " {
            first += 1
            while first < end, scalars[first] == " " { first += 1 }
        }
        return first
    }

    private static func shieldLine(
        _ scalars: inout [Unicode.Scalar], _ line: Range<Int>, _ depth: inout Int
    ) {
        var index = line.lowerBound
        while index < line.upperBound {
            let scalar = scalars[index]
            switch scalar {
            case "#" where index == line.lowerBound || scalars[index - 1] == " ": return
            case "\"" where depth == 0, "'" where depth == 0:
                if let close = closingQuote(scalars, index, line) { index = close }
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case ":" where depth > 0: scalars[index] = StandIn.colon
            case "," where depth > 0: scalars[index] = StandIn.comma
            default: break
            }
            index += 1
        }
    }

    /// The end of a quoted text that begins at `start`, if it begins and ends there.
    private static func closingQuote(
        _ scalars: [Unicode.Scalar], _ start: Int, _ line: Range<Int>
    ) -> Int? {
        // Within a word, a quote is an apostrophe.
        if start > line.lowerBound, !" [{,:-".unicodeScalars.contains(scalars[start - 1]) {
            return nil
        }
        let quote = scalars[start]
        var index = start + 1
        while index < line.upperBound {
            if quote == "\"", scalars[index] == "\\" {
                index += 1
            } else if scalars[index] == quote {
                return index
            }
            index += 1
        }
        return nil
    }
}
