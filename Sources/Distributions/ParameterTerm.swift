import Foundation

/// A formula that turns the parameters a user wrote into the parameters a law is sampled with.
///
/// Written once, it serves twice: `evaluate` computes it for fixed numbers, and the simulation
/// lowers the same tree to block operations where the parameters vary from run to run.
package indirect enum ParameterTerm: Sendable {
    /// The argument at this position of the form.
    case argument(Int)
    /// A fixed number.
    case constant(Double)
    /// The sum of two terms.
    case sum(ParameterTerm, ParameterTerm)
    /// The difference of two terms.
    case difference(ParameterTerm, ParameterTerm)
    /// The product of two terms.
    case product(ParameterTerm, ParameterTerm)
    /// The quotient of two terms.
    case quotient(ParameterTerm, ParameterTerm)
    /// e raised to the term.
    case exponential(ParameterTerm)
    /// The natural logarithm of the term.
    case logarithm(ParameterTerm)
    /// The square root of the term.
    case squareRoot(ParameterTerm)
    /// The term itself where it is greater than zero, NaN elsewhere: the rule that a scale obeys.
    case positive(ParameterTerm)
    /// A function of the term that the other cases cannot write, such as the root of an equation;
    /// total, and NaN where it is not defined.
    case function(@Sendable (Double) -> Double, ParameterTerm)

    /// The value of the term for these arguments.
    package func evaluate(_ arguments: [Double]) -> Double {
        switch self {
        case .argument(let index):
            return index < arguments.count ? arguments[index] : .nan
        case .constant(let value): return value
        case .sum(let a, let b): return a.evaluate(arguments) + b.evaluate(arguments)
        case .difference(let a, let b): return a.evaluate(arguments) - b.evaluate(arguments)
        case .product(let a, let b): return a.evaluate(arguments) * b.evaluate(arguments)
        case .quotient(let a, let b): return a.evaluate(arguments) / b.evaluate(arguments)
        case .exponential(let a): return exp(a.evaluate(arguments))
        case .logarithm(let a): return log(a.evaluate(arguments))
        case .squareRoot(let a): return a.evaluate(arguments).squareRoot()
        case .positive(let a):
            let value = a.evaluate(arguments)
            return value > 0 ? value : .nan
        case .function(let function, let a): return function(a.evaluate(arguments))
        }
    }

    static func + (a: ParameterTerm, b: ParameterTerm) -> ParameterTerm { .sum(a, b) }
    static func - (a: ParameterTerm, b: ParameterTerm) -> ParameterTerm { .difference(a, b) }
    static func * (a: ParameterTerm, b: ParameterTerm) -> ParameterTerm { .product(a, b) }
    static func / (a: ParameterTerm, b: ParameterTerm) -> ParameterTerm { .quotient(a, b) }
    static func * (a: Double, b: ParameterTerm) -> ParameterTerm { .product(.constant(a), b) }
    static func + (a: Double, b: ParameterTerm) -> ParameterTerm { .sum(.constant(a), b) }
    static func - (a: Double, b: ParameterTerm) -> ParameterTerm { .difference(.constant(a), b) }
    static func / (a: ParameterTerm, b: Double) -> ParameterTerm { .quotient(a, .constant(b)) }
}
