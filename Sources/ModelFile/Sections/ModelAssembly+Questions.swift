import ModelLanguage

// The sections `report:` and `questions:`.
extension ModelAssembly {
    /// The quantities to report, as indices.
    mutating func reported(_ entry: YAMLEntry, _ scope: Scope) -> [Int] {
        guard case .list(let items) = entry.value.kind else {
            report(
                entry.value.isMissing ? range(entry.key) : range(entry.value),
                "`report` must be a list of quantities, found \(entry.value.description)",
                "write `report: [killed, wounded]`", code: .kind)
            return []
        }
        if items.isEmpty {
            report(
                range(entry.key), "`report` names no quantity", "leave it out to report all",
                code: .missing)
        }
        var indices: [Int] = []
        for item in items {
            var found: [Int] = []
            if case .text(let text) = item.kind, let parts = scope.joints[text.string] {
                // A joint law is reported part by part.
                found = parts.compactMap { scope.indices[$0] }
            } else if let (_, index) = namedQuantity(item, scope) {
                found = [index]
            }
            if let twice = found.first(where: indices.contains) {
                report(
                    range(item), "`\(scope.declarations[twice].name)` is reported twice",
                    code: .duplicate)
                continue
            }
            guard indices.count + found.count <= Self.maximumReported else {
                report(
                    range(item), "at most \(Self.maximumReported) quantities are reported",
                    code: .limit)
                break
            }
            indices += found
        }
        return indices
    }

    /// The quantity that an item of a list names, with the name; a problem where it names none.
    mutating func namedQuantity(
        _ item: YAMLNode, _ scope: Scope
    ) -> (name: YAMLText, index: Int)? {
        guard case .text(let text) = item.kind, !text.isMissing else {
            report(
                range(item), "the name of a quantity is expected here, found \(item.description)",
                code: .kind)
            return nil
        }
        return quantityIndex(text, scope).map { (text, $0) }
    }

    /// The quantity that a text names; a problem where it names none.
    mutating func quantityIndex(_ text: YAMLText, _ scope: Scope) -> Int? {
        let name = text.string
        if let index = scope.indices[name] { return index }
        let problem = scope.unknown(name, at: range(text))
        if scope.joints[name] == nil, NameRule.problem(quantity: name) != nil {
            report(
                problem.span, "`\(name)` is not a name",
                problem.suggestion ?? "name it as a quantity first, and write that name",
                code: .badName)
        } else {
            report([problem])
        }
        return nil
    }

    /// The questions of a model, in the order of the file.
    mutating func questions(_ entry: YAMLEntry, _ scope: Scope) -> [Question] {
        var questions: [Question] = []
        let entries = mapping(entry, "a mapping of names to conditions") ?? []
        for entry in limited(entries, "questions", \.key.start) {
            question(entry, scope, at: questions.count).map { questions.append($0) }
        }
        return questions
    }

    private mutating func question(
        _ entry: YAMLEntry, _ scope: Scope, at index: Int
    ) -> Question? {
        let name = entry.key.string
        report(NameRule.problem(label: name, of: "a question"), at: entry.key)
        var text: YAMLText?
        var title: String?
        var given: YAMLText?
        let empty = "question `\(name)` has no condition"
        switch entry.value.kind {
        case .text: text = expression(entry, "", orEmpty: empty)
        case .list:
            report(
                range(entry.value), "question `\(name)` must be a condition, found a list",
                "write it as in `killed > 15000`", code: .kind)
        case .mapping(let entries):
            let block = block(entries, .question)
            if let condition = block["condition"] {
                text = expression(condition, "a condition", orEmpty: empty)
            } else {
                report(
                    range(entry.key), empty, "give it one, as in `condition: killed > 15000`",
                    code: .missing)
            }
            title = words(block["title"])
            given = block["given"].flatMap {
                expression($0, "a condition", orEmpty: "`given` of `\(name)` is empty")
            }
        }
        guard let text else { return nil }
        let condition = check(text, .question, scope, about: .question(index))
        let asked = given.flatMap { check($0, .question, scope, about: .question(index)) }
        return condition.map {
            Question(
                name: name, condition: $0.expression, text: text.string.oneLine, title: title,
                given: asked?.expression, givenText: given?.string.oneLine)
        }
    }
}
