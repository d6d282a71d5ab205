import ModelLanguage

/// A model file on its way to a `Model`: what has been read, and every problem so far.
///
/// The sections of the file add to it, each in a file of its own.
struct ModelAssembly {
    /// The largest number of quantities.
    static let maximumQuantities = 5000
    /// The largest number of reported quantities.
    static let maximumReported = 1000

    /// The largest number of questions, of reports and of correlations.
    static let maximumItems = 1000
    /// The largest number of random inputs.
    static let maximumInputs = 10_000

    let source: SourceText
    /// The ids under `sources:`, in the order of the file.
    private var sourceIDs: [String] = []
    /// The same, for looking up.
    private var knownSources: Set<String> = []
    /// The names of the reports that the file has, right or wrong.
    private var knownReports: Set<String> = []
    private let suggestions = SuggestionBudget()
    private(set) var problems: [ExpressionProblem] = []
    /// What may be read otherwise than it was meant, and what each is about.
    private(set) var doubts: [(subject: ModelWarning.Subject, doubt: ExpressionProblem)] = []

    init(_ source: SourceText) {
        self.source = source
    }

    /// Adds a problem at a stretch of the file.
    mutating func report(_ range: Range<Int>, _ message: String, _ suggestion: String? = nil) {
        problems.append(ExpressionProblem(range, message, suggestion: suggestion))
    }

    /// Adds problems that stand in a text of the file.
    mutating func report(_ found: [ExpressionProblem], in text: YAMLText) {
        guard !found.isEmpty else { return }
        let places = TextPlaces(text, in: source)
        for problem in found {
            report(places.range(problem.span), problem.message, problem.suggestion)
        }
    }

    /// Adds doubts about a text of the file.
    mutating func doubt(
        _ subject: ModelWarning.Subject, _ found: [ExpressionProblem], in text: YAMLText
    ) {
        guard !found.isEmpty else { return }
        let places = TextPlaces(text, in: source)
        for doubt in found {
            doubts.append(
                (subject, ExpressionProblem(places.range(doubt.span), doubt.message)))
        }
    }

    /// All doubts as warnings with their places.
    var warnings: [ModelWarning] {
        zip(doubts, source.places(of: doubts.map(\.doubt.span))).map { doubt, place in
            ModelWarning(doubt.subject, doubt.doubt.message, kind: .reading, place: place)
        }
    }

    /// The stretch of the file that a text takes; only its beginning where it is long.
    func range(_ text: YAMLText) -> Range<Int> {
        guard !text.string.isEmpty else { return text.offset..<text.offset + 1 }
        return TextPlaces(text, in: source).range(0..<text.string.utf8.count)
    }

    /// The stretch of the file that stands for a value in messages.
    func range(_ node: YAMLNode) -> Range<Int> {
        if case .text(let text) = node.kind { return range(text) }
        return node.offset..<node.offset + 1
    }

    /// Makes ids known, so that other sections may name them.
    mutating func define(_ sources: [Source]) {
        sourceIDs = sources.map(\.id)
        knownSources = Set(sourceIDs)
    }

    /// Makes a report's name known, whatever else is wrong with the report.
    mutating func define(report name: String) {
        knownReports.insert(name)
    }

    /// Whether the file has a report of this name, right or wrong.
    func definesReport(_ name: String) -> Bool { knownReports.contains(name) }

    /// The ids that `source:` names, with a problem for each that is not defined.
    mutating func sources(named entry: YAMLEntry) -> [String] {
        var ids: [String] = []
        var seen: Set<String> = []
        for text in texts(entry, "the id of a source") {
            let id = text.string
            if !seen.insert(id).inserted {
                report(range(text), "source `\(id)` is named twice")
            } else if knownSources.contains(id) {
                ids.append(id)
            } else {
                let nearest = nearest(to: id, among: sourceIDs)
                report(
                    range(text), "there is no source `\(id)`",
                    nearest.map { "did you mean `\($0)`?" } ?? "define it under `sources:`")
            }
        }
        return ids
    }

    /// The name nearest to a misspelt one, if it is still worth looking for.
    func nearest(to name: String, among names: [String]) -> String? {
        suggestions.spend() ? NearestName.of(name, among: names) : nil
    }

    /// Adds problems that another reading of the same file found.
    mutating func report(_ found: [ExpressionProblem]) {
        problems += found
    }

    /// The items of a list, as many as a model may have.
    mutating func limited<Item>(
        _ items: [Item], _ what: String, _ place: (Item) -> Range<Int>
    ) -> ArraySlice<Item> {
        if items.count > Self.maximumItems {
            report(
                place(items[Self.maximumItems]), "a model has at most \(Self.maximumItems) \(what)")
        }
        return items.prefix(Self.maximumItems)
    }

    // MARK: Kinds

    /// The entries of a mapping, each key once; a problem where the value is none.
    mutating func mapping(_ node: YAMLNode, of owner: YAMLText, _ expected: String) -> [YAMLEntry]?
    {
        guard case .mapping(let entries) = node.kind else {
            reportKind(node, owner, expected)
            return nil
        }
        return withoutDuplicates(entries)
    }

    /// Text that is not empty; a problem where the value is none.
    mutating func text(_ entry: YAMLEntry) -> YAMLText? {
        guard case .text(let text) = entry.value.kind,
            text.string.contains(where: { !$0.isWhitespace })
        else {
            reportKind(entry.value, entry.key, "text")
            return nil
        }
        return text
    }

    /// One text or a list of texts; a problem where the value is neither.
    mutating func texts(_ entry: YAMLEntry, _ expected: String) -> [YAMLText] {
        guard case .list(let items) = entry.value.kind else {
            return text(entry).map { [$0] } ?? []
        }
        if items.isEmpty {
            report(range(entry.key), "`\(entry.key.string)` is an empty list")
        }
        return items.compactMap { item in
            if case .text(let text) = item.kind, !text.string.isEmpty { return text }
            report(range(item), "\(expected) is expected here, found \(item.description)")
            return nil
        }
    }

    mutating func reportKind(_ node: YAMLNode, _ owner: YAMLText, _ expected: String) {
        if node.description == "nothing" || node.description == "text" && expected == "text" {
            report(range(owner), "`\(owner.string)` is empty; it must be \(expected)")
        } else {
            // A value that begins on a later line is shown by its key.
            let isNear = source.line(of: node.offset) == source.line(of: owner.offset)
            report(
                isNear ? range(node) : range(owner),
                "`\(owner.string)` must be \(expected), found \(node.description)")
        }
    }

    /// The entries with those left out, and reported, whose key stands twice.
    mutating func withoutDuplicates(_ entries: [YAMLEntry]) -> [YAMLEntry] {
        var first: [String: Int] = [:]
        return entries.filter { entry in
            guard let offset = first[entry.key.string] else {
                first[entry.key.string] = entry.key.offset
                return true
            }
            report(
                range(entry.key),
                "`\(entry.key.string)` is given twice; the first is on line "
                    + "\(source.line(of: offset))")
            return false
        }
    }

    /// Reports a key that has no meaning where it stands.
    mutating func reportUnknown(_ key: YAMLText, among table: KeyTable) {
        let known = table.names
        let nearest = NearestName.of(key.string, among: known)
        report(
            range(key), "\(table.owner) has no key `\(key.string)`",
            nearest.map { "did you mean `\($0)`?" }
                ?? "its keys are \(known.joined(separator: ", "))")
    }
}
