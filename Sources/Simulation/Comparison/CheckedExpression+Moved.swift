import Arithmetic
import ModelLanguage

/// How the expressions of one model are rewritten to stand in a model of several.
struct ModelShift {
    /// What is added to the index of every quantity.
    let quantities: Int
    /// The inputs that have a name of their own in the joint model, though the stream of the old
    /// one: those that are correlated, which may be so in one alternative and not in another.
    let inputs: [String: String]

    func moved(_ expression: CheckedExpression) -> CheckedExpression {
        CheckedExpression(
            moved(expression.kind), span: expression.span, isCondition: expression.isCondition)
    }

    private func moved(_ kind: CheckedExpression.Kind) -> CheckedExpression.Kind {
        switch kind {
        case .number: return kind
        case .quantity(let index): return .quantity(index + quantities)
        case .unary(let operation, let operand): return .unary(operation, moved(operand))
        case .binary(let operation, let left, let right):
            return .binary(operation, moved(left), moved(right))
        case .call(let function, let arguments): return .call(function, arguments.map(moved))
        case .conditional(let condition, let yes, let no):
            return .conditional(moved(condition), moved(yes), moved(no))
        case .draw(let draw):
            return .draw(
                Draw(
                    inputName: inputs[draw.inputName] ?? draw.inputName,
                    sampling: moved(draw.sampling), text: draw.text,
                    streamName: draw.streamName))
        }
    }

    private func moved(_ sampling: Draw.Sampling) -> Draw.Sampling {
        switch sampling {
        case .fixed: return sampling
        case .conditional(let family, let form, let arguments):
            return .conditional(family, form, arguments: arguments.map(moved))
        case .mixture(let weights, let components):
            return .mixture(weights: weights, components: components.map(moved))
        case .truncatedConditional(let family, let form, let arguments, let low, let high):
            return .truncatedConditional(
                family, form, arguments: arguments.map(moved), low: low.map(moved),
                high: high.map(moved))
        }
    }
}
