extension Expression {
    /// The quantities that the expression reads, by index, each once, in order of appearance.
    public var referencedQuantities: [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        visitReferences { index in
            if seen.insert(index).inserted { result.append(index) }
        }
        return result
    }

    private func visitReferences(_ visit: (Int) -> Void) {
        switch kind {
        case .number: break
        case .quantity(let index): visit(index)
        case .unary(_, let operand): operand.visitReferences(visit)
        case .binary(_, let left, let right):
            left.visitReferences(visit)
            right.visitReferences(visit)
        case .call(_, let arguments):
            for argument in arguments { argument.visitReferences(visit) }
        case .conditional(let condition, let yes, let no):
            condition.visitReferences(visit)
            yes.visitReferences(visit)
            no.visitReferences(visit)
        case .draw(let draw):
            for part in draw.expressions { part.visitReferences(visit) }
        }
    }
}

extension Draw {
    /// The expressions that the draw depends on.
    public var expressions: [Expression] {
        switch sampling {
        case .fixed: return []
        case .conditional(_, _, let arguments): return arguments
        case .mixture(_, let components): return components
        case .truncatedConditional(_, _, let arguments, let low, let high):
            return arguments + [low, high].compactMap { $0 }
        }
    }
}
