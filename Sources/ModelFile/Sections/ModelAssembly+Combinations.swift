import ModelLanguage

// Readings of reports, and the section `combine:`.
extension ModelAssembly {
    /// The readings of a report, which is the one at an index of the model's.
    mutating func readings(
        _ entry: YAMLEntry, _ scope: Scope, at index: Int
    ) -> [Evidence.Reading] {
        guard let entries = mapping(entry, "a mapping of names to what the report may speak of")
        else { return [] }
        if entries.count < 2 {
            report(
                range(entry.key), "`readings` needs at least two", "for one write `about:`",
                code: .missing)
        }
        return limited(entries, "readings", \.key.start)
            .compactMap { reading($0, scope, at: index) }
    }

    private mutating func reading(
        _ entry: YAMLEntry, _ scope: Scope, at index: Int
    ) -> Evidence.Reading? {
        let name = entry.key.string
        report(NameRule.problem(label: name, of: "a reading"), at: entry.key)
        var about: YAMLText?
        var weight: Double? = 1
        if case .text(let text) = entry.value.kind {
            about = text
        } else if let entries = mapping(
            entry, "what the report speaks of, or a block with `about`")
        {
            let block = block(entries, .reading)
            about = text(block["about"])
            if block["weight"] != nil { weight = number(block["weight"], scope, .positive) }
            if about == nil {
                report(range(entry.key), "reading `\(name)` has no `about`", code: .missing)
            }
        }
        guard let about, let subject = check(about, .evidence, scope, about: .report(index)),
            let weight
        else { return nil }
        return Evidence.Reading(
            name: name, about: subject.expression, aboutText: about.string.oneLine, weight: weight)
    }

    /// The combinations of a model's reports, in the order of the file.
    mutating func combinations(
        _ entry: YAMLEntry, _ evidence: [Evidence], _ scope: Scope
    ) -> [Combination] {
        var taken: Set<Int> = []
        let items = list(entry, "combinations", "a list of combinations of reports")
        return items.compactMap { item in
            entries(of: item, "a combination with `as` and `reports`").flatMap {
                combination(block($0, .combination), item, evidence, scope, &taken)
            }
        }
    }

    private mutating func combination(
        _ block: [String: YAMLEntry], _ item: YAMLNode, _ evidence: [Evidence], _ scope: Scope,
        _ taken: inout Set<Int>
    ) -> Combination? {
        var rule: Combination.Rule?
        if let text = text(block["as"]) {
            rule = Combination.Rule(rawValue: text.string.trimmed)
            if rule == nil {
                report(
                    range(text), "`\(text.string.trimmed)` is no way to combine reports",
                    "write all, any or pool", code: .unknownName)
            }
        }
        if block["as"] == nil {
            report(
                item.start, "this combination has no `as`", "write `as: any`, all or pool",
                code: .missing)
        }
        let names = block["reports"].map { texts($0, "the name of a report") } ?? []
        let members = names.compactMap { member($0, evidence, &taken) }
        let weights = (block["weights"].map { texts($0, "a number") } ?? []).compactMap {
            number($0, "weights", scope, .positive)
        }
        guard members.count >= 2 else {
            // What is wrong with a report is said where it stands.
            let isAboutWrongReports = item.texts(of: "reports").contains { name in
                knownReports.contains(name) && !evidence.contains { $0.name == name }
            }
            if !isAboutWrongReports {
                report(item.start, "a combination needs at least two `reports`", code: .missing)
            }
            return nil
        }
        if let entry = block["weights"], weights.count != members.count {
            report(
                range(entry.key),
                "there are \(weights.count) weights for \(members.count) reports")
            return nil
        }
        let even = members.map { _ in 1.0 }
        return rule.map {
            Combination(rule: $0, members: members, weights: weights.isEmpty ? even : weights)
        }
    }

    private mutating func member(
        _ text: YAMLText, _ evidence: [Evidence], _ taken: inout Set<Int>
    ) -> Int? {
        let name = text.string.trimmed
        guard let index = evidence.firstIndex(where: { $0.name == name }) else {
            if !knownReports.contains(name) {
                report(
                    range(text), "there is no report `\(name)`",
                    NearestName.suggestion(for: name, among: evidence.map(\.name)),
                    code: .unknownName)
            }
            return nil
        }
        if taken.insert(index).inserted { return index }
        report(range(text), "report `\(name)` is combined twice", code: .duplicate)
        return nil
    }
}
