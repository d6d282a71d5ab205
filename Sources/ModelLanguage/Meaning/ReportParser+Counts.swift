// The forms `12 of 40` and `7 counted`.
extension ReportParser {
    /// The largest number that can be counted.
    private static let largestCount = 1e9

    /// The count that the text states; nil where it states something else.
    func count() -> Result? {
        if words.last == "counted" {
            return counts([(words.dropLast(), "`counted`")]) { .count($0[0]) }
        }
        guard let place = words.firstIndex(of: "of") else { return nil }
        if words[..<place].last == "out" {
            let problem = Diagnostic(
                offset(words[place - 1].startIndex)..<offset(words[place].endIndex),
                "`out of` is not a form of a report", suggestion: "write `of`, as in `12 of 40`",
                code: .syntax)
            return .init(diagnostics: [problem])
        }
        let result = counts([(words[..<place], "`of`"), (words[(place + 1)...], "`of`")]) {
            .share($0[0], of: $0[1])
        }
        guard case .share(let part, let total)? = result.value else { return result }
        let whole = 0..<text.utf8.count
        if total == 0 {
            return .init(diagnostics: [
                Diagnostic(whole, "a share needs a total of at least 1, got 0")
            ])
        }
        guard part > total else { return result }
        return .init(diagnostics: [
            Diagnostic(
                whole, "\(NumberText.of(part)) of \(NumberText.of(total)) are more than all",
                suggestion: "write the part first and the whole second, as in `12 of 40`")
        ])
    }

    /// What is counted: the numbers that stretches of the text state, each with the word that it stands
    /// by.
    private func counts(
        _ stretches: [(words: ArraySlice<Substring>, by: String)],
        _ make: ([Double]) -> Evidence.Report
    ) -> Result {
        var counts: [Double] = []
        var problems: [Diagnostic] = []
        for (words, word) in stretches {
            guard let first = words.first, let last = words.last else {
                problems.append(
                    Diagnostic(
                        0..<text.utf8.count, "a number is expected on each side of \(word)",
                        suggestion: "write how many were counted, as in `12 of 40` or `7 counted`",
                        code: .missing))
                continue
            }
            let place = offset(first.startIndex)..<offset(last.endIndex)
            let stated = number(
                String(text[first.startIndex..<last.endIndex]), at: place.lowerBound
            ) { .point($0) }
            problems += stated.diagnostics.filter { $0.severity == .error }
            guard let value = stated.value?.number else { continue }
            if value >= 0, value <= Self.largestCount, value == value.rounded() {
                counts.append(value)
            } else {
                problems.append(
                    Diagnostic(
                        place,
                        "a count is a whole number from 0 to \(NumberText.of(Self.largestCount)), "
                            + "got \(NumberText.of(value))"))
            }
        }
        guard problems.isEmpty, counts.count == stretches.count else {
            return .init(diagnostics: problems)
        }
        return .init(value: make(counts))
    }
}
