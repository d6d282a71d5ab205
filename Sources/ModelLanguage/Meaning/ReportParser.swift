/// Parses what a report says: `30000 to 40000`, `at least 121`, `at most 40000`, `about 1300`, `exactly
/// 121`, `12 of 40`, `7 counted` or a bare number.
package struct ReportParser {
    /// What a text comes to.
    typealias Result = Outcome<Evidence.Report>

    let text: String
    let words: [Substring]
    let scope: Scope

    /// The report that a text states.
    package static func parse(_ text: String, in scope: Scope) -> Outcome<Evidence.Report> {
        ReportParser(
            text: text, words: text.split(whereSeparator: \.isWhitespace), scope: scope
        ).report()
    }

    private static let forms: [(words: [Substring], make: @Sendable (Double) -> Evidence.Report)] =
        [
            (["at", "least"], { .atLeast($0) }), (["at", "most"], { .atMost($0) }),
            (["about"], { .about($0) }), (["exactly"], { .exactly($0) }),
        ]

    private func report() -> Result {
        if let count = count() { return count }
        for form in Self.forms where words.starts(with: form.words) {
            let end = words[form.words.count - 1].endIndex
            guard text[end...].contains(where: { !$0.isWhitespace }) else {
                return .init(diagnostics: [
                    Diagnostic(
                        0..<offset(end),
                        "a number is expected after `\(form.words.joined(separator: " "))`",
                        code: .missing)
                ])
            }
            return number(String(text[end...]), at: offset(end), form.make)
        }
        if let problem = otherWords() { return .init(diagnostics: [problem]) }
        let parsed = ExpressionParser.parse(text, quantities: scope.indices)
        guard let node = parsed.node else {
            return .init(diagnostics: parsed.problems.map(Self.reworded))
        }
        // What is wrong with a number is found again where it is looked at alone.
        guard case .range(let low, let high) = node.kind else {
            return number(text, at: 0) { .point($0) }
        }
        return range(node, low, high)
    }

    func offset(_ index: String.Index) -> Int {
        text.utf8.distance(from: text.startIndex, to: index)
    }

    /// A problem of an expression as one of a report, which holds no law: its error is a property.
    private static func reworded(_ problem: Diagnostic) -> Diagnostic {
        var problem = problem
        if problem.message.hasSuffix("stands in a report, not in an expression") {
            problem.message = "a number is expected here"
            problem.suggestion = "a report has one form, such as `about 1300` or `at least 121`"
            return problem
        }
        guard problem.suggestion?.contains("normal(") ?? false else { return problem }
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

    /// The words that a report may begin with, as separate words, and the form that they stand for.
    static let openings: [(words: [Substring], form: String)] =
        forms.map { ($0.words, $0.words.joined(separator: " ")) } + foreign

    private func otherWords() -> Diagnostic? {
        guard let form = Self.foreign.first(where: { words.starts(with: $0.words) }) else {
            return nil
        }
        let rest = words.dropFirst(form.words.count).joined(separator: " ")
        return Diagnostic(
            offset(words[0].startIndex)..<offset(words[form.words.count - 1].endIndex),
            "`\(form.words.joined(separator: " "))` is not a form of a report",
            suggestion: "write `\(form.form) \(rest.isEmpty ? "40000" : rest)`", code: .syntax)
    }

    /// What a stretch of the text states that is one number.
    func number(
        _ text: String, at offset: Int, _ make: (Double) -> Evidence.Report
    ) -> Result {
        let checked = scope.check(text, purpose: .report)
        return .init(
            value: checked.value?.constant.map(make),
            diagnostics: checked.diagnostics.map {
                let span = $0.span.lowerBound + offset..<$0.span.upperBound + offset
                return Self.reworded($0).at(span)
            })
    }

    private func range(_ whole: SyntaxNode, _ low: SyntaxNode, _ high: SyntaxNode) -> Result {
        let bytes = Array(self.text.utf8)
        func text(_ span: Range<Int>) -> String { String(decoding: bytes[span], as: UTF8.self) }
        let points = GroupingPoint.finding(whole, text).map { [$0] } ?? []
        if points.first?.severity == .error { return .init(diagnostics: points) }
        let ends = [low, high].map { node in
            number(text(node.span), at: node.span.lowerBound) { .point($0) }
        }
        guard let a = ends[0].value?.number, let b = ends[1].value?.number else {
            return .init(diagnostics: ends.flatMap(\.diagnostics))
        }
        guard a < b else {
            let problem =
                a == b
                ? Diagnostic(
                    whole.span, "both ends of the range are \(NumberText.of(a))",
                    suggestion: "for one number write it alone")
                : Diagnostic(whole.span, "the range runs from high to low")
            return .init(diagnostics: [problem])
        }
        return .init(value: .range(a, b), diagnostics: points)
    }
}
