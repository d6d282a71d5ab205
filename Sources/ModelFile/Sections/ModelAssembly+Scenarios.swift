import ModelLanguage

// The section `scenarios:`.
extension ModelAssembly {
    /// The most scenarios of a model: each is checked with the whole model.
    static let maximumScenarios = 50

    /// The scenarios of a model, in the order of the file.
    ///
    /// - Parameter model: the entries of the model, whose quantities and reports they change.
    mutating func scenarios(
        _ entry: YAMLEntry, of model: [String: YAMLEntry]
    ) -> [ScenarioDraft] {
        guard let entries = mapping(entry, "a mapping of names to scenarios") else { return [] }
        if entries.count > Self.maximumScenarios {
            report(
                range(entries[Self.maximumScenarios].key),
                "a model has at most \(Self.maximumScenarios) scenarios", code: .limit)
        }
        let names = ModelNames(model)
        return entries.prefix(Self.maximumScenarios).compactMap { scenario($0, names) }
    }

    private mutating func scenario(_ entry: YAMLEntry, _ names: ModelNames) -> ScenarioDraft? {
        let name = entry.key.string
        report(NameRule.problem(label: name, of: "a scenario"), at: entry.key)
        guard
            let entries = mapping(entry, "a mapping with `quantities`, `evidence` or `without`")
        else { return nil }
        let before = errors.count
        let block = block(entries, .scenario)
        var draft = ScenarioDraft(scenario: Scenario(name: name, changes: []))
        draft.scenario.title = words(block["title"])
        draft.scenario.note = words(block["note"])
        // The changes are told in the order of the file.
        for entry in entries where block[entry.key.string] != nil {
            switch entry.key.string {
            case "quantities": changeQuantities(entry, names, &draft)
            case "evidence": changeReports(entry, names, &draft)
            case "without": leaveOut(entry, names, &draft)
            default: break
            }
        }
        if draft.scenario.changes.isEmpty, errors.count == before {
            report(
                range(entry.key), "scenario `\(name)` changes nothing",
                "give it `quantities:`, `evidence:` or `without:`", code: .missing)
        }
        for change in draft.reports {
            guard let report = change["name"]?.text, draft.without.contains(report) else {
                continue
            }
            self.report(change.start, "report `\(report)` is both changed and left out")
        }
        return draft
    }

    private mutating func changeQuantities(
        _ entry: YAMLEntry, _ names: ModelNames, _ draft: inout ScenarioDraft
    ) {
        for entry in mapping(entry, "a mapping of names to expressions") ?? [] {
            let name = entry.key.string
            guard names.knownQuantities.contains(name) else {
                reportUnknown(
                    range(entry.key), "the model has no quantity `\(name)`", name,
                    among: names.quantities,
                    orElse: "a scenario changes quantities that the model has"
                )
                continue
            }
            draft.quantities.append(entry)
            let text = entry.value.text ?? entry.value["value"]?.text
            draft.scenario.changes.append(
                .quantity(name: name, expression: (text ?? "").oneLine))
        }
    }

    private mutating func changeReports(
        _ entry: YAMLEntry, _ names: ModelNames, _ draft: inout ScenarioDraft
    ) {
        var seen: Set<String> = []
        let items = list(entry, "reports", "a list of reports, each beginning with `- name:`")
        for item in items {
            guard let entries = entries(of: item, "a report with a name and what changes") else {
                continue
            }
            guard let name = item["name"]?.text, !name.isEmpty else {
                report(
                    item.start, "this report has no `name`",
                    "name the report of the model that changes", code: .missing)
                continue
            }
            guard seen.insert(name).inserted else {
                report(item.start, "report `\(name)` stands twice", code: .duplicate)
                continue
            }
            let isNew = !names.knownReports.contains(name)
            let stated = Set(entries.map(\.key.string))
            // With these it is a report of its own.
            guard !isNew || !stated.isDisjoint(with: ["about", "readings"]) else {
                reportUnknown(
                    item.start, "the model has no report `\(name)`", name, among: names.reports,
                    orElse: "a new report needs `about` and `report`")
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
            if !names.knownReports.contains(name) {
                reportUnknown(
                    range(text), "the model has no report `\(name)`", name, among: names.reports)
            } else if draft.without.insert(name).inserted {
                draft.scenario.changes.append(.without(report: name))
            } else {
                report(range(text), "report `\(name)` is named twice", code: .duplicate)
            }
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

    init(_ model: [String: YAMLEntry]) {
        quantities = model["quantities"]?.value.keys ?? []
        reports = model["evidence"]?.value.items.compactMap { $0["name"]?.text } ?? []
        knownQuantities = Set(quantities)
        knownReports = Set(reports)
    }
}
