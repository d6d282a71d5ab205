/// Puts what one file says over what the files behind it say.
///
/// Sources, quantities, questions, grades, scenarios and reports go by their names: an own entry takes the
/// inherited one's place. Everything else that the own file states counts alone, except for
/// correlations and combinations, which have no names: there the own ones come first, and what an
/// inherited one says of the same inputs or reports is passed over.
struct ModelLayers {
    /// The entries of the model.
    private(set) var entries: [YAMLEntry] = []
    /// The quantities whose expression is another than that of the file that first had them.
    private(set) var replaced: Set<String> = []
    /// Inherited entries of the wrong kind, which nothing could be put over.
    private(set) var misshapen: [YAMLEntry] = []

    private static let named: Set = ["sources", "quantities", "questions", "trust", "scenarios"]
    static let lists: Set = ["evidence", "correlations", "combine"]

    /// Layers files.
    ///
    /// - Parameter files: the entries of each, the model's own first, those behind it after it.
    init(_ files: [[YAMLEntry]]) {
        // A file by itself stays as it is.
        guard files.count > 1 else {
            entries = files.first ?? []
            return
        }
        for file in files.reversed() { add(file) }
    }

    private mutating func add(_ own: [YAMLEntry]) {
        let isFirst = entries.isEmpty
        let unit = Self.entry("unit", own) ?? Self.entry("unit", entries)
        var result = entries
        for entry in own {
            let key = entry.key.string
            guard !isFirst, let place = result.firstIndex(where: { $0.key.string == key }) else {
                result.append(entry)
                continue
            }
            result[place] = merged(entry, over: result[place])
        }
        // Whoever extends this file may have another default.
        entries = result.map { entry in
            entry.key.string == "quantities" ? Self.stating(unit, in: entry) : entry
        }
    }

    private mutating func merged(_ own: YAMLEntry, over base: YAMLEntry) -> YAMLEntry {
        let key = own.key.string
        switch (own.value.kind, base.value.kind) {
        case (.mapping(let mine), .mapping(let inherited)) where Self.named.contains(key):
            let isQuantities = key == "quantities"
            if isQuantities {
                let known = Set(inherited.map(\.key.string))
                replaced.formUnion(mine.map(\.key.string).filter(known.contains))
            }
            let entries = Self.over(inherited, mine, name: \.key.string) { base, own in
                isQuantities ? own.keepingNames(of: base) : own
            }
            return own.holding(.mapping(entries))
        case (.list(let mine), .list(let inherited)):
            let items: [YAMLNode]
            switch key {
            case "evidence":
                items = Self.over(inherited, mine, name: { $0["name"]?.text }) { $1 }
            case "correlations": items = mine + inherited
            case "combine":
                let taken = Set(mine.flatMap { $0.texts(of: "reports") })
                items =
                    mine + inherited.filter { taken.isDisjoint(with: $0.texts(of: "reports")) }
            default: items = mine
            }
            return own.holding(.list(items))
        case (_, let inherited):
            if Self.isMisshapen(inherited, key) { misshapen.append(base) }
            return own
        }
    }

    private static func isMisshapen(_ kind: YAMLNode.Kind, _ key: String) -> Bool {
        switch kind {
        case .mapping: lists.contains(key)
        case .list: named.contains(key)
        case .text(let text): !text.isMissing && (named.contains(key) || lists.contains(key))
        }
    }

    /// The inherited items, each with the first own one of its name in its place, then the other own
    /// ones.
    private static func over<Item>(
        _ inherited: [Item], _ own: [Item], name: (Item) -> String?, _ join: (Item, Item) -> Item
    ) -> [Item] {
        var first: [String: Int] = [:]
        for (index, item) in own.enumerated() {
            if let name = name(item), first[name] == nil { first[name] = index }
        }
        var used: Set<Int> = []
        var result: [Item] = []
        for item in inherited {
            guard let name = name(item), let index = first[name] else {
                result.append(item)
                continue
            }
            if used.insert(index).inserted { result.append(join(item, own[index])) }
        }
        return result + own.indices.filter { !used.contains($0) }.map { own[$0] }
    }

    /// The quantities with the file's unit written out where they have none of their own.
    private static func stating(_ unit: YAMLEntry?, in quantities: YAMLEntry) -> YAMLEntry {
        guard let unit, case .text(let text) = unit.value.kind, !text.string.trimmed.isEmpty,
            case .mapping(let entries) = quantities.value.kind
        else { return quantities }
        return quantities.holding(.mapping(entries.map { $0.stating(unit) }))
    }

    private static func entry(_ key: String, _ entries: [YAMLEntry]) -> YAMLEntry? {
        entries.first { $0.key.string == key }
    }
}

extension YAMLEntry {
    /// A quantity with another's unit and title, where it states none itself.
    func keepingNames(of base: YAMLEntry) -> YAMLEntry {
        guard case .mapping(let entries) = base.value.kind else { return self }
        return entries.filter { ["unit", "title"].contains($0.key.string) }
            .reduce(self) { $0.stating($1) }
    }

    /// A quantity with a unit or a title, where it states none itself.
    fileprivate func stating(_ entry: YAMLEntry) -> YAMLEntry {
        switch value.kind {
        case .mapping(let entries):
            guard !entries.contains(where: { $0.key.string == entry.key.string }) else {
                return self
            }
            return holding(.mapping(entries + [entry]))
        case .text(let text) where !text.string.trimmed.isEmpty:
            let expression = YAMLEntry(
                key: YAMLText(string: "value", style: .plain, offset: key.offset), value: value)
            return holding(.mapping([expression, entry]))
        default: return self
        }
    }
}
