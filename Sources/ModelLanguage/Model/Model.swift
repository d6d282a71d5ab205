/// A validated model: every name resolved, every fixed parameter checked, no circles.
public struct Model: Sendable {
    /// The file's name without its ending, or the built-in model's name.
    public package(set) var name: String
    /// The model's title; its name where the file gives none.
    public package(set) var title: String
    /// The date the model speaks for, as written.
    public package(set) var asOf: String?
    /// Free text about the model.
    public package(set) var notes: String?
    /// The unit of quantities that state none.
    public package(set) var unit: String
    /// The sources, in the order of the file.
    package var sources: [Source]
    /// The quantities, in the order of the file.
    public package(set) var quantities: [Quantity]
    /// Indices into `quantities`, each after all that it depends on.
    package var evaluationOrder: [Int]
    /// Indices into `quantities` of those to report, in order.
    package var report: [Int]
    /// The reported quantity that the first sentence about the model speaks of, where the file names
    /// one: an index into `quantities`. Nil stands for the first that is reported.
    package var headline: Int?
    /// What a range `a to b` means, in quantities and in reports.
    package var rangeLevel = RangeLevel.usual
    /// The yes-or-no questions, in the order of the file.
    package var questions: [Question]
    /// Reports about derived quantities.
    package var evidence: [Evidence]
    /// How far reports are trusted by the grades of their sources.
    package var trust: TrustTable
    /// How some of the reports bear on each other; no report stands in two.
    package var combinations: [Combination]
    /// Wanted correlations between inputs, pair by pair.
    package var correlations: [Correlation]
    /// The scenarios that the model offers, in the order of the file.
    package var scenarios: [Scenario] = []
    /// The scenario that was applied to it.
    package var scenario: Scenario?
    /// The files that it extends, as diagnostics name them, the nearest first.
    package var extendedFiles: [String] = []
    /// The hexadecimal SHA-256 of the model's text, in UTF-8; of several files, that of the list of
    /// their own, the model's first, each on a line.
    public package(set) var digest: String
    /// What may be read otherwise than it was meant, as the reading of its text found.
    package var doubts: [Diagnostic] = []
    /// The `--set name=expression` changes made to the file's quantities, in order.
    package var overrides: [Override]

    /// A change made to one quantity for one run of the tool.
    public struct Override: Sendable, Equatable {
        /// The quantity's name.
        public let name: String
        /// Its new expression.
        public let expression: String

        /// Names a quantity and its new expression.
        public init(name: String, expression: String) {
            self.name = name
            self.expression = expression
        }
    }

    /// Assembles a model from validated parts.
    package init(
        name: String, title: String, asOf: String? = nil, notes: String? = nil,
        unit: String = "people", sources: [Source] = [], quantities: [Quantity],
        evaluationOrder: [Int], report: [Int], questions: [Question] = [],
        evidence: [Evidence] = [], trust: TrustTable = TrustTable(),
        combinations: [Combination] = [],
        correlations: [Correlation] = [], digest: String = "",
        overrides: [Override] = []
    ) {
        self.name = name
        self.title = title
        self.asOf = asOf
        self.notes = notes
        self.unit = unit
        self.sources = sources
        self.quantities = quantities
        self.evaluationOrder = evaluationOrder
        self.report = report
        self.questions = questions
        self.evidence = evidence
        self.trust = trust
        self.combinations = combinations
        self.correlations = correlations
        self.digest = digest
        self.overrides = overrides
    }
}

/// Where a number comes from.
package struct Source: Sendable, Equatable {
    /// The key under `sources:`.
    package var id: String
    /// Who said it, and where.
    package var title: String
    /// When it was said, as written.
    package var date: String?
    /// Where to read it.
    package var url: String?
    /// The NATO Admiralty grade, such as `B2`.
    package var grade: String?
    /// The words of the report.
    package var quote: String?
    /// The origin that several sources may share.
    package var origin: String?
    /// Free text about the source.
    package var note: String?

    /// Describes a source.
    package init(
        id: String, title: String, date: String? = nil, url: String? = nil, grade: String? = nil,
        quote: String? = nil, origin: String? = nil, note: String? = nil
    ) {
        self.id = id
        self.title = title
        self.date = date
        self.url = url
        self.grade = grade
        self.quote = quote
        self.origin = origin
        self.note = note
    }
}

/// A named quantity of a model.
public struct Quantity: Sendable {
    /// The name, unique in the model.
    public package(set) var name: String
    /// What readers are told it is; nil where its name says it.
    package var title: String?
    /// Its unit.
    public package(set) var unit: String
    /// Its value, checked.
    package var expression: CheckedExpression
    /// Its value, as written.
    public package(set) var text: String
    /// The ids of its sources.
    package var sources: [String]
    /// Free text about it.
    package var note: String?
    /// What it is of a joint law, if anything.
    package var part: JointPart?
    /// Where its name stands in the model's text; under a scenario that changes it, in the scenario.
    /// Nil where there is no text.
    package var place: SourcePlace?

    /// Describes a quantity.
    package init(
        name: String, title: String? = nil, unit: String, expression: CheckedExpression,
        text: String,
        sources: [String] = [],
        note: String? = nil, part: JointPart? = nil, place: SourcePlace? = nil
    ) {
        self.part = part
        self.place = place
        self.name = name
        self.title = title
        self.unit = unit
        self.expression = expression
        self.text = text
        self.sources = sources
        self.note = note
    }
}

/// A yes-or-no question, answered by a probability.
package struct Question: Sendable {
    /// The key under `questions:`.
    package var name: String
    /// The condition.
    package var condition: CheckedExpression
    /// The condition, as written.
    package var text: String
    /// The question in a reader's words, where the file gives them.
    package var title: String?
    /// The condition under which it is asked; nil where it is asked in every run.
    package var given: CheckedExpression?
    /// The same, as written.
    package var givenText: String?

    /// The condition with that under which it is asked, as written.
    package var wholeText: String { text + (givenText.map { " given " + $0 } ?? "") }

    /// Describes a question.
    package init(
        name: String, condition: CheckedExpression, text: String, title: String? = nil,
        given: CheckedExpression? = nil, givenText: String? = nil
    ) {
        self.given = given
        self.givenText = givenText
        self.name = name
        self.condition = condition
        self.text = text
        self.title = title
    }
}

/// A report about a derived quantity.
public struct Evidence: Sendable {
    /// The report's name.
    package var name: String
    /// What it speaks of.
    package var about: CheckedExpression
    /// What it speaks of, as written.
    package var aboutText: String
    /// What was reported, as written and in parsed form.
    package var report: Report
    /// The report as written.
    package var reportText: String
    /// The shape of the reporting error.
    package var error: ErrorShape
    /// The relative error of a point or bound.
    package var relativeError: Double?
    /// The probability that the report is right.
    package var trust: Double?
    /// The log-sd of a report that is wrong but about the truth; nil where it is then unrelated to it.
    package var ifWrong: Double?
    /// The ids of its sources.
    package var sources: [String]
    /// What it may speak of, where that is open; `about` is then the first of them.
    package var readings: [Reading]

    /// The forms of a report.
    package enum Report: Sendable, Equatable {
        case range(Double, Double)
        case point(Double)
        case about(Double)
        case atLeast(Double)
        case atMost(Double)
        case exactly(Double)
        /// So many of a total, as in `12 of 40`.
        case share(Double, of: Double)
        /// So many, as in `7 counted`.
        case count(Double)

        /// Whether it is a bound, which has a probability and no density.
        package var isBound: Bool {
            switch self {
            case .atLeast, .atMost: true
            case .range, .point, .about, .exactly, .share, .count: false
            }
        }

        /// The number that it names, the first of several.
        package var number: Double {
            switch self {
            case .range(let x, _), .point(let x), .about(let x), .atLeast(let x), .atMost(let x),
                .exactly(let x), .share(let x, _), .count(let x):
                x
            }
        }
    }

    /// Whether it is a count, which is right or unrelated to the truth.
    package var isCount: Bool {
        switch report {
        case .share, .count: true
        default: isExact
        }
    }

    /// Whether it allows one number only: `exactly 121`, or a bare number that is never wrong.
    package var isExact: Bool {
        switch report {
        case .exactly: true
        case .point: error == .hard && relativeError == nil
        default: false
        }
    }

    /// The shapes of a reporting error.
    public enum ErrorShape: String, Sendable, CaseIterable {
        /// By a factor: the logarithm errs by a normal law.
        case lognormal
        /// By an amount, by a normal law.
        case normal
        /// Not at all: what lies outside of the report is ruled out.
        case hard
    }

    /// Describes a report.
    package init(
        name: String, about: CheckedExpression, aboutText: String, report: Report,
        reportText: String,
        error: ErrorShape = .lognormal, relativeError: Double? = nil, trust: Double? = nil,
        ifWrong: Double? = nil, sources: [String] = [], readings: [Reading] = []
    ) {
        self.readings = readings
        self.name = name
        self.about = about
        self.aboutText = aboutText
        self.report = report
        self.reportText = reportText
        self.error = error
        self.relativeError = relativeError
        self.trust = trust
        self.ifWrong = ifWrong
        self.sources = sources
    }
}
