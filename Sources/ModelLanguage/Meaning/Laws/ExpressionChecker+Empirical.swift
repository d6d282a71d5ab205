import Distributions

// The law of a column of data.
extension ExpressionChecker {
    /// `empirical("file.csv", column: "x")`, also with `weights: "w"`.
    mutating func empirical(_ arguments: [SyntaxArgument], _ node: SyntaxNode) -> LawParts? {
        let usage = "write \(LawNames.empiricalUsage)"
        var texts: [String: (text: String, place: Range<Int>)] = [:]
        var isFine = true
        for (index, argument) in arguments.enumerated() {
            let label = argument.label.map { text($0.span) } ?? (index == 0 ? "file" : nil)
            guard let label else {
                report(
                    argument.value.span, "what stands behind the file of empirical is named",
                    suggestion: usage)
                isFine = false
                continue
            }
            guard ["file", "column", "weights"].contains(label) else {
                report(
                    argument.label?.span ?? node.span,
                    "empirical has no parameter `\(oneLine(argument.label?.span ?? node.span))`",
                    suggestion: usage)
                isFine = false
                continue
            }
            guard case .text(let value) = argument.value.kind else {
                report(
                    argument.value.span,
                    "\(Self.kind[label] ?? label) stands in double quotation marks",
                    suggestion: usage)
                isFine = false
                continue
            }
            if texts.updateValue((value, argument.value.span), forKey: label) != nil {
                report(argument.label?.span ?? argument.value.span, "`\(label)` is given twice")
                isFine = false
            }
        }
        guard isFine else { return nil }
        guard let file = texts["file"], let column = texts["column"] else {
            let missing = texts["file"] == nil ? "the file" : "`column`"
            report(node.span, "empirical: \(missing) is missing", suggestion: usage)
            return nil
        }
        let weights = texts["weights"]
        do throws(DataColumn.Problem) {
            return .fixed(
                try scope.data.law(
                    file.text, in: self.file, column: column.text, weights: weights?.text),
                recipe: nil)
        } catch {
            let places = [column.place, weights?.place ?? column.place]
            report(
                error.column.map { places[$0] } ?? file.place, error.message,
                suggestion: error.suggestion, code: .data)
            return nil
        }
    }

    private static let kind = [
        "file": "the file of empirical", "column": "the name of a column",
        "weights": "the name of a column",
    ]
}
