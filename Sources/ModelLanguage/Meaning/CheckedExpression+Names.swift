extension CheckedExpression {
    /// The quantities that the expression names, each once, in the order of the text.
    package var quantities: [Int] {
        var found: [Int] = []
        var seen: Set<Int> = []
        collect { if seen.insert($0).inserted { found.append($0) } }
        return found
    }

    /// The draws in the expression, those inside other draws after them, in the order of the text.
    package var draws: [Draw] {
        var found: [Draw] = []
        collectDraws(&found)
        return found
    }

    /// The expressions directly inside this one.
    package var children: [CheckedExpression] {
        switch kind {
        case .number, .quantity: []
        case .unary(_, let a): [a]
        case .binary(_, let a, let b): [a, b]
        case .call(_, let arguments): arguments
        case .conditional(let a, let b, let c): [a, b, c]
        case .draw(let draw): draw.children
        }
    }

    private func collect(_ visit: (Int) -> Void) {
        if case .quantity(let index) = kind { visit(index) }
        for child in children { child.collect(visit) }
    }

    private func collectDraws(_ found: inout [Draw]) {
        if case .draw(let draw) = kind { found.append(draw) }
        for child in children { child.collectDraws(&found) }
    }
}

extension Draw {
    /// The expressions that the draw depends on: varying parameters, bounds and components.
    package var children: [CheckedExpression] {
        switch sampling {
        case .fixed: []
        case .conditional(_, _, let arguments): arguments
        case .mixture(_, let components): components
        case .truncatedConditional(_, _, let arguments, let low, let high):
            arguments + [low, high].compactMap { $0 }
        }
    }
}
