import ModelLanguage

// The sections `report:` and `questions:`.
extension ModelAssembly {
    /// The quantities to report, as indices.
    mutating func reported(_ entry: YAMLEntry, _ compiler: QuantityCompiler) -> [Int] {
        guard case .list(let items) = entry.value.kind else {
            report(
                range(entry.value.description == "nothing" ? entry.key.node : entry.value),
                "`report` must be a list of quantities, found \(entry.value.description)",
                "write `report: [killed, wounded]`")
            return []
        }
        if items.isEmpty {
            report(range(entry.key), "`report` names no quantity", "leave it out to report all")
        }
        var indices: [Int] = []
        for item in items {
            if case .text(let text) = item.kind, let parts = compiler.scope.joints[text.string] {
                // A joint law is reported part by part.
                let all = parts.compactMap { compiler.scope.indices[$0] }
                if let twice = all.first(where: indices.contains) {
                    report(
                        range(text),
                        "`\(compiler.scope.names[twice])` is reported twice")
                    continue
                }
                guard indices.count + all.count <= Self.maximumReported else {
                    report(range(text), "at most \(Self.maximumReported) quantities are reported")
                    break
                }
                indices += all
                continue
            }
            guard let (text, index) = namedQuantity(item, compiler) else { continue }
            if indices.contains(index) {
                report(range(text), "`\(text.string)` is reported twice")
                continue
            }
            guard indices.count < Self.maximumReported else {
                report(range(text), "at most \(Self.maximumReported) quantities are reported")
                break
            }
            indices.append(index)
        }
        return indices
    }

    /// The quantity that an item of a list names, with the name; a problem where it names none.
    mutating func namedQuantity(
        _ item: YAMLNode, _ compiler: QuantityCompiler
    ) -> (name: YAMLText, index: Int)? {
        guard case .text(let text) = item.kind, !text.isMissing else {
            report(
                range(item), "the name of a quantity is expected here, found \(item.description)")
            return nil
        }
        return quantityIndex(text, compiler).map { (text, $0) }
    }

    /// The quantity that a text names; a problem where it names none.
    mutating func quantityIndex(_ text: YAMLText, _ compiler: QuantityCompiler) -> Int? {
        let name = text.string
        if let index = compiler.scope.indices[name] { return index }
        if let problem = compiler.scope.problem(jointName: name) {
            report(range(text), problem.message, problem.suggestion)
            return nil
        }
        let nearest = compiler.scope.nearest(to: name)
        let isName = NameRule.problem(quantity: name) == nil
        report(
            range(text), isName ? "there is no quantity `\(name)`" : "`\(name)` is not a name",
            nearest.map { "did you mean `\($0)`?" }
                ?? (isName ? nil : "name it as a quantity first, and write that name"))
        return nil
    }

    /// The questions of a model, in the order of the file.
    mutating func questions(_ entry: YAMLEntry, _ compiler: QuantityCompiler) -> [Question] {
        guard
            let entries = mapping(entry.value, of: entry.key, "a mapping of names to conditions")
        else { return [] }
        var questions: [Question] = []
        for entry in limited(entries, "questions", { $0.key.offset..<$0.key.offset + 1 }) {
            question(entry, compiler, at: questions.count).map { questions.append($0) }
        }
        return questions
    }

    private mutating func question(
        _ entry: YAMLEntry, _ compiler: QuantityCompiler, at index: Int
    ) -> Question? {
        let name = entry.key.string
        if let problem = NameRule.problem(label: name, of: "a question") {
            report(range(entry.key), problem.message, problem.suggestion)
        }
        var text: YAMLText?
        var title: String?
        var given: YAMLText?
        switch entry.value.kind {
        case .text(let value):
            text = expression(value, entry.key, "question `\(name)` has no condition")
        case .list:
            report(
                range(entry.value), "question `\(name)` must be a condition, found a list",
                "write it as in `killed > 15000`")
        case .mapping(let entries):
            var hasCondition = false
            for entry in withoutDuplicates(entries) {
                switch entry.key.string {
                case "condition":
                    hasCondition = true
                    guard case .text(let value) = entry.value.kind else {
                        reportKind(entry.value, entry.key, "a condition")
                        continue
                    }
                    text = expression(value, entry.key, "question `\(name)` has no condition")
                case "title": title = self.text(entry)?.string.trimmed
                case "given":
                    guard case .text(let value) = entry.value.kind else {
                        reportKind(entry.value, entry.key, "a condition")
                        continue
                    }
                    given = expression(value, entry.key, "`given` of `\(name)` is empty")
                default:
                    reportUnknown(entry.key, among: .question)
                }
            }
            if !hasCondition {
                report(
                    range(entry.key), "question `\(name)` has no condition",
                    "give it one, as in `condition: killed > 15000`")
            }
        }
        guard let text else { return nil }
        let checked = compiler.check(text.string, purpose: .question)
        report(checked.problems, in: text)
        doubt(.question(index), checked.doubts, in: text)
        let asked = given.map { compiler.check($0.string, purpose: .question) }
        if let given, let asked {
            report(asked.problems, in: given)
            doubt(.question(index), asked.doubts, in: given)
        }
        return checked.expression.map {
            Question(
                name: name, condition: $0, text: text.string.oneLine, title: title,
                given: asked?.expression, givenText: given?.string.oneLine)
        }
    }
}

extension YAMLText {
    /// The text as a value.
    var node: YAMLNode { YAMLNode(kind: .text(self), offset: offset) }
}

extension String {
    /// Without line breaks: runs of white space are one space.
    var oneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
