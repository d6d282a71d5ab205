// The forms `12 of 40` and `7 counted`.
extension ReportParser {
    /// The largest number that can be counted.
    private static let largestCount = 1e9

    /// The count that a text states; nil where it states something else.
    static func count(
        _ words: [Substring], _ text: String, _ compiler: QuantityCompiler
    ) -> Outcome? {
        if words.last == "counted" {
            let (counts, problems) = wholeNumbers([(words.dropLast(), "`counted`")], text, compiler)
            return Outcome(report: counts.first.map { .count($0) }, problems: problems)
        }
        guard let place = words.firstIndex(of: "of") else { return nil }
        let sides = [(words[..<place], "`of`"), (words[(place + 1)...], "`of`")]
        if words[..<place].last == "out" {
            let span =
                offset(words[place - 1].startIndex, text)..<offset(words[place].endIndex, text)
            let problem = ExpressionProblem(
                span, "`out of` is not a form of a report",
                suggestion: "write `of`, as in `12 of 40`")
            return Outcome(problems: [problem])
        }
        var (counts, problems) = wholeNumbers(sides, text, compiler)
        guard counts.count == 2, problems.isEmpty else { return Outcome(problems: problems) }
        let whole = 0..<text.utf8.count
        if counts[1] == 0 {
            problems.append(ExpressionProblem(whole, "a share needs a total of at least 1, got 0"))
        } else if counts[0] > counts[1] {
            problems.append(
                ExpressionProblem(
                    whole,
                    "\(NumberText.of(counts[0])) of \(NumberText.of(counts[1])) are more than all",
                    suggestion: "write the part first and the whole second, as in `12 of 40`"))
        }
        return Outcome(
            report: problems.isEmpty ? .share(counts[0], of: counts[1]) : nil, problems: problems)
    }

    /// What is counted: the numbers that stretches of a text state, each with the word that it stands by.
    private static func wholeNumbers(
        _ stretches: [(words: ArraySlice<Substring>, by: String)], _ text: String,
        _ compiler: QuantityCompiler
    ) -> ([Double], [ExpressionProblem]) {
        var counts: [Double] = []
        var problems: [ExpressionProblem] = []
        for (words, word) in stretches {
            guard let first = words.first, let last = words.last else {
                problems.append(
                    ExpressionProblem(
                        0..<text.utf8.count, "a number is expected on each side of \(word)",
                        suggestion: "write how many were counted, as in `12 of 40` or `7 counted`"))
                continue
            }
            let place = offset(first.startIndex, text)..<offset(last.endIndex, text)
            let stated = number(
                String(text[first.startIndex..<last.endIndex]), place.lowerBound, compiler
            ) { .point($0) }
            problems += stated.problems
            guard case .point(let value)? = stated.report else { continue }
            if value >= 0, value <= largestCount, value == value.rounded() {
                counts.append(value)
            } else {
                problems.append(
                    ExpressionProblem(
                        place,
                        "a count is a whole number from 0 to \(NumberText.of(largestCount)), got "
                            + NumberText.of(value)))
            }
        }
        return (counts, problems)
    }

    private static func offset(_ index: String.Index, _ text: String) -> Int {
        text.utf8.distance(from: text.startIndex, to: index)
    }
}
