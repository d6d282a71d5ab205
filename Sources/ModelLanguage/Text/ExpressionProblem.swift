/// A problem inside one expression, placed by UTF-8 offsets into the expression's own text.
///
/// The reader of the file turns it into a `Diagnostic` once it knows where the text stands.
package struct ExpressionProblem: Error, Sendable, Equatable {
    /// What the problem is about.
    package var span: Range<Int>
    /// What is wrong and what was expected, one sentence without a full stop.
    package var message: String
    /// What to write instead, where there is a good guess.
    package var suggestion: String?

    /// Describes a problem.
    package init(_ span: Range<Int>, _ message: String, suggestion: String? = nil) {
        self.span = span
        self.message = message
        self.suggestion = suggestion
    }
}
