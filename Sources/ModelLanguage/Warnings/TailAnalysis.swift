import Distributions

/// Follows heavy tails through a model's expressions.
struct TailAnalysis {
    /// What is known of each quantity; quantities of a model that is not ordered stay unknown.
    private(set) var quantities: [KnownTails]
    private var groups: [String: Int] = [:]

    /// - Complexity: O(nodes × inputs / 64), with some quantiles of each law.
    init(_ model: Model) {
        quantities = Array(repeating: KnownTails(inputs: InputSet()), count: model.quantities.count)
        // Correlated inputs are not independent of each other.
        for group in CorrelationGroup.groups(model.correlations) {
            let number = groups.count
            for name in group.inputs { groups[name] = number }
        }
        for index in model.evaluationOrder {
            quantities[index] = tails(model.quantities[index].expression)
        }
    }

    /// The inputs behind an expression.
    mutating func inputs(of expression: CheckedExpression) -> InputSet { tails(expression).inputs }

    private mutating func set(of input: String) -> InputSet {
        let number = groups[input] ?? groups.count
        groups[input] = number
        return InputSet(number)
    }

    private mutating func tails(_ expression: CheckedExpression) -> KnownTails {
        switch expression.kind {
        case .number(let value): return KnownTails(number: value)
        case .quantity(let index): return quantities[index]
        case .unary(.negate, let a): return tails(a).negated
        case .unary(.not, let a): return KnownTails(range: 0...1, inputs: tails(a).inputs)
        case .binary(let sign, let a, let b): return binary(sign, tails(a), tails(b), b)
        case .call(let function, let arguments):
            return call(function, arguments.map { tails($0) })
        case .conditional(let a, let b, let c):
            let parts = [a, b, c].map { tails($0) }
            return KnownTails(inputs: parts.reduce(InputSet()) { $0.union($1.inputs) })
        case .draw(let draw): return tails(draw)
        }
    }

    private func binary(
        _ sign: BinaryOperator, _ a: KnownTails, _ b: KnownTails, _ right: CheckedExpression
    ) -> KnownTails {
        switch sign {
        case .add: return a + b
        case .subtract: return a + b.negated
        case .multiply: return a * b
        case .divide: return a * b.reciprocal
        case .power:
            guard b.range.lowerBound == b.range.upperBound else {
                return KnownTails(inputs: a.inputs.union(b.inputs))
            }
            return a.power(b.range.lowerBound)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or:
            return KnownTails(range: 0...1, inputs: a.inputs.union(b.inputs))
        }
    }

    private func call(_ function: Function, _ a: [KnownTails]) -> KnownTails {
        let inputs = a.reduce(InputSet()) { $0.union($1.inputs) }
        guard let first = a.first else { return KnownTails(inputs: inputs) }
        switch function {
        case .sum: return a.dropFirst().reduce(first, +)
        case .min: return a.dropFirst().reduce(first, KnownTails.minimum)
        case .max:
            return a.dropFirst().reduce(first) {
                KnownTails.minimum($0.negated, $1.negated).negated
            }
        case .clamp where a.count == 3:
            let raised = KnownTails.minimum(first.negated, a[1].negated).negated
            return KnownTails.minimum(raised, a[2])
        case .pow where a.count == 2 && a[1].range.lowerBound == a[1].range.upperBound:
            return first.power(a[1].range.lowerBound)
        case .sqrt: return first.power(0.5)
        case .abs: return first.magnitude
        case .exp: return first.exponential
        case .sign, .sin, .cos, .tanh: return KnownTails(range: -1...1, inputs: inputs)
        case .floor, .ceil, .round:
            // Within one of the number.
            var result = first
            result.nearZero = .infinity
            result.range =
                result.range.lowerBound.rounded(.down)...result.range.upperBound.rounded(.up)
            return result
        case .expm1: return first.exponential + KnownTails(number: -1)
        case .log, .log10, .log2, .log1p, .logit, .tan, .mod, .pow, .clamp:
            return KnownTails(inputs: inputs)
        }
    }

    // MARK: Draws

    private mutating func tails(_ draw: Draw) -> KnownTails {
        let own = set(of: draw.inputName)
        switch draw.sampling {
        case .fixed(let law):
            return KnownTails(law: law, input: draw.inputName, inputs: own)
        case .mixture(_, let components):
            return KnownTails.mixture(components.map { tails($0) }, inputs: own)
        case .conditional(let family, let form, let arguments):
            let arguments = arguments.map { tails($0) }
            let tried = varying(family, form, arguments, draw, own)
            guard case .transformed(let standard, let formula) = family.conditional else {
                return tried
            }
            let canonical = form.canonical.map { Self.tails($0, arguments) }
            let z = KnownTails(law: standard, input: draw.inputName, inputs: own)
            let found = Self.tails(formula, canonical + [z])
            return found.either <= tried.either ? found : tried
        case .truncatedConditional(_, _, let arguments, let low, let high):
            let parts = (arguments + [low, high].compactMap { $0 }).map { tails($0) }
            return KnownTails(inputs: parts.reduce(own) { $0.union($1.inputs) })
        }
    }

    /// A law by some of its parameters: its tails where they are the same whatever the varying parameters.
    private func varying(
        _ family: LawFamily, _ form: ParameterForm, _ arguments: [KnownTails], _ draw: Draw,
        _ own: InputSet
    ) -> KnownTails {
        var result = KnownTails(inputs: arguments.reduce(own) { $0.union($1.inputs) })
        let laws = [1, 2, 3, 10_000].map { trial -> (any Law)? in
            let values = arguments.map { argument in
                argument.range.lowerBound == argument.range.upperBound
                    ? argument.range.lowerBound : trial
            }
            return try? family.make(form.canonical.map { $0.evaluate(values) })
        }
        guard let first = laws[0], !laws.contains(where: { $0 == nil }),
            laws.allSatisfy({ $0?.tailExponents == first.tailExponents })
        else { return result }
        (result.lower, result.upper) = (first.tailExponents.lower, first.tailExponents.upper)
        result.either = min(result.lower, result.upper)
        result.culprit = result.either < .infinity ? draw.inputName : nil
        if laws.allSatisfy({ $0?.support.lowerBound == 0 }) { result.range = 0 ... .infinity }
        return result
    }

    private static func tails(_ term: ParameterTerm, _ arguments: [KnownTails]) -> KnownTails {
        func of(_ a: ParameterTerm) -> KnownTails { tails(a, arguments) }
        switch term {
        case .argument(let index):
            return index < arguments.count ? arguments[index] : KnownTails(inputs: InputSet())
        case .constant(let value): return KnownTails(number: value)
        case .sum(let a, let b): return of(a) + of(b)
        case .difference(let a, let b): return of(a) + of(b).negated
        case .product(let a, let b): return of(a) * of(b)
        case .quotient(let a, let b): return of(a) * of(b).reciprocal
        case .exponential(let a): return of(a).exponential
        case .squareRoot(let a): return of(a).power(0.5)
        case .positive(let a): return of(a).positive
        case .logarithm(let a): return KnownTails(inputs: of(a).inputs)
        case .function(_, let a): return KnownTails(inputs: of(a).inputs)
        }
    }
}
