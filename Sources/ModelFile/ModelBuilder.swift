import ModelLanguage

/// Builds a model in Swift, without a file. It is validated as a file is: `model()` throws every problem at
/// once, with the statement that it is in.
///
/// ```swift
/// var builder = ModelBuilder("losses", title: "Losses of the first month")
/// builder.source("nato", title: "Senior NATO official, to AP", date: "2022-03-23")
/// builder.quantity("killed", "7000 to 15000", sources: ["nato"])
/// builder.quantity("wounded", "killed * lognormal(median: 3, sigma: 0.4)")
/// builder.report("both", about: "killed + wounded", says: "30000 to 40000")
/// let result = try builder.model().simulate(runs: 1_000_000)
/// ```
public struct ModelBuilder: Sendable {
    private let name: String
    private var head: [Member] = []
    private var quantities: [Member] = []
    private var sources: [Member] = []
    private var questions: [Member] = []
    private var reports: [Statement] = []
    private var combinations: [Statement] = []
    private var correlations: [Statement] = []
    private var trust: [Member] = []

    /// The names of the quantities that results show, in their order; all where it is empty.
    public var reported: [String] = []
    /// The quantity that a page's first sentence speaks of; the first reported one where it is nil.
    public var headline: String?
    /// The probability of a range `a to b`, from 0.5 to 0.999; nil stands for 0.9.
    public var rangeLevel: Double?

    /// What stands behind a key.
    private indirect enum Statement: Sendable {
        case text(String)
        case block([Member])
        case list([Statement])

        var isEmpty: Bool {
            switch self {
            case .text: false
            case .block(let members): members.isEmpty
            case .list(let items): items.isEmpty
            }
        }
    }

    private struct Member: Sendable {
        let key: String
        let value: Statement

        init(_ key: String, _ value: Statement) {
            self.key = key
            self.value = value
        }

        /// Nil where there is nothing to state.
        init?(_ key: String, _ text: String?) {
            guard let text else { return nil }
            self.init(key, .text(text))
        }

        init?(_ key: String, _ number: Double?) { self.init(key, number.map { "\($0)" }) }

        init?(_ key: String, _ texts: [String]) {
            guard !texts.isEmpty else { return nil }
            self.init(key, .list(texts.map { .text($0) }))
        }
    }

    /// Begins a model.
    ///
    /// - Parameters:
    ///   - name: what results call it.
    ///   - title: what it estimates; its name where there is none.
    ///   - asOf: the date that it speaks for, as `2022-03-24` or `2022-03`.
    ///   - unit: the unit of quantities that state none.
    ///   - notes: what a reader should know.
    public init(
        _ name: String, title: String? = nil, asOf: String? = nil, unit: String = "people",
        notes: String? = nil
    ) {
        self.name = name
        head = [
            Member("title", title), Member("as_of", asOf), Member("unit", unit),
            Member("notes", notes),
        ].compactMap(\.self)
    }

    /// Adds a quantity.
    ///
    /// - Parameters:
    ///   - name: its name, by which expressions know it.
    ///   - value: a range, a law or a formula of the model language.
    ///   - title: what readers are told it is.
    ///   - sources: the ids of its sources.
    public mutating func quantity(
        _ name: String, _ value: String, title: String? = nil, unit: String? = nil,
        sources: [String] = [], note: String? = nil
    ) {
        let members = [
            Member("value", value), Member("title", title), Member("unit", unit),
            Member("source", sources),
            Member("note", note),
        ]
        quantities.append(Member(name, .block(members.compactMap(\.self))))
    }

    /// Adds a source, which quantities and reports name by its id.
    ///
    /// - Parameters:
    ///   - grade: its Admiralty grade, such as `B2`.
    ///   - origin: where the information comes from; reports of one origin count once together.
    public mutating func source(
        _ id: String, title: String, date: String? = nil, url: String? = nil,
        grade: String? = nil, quote: String? = nil, origin: String? = nil, note: String? = nil
    ) {
        let members = [
            Member("title", title), Member("date", date), Member("url", url),
            Member("grade", grade), Member("quote", quote), Member("origin", origin),
            Member("note", note),
        ]
        sources.append(Member(id, .block(members.compactMap(\.self))))
    }

    /// Adds a question, whose probability is asked for.
    ///
    /// - Parameter given: the condition under which it is asked.
    public mutating func question(
        _ name: String, _ condition: String, given: String? = nil, title: String? = nil
    ) {
        let members = [
            Member("condition", condition), Member("given", given), Member("title", title),
        ]
        questions.append(Member(name, .block(members.compactMap(\.self))))
    }

    /// Adds a report about something that follows from the quantities.
    ///
    /// - Parameters:
    ///   - about: what it speaks of, an expression.
    ///   - statement: what it says: a range, a number, `at least`, `at most` or a count.
    ///   - error: how it errs; by a factor where it is nil and can be.
    ///   - relativeError: the size of its error as a share of the number.
    ///   - trust: the probability that it is right within its error.
    ///   - ifWrong: how far off it is if it is wrong but about the truth: the standard deviation of its
    ///     logarithm, 1 for typically a factor of three. Nil: a wrong report is unrelated to the truth.
    ///   - sources: the ids of its sources.
    public mutating func report(
        _ name: String, about: String, says statement: String,
        error: Evidence.ErrorShape? = nil, relativeError: Double? = nil, trust: Double? = nil,
        ifWrong: Double? = nil, sources: [String] = []
    ) {
        let members = [
            Member("name", name), Member("about", about), Member("report", statement),
            Member("error", error?.rawValue), Member("relative_error", relativeError),
            Member("trust", trust), Member("if_wrong", ifWrong), Member("source", sources),
        ]
        reports.append(.block(members.compactMap(\.self)))
    }

    /// Says how some reports bear on each other.
    ///
    /// - Parameters:
    ///   - names: those of the reports, two or more.
    ///   - weights: what each counts for; all the same where it is empty.
    public mutating func combine(
        _ names: [String], as rule: Combination.Rule, weights: [Double] = []
    ) {
        let members = [
            Member("as", rule.rawValue), Member("reports", names),
            Member("weights", weights.map { "\($0)" }),
        ]
        combinations.append(.block(members.compactMap(\.self)))
    }

    /// Says that two or more laws are not independent.
    ///
    /// - Parameters:
    ///   - names: those of the quantities that are laws.
    ///   - value: the correlation of each pair, between −1 and 1.
    public mutating func correlate(
        _ names: [String], _ value: Double, measure: Correlation.Measure = .spearman
    ) {
        let members = [Member("between", names), Member(measure.rawValue, value)]
        correlations.append(.block(members.compactMap(\.self)))
    }

    /// Says how likely reports of an Admiralty grade are right.
    public mutating func trust(_ grade: String, _ probability: Double) {
        trust.append(Member(grade, .text("\(probability)")))
    }

    /// The model.
    ///
    /// - Parameter overrides: other expressions for some quantities.
    /// - Throws: every problem, each with the statement that it is in.
    public func model(overrides: [Model.Override] = []) throws(ModelErrors) -> Model {
        let members =
            head
            + [
                Member("ranges_are", rangeLevel), Member("sources", .block(sources)),
                Member("quantities", .block(quantities)), Member("report", reported),
                Member("headline", headline), Member("questions", .block(questions)),
                Member("evidence", .list(reports)), Member("trust", .block(trust)),
                Member("combine", .list(combinations)),
                Member("correlations", .list(correlations)),
            ].compactMap(\.self)
        var layout = Layout()
        let root = layout.node(.block(members.filter { !$0.value.isEmpty }), path: "")
        return try ModelReader.read(
            root, SourceText(file: name, bytes: layout.bytes), name: name, overrides: overrides)
    }

    /// Lays statements out as text, a line each, so that problems have places.
    private struct Layout {
        var bytes: [UInt8] = []

        mutating func node(_ statement: Statement, path: String) -> YAMLNode {
            switch statement {
            case .text(let string):
                let text = line(path, string)
                return YAMLNode(kind: .text(text), offset: text.offset)
            case .list(let items):
                let offset = bytes.count
                let nodes = items.enumerated().map { index, item in
                    node(item, path: "\(path)[\(index + 1)]")
                }
                return YAMLNode(kind: .list(nodes), offset: offset)
            case .block(let members):
                let offset = bytes.count
                let entries = members.map { member in
                    let own = path.isEmpty ? member.key : "\(path).\(member.key)"
                    let key = YAMLText(
                        string: member.key, style: .plain,
                        offset: bytes.count + own.utf8.count - member.key.utf8.count)
                    let value = node(member.value, path: own)
                    return YAMLEntry(key: key, value: value)
                }
                return YAMLNode(kind: .mapping(entries), offset: offset)
            }
        }

        /// A line `path: text`, in which no byte is of another length than in the text.
        private mutating func line(_ path: String, _ string: String) -> YAMLText {
            bytes += (path + ": ").utf8
            let text = YAMLText(string: string, style: .plain, offset: bytes.count)
            bytes += string.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
            bytes.append(0x0A)
            return text
        }
    }
}
