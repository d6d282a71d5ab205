import Arithmetic

extension Function {
    /// How many arguments it takes.
    package var argumentCount: ClosedRange<Int> {
        switch self {
        case .min, .max, .sum: 2...ExpressionParser.maximumArguments
        case .log: 1...2
        case .pow, .mod: 2...2
        case .clamp: 3...3
        default: 1...1
        }
    }

    /// Whether how many arguments there are says nothing about whether they are right.
    var takesSeveralNumbers: Bool { argumentCount.count > 1 }

    /// How it is written, for messages.
    package var usage: String {
        switch self {
        case .min, .max, .sum: "\(rawValue)(a, b, ...)"
        case .pow: "pow(base, exponent)"
        case .mod: "mod(a, b)"
        case .clamp: "clamp(x, low, high)"
        default: "\(rawValue)(x)"
        }
    }

    /// What it does, in the operations that runs are computed with.
    package enum Meaning {
        case unary(UnaryCode)
        /// On the first two arguments, then on the result and the next one, and so on.
        case binary(BinaryCode)
        /// The maximum with the second argument, then the minimum with the third; NaN where they run from
        /// high to low.
        case clamp
        /// The natural logarithm, or that to the base of the second argument.
        case logarithm
    }

    package var meaning: Meaning {
        switch self {
        case .exp: .unary(.exp)
        case .log: .logarithm
        case .log10: .unary(.log10)
        case .log2: .unary(.log2)
        case .log1p: .unary(.log1p)
        case .expm1: .unary(.expm1)
        case .logit: .unary(.logit)
        case .sqrt: .unary(.sqrt)
        case .abs: .unary(.abs)
        case .floor: .unary(.floor)
        case .ceil: .unary(.ceil)
        case .round: .unary(.round)
        case .sign: .unary(.sign)
        case .sin: .unary(.sin)
        case .cos: .unary(.cos)
        case .tan: .unary(.tan)
        case .tanh: .unary(.tanh)
        case .min: .binary(.minimum)
        case .max: .binary(.maximum)
        case .sum: .binary(.add)
        case .pow: .binary(.power)
        case .mod: .binary(.modulo)
        case .clamp: .clamp
        }
    }

    /// The function's value at fixed arguments, which must be as many as `argumentCount` allows: the same
    /// bits as in a run.
    ///
    /// Outside of a function's domain the value is NaN or infinite, never a trap. `round` takes
    /// ties away from zero; `mod(a, b)` is a − b·floor(a/b) and has the sign of b; `min`, `max`
    /// and `clamp` are NaN where an argument is, and `clamp` also where its bounds run from high to
    /// low; `sign(0)` is 0; `log(x, base)` has no value where the base is not positive or is 1.
    package func evaluate(_ x: [Double]) -> Double {
        guard let a = x.first, argumentCount.contains(x.count) else { return .nan }
        switch meaning {
        case .unary(let code): return ScalarOperations.apply(code, a)
        case .binary(let code):
            return x.dropFirst().reduce(a) { ScalarOperations.apply(code, $0, $1) }
        case .clamp:
            guard x[1] <= x[2] else { return .nan }
            let raised = ScalarOperations.apply(.maximum, a, x[1])
            return ScalarOperations.apply(.minimum, raised, x[2])
        case .logarithm:
            guard x.count == 2 else { return ScalarOperations.apply(.log, a) }
            if let code = UnaryCode(logarithmToBase: x[1]) {
                return ScalarOperations.apply(code, a)
            }
            // The logarithm of a base of 0 is infinite, and a quotient by it would be a number.
            let divisor = ScalarOperations.apply(.log2, x[1])
            return divisor.isFinite ? ScalarOperations.apply(.log2, a) / divisor : .nan
        }
    }
}

extension UnaryCode {
    /// The logarithm to a base for which there is one that is exact for the base's powers.
    package init?(logarithmToBase base: Double) {
        switch base {
        case 2: self = .log2
        case 10: self = .log10
        default: return nil
        }
    }
}

extension BinaryOperator {
    /// What it does, in the operations that runs are computed with, and whether on its operands in turn.
    package var meaning: (code: BinaryCode, isTurned: Bool) {
        switch self {
        case .add: (.add, false)
        case .subtract: (.subtract, false)
        case .multiply: (.multiply, false)
        case .divide: (.divide, false)
        case .power: (.power, false)
        case .less, .greater: (.less, self == .greater)
        case .lessOrEqual, .greaterOrEqual: (.lessOrEqual, self == .greaterOrEqual)
        case .equal: (.equal, false)
        case .notEqual: (.notEqual, false)
        case .and: (.and, false)
        case .or: (.or, false)
        }
    }

    /// The operator's value at fixed operands, the same bits as in a run; truth values are 1 and 0, or NaN
    /// where they cannot be told: a comparison with NaN, and `and` and `or` (by Kleene's logic) where NaN
    /// decides.
    package func evaluate(_ a: Double, _ b: Double) -> Double {
        let (code, isTurned) = meaning
        return isTurned
            ? ScalarOperations.apply(code, b, a) : ScalarOperations.apply(code, a, b)
    }
}

extension UnaryOperator {
    /// What it does, in the operations that runs are computed with.
    package var code: UnaryCode {
        switch self {
        case .negate: .negate
        case .not: .not
        }
    }

    /// The operator's value at a fixed operand.
    package func evaluate(_ a: Double) -> Double { ScalarOperations.apply(code, a) }
}
