extension Function {
    /// How many arguments it takes.
    package var argumentCount: ClosedRange<Int> {
        switch self {
        case .min, .max: 2...ExpressionParser.maximumArguments
        case .pow, .mod: 2...2
        case .clamp: 3...3
        default: 1...1
        }
    }

    /// Whether it takes as many arguments as one likes.
    var takesAnyNumber: Bool { argumentCount.count > 1 }

    /// How it is written, for messages.
    package var usage: String {
        switch self {
        case .min, .max: "\(rawValue)(a, b, ...)"
        case .pow: "pow(base, exponent)"
        case .mod: "mod(a, b)"
        case .clamp: "clamp(x, low, high)"
        default: "\(rawValue)(x)"
        }
    }

    /// The function's value at fixed arguments, which must be as many as `argumentCount` allows.
    ///
    /// Outside of a function's domain the value is NaN or infinite, never a trap. `round` takes
    /// ties away from zero; `mod(a, b)` is a − b·floor(a/b) and has the sign of b; `min`, `max`
    /// and `clamp` are NaN where an argument is, and `clamp` also where its bounds run from high to
    /// low; `sign(0)` is 0.
    public func evaluate(_ x: [Double]) -> Double {
        guard let a = x.first, argumentCount.contains(x.count) else { return .nan }
        switch self {
        case .exp: return CMath.exponential(a)
        case .log: return CMath.logarithm(a)
        case .log10: return CMath.logarithm10(a)
        case .log2: return CMath.logarithm2(a)
        case .sqrt: return a.squareRoot()
        case .abs: return a.magnitude
        case .min: return x.dropFirst().reduce(a) { $0 < $1 || $0.isNaN ? $0 : $1 }
        case .max: return x.dropFirst().reduce(a) { $0 > $1 || $0.isNaN ? $0 : $1 }
        case .floor: return a.rounded(.down)
        case .ceil: return a.rounded(.up)
        case .round: return a.rounded(.toNearestOrAwayFromZero)
        case .sign: return a > 0 ? 1 : a < 0 ? -1 : a
        case .pow: return BinaryOperator.power.evaluate(a, x[1])
        case .sin: return CMath.sine(a)
        case .cos: return CMath.cosine(a)
        case .tan: return CMath.tangent(a)
        case .tanh: return CMath.hyperbolicTangent(a)
        case .mod: return Remainder.of(a, x[1])
        case .clamp:
            guard x[1] <= x[2] else { return .nan }
            return Function.min.evaluate([Function.max.evaluate([a, x[1]]), x[2]])
        }
    }
}

extension BinaryOperator {
    /// Whether the result is a truth value, written 1 or 0.
    package var isCondition: Bool {
        switch self {
        case .add, .subtract, .multiply, .divide, .power: false
        default: true
        }
    }

    /// The operator's sign or word.
    package var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .power: "^"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .equal: "=="
        case .notEqual: "!="
        case .and: "and"
        case .or: "or"
        }
    }

    /// The operator's value at fixed operands; truth values are 1 and 0, or NaN where they cannot
    /// be told: a comparison with NaN, and `and` and `or` (by Kleene's logic) where NaN decides.
    public func evaluate(_ a: Double, _ b: Double) -> Double {
        switch self {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .power: CMath.power(a, b)
        case .less: truth(a < b, a, b)
        case .lessOrEqual: truth(a <= b, a, b)
        case .greater: truth(a > b, a, b)
        case .greaterOrEqual: truth(a >= b, a, b)
        case .equal: truth(a == b, a, b)
        case .notEqual: truth(a != b, a, b)
        case .and: a == 0 || b == 0 ? 0 : truth(true, a, b)
        case .or: isTrue(a) || isTrue(b) ? 1 : truth(false, a, b)
        }
    }

    private func truth(_ answer: Bool, _ a: Double, _ b: Double) -> Double {
        a.isNaN || b.isNaN ? .nan : answer ? 1 : 0
    }

    private func isTrue(_ a: Double) -> Bool { a != 0 && !a.isNaN }
}

extension UnaryOperator {
    /// The operator's value at a fixed operand.
    public func evaluate(_ a: Double) -> Double {
        switch self {
        case .negate: -a
        case .not: a.isNaN ? a : a == 0 ? 1 : 0
        }
    }
}
