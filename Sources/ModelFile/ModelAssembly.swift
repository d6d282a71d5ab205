import ModelLanguage

/// A model file on its way to a `Model`: what has been found wrong or doubtful so far, and what the
/// sections know of each other.
///
/// The sections of the file are read by extensions, each in a file of its own.
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
    var sourceIDs: [String] = [] {
        didSet { knownSources = Set(sourceIDs) }
    }
    /// The same, for looking up.
    private(set) var knownSources: Set<String> = []
    /// The names of the reports that the file has, right or wrong.
    var knownReports: Set<String> = []
    /// What each report says, where the file has it, in the order of `Model.evidence`.
    var statements: [YAMLText] = []
    let suggestions = SuggestionBudget()
    /// What is wrong.
    private(set) var errors: [Diagnostic] = []
    /// What may be read otherwise than it was meant.
    private(set) var doubts: [Diagnostic] = []

    init(_ source: SourceText) {
        self.source = source
    }

    /// Another reading of the same file, which has the same sources.
    init(after first: ModelAssembly) {
        source = first.source
        (sourceIDs, knownSources) = (first.sourceIDs, first.knownSources)
    }

    // MARK: Problems

    /// Adds an error at a stretch of the file.
    mutating func report(
        _ range: Range<Int>, _ message: String, _ suggestion: String? = nil,
        code: Diagnostic.Code = .value
    ) {
        errors.append(Diagnostic(range, message, suggestion: suggestion, code: code))
    }

    /// Adds an error about a text of the file as a whole.
    mutating func report(_ problem: Diagnostic?, at text: YAMLText) {
        if let problem { errors.append(problem.at(range(text))) }
    }

    /// Adds what was found in a text of the file, and what a doubt about it is about.
    mutating func report(
        _ found: [Diagnostic], in text: YAMLText, about subject: Diagnostic.Subject? = nil
    ) {
        guard !found.isEmpty else { return }
        let places = TextPlaces(text, in: source)
        for problem in found {
            var problem = problem.at(places.range(problem.span))
            guard problem.severity != .error else {
                errors.append(problem)
                continue
            }
            problem.subject = subject
            doubts.append(problem)
        }
    }

    /// Adds errors that another reading of the same file found.
    mutating func report(_ found: [Diagnostic]) { errors += found }

    /// The stretch of the file that a text takes; only its beginning where it is long.
    func range(_ text: YAMLText) -> Range<Int> {
        guard !text.string.isEmpty else { return text.offset..<text.offset + 1 }
        return TextPlaces(text, in: source).range(0..<text.string.utf8.count)
    }

    /// The stretch of the file that stands for a value in messages.
    func range(_ node: YAMLNode) -> Range<Int> {
        if case .text(let text) = node.kind { return range(text) }
        return node.start
    }

    // MARK: Kinds

    /// The entries of a mapping, each key once; a problem where the value is none.
    mutating func mapping(_ entry: YAMLEntry, _ expected: String) -> [YAMLEntry]? {
        guard case .mapping(let entries) = entry.value.kind else {
            reportKind(entry, expected)
            return nil
        }
        return withoutDuplicates(entries)
    }

    /// The entries of a block by their keys, each known and given once.
    mutating func block(_ entries: [YAMLEntry], _ table: KeyTable) -> [String: YAMLEntry] {
        var result: [String: YAMLEntry] = [:]
        for entry in withoutDuplicates(entries) {
            if table.contains(entry.key.string) {
                result[entry.key.string] = entry
            } else {
                reportUnknown(entry.key, among: table)
            }
        }
        return result
    }

    /// The items of a list, at most as many as a model may have; a problem where the value is none.
    mutating func list(_ entry: YAMLEntry, _ what: String, _ expected: String) -> [YAMLNode] {
        guard case .list(let items) = entry.value.kind else {
            reportKind(entry, expected)
            return []
        }
        return limited(items, what, \.start)
    }

    /// As many of some things as a model may have.
    mutating func limited<Item>(
        _ items: [Item], _ what: String, _ place: (Item) -> Range<Int>
    ) -> [Item] {
        if items.count > Self.maximumItems {
            report(
                place(items[Self.maximumItems]), "a model has at most \(Self.maximumItems) \(what)",
                code: .limit)
        }
        return Array(items.prefix(Self.maximumItems))
    }

    /// The entries of an item of a list; a problem where it is something else.
    mutating func entries(of item: YAMLNode, _ expected: String) -> [YAMLEntry]? {
        if case .mapping(let entries) = item.kind { return entries }
        report(
            range(item), "\(expected) is expected here, found \(item.description)", code: .kind)
        return nil
    }

    /// Text that is not empty; a problem where the value is none, nil without one where there is no entry.
    mutating func text(_ entry: YAMLEntry?) -> YAMLText? {
        guard let entry else { return nil }
        if case .text(let text) = entry.value.kind,
            text.string.contains(where: { !$0.isWhitespace })
        {
            return text
        }
        reportKind(entry, "text")
        return nil
    }

    /// The words of such a text.
    mutating func words(_ entry: YAMLEntry?) -> String? { text(entry)?.string.trimmed }

    /// The text of an expression; a problem where there is none, with a message for an empty one.
    mutating func expression(
        _ entry: YAMLEntry, _ expected: String, orEmpty message: String
    ) -> YAMLText? {
        guard case .text(let text) = entry.value.kind else {
            reportKind(entry, expected)
            return nil
        }
        guard text.string.contains(where: { !$0.isWhitespace }) else {
            report(
                range(entry.key), message,
                text.style == .plain && source.byte(at: text.offset) == UInt8(ascii: "#")
                    ? "text behind # is a comment" : nil, code: .missing)
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
            report(range(entry.key), "`\(entry.key.string)` is an empty list", code: .missing)
        }
        return items.compactMap { item in
            if case .text(let text) = item.kind, !text.string.isEmpty { return text }
            report(
                range(item), "\(expected) is expected here, found \(item.description)", code: .kind)
            return nil
        }
    }

    mutating func reportKind(_ entry: YAMLEntry, _ expected: String) {
        let (node, owner) = (entry.value, entry.key)
        var isText = false
        if case .text = node.kind { isText = true }
        if node.isMissing || isText && expected == "text" {
            report(
                range(owner), "`\(owner.string)` is empty; it must be \(expected)", code: .missing)
        } else {
            // A value that begins on a later line is shown by its key.
            let isNear = source.line(of: node.offset) == source.line(of: owner.offset)
            report(
                isNear ? range(node) : range(owner),
                "`\(owner.string)` must be \(expected), found \(node.description)", code: .kind)
        }
    }

    // MARK: Names

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
                    + "\(source.line(of: offset))", code: .duplicate)
            return false
        }
    }

    /// Reports a key that has no meaning where it stands.
    mutating func reportUnknown(_ key: YAMLText, among table: KeyTable) {
        report(
            range(key), "\(table.owner) has no key `\(key.string)`",
            NearestName.suggestion(for: key.string, among: table.names)
                ?? "its keys are \(table.names.joined(separator: ", "))", code: .unknownKey)
    }

    /// Reports a name that nothing has.
    mutating func reportUnknown(
        _ range: Range<Int>, _ message: String, _ name: String, among names: [String],
        orElse suggestion: String? = nil
    ) {
        report(
            range, message, suggestions.nearest(to: name, among: names) ?? suggestion,
            code: .unknownName)
    }
}
