/// What is wrong with a model, or what somebody who knows the field would ask about it.
public struct Diagnostic: Error, Sendable, Equatable {
    /// How much it matters.
    package enum Severity: Sendable, Equatable {
        /// The model cannot be used.
        case error
        /// It may be read otherwise than it was meant: for everybody who uses its figures.
        case warning
        /// It could be modelled better: for those who check it.
        case advice
    }

    /// What a warning is about, by its index in the model.
    package enum Subject: Sendable, Equatable {
        case quantity(Int)
        case question(Int)
        /// One of `Model.evidence`.
        case report(Int)
    }

    /// What kind of problem it is: stable, and not shown to users.
    package var code: Code
    /// How much it matters.
    package var severity: Severity
    /// What is wrong and what was expected, one sentence without a full stop.
    public package(set) var message: String
    /// What to write instead, where there is a good guess.
    public package(set) var suggestion: String?
    /// What of the model it is about, where that is known.
    package var subject: Subject?
    /// Where the cause stands; nil where that is the subject or the model as a whole.
    public package(set) var place: SourcePlace?
    /// The line of the text that it stands in; empty where none is to be shown.
    public package(set) var sourceLine = ""
    /// Where it stands in the text that is being read, as UTF-8 offsets: at first the expression, then,
    /// once it is known where that stands, the file.
    package var span: Range<Int>

    /// Describes a problem; what its sentences repeat of the model is cut to a readable length.
    package init(
        _ message: String, suggestion: String? = nil, code: Code = .value,
        severity: Severity = .error, subject: Subject? = nil, place: SourcePlace? = nil,
        sourceLine: String = ""
    ) {
        self.init(
            0..<0, message, suggestion: suggestion, code: code, severity: severity)
        self.subject = subject
        self.place = place
        self.sourceLine = sourceLine
    }

    /// Describes a problem of a stretch of the text that is being read.
    package init(
        _ span: Range<Int>, _ message: String, suggestion: String? = nil, code: Code = .value,
        severity: Severity = .error
    ) {
        self.span = span
        self.code = code
        self.severity = severity
        // A warning quotes what is there to be looked up, a suggestion what is there to be copied.
        self.message = MessageText.shortened(
            message, to: severity == .error ? MessageText.longestPiece : MessageText.longestHelp)
        self.suggestion = suggestion.map { MessageText.shortened($0, to: MessageText.longestHelp) }
    }

    /// The same at another stretch.
    package func at(_ span: Range<Int>) -> Diagnostic {
        var result = self
        result.span = span
        return result
    }

    /// The quantity that it is about, by its index in `Model.quantities`.
    package var quantity: Int? {
        if case .quantity(let index) = subject { index } else { nil }
    }
}

extension Diagnostic {
    /// The kinds of problems. Their words stay what they are, for tests and programs.
    package enum Code: String, Sendable, CaseIterable {
        /// The file is no text, too large, or not to be had.
        case file
        /// The text is no YAML, or YAML that has no place in a model.
        case yaml
        /// The text of an expression does not follow the grammar.
        case syntax
        /// A number, a word or a law is not what is allowed here.
        case value
        /// Something is named that there is not.
        case unknownName = "unknown-name"
        /// A key has no meaning where it stands.
        case unknownKey = "unknown-key"
        /// A name breaks the rules of names.
        case badName = "bad-name"
        /// Something stands twice that may stand once.
        case duplicate
        /// Something that must be there is not.
        case missing
        /// A list stands where text should, or the like.
        case kind
        /// There is more of something than a model may have.
        case limit
        /// Quantities depend on each other in a circle.
        case circle
        /// Correlations contradict each other, or are of what has none.
        case correlation
        /// A data file cannot be used.
        case data
        /// A number or a comparison may be read otherwise than it was meant.
        case misreading
        /// A range is not what its source says, or one source counts twice.
        case source
        /// A tail without moments, a range without limits, a quantity without use.
        case modelling
    }
}

/// All the problems of one model, in the order of the text.
public struct ModelErrors: Error, Sendable {
    /// The problems, never empty.
    public let diagnostics: [Diagnostic]

    /// Gathers problems.
    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}

extension Model {
    /// The name of what a warning is about; empty where it is about the model as a whole.
    package func name(of subject: Diagnostic.Subject?) -> String {
        switch subject {
        case .quantity(let index): quantities[index].name
        case .question(let index): questions[index].name
        case .report(let index): evidence[index].name
        case nil: ""
        }
    }
}
