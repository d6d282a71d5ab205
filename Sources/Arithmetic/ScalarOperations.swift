#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The operations on single numbers: what the block kernels do in each lane.
package enum ScalarOperations {
    package static func apply(_ code: UnaryCode, _ x: Double) -> Double {
        switch code {
        case .negate: return -x
        case .not: return x.isNaN ? x : x == 0 ? 1 : 0
        case .exp: return VectorMath.exp(x)
        case .log: return VectorMath.log(x)
        case .log10: return VectorMath.log10(x)
        case .log2: return VectorMath.log2(x)
        case .log1p: return VectorMath.log1p(x)
        case .expm1: return VectorMath.expm1(x)
        case .logit: return VectorMath.logit(x)
        case .sqrt: return x.squareRoot()
        case .abs: return abs(x)
        case .floor: return x.rounded(.down)
        case .ceil: return x.rounded(.up)
        case .round: return x.rounded(.toNearestOrAwayFromZero)
        case .sign: return x > 0 ? 1 : x < 0 ? -1 : x
        case .sin: return sin(x)
        case .cos: return cos(x)
        case .tan: return tan(x)
        case .tanh: return tanh(x)
        case .logNormalCDF: return VectorMath.logNormalCDF(x)
        case .positive: return x > 0 ? x : .nan
        }
    }

    package static func apply(_ code: BinaryCode, _ x: Double, _ y: Double) -> Double {
        switch code {
        case .add: return x + y
        case .subtract: return x - y
        case .multiply: return x * y
        case .divide: return x / y
        case .power: return VectorMath.pow(x, y)
        case .minimum: return y < x || y.isNaN ? y : x
        case .maximum: return y > x || y.isNaN ? y : x
        case .modulo: return Remainder.of(x, y)
        case .less: return truth(x < y, x, y)
        case .lessOrEqual: return truth(x <= y, x, y)
        case .equal: return truth(x == y, x, y)
        case .notEqual: return truth(x != y, x, y)
        case .and: return x == 0 || y == 0 ? 0 : x.isNaN || y.isNaN ? .nan : 1
        case .or: return (x != 0 && !x.isNaN) || (y != 0 && !y.isNaN) ? 1 : truth(false, x, y)
        }
    }

    /// 1 or 0, or NaN where an operand is: what cannot be compared has no answer.
    private static func truth(_ answer: Bool, _ x: Double, _ y: Double) -> Double {
        x.isNaN || y.isNaN ? .nan : answer ? 1 : 0
    }
}
