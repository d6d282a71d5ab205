/// A parsed expression before its names are looked up.
package struct SyntaxNode: Sendable {
    /// The forms an expression takes.
    indirect enum Kind: Sendable {
        case number(Double)
        case name(String)
        /// What stands in double quotation marks.
        case text(String)
        case unary(UnaryOperator, SyntaxNode)
        case binary(BinaryOperator, SyntaxNode, SyntaxNode)
        case range(SyntaxNode, SyntaxNode)
        case call(name: String, nameSpan: Range<Int>, arguments: [SyntaxArgument])
    }

    /// What it is.
    let kind: Kind
    /// Where it stands, as UTF-8 offsets.
    package let span: Range<Int>
    /// The same without the parentheses around it.
    let innerSpan: Range<Int>
    /// The number of nodes on the longest way down, bounded by the parser, so that whatever walks
    /// the tree may recurse.
    let height: Int

    init(_ kind: Kind, span: Range<Int>, innerSpan: Range<Int>? = nil) {
        self.kind = kind
        self.span = span
        self.innerSpan = innerSpan ?? span
        switch kind {
        case .number, .name, .text: height = 1
        case .unary(_, let a): height = a.height + 1
        case .binary(_, let a, let b), .range(let a, let b):
            height = max(a.height, b.height) + 1
        case .call(_, _, let arguments):
            height =
                1 + arguments.reduce(0) { max($0, $1.value.height, $1.label?.height ?? 0) }
        }
    }
}

/// An argument of a call, with what stands before its colon, if anything.
struct SyntaxArgument: Sendable {
    /// The parameter's name, or the weight of a mixture's component.
    let label: SyntaxNode?
    /// The value.
    let value: SyntaxNode
}

extension SyntaxNode {
    /// Calls `visit` for every name that stands for a value, in the order of the text.
    ///
    /// The names of calls and of parameters are left out.
    package func forEachName(_ visit: (String, Range<Int>) -> Void) {
        switch kind {
        case .number, .text: break
        case .name(let name): visit(name, span)
        case .unary(_, let a): a.forEachName(visit)
        case .binary(_, let a, let b), .range(let a, let b):
            a.forEachName(visit)
            b.forEachName(visit)
        case .call(let callee, _, let arguments):
            for argument in arguments {
                // The labels of these two are weights, the others' the names of parameters.
                if let label = argument.label, ["mixture", "choose"].contains(callee) {
                    label.forEachName(visit)
                }
                argument.value.forEachName(visit)
            }
        }
    }
}
