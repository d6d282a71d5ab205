import Distributions

extension Model {
    /// Whether an expression can only be a whole number, by its form.
    func isWhole(_ expression: CheckedExpression, depth: Int = 0) -> Bool {
        // Quantities may rest on each other a thousand deep; what lies deeper is not looked for.
        guard depth < 200 else { return false }
        func whole(_ inner: CheckedExpression) -> Bool { isWhole(inner, depth: depth + 1) }
        switch expression.kind {
        case .number(let value): return value == value.rounded()
        case .quantity(let index): return whole(quantities[index].expression)
        case .unary(_, let a): return expression.isCondition || whole(a)
        case .binary(let sign, let a, let b):
            switch sign {
            case .add, .subtract, .multiply: return whole(a) && whole(b)
            case .divide, .power: return false
            default: return true
            }
        case .call(let function, let arguments):
            switch function {
            case .floor, .ceil, .round, .sign: return true
            case .abs, .min, .max, .clamp, .mod, .sum: return arguments.allSatisfy(whole)
            default: return false
            }
        case .conditional(_, let a, let b): return whole(a) && whole(b)
        case .draw(let draw):
            switch draw.sampling {
            case .fixed(let law):
                return law.isDiscrete
                    || law.steps?.values.allSatisfy { $0.value == $0.value.rounded() } ?? false
            case .conditional(let family, _, _), .truncatedConditional(let family, _, _, _, _):
                return family.guide.kind == .discrete
            case .mixture(_, let components): return components.allSatisfy(whole)
            }
        }
    }
}
