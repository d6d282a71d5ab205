extension ForeignWord {
    /// The words of a whole expression, looked at before it is parsed: phrases of articles and of reports.
    struct Words {
        let tokens: [Token]
        /// Whether a word is the name of a quantity.
        let isName: (String) -> Bool
        /// The text of a token.
        let text: (Token) -> String

        /// The word that a token is, where nothing in the model has that name.
        private func word(_ index: Int) -> String? {
            guard tokens.indices.contains(index), case .name(let word) = tokens[index].kind,
                !isName(word)
            else { return nil }
            return word.lowercased()
        }

        private func isValue(_ index: Int) -> Bool {
            guard tokens.indices.contains(index) else { return false }
            switch tokens[index].kind {
            case .number, .name: return true
            default: return false
            }
        }

        /// The texts of the tokens from one on, but for the end.
        private func rest(from index: Int) -> String {
            tokens.dropLast().dropFirst(index).map(text).joined(separator: " ")
        }
    }
}

// Ranges in words.
extension ForeignWord.Words {
    /// The range that words around two numbers state, as `between 5 and 10` does, or nil.
    func rangeProblem() -> Diagnostic? {
        guard let opening = word(0), let joint = Self.openings[opening], isValue(1) else {
            return nil
        }
        let middle = tokens.indices.dropFirst().first {
            if case .name(let word) = tokens[$0].kind {
                joint.contains(word.lowercased())
            } else {
                false
            }
        }
        func side(_ tokens: ArraySlice<Token>) -> String? {
            tokens.count == 1 ? tokens.first.map(text) : nil
        }
        var ends = "7000 to 15000"
        if let middle, let low = side(tokens[1..<middle]),
            let high = side(tokens[(middle + 1)..<(tokens.count - 1)])
        {
            ends = "\(low) to \(high)"
        }
        return Diagnostic(
            tokens[0].span, "`\(text(tokens[0]))` is not a word of expressions",
            suggestion: "for a range write `\(ends)`")
    }

    private static let openings = [
        "between": ["and", "to"], "from": ["to", "until", "till", "through"],
    ]
}

// What only a report can say.
extension ForeignWord.Words {
    /// The problem that a form of a report is where an expression should stand, or nil: `at least 121`,
    /// `about 1300`, `12 of 40`, and other words for the same.
    func reportProblem() -> Diagnostic? {
        if isValue(0), isValue(2), word(1) == "of", tokens.count == 4 {
            return problem(0..<3, "\(text(tokens[0])) of \(text(tokens[2]))")
        }
        if isValue(0), word(1) == "counted", tokens.count == 3 {
            return problem(0..<2, "\(text(tokens[0])) counted")
        }
        let opening = ReportParser.openings.first { words, _ in
            words.indices.allSatisfy { word($0) == String(words[$0]) } && isValue(words.count)
        }
        guard let (words, form) = opening else { return nil }
        return problem(0..<words.count, "\(form) \(rest(from: words.count))")
    }

    private func problem(_ range: Range<Int>, _ report: String) -> Diagnostic {
        let words = tokens[range].map(text).joined(separator: " ")
        return Diagnostic(
            tokens[range.lowerBound].span.lowerBound..<tokens[range.upperBound - 1].span.upperBound,
            "`\(words)` stands in a report, not in an expression",
            suggestion:
                "for a quantity write a range, such as `7000 to 15000`, or a law; a report stands "
                + "under `evidence:`, as `report: \(report)`")
    }
}
