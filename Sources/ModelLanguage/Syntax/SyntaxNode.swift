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
        height = 1 + (Self.children(of: kind).map(\.height).max() ?? 0)
    }

    /// The nodes directly inside this one, in the order of the text.
    var children: [SyntaxNode] { Self.children(of: kind) }

    private static func children(of kind: Kind) -> [SyntaxNode] {
        switch kind {
        case .number, .name, .text: []
        case .unary(_, let a): [a]
        case .binary(_, let a, let b), .range(let a, let b): [a, b]
        case .call(_, _, let arguments):
            arguments.flatMap { [$0.label, $0.value].compactMap(\.self) }
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
        if case .name(let name) = kind { visit(name, span) }
        // The labels of these two are weights, the others' the names of parameters.
        if case .call(let callee, _, let arguments) = kind,
            !["mixture", "choose"].contains(callee)
        {
            for argument in arguments { argument.value.forEachName(visit) }
        } else {
            for child in children { child.forEachName(visit) }
        }
    }
}
