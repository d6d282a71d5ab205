import ModelLanguage

// Readings of reports, and the section `combine:`.
extension ModelAssembly {
    /// The readings of a report, which is the one at an index of the model's.
    mutating func readings(
        _ entry: YAMLEntry, _ compiler: QuantityCompiler, at index: Int
    ) -> [Evidence.Reading] {
        guard
            let entries = mapping(
                entry.value, of: entry.key, "a mapping of names to what the report may speak of")
        else { return [] }
        if entries.count < 2 {
            report(
                range(entry.key), "`readings` needs at least two",
                "for one write `about:`")
        }
        return limited(entries, "readings") { $0.key.offset..<$0.key.offset + 1 }
            .compactMap { reading($0, compiler, at: index) }
    }

    private mutating func reading(
        _ entry: YAMLEntry, _ compiler: QuantityCompiler, at index: Int
    ) -> Evidence.Reading? {
        let name = entry.key.string
        if let problem = NameRule.problem(label: name, of: "a reading") {
            report(range(entry.key), problem.message, problem.suggestion)
        }
        var about: YAMLText?
        var weight: Double? = 1
        if case .text(let text) = entry.value.kind {
            about = text
        } else if let entries = mapping(
            entry.value, of: entry.key, "what the report speaks of, or a block with `about`")
        {
            for entry in entries {
                switch entry.key.string {
                case "about": about = text(entry)
                case "weight":
                    weight = text(entry).flatMap { number($0, "weight", compiler, .positive) }
                default: reportUnknown(entry.key, among: .reading)
                }
            }
            if about == nil { report(range(entry.key), "reading `\(name)` has no `about`") }
        }
        guard let about else { return nil }
        let checked = compiler.check(about.string, purpose: .evidence)
        report(checked.problems, in: about)
        doubt(.report(index), checked.doubts, in: about)
        guard let expression = checked.expression, let weight else { return nil }
        return Evidence.Reading(
            name: name, about: expression, aboutText: about.string.oneLine, weight: weight)
    }

    /// The combinations of a model's reports, in the order of the file.
    mutating func combinations(
        _ entry: YAMLEntry, _ evidence: [Evidence], _ compiler: QuantityCompiler
    ) -> [Combination] {
        guard case .list(let items) = entry.value.kind else {
            reportKind(entry.value, entry.key, "a list of combinations of reports")
            return []
        }
        var taken: Set<Int> = []
        var result: [Combination] = []
        for item in limited(items, "combinations", { $0.offset..<$0.offset + 1 }) {
            guard case .mapping(let entries) = item.kind else {
                report(
                    range(item),
                    "a combination with `as` and `reports` is expected here, found "
                        + item.description)
                continue
            }
            if let combination = combination(entries, item, evidence, compiler, &taken) {
                result.append(combination)
            }
        }
        return result
    }

    private mutating func combination(
        _ entries: [YAMLEntry], _ item: YAMLNode, _ evidence: [Evidence],
        _ compiler: QuantityCompiler, _ taken: inout Set<Int>
    ) -> Combination? {
        var rule: Combination.Rule?
        var members: [Int] = []
        var weights: [Double] = []
        var weightsEntry: YAMLEntry?
        for entry in withoutDuplicates(entries) {
            switch entry.key.string {
            case "as":
                guard let text = text(entry) else { continue }
                rule = Combination.Rule(rawValue: text.string.trimmed)
                if rule == nil {
                    report(
                        range(text), "`\(text.string.trimmed)` is no way to combine reports",
                        "write all, any or pool")
                }
            case "reports":
                for text in texts(entry, "the name of a report") {
                    member(text, evidence, &members, &taken)
                }
            case "weights":
                weightsEntry = entry
                weights = texts(entry, "a number").compactMap {
                    number($0, "weights", compiler, .positive)
                }
            default: reportUnknown(entry.key, among: .combination)
            }
        }
        let place = item.offset..<item.offset + 1
        // What is wrong with a report is said where it stands.
        let named = item.texts(of: "reports")
        let isAboutWrongReports = named.contains { name in
            definesReport(name) && !evidence.contains { $0.name == name }
        }
        if !entries.contains(where: { $0.key.string == "as" }) {
            report(place, "this combination has no `as`", "write `as: any`, all or pool")
        }
        guard members.count >= 2 else {
            if isAboutWrongReports { return nil }
            report(place, "a combination needs at least two `reports`")
            return nil
        }
        if let weightsEntry, weights.count != members.count {
            report(
                range(weightsEntry.key),
                "there are \(weights.count) weights for \(members.count) reports")
            return nil
        }
        let even = [Double](repeating: 1, count: members.count)
        return rule.map {
            Combination(rule: $0, members: members, weights: weights.isEmpty ? even : weights)
        }
    }

    private mutating func member(
        _ text: YAMLText, _ evidence: [Evidence], _ members: inout [Int], _ taken: inout Set<Int>
    ) {
        let name = text.string.trimmed
        guard let index = evidence.firstIndex(where: { $0.name == name }) else {
            if definesReport(name) { return }
            let nearest = NearestName.of(name, among: evidence.map(\.name))
            report(
                range(text), "there is no report `\(name)`",
                nearest.map { "did you mean `\($0)`?" })
            return
        }
        guard taken.insert(index).inserted else {
            report(range(text), "report `\(name)` is combined twice")
            return
        }
        members.append(index)
    }
}
