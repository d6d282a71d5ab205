/// Parses what a report says: `30000 to 40000`, `at least 121`, `at most 40000`, `about 1300`, `exactly
/// 121`, `12 of 40`, `7 counted` or a bare number.
package enum ReportParser {
    /// The report that a text states.
    ///
    /// - Throws: the first problem of the text, placed in it.
    package static func parse(
        _ text: String, in compiler: QuantityCompiler
    ) -> Outcome {
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
                return Outcome(problems: [problem])
            }
            return number(String(rest), offset, compiler, form.make)
        }
        if let problem = otherWords(words, text) { return Outcome(problems: [problem]) }
        do throws(ExpressionProblem) {
            let node = try ExpressionParser.parse(
                text, quantities: compiler.scope.indices)
            guard case .range(let low, let high) = node.kind else {
                return number(text, 0, compiler) { .point($0) }
            }
            return range(node, low, high, text, compiler)
        } catch {
            return Outcome(problems: [reworded(error)])
        }
    }

    /// What a text comes to.
    package struct Outcome {
        /// The report; nil where there are problems.
        package var report: Evidence.Report?
        /// What is wrong with the text.
        package var problems: [ExpressionProblem] = []
        /// What may be read otherwise than it was meant.
        package var doubts: [ExpressionProblem] = []
    }

    /// A problem of an expression as one of a report, which holds no law: its error is a property.
    private static func reworded(_ problem: ExpressionProblem) -> ExpressionProblem {
        guard problem.suggestion?.contains("normal(") ?? false else { return problem }
        var problem = problem
        problem.suggestion =
            "write the ends, as in `6500 to 7500`, or the number, and its error as "
            + "`relative_error: 7%`"
        return problem
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
        _ text: String, _ offset: Int, _ compiler: QuantityCompiler,
        _ make: (Double) -> Evidence.Report
    ) -> Outcome {
        let checked = compiler.check(text, purpose: .report)
        func moved(_ problem: ExpressionProblem) -> ExpressionProblem {
            var problem = reworded(problem)
            problem.span = problem.span.lowerBound + offset..<problem.span.upperBound + offset
            return problem
        }
        return Outcome(
            report: checked.constant.map(make), problems: checked.problems.map(moved),
            doubts: checked.doubts.map(moved))
    }

    private static func range(
        _ whole: SyntaxNode, _ low: SyntaxNode, _ high: SyntaxNode, _ text: String,
        _ compiler: QuantityCompiler
    ) -> Outcome {
        let bytes = Array(text.utf8)
        let points = GroupingPoint.finding(whole) { String(decoding: bytes[$0], as: UTF8.self) }
        if let points, points.isError { return Outcome(problems: [points.problem]) }
        var ends: [Double] = []
        var problems: [ExpressionProblem] = []
        for node in [low, high] {
            let place = node.span
            let end = number(
                String(decoding: bytes[place], as: UTF8.self), place.lowerBound, compiler
            ) { .point($0) }
            if case .point(let value)? = end.report { ends.append(value) }
            problems += end.problems
        }
        guard problems.isEmpty, ends.count == 2 else { return Outcome(problems: problems) }
        guard ends[0] < ends[1] else {
            let place = whole.span
            let problem =
                ends[0] == ends[1]
                ? ExpressionProblem(
                    place, "both ends of the range are \(NumberText.of(ends[0]))",
                    suggestion: "for one number write it alone")
                : ExpressionProblem(place, "the range runs from high to low")
            return Outcome(problems: [problem])
        }
        return Outcome(
            report: .range(ends[0], ends[1]), doubts: points.map { [$0.problem] } ?? [])
    }
}
