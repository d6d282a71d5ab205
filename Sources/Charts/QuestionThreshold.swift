import ModelLanguage
import Output
import Simulation

/// A question that compares one quantity with a number: where it stands on the quantity's axis, and
/// its answer.
struct QuestionThreshold {
    /// The number.
    let value: Double
    /// The answer in words, such as `59.5 % above 40,000`.
    let label: String
    /// Where the cumulative curve passes it: the probability of values on its lower side.
    let cumulative: Double?

    /// The thresholds of a quantity, in the order of the questions.
    static func thresholds(of index: Int, in result: SimulationResult) -> [QuestionThreshold] {
        zip(result.model.questions, result.questions).compactMap { question, answer in
            // The curve is that of all runs, which says nothing of some of them.
            guard question.given == nil,
                let comparison = comparison(question.condition, in: result.model),
                comparison.quantity == index, answer.probability.value.isFinite
            else { return nil }
            let probability = answer.probability.value
            return QuestionThreshold(
                value: comparison.value,
                label: ChartNumbers.probability(probability) + " " + words(comparison.sign) + " "
                    + ChartNumbers.plain(comparison.value),
                cumulative: cumulative(comparison.sign, probability))
        }
    }

    private static func comparison(
        _ condition: CheckedExpression, in model: Model
    ) -> (quantity: Int, sign: BinaryOperator, value: Double)? {
        guard case .binary(let sign, let left, let right) = condition.kind,
            let mirrored = mirrored(sign)
        else { return nil }
        switch (constant(left, in: model), constant(right, in: model)) {
        case (nil, let value?):
            guard case .quantity(let index) = left.kind else { return nil }
            return (index, sign, value)
        case (let value?, nil):
            guard case .quantity(let index) = right.kind else { return nil }
            return (index, mirrored, value)
        default: return nil
        }
    }

    /// The number that an expression is in every run: written out, or a quantity that is one.
    private static func constant(_ expression: CheckedExpression, in model: Model) -> Double? {
        switch expression.kind {
        case .number(let value): return value.isFinite ? value : nil
        case .unary(.negate, let inner): return constant(inner, in: model).map { -$0 }
        case .quantity(let index):
            guard model.quantities.indices.contains(index),
                case .number(let value) = model.quantities[index].expression.kind
            else { return nil }
            return value
        default: return nil
        }
    }

    /// The comparison with its sides exchanged; nil for what is not a comparison that shows on an axis.
    private static func mirrored(_ sign: BinaryOperator) -> BinaryOperator? {
        switch sign {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal: .equal
        default: nil
        }
    }

    private static func cumulative(_ sign: BinaryOperator, _ probability: Double) -> Double? {
        switch sign {
        case .less, .lessOrEqual: probability
        case .greater, .greaterOrEqual: 1 - probability
        default: nil
        }
    }

    private static func words(_ sign: BinaryOperator) -> String {
        switch sign {
        case .less: "below"
        case .lessOrEqual: "at most"
        case .greaterOrEqual: "at least"
        case .equal: "equal to"
        default: "above"
        }
    }
}
