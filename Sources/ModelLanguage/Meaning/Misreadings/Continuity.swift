import Distributions

/// Tells which expressions can be no single number, but with probability 0: those with a density.
///
/// An expression has a density if, whatever the rest is, some input behind it has one and the expression
/// follows that input strictly. What is not found to have one may still have it.
struct Continuity {
    private let value: (Int) -> CheckedExpression?
    /// How many nodes may still be looked at: shared quantities are looked at again each time.
    private var budget = 10_000

    /// - Parameter value: the checked value of a quantity.
    init(_ value: @escaping (Int) -> CheckedExpression?) {
        self.value = value
    }

    /// Whether an expression has a density for certain.
    mutating func hasDensity(_ expression: CheckedExpression) -> Bool {
        hasDensity(expression, given: [])
    }

    /// The same where some inputs are known, by their names.
    private mutating func hasDensity(_ expression: CheckedExpression, given known: Set<String>)
        -> Bool
    {
        guard spend() else { return false }
        switch expression.kind {
        case .number: return false
        case .quantity(let index):
            return value(index).map { hasDensity($0, given: known) } ?? false
        case .unary(let sign, let a): return sign == .negate && hasDensity(a, given: known)
        case .binary(let sign, let a, let b):
            return [(a, b), (b, a)].enumerated().contains { place, sides in
                guard follows(sign, sides.0, beside: sides.1, isSecond: place == 1) else {
                    return false
                }
                return hasDensity(sides.0, given: known.union(inputs(of: sides.1)))
            }
        case .call(let function, let arguments):
            switch function {
            case .log where arguments.count > 1: return false
            case .exp, .log, .log10, .log2, .sqrt, .abs, .sin, .cos, .tan, .log1p, .expm1, .logit:
                return arguments.first.map { hasDensity($0, given: known) } ?? false
            case .sum: return hasDensity(sum: arguments, given: known)
            case .min, .max: return arguments.allSatisfy { hasDensity($0, given: known) }
            default: return false
            }
        case .conditional(_, let a, let b):
            return hasDensity(a, given: known) && hasDensity(b, given: known)
        case .draw(let draw): return hasDensity(draw, given: known)
        }
    }

    /// A sum follows each of its terms strictly, whatever the others are.
    private mutating func hasDensity(sum terms: [CheckedExpression], given known: Set<String>)
        -> Bool
    {
        terms.indices.contains { place in
            var others = terms
            let term = others.remove(at: place)
            let beside = others.reduce(known) { $0.union(inputs(of: $1)) }
            return hasDensity(term, given: beside)
        }
    }

    private mutating func hasDensity(_ draw: Draw, given known: Set<String>) -> Bool {
        switch draw.sampling {
        case .fixed(let law):
            return !law.isDiscrete && !law.hasAtoms && law.steps == nil
                && !known.contains(draw.inputName)
        case .conditional(let family, _, _):
            return family.guide.kind != .discrete && !known.contains(draw.inputName)
        case .truncatedConditional: return false
        case .mixture(_, let components):
            return components.allSatisfy { hasDensity($0, given: known) }
        }
    }

    /// Whether an operation follows one side strictly, whatever the other is.
    private mutating func follows(
        _ sign: BinaryOperator, _ side: CheckedExpression, beside other: CheckedExpression,
        isSecond: Bool
    ) -> Bool {
        switch sign {
        case .add, .subtract: return true
        case .multiply: return isNeverZero(other)
        case .divide: return isSecond ? isNeverZero(other) : true
        case .power:
            if case .number(let exponent) = other.kind { return !isSecond && exponent != 0 }
            return false
        default: return false
        }
    }

    private mutating func isNeverZero(_ expression: CheckedExpression) -> Bool {
        if case .number(let value) = expression.kind { return value != 0 }
        if case .quantity(let index) = expression.kind, let inner = value(index), spend() {
            return isNeverZero(inner)
        }
        return hasDensity(expression, given: [])
    }

    /// The names of the inputs behind an expression.
    private mutating func inputs(of expression: CheckedExpression) -> Set<String> {
        var names: Set<String> = []
        var seen: Set<Int> = []
        var waiting = [expression]
        while let next = waiting.popLast(), spend() {
            for draw in next.draws { names.insert(draw.inputName) }
            for index in next.quantities where seen.insert(index).inserted {
                if let inner = value(index) { waiting.append(inner) }
            }
        }
        return names
    }

    private mutating func spend() -> Bool {
        budget -= 1
        return budget > 0
    }
}

extension Scope {
    /// Whether an expression can be no single number, but with probability 0; false where it is not known.
    package func hasDensity(_ expression: CheckedExpression) -> Bool {
        var continuity = Continuity { self.expression(of: $0) }
        return continuity.hasDensity(expression)
    }
}

extension ExpressionChecker {
    /// Doubts a comparison for equality that has one answer in every run: of two numbers whose difference is
    /// never exactly 0.
    mutating func doubtEquality(
        _ sign: BinaryOperator, _ a: Checked, _ b: Checked, _ node: SyntaxNode
    ) {
        guard sign == .equal || sign == .notEqual else { return }
        let difference = CheckedExpression(
            .binary(.subtract, a.expression, b.expression), span: node.span)
        var continuity = Continuity { [scope] in scope.expression(of: $0) }
        guard continuity.hasDensity(difference) else { return }
        doubt(
            node.span,
            "`\(oneLine(node.innerSpan))` is \(sign == .equal ? "never" : "always") true, since "
                + "what varies continuously is never exactly equal to anything; compare it with "
                + "< and >, or its round(...)")
    }
}
