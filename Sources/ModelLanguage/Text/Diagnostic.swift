/// One problem in a model, with the place it stands at.
public struct Diagnostic: Error, Sendable, Equatable {
    /// The file's path, or what stands for it (`--set killed`).
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column in Unicode scalars, from 1.
    public var column: Int
    /// The line of the text that the problem stands in.
    public var sourceLine: String
    /// How many columns the caret marks, at least 1.
    public var length: Int
    /// What is wrong and what was expected, one sentence without a full stop.
    public var message: String
    /// What to write instead, where there is a good guess.
    public var suggestion: String?

    /// Describes a problem; what its sentences repeat of the model is cut to a readable length.
    public init(
        file: String, line: Int, column: Int, sourceLine: String, length: Int = 1,
        message: String, suggestion: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.sourceLine = sourceLine
        self.length = max(1, length)
        self.message = MessageText.shortened(message)
        self.suggestion = suggestion.map { MessageText.shortened($0, to: MessageText.longestHelp) }
    }
}

/// All the problems of one model, in the order of the text.
public struct ModelErrors: Error, Sendable {
    /// The problems, never empty.
    public let diagnostics: [Diagnostic]

    /// Gathers problems.
    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
