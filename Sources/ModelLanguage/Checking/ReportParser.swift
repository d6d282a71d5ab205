/// Parses what a report says: `30000 to 40000`, `at least 121`, `at most 40000`, `about 1300`, `exactly
/// 121`, `12 of 40`, `7 counted` or a bare number.
package enum ReportParser {
    /// The report that a text states.
    ///
    /// - Throws: the first problem of the text, placed in it.
    package static func parse(
        _ text: String, in compiler: QuantityCompiler
    ) -> (report: Evidence.Report?, problems: [ExpressionProblem]) {
        let forms: [(words: [Substring], make: (Double) -> Evidence.Report)] = [
            (["at", "least"], Evidence.Report.atLeast), (["at", "most"], Evidence.Report.atMost),
            (["about"], Evidence.Report.about), (["exactly"], Evidence.Report.exactly),
        ]
        let words = text.split(whereSeparator: \.isWhitespace)
        if let count = count(words, text, compiler) { return count }
        for form in forms where words.starts(with: form.words) {
            let last = words[form.words.count - 1]
            let rest = text[last.endIndex...]
            let offset = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
            guard rest.contains(where: { !$0.isWhitespace }) else {
                let problem = ExpressionProblem(
                    0..<offset, "a number is expected after `\(form.words.joined(separator: " "))`")
                return (nil, [problem])
            }
            let (value, problems) = number(String(rest), offset, compiler)
            return (value.map(form.make), problems)
        }
        if let problem = otherWords(words, text) { return (nil, [problem]) }
        do throws(ExpressionProblem) {
            let node = try ExpressionParser.parse(
                text, quantities: compiler.scope.indices)
            guard case .range(let low, let high) = node.kind else {
                let (value, problems) = number(text, 0, compiler)
                return (value.map { .point($0) }, problems)
            }
            return range(low, high, text, compiler)
        } catch {
            return (nil, [error])
        }
    }

    /// Words of reports that the language does not know, and those that say the same.
    private static let foreign: [(words: [Substring], form: String)] = [
        (["up", "to"], "at most"), (["as", "many", "as"], "at most"),
        (["less", "than"], "at most"),
        (["fewer", "than"], "at most"), (["under"], "at most"),
        (["no", "more", "than"], "at most"),
        (["more", "than"], "at least"), (["over"], "at least"), (["minimum"], "at least"),
        (["approximately"], "about"), (["roughly"], "about"), (["around"], "about"),
        (["nearly"], "about"), (["almost"], "about"), (["circa"], "about"),
    ]

    private static func otherWords(_ words: [Substring], _ text: String) -> ExpressionProblem? {
        guard let form = foreign.first(where: { words.starts(with: $0.words) }) else { return nil }
        let end = words[form.words.count - 1].endIndex
        let rest = words.dropFirst(form.words.count).joined(separator: " ")
        return ExpressionProblem(
            text.utf8.distance(
                from: text.startIndex, to: words[0].startIndex)..<text.utf8.distance(
                    from: text.startIndex, to: end),
            "`\(form.words.joined(separator: " "))` is not a form of a report",
            suggestion: "write `\(form.form) \(rest.isEmpty ? "40000" : rest)`")
    }

    static func number(
        _ text: String, _ offset: Int, _ compiler: QuantityCompiler
    ) -> (Double?, [ExpressionProblem]) {
        let (_, constant, problems) = compiler.check(text, purpose: .fixedNumber("a report"))
        let moved = problems.map { problem in
            var problem = problem
            problem.span = problem.span.lowerBound + offset..<problem.span.upperBound + offset
            return problem
        }
        return (constant, moved)
    }

    private static func range(
        _ low: SyntaxNode, _ high: SyntaxNode, _ text: String, _ compiler: QuantityCompiler
    ) -> (Evidence.Report?, [ExpressionProblem]) {
        var ends: [Double] = []
        var problems: [ExpressionProblem] = []
        for node in [low, high] {
            let place = node.span
            let bytes = Array(text.utf8)[place]
            let (value, found) = number(
                String(decoding: bytes, as: UTF8.self), place.lowerBound, compiler)
            if let value { ends.append(value) }
            problems += found
        }
        guard problems.isEmpty, ends.count == 2 else { return (nil, problems) }
        guard ends[0] < ends[1] else {
            let whole = low.span.lowerBound..<high.span.upperBound
            let problem =
                ends[0] == ends[1]
                ? ExpressionProblem(
                    whole, "both ends of the range are \(NumberText.of(ends[0]))",
                    suggestion: "for one number write it alone")
                : ExpressionProblem(whole, "the range runs from high to low")
            return (nil, [problem])
        }
        return (.range(ends[0], ends[1]), [])
    }
}
