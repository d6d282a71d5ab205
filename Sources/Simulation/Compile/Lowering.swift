import Arithmetic
import CGSL
import Distributions
import ModelLanguage

/// Turns a model's expressions into a graph.
struct Lowering {
    let model: Model
    var graph = Graph()
    /// The node of each quantity, once lowered.
    private var quantities: [NodeID?]

    init(_ model: Model) {
        self.model = model
        quantities = Array(repeating: nil, count: model.quantities.count)
        for index in model.evaluationOrder {
            quantities[index] = lower(model.quantities[index].expression)
        }
    }

    /// The node of a quantity.
    mutating func node(ofQuantity index: Int) -> NodeID {
        quantities[index] ?? graph.constant(.nan)
    }

    /// The node of an expression.
    mutating func lower(_ expression: CheckedExpression) -> NodeID {
        switch expression.kind {
        case .number(let value):
            return graph.constant(value)
        case .quantity(let index):
            return node(ofQuantity: index)
        case .unary(let operation, let operand):
            return graph.node(.unary(operation.code, lower(operand)))
        case .binary(let operation, let left, let right):
            return lower(operation, lower(left), lower(right))
        case .conditional(let condition, let yes, let no):
            return graph.node(.select(lower(condition), lower(yes), lower(no)))
        case .call(let function, let arguments):
            return lower(function, arguments.map { lower($0) })
        case .draw(let draw):
            return lower(draw)
        }
    }

    private mutating func lower(
        _ operation: ModelLanguage.BinaryOperator, _ a: NodeID, _ b: NodeID
    ) -> NodeID {
        let (code, isTurned) = operation.meaning
        switch code {
        case .divide: return finite(graph.node(.binary(.divide, a, b)))
        case .power: return power(a, b)
        default:
            return graph.node(isTurned ? .binary(code, b, a) : .binary(code, a, b))
        }
    }

    private mutating func lower(_ function: Function, _ a: [NodeID]) -> NodeID {
        switch function.meaning {
        case .unary(let code):
            let value = unary(code, a)
            switch code {
            case .exp, .log10, .log2, .log1p, .expm1, .logit: return finite(value)
            default: return value
            }
        case .logarithm: return logarithm(a)
        case .binary(.power): return a.count == 2 ? power(a[0], a[1]) : graph.constant(.nan)
        case .binary(let code): return reduce(code, a)
        case .clamp:
            guard a.count == 3 else { return graph.constant(.nan) }
            let raised = graph.node(.binary(.maximum, a[0], a[1]))
            let clamped = graph.node(.binary(.minimum, raised, a[2]))
            // Fixed bounds are folded here and cost nothing.
            let isOrdered = graph.node(.binary(.lessOrEqual, a[1], a[2]))
            return graph.node(.select(isOrdered, clamped, graph.constant(.nan)))
        }
    }

    /// The natural logarithm, or that to the base of the second value.
    private mutating func logarithm(_ a: [NodeID]) -> NodeID {
        guard a.count == 2 else { return finite(unary(.log, a)) }
        if let base = graph.constantValue(a[1]), let code = UnaryCode(logarithmToBase: base) {
            return finite(unary(code, a))
        }
        let (value, divisor) = (finite(unary(.log2, a)), finite(unary(.log2, [a[1]])))
        return finite(graph.node(.binary(.divide, value, divisor)))
    }

    private mutating func unary(_ code: UnaryCode, _ a: [NodeID]) -> NodeID {
        guard let operand = a.first else { return graph.constant(.nan) }
        return graph.node(.unary(code, operand))
    }

    private mutating func reduce(_ code: BinaryCode, _ a: [NodeID]) -> NodeID {
        guard var result = a.first else { return graph.constant(.nan) }
        for operand in a.dropFirst() { result = graph.node(.binary(code, result, operand)) }
        return result
    }

    // MARK: Invalid values

    // An infinite value is no value. Left alone it could disappear again, as in `min(1 / x, 5)`, and
    // the run would pass for a valid one; NaN stays to the end.

    /// The value where it is finite, NaN elsewhere: x − x is 0 or NaN.
    mutating func finite(_ x: NodeID) -> NodeID {
        graph.node(.binary(.add, x, nothing(x)))
    }

    /// A power that is NaN where an operand is, unlike C's, in which NaN⁰ and 1 to the NaN are 1.
    private mutating func power(_ base: NodeID, _ exponent: NodeID) -> NodeID {
        let value = finite(graph.node(.binary(.power, base, exponent)))
        let operands = graph.node(.binary(.add, nothing(base), nothing(exponent)))
        return graph.node(.binary(.add, value, operands))
    }

    /// 0 where a value is finite, NaN elsewhere.
    mutating func nothing(_ x: NodeID) -> NodeID {
        graph.node(.binary(.subtract, x, x))
    }

    // MARK: Draws

    private mutating func lower(_ draw: Draw) -> NodeID {
        switch draw.sampling {
        case .fixed(let law):
            return graph.input(
                Input(
                    name: draw.inputName, stream: draw.streamName, law: law, isSelector: false))
        case .conditional(let family, let form, let arguments):
            let parameters = canonical(form, arguments.map { lower($0) })
            switch family.conditional {
            case .transformed(let standard, let formula):
                let z = graph.input(
                    Input(
                        name: draw.inputName, stream: draw.streamName, law: standard,
                        isSelector: false))
                return lower(formula, parameters + [z])
            case .perRun(let sample):
                return graph.conditional(
                    Conditional(
                        name: draw.streamName, kind: "\(family.name) \(parameters.count)",
                        sample: sample), parameters)
            }
        case .mixture(let weights, let components):
            return lowerMixture(draw.streamName, weights, components.map { lower($0) })
        case .truncatedConditional(let family, let form, let arguments, let low, let high):
            let parameters = canonical(form, arguments.map { lower($0) })
            let lowNode = low.map { lower($0) } ?? graph.constant(-.infinity)
            let highNode = high.map { lower($0) } ?? graph.constant(.infinity)
            return graph.conditional(
                Conditional(
                    name: draw.streamName, kind: "truncated \(family.name) \(parameters.count)",
                    sample: Lowering.truncatedSampler(family, parameters: parameters.count)),
                parameters + [lowNode, highNode])
        }
    }

    private mutating func canonical(_ form: ParameterForm, _ arguments: [NodeID]) -> [NodeID] {
        form.canonical.map { lower($0, arguments) }
    }

    private mutating func lower(_ term: ParameterTerm, _ arguments: [NodeID]) -> NodeID {
        switch term {
        case .argument(let index):
            return index < arguments.count ? arguments[index] : graph.constant(.nan)
        case .constant(let value): return graph.constant(value)
        case .sum(let a, let b): return binary(.add, a, b, arguments)
        case .difference(let a, let b): return binary(.subtract, a, b, arguments)
        case .product(let a, let b): return binary(.multiply, a, b, arguments)
        case .quotient(let a, let b): return binary(.divide, a, b, arguments)
        case .exponential(let a): return graph.node(.unary(.exp, lower(a, arguments)))
        case .logarithm(let a): return graph.node(.unary(.log, lower(a, arguments)))
        case .squareRoot(let a): return graph.node(.unary(.sqrt, lower(a, arguments)))
        case .positive(let a): return graph.node(.unary(.positive, lower(a, arguments)))
        case .function(let function, let a):
            let operand = lower(a, arguments)
            if let value = graph.constantValue(operand) { return graph.constant(function(value)) }
            // Computed run by run, without drawing. No input has a name with a space.
            let name = "function \(graph.conditionals.count)"
            return graph.conditional(
                Conditional(name: name, sample: { _, values in function(values[0]) }), [operand])
        }
    }

    private mutating func binary(
        _ code: BinaryCode, _ a: ParameterTerm, _ b: ParameterTerm, _ arguments: [NodeID]
    ) -> NodeID {
        graph.node(.binary(code, lower(a, arguments), lower(b, arguments)))
    }

    /// A chain of choices by one uniform number.
    private mutating func lowerMixture(
        _ name: String, _ weights: [Double], _ components: [NodeID]
    ) -> NodeID {
        guard var result = components.last, weights.count == components.count else {
            return graph.constant(.nan)
        }
        let total = weights.reduce(0, +)
        let selector = graph.input(Input(name: name, law: nil, isSelector: true))
        var below = total
        for index in components.indices.dropLast().reversed() {
            below -= weights[index + 1]
            let isBelow = graph.node(.binary(.less, selector, graph.constant(below / total)))
            result = graph.node(.select(isBelow, components[index], result))
        }
        return result
    }

    /// Draws from a truncated law by inversion, making the law anew in each run.
    private static func truncatedSampler(
        _ family: LawFamily, parameters count: Int
    ) -> @Sendable (UnsafeMutablePointer<gsl_rng>, UnsafePointer<Double>) -> Double {
        { generator, values in
            let parameters = Array(UnsafeBufferPointer(start: values, count: count))
            let low = values[count]
            let high = values[count + 1]
            guard let law = try? family.make(parameters) else { return .nan }
            return law.truncatedQuantile(gsl_rng_uniform(generator), low: low, high: high)
        }
    }
}
