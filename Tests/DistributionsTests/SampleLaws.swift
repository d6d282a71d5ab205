import Distributions
import Testing

/// A law with a name for the test log.
struct SampleLaw: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let law: any Law

    init(_ law: any Law, _ note: String = "") {
        let parameters = law.parameters.map { "\($0.label): \($0.value)" }
        testDescription = "\(law.name)(\(parameters.joined(separator: ", ")))\(note)"
        self.law = law
    }

    /// Laws of every kind, usual and hard.
    static let all: [SampleLaw] = (try? makeAll()) ?? []

    static let continuous = all.filter {
        !$0.law.isDiscrete && !$0.testDescription.hasSuffix("steps")
    }
    /// Those that quadrature over the whole range can follow: not the two distant clumps.
    static let smooth = continuous.filter { !$0.testDescription.hasSuffix("clumps") }
    static let discrete = all.filter(\.law.isDiscrete)

    private static func makeAll() throws(LawError) -> [SampleLaw] {
        let killed = try LognormalLaw(mu: 9.235, sigma: 0.2316)
        let standard = NormalLaw.standard
        let plain: [any Law] = [
            standard, try NormalLaw(mean: 50_000_838, standardDeviation: 35.8), killed,
            try LognormalLaw(mu: 0, sigma: 5), try LognormalLaw(mu: 10, sigma: 0.001),
            UniformLaw.standard, try UniformLaw(low: -3, high: 1e6),
            try TriangularLaw(low: 0, mode: 0.3, high: 1),
            try TriangularLaw(low: -5, mode: -5, high: 20), try PertLaw(low: 0, mode: 1, high: 10),
            try BetaLaw(alpha: 0.3, beta: 0.4), try BetaLaw(alpha: 500, beta: 0.7),
            try BetaLaw(alpha: 2, beta: 5, low: -4, high: 4), try BetaLaw(alpha: 1e4, beta: 3e4),
            try GammaLaw(shape: 0.2, scale: 4), try GammaLaw(shape: 2.5, scale: 1e-3),
            try GammaLaw(shape: 1e6, scale: 1), ExponentialLaw.standard,
            try TruncatedLaw(standard, low: 8), try TruncatedLaw(killed, low: 5000, high: 20_000),
            try MixtureLaw([(1, standard), (3, try NormalLaw(mean: 1, standardDeviation: 4))]),
            try TruncatedLaw(
                MixtureLaw([(1, standard), (2, try NormalLaw(mean: 3, standardDeviation: 0.5))]),
                low: -1, high: 3.5),
            try PoissonLaw(mean: 3.7), try PoissonLaw(mean: 0.01), try PoissonLaw(mean: 1e6),
            try BinomialLaw(n: 12, p: 0.3), try BinomialLaw(n: 190_000, p: 0.08),
            try TruncatedLaw(PoissonLaw(mean: 25), low: 50.5),
            try MixtureLaw([(0.5, try PoissonLaw(mean: 2)), (0.5, try PoissonLaw(mean: 900))]),
        ]
        let stepped = try MixtureLaw([(0.3, try BinomialLaw(n: 5, p: 0.5)), (0.7, standard)])
        let clumps = try MixtureLaw([(0.6, killed), (0.4, try LognormalLaw(mu: 23, sigma: 0.1))])
        return plain.map { SampleLaw($0) } + [
            SampleLaw(stepped, " with steps"), SampleLaw(clumps, " in clumps"),
        ]
    }
}
