/// Operations on one value.
package enum UnaryCode: UInt8, Hashable, Sendable, CaseIterable {
    case negate, not, exp, log, log10, log2, sqrt, abs, floor, ceil, round, sign
    case sin, cos, tan, tanh
    /// log(1 + x), eˣ − 1 and log(x / (1 − x)), to the last digits also where they are near 0.
    case log1p, expm1, logit
    /// The logarithm of the standard normal law's distribution function.
    case logNormalCDF
    /// The value where it is greater than zero, NaN elsewhere.
    case positive
}

/// Operations on two values.
package enum BinaryCode: UInt8, Hashable, Sendable, CaseIterable {
    case add, subtract, multiply, divide, power, minimum, maximum, modulo
    case less, lessOrEqual, equal, notEqual
    case and, or
}
