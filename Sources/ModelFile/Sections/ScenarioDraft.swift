import ModelLanguage

/// A scenario as the file gives it: what it puts over the model, before that is checked.
struct ScenarioDraft {
    var scenario: Scenario
    /// The quantities it gives another value.
    var quantities: [YAMLEntry] = []
    /// The reports it changes or adds.
    var reports: [YAMLNode] = []
    /// The names of the reports it leaves out.
    var without: Set<String> = []

    /// The entries of a model under the scenario.
    ///
    /// A changed quantity keeps its unit and title; a changed report keeps what the scenario does not state.
    /// A report that is left out leaves its combinations, too.
    func applied(to model: [String: YAMLEntry]) -> [String: YAMLEntry] {
        var result = model
        if let entry = model["quantities"], case .mapping(let entries) = entry.value.kind {
            let values = Dictionary(
                quantities.map { ($0.key.string, $0) }, uniquingKeysWith: { first, _ in first })
            result["quantities"] = entry.holding(
                .mapping(entries.map { values[$0.key.string]?.keepingNames(of: $0) ?? $0 }))
        }
        if let entry = model["evidence"] {
            if case .list(let items) = entry.value.kind {
                result["evidence"] = entry.holding(.list(changed(items)))
            }
        } else if let first = reports.first {
            result["evidence"] = YAMLEntry(
                key: YAMLText(string: "evidence", style: .plain, offset: first.offset),
                value: YAMLNode(kind: .list(reports), offset: first.offset))
        }
        if let entry = model["combine"], case .list(let items) = entry.value.kind {
            result["combine"] = entry.holding(.list(items.compactMap { reduced($0) }))
        }
        return result
    }

    private func changed(_ items: [YAMLNode]) -> [YAMLNode] {
        let own = Dictionary(
            reports.map { ($0["name"]?.text ?? "", $0) }, uniquingKeysWith: { first, _ in first }
        )
        var known: Set<String> = []
        let changed = items.compactMap { item -> YAMLNode? in
            guard let name = item["name"]?.text else { return item }
            known.insert(name)
            if without.contains(name) { return nil }
            return own[name].map { item.stating($0) } ?? item
        }
        return changed + reports.filter { !known.contains($0["name"]?.text ?? "") }
    }

    /// A combination without the reports that are left out; nil where fewer than two remain.
    private func reduced(_ item: YAMLNode) -> YAMLNode? {
        guard case .mapping(let entries) = item.kind else { return item }
        let names = item.texts(of: "reports")
        let kept = names.indices.filter { !without.contains(names[$0]) }
        if kept.count == names.count { return item }
        if kept.count < 2 { return nil }
        let reduced = entries.map { entry -> YAMLEntry in
            guard ["reports", "weights"].contains(entry.key.string),
                case .list(let items) = entry.value.kind, items.count == names.count
            else { return entry }
            return entry.holding(.list(kept.map { items[$0] }))
        }
        return YAMLNode(kind: .mapping(reduced), offset: item.offset)
    }
}

extension YAMLNode {
    /// A report with the keys that another states in place of its own.
    fileprivate func stating(_ other: YAMLNode) -> YAMLNode {
        guard case .mapping(let entries) = kind, case .mapping(let own) = other.kind else {
            return other
        }
        var stated = Set(own.map(\.key.string))
        // What a report speaks of is one or the other.
        if stated.contains("about") { stated.insert("readings") }
        if stated.contains("readings") { stated.insert("about") }
        let kept = entries.filter { !stated.contains($0.key.string) }
        return YAMLNode(kind: .mapping(kept + own), offset: other.offset)
    }
}
