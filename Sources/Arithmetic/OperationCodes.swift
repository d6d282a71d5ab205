/// Operations on one value.
package enum UnaryCode: UInt8, Hashable, Sendable, CaseIterable {
    case negate, not, exp, log, log10, log2, sqrt, abs, floor, ceil, round, sign
    case sin, cos, tan, tanh
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
