import ModelLanguage

// The section `scenarios:`.
extension ModelAssembly {
    /// The most scenarios of a model: each is checked with the whole model.
    static let maximumScenarios = 50

    /// The scenarios of a model, in the order of the file.
    ///
    /// - Parameter model: the entries of the model, whose quantities and reports they change.
    mutating func scenarios(_ entry: YAMLEntry, of model: [YAMLEntry]) -> [ScenarioDraft] {
        guard let entries = mapping(entry.value, of: entry.key, "a mapping of names to scenarios")
        else { return [] }
        if entries.count > Self.maximumScenarios {
            report(
                range(entries[Self.maximumScenarios].key),
                "a model has at most \(Self.maximumScenarios) scenarios")
        }
        let names = ModelNames(model)
        return entries.prefix(Self.maximumScenarios).compactMap { scenario($0, names) }
    }

    private mutating func scenario(_ entry: YAMLEntry, _ names: ModelNames) -> ScenarioDraft? {
        let name = entry.key.string
        if let problem = NameRule.problem(label: name, of: "a scenario") {
            report(range(entry.key), problem.message, problem.suggestion)
        }
        guard
            let entries = mapping(
                entry.value, of: entry.key, "a mapping with `quantities`, `evidence` or `without`")
        else { return nil }
        var draft = ScenarioDraft(scenario: Scenario(name: name, changes: []))
        let problemsBefore = problems.count
        for entry in entries {
            switch entry.key.string {
            case "title": draft.scenario.title = text(entry)?.string.trimmed
            case "note": draft.scenario.note = text(entry)?.string.trimmed
            case "quantities": changeQuantities(entry, names, &draft)
            case "evidence": changeReports(entry, names, &draft)
            case "without": leaveOut(entry, names, &draft)
            default: reportUnknown(entry.key, among: .scenario)
            }
        }
        if draft.scenario.changes.isEmpty, problems.count == problemsBefore {
            report(
                range(entry.key), "scenario `\(name)` changes nothing",
                "give it `quantities:`, `evidence:` or `without:`")
        }
        for change in draft.reports {
            guard let report = change.text(of: "name"), draft.without.contains(report) else {
                continue
            }
            self.report(
                change.offset..<change.offset + 1,
                "report `\(report)` is both changed and left out")
        }
        return draft
    }

    private mutating func changeQuantities(
        _ entry: YAMLEntry, _ names: ModelNames, _ draft: inout ScenarioDraft
    ) {
        guard
            let entries = mapping(entry.value, of: entry.key, "a mapping of names to expressions")
        else { return }
        for entry in entries {
            let name = entry.key.string
            guard names.knownQuantities.contains(name) else {
                let nearest = nearest(to: name, among: names.quantities)
                report(
                    range(entry.key), "the model has no quantity `\(name)`",
                    nearest.map { "did you mean `\($0)`?" }
                        ?? "a scenario changes quantities that the model has")
                continue
            }
            draft.quantities.append(entry)
            let text = entry.value.plainText ?? entry.value.text(of: "value")
            draft.scenario.changes.append(
                .quantity(name: name, expression: (text ?? "").oneLine))
        }
    }

    private mutating func changeReports(
        _ entry: YAMLEntry, _ names: ModelNames, _ draft: inout ScenarioDraft
    ) {
        guard case .list(let items) = entry.value.kind else {
            reportKind(entry.value, entry.key, "a list of reports, each beginning with `- name:`")
            return
        }
        var seen: Set<String> = []
        for item in limited(items, "reports", { $0.offset..<$0.offset + 1 }) {
            guard case .mapping(let entries) = item.kind else {
                report(
                    range(item),
                    "a report with a name and what changes is expected here, found "
                        + item.description)
                continue
            }
            guard let name = item.text(of: "name"), !name.isEmpty else {
                report(
                    item.offset..<item.offset + 1, "this report has no `name`",
                    "name the report of the model that changes")
                continue
            }
            guard seen.insert(name).inserted else {
                report(item.offset..<item.offset + 1, "report `\(name)` stands twice")
                continue
            }
            let isNew = !names.knownReports.contains(name)
            let stated = Set(entries.map(\.key.string))
            // With these it is a report of its own.
            guard !isNew || !stated.isDisjoint(with: ["about", "readings"]) else {
                let nearest = nearest(to: name, among: names.reports)
                report(
                    item.offset..<item.offset + 1, "the model has no report `\(name)`",
                    nearest.map { "did you mean `\($0)`?" }
                        ?? "a new report needs `about` and `report`")
                continue
            }
            draft.reports.append(item)
            let properties = entries.filter { $0.key.string != "name" }.map {
                Scenario.Property($0.key.string, $0.value.texts.joined(separator: ", ").oneLine)
            }
            draft.scenario.changes.append(
                .report(name: name, properties: properties, isNew: isNew))
        }
    }

    private mutating func leaveOut(
        _ entry: YAMLEntry, _ names: ModelNames, _ draft: inout ScenarioDraft
    ) {
        for text in texts(entry, "the name of a report") {
            let name = text.string.trimmed
            guard names.knownReports.contains(name) else {
                let nearest = nearest(to: name, among: names.reports)
                report(
                    range(text), "the model has no report `\(name)`",
                    nearest.map { "did you mean `\($0)`?" })
                continue
            }
            guard draft.without.insert(name).inserted else {
                report(range(text), "report `\(name)` is named twice")
                continue
            }
            draft.scenario.changes.append(.without(report: name))
        }
    }
}

/// The names that scenarios may speak of.
private struct ModelNames {
    let quantities: [String]
    let reports: [String]
    /// The same, for looking up.
    let knownQuantities: Set<String>
    let knownReports: Set<String>

    init(_ model: [YAMLEntry]) {
        func node(_ key: String) -> YAMLNode.Kind? {
            model.first { $0.key.string == key }?.value.kind
        }
        if case .mapping(let entries) = node("quantities") {
            quantities = entries.map(\.key.string)
        } else {
            quantities = []
        }
        if case .list(let items) = node("evidence") {
            reports = items.compactMap { $0.text(of: "name") }
        } else {
            reports = []
        }
        knownQuantities = Set(quantities)
        knownReports = Set(reports)
    }
}

extension YAMLNode {
    /// The text, where it is one.
    fileprivate var plainText: String? {
        if case .text(let text) = kind { return text.string }
        return nil
    }
}
