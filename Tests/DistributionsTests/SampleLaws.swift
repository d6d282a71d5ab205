import Distributions
import ModelLanguage
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
    /// Those that quadrature over the whole range can follow: not the two distant clumps, nor an
    /// infinitely steep peak.
    static let smooth = continuous.filter {
        !$0.testDescription.hasSuffix("clumps") && !$0.testDescription.hasSuffix("cusp")
    }
    /// Those that have a standard deviation.
    static let withMoments = smooth.filter { $0.law.standardDeviation < .infinity }
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
        let further = try makeFurther()
        let stepped = try MixtureLaw([(0.3, try BinomialLaw(n: 5, p: 0.5)), (0.7, standard)])
        let clumps = try MixtureLaw([(0.6, killed), (0.4, try LognormalLaw(mu: 23, sigma: 0.1))])
        let known = Set((plain + further).map(\.name))
        return (plain + further + examples(without: known)).map { SampleLaw($0) } + [
            SampleLaw(
                try ChoiceLaw([(3, 7.5), (4.5, -2), (2.5, 40)]), " with steps"),
            SampleLaw(stepped, " with steps"), SampleLaw(clumps, " in clumps"),
            SampleLaw(try ExponentialPowerLaw(scale: 1, shape: 0.3), " with a cusp"),
        ]
    }

    /// The examples of the families that have no law here, so that a new law is under the contract from
    /// its own file on.
    static func examples(without known: Set<String>) -> [any Law] {
        LawFamily.all.filter { !known.contains($0.name) }.compactMap { family in
            let scope = Scope([Declaration(name: "x", text: family.guide.example)])
            guard case .draw(let draw) = scope.expression(of: 0)?.kind,
                case .fixed(let law) = draw.sampling
            else { return nil }
            return law
        }
    }

    private static func points(_ a: Double, _ b: Double, _ c: Double) -> [PercentilePoint] {
        zip([0.1, 0.5, 0.9], [a, b, c]).map { PercentilePoint(probability: $0, value: $1) }
    }

    private static func makeFurther() throws(LawError) -> [any Law] {
        [
            try LogUniformLaw(low: 10, high: 1000), try LogUniformLaw(low: 1, high: 1.001),
            try LogUniformLaw(low: 1e-3, high: 1e3),
            try WeibullLaw(shape: 0.4, scale: 3), try WeibullLaw(shape: 7, scale: 1e4),
            GumbelLaw.standard, try GumbelLaw(location: 5e6, scale: 30), GumbelMinLaw.standard,
            try FrechetLaw(shape: 2.5, scale: 10), try FrechetLaw(shape: 0.5, scale: 1),
            try ParetoLaw(shape: 3, scale: 100), try ParetoLaw(shape: 0.7, scale: 1),
            try StudentTLaw(degreesOfFreedom: 1.5),
            try StudentTLaw(degreesOfFreedom: 4, location: 3, scale: 0.2),
            try StudentTLaw(degreesOfFreedom: 1e6), CauchyLaw.standard,
            try CauchyLaw(location: -20, scale: 4), LogisticLaw.standard, LaplaceLaw.standard,
            RayleighLaw.standard, try ChiSquaredLaw(degreesOfFreedom: 3),
            try FisherFLaw(numerator: 5, denominator: 9),
            try FisherFLaw(numerator: 0.7, denominator: 3),
            try ExponentialPowerLaw(scale: 2, shape: 1.3),
            try ExponentialPowerLaw(scale: 1, shape: 30),
            try TruncatedLaw(CauchyLaw.standard, low: -3, high: 1e5),
            try TruncatedLaw(ParetoLaw(shape: 3, scale: 1), low: 50),
            try SkewNormalLaw(location: 0, scale: 1, shape: 4),
            try SkewNormalLaw(location: 3, scale: 0.5, shape: -150), LandauLaw.standard,
            try LevyStableLaw(alpha: 1.5, scale: 1, beta: 0.7),
            try LevyStableLaw(alpha: 0.8, scale: 2, beta: 1),
            try LevyStableLaw(alpha: 1.2, scale: 3),
            try LevyStableLaw(alpha: 1, scale: 5, beta: -0.5),
            try LevyStableLaw(alpha: 2, scale: 1),
            try MetalogLaw(points(3, 7, 20)), try MetalogLaw(points(3, 7, 15), low: 0),
            try MetalogLaw(points(0.02, 0.1, 0.4), low: 0, high: 1),
            try MetalogLaw(points(-900, -100, -20), high: 5),
            try NegativeBinomialLaw(n: 2.5, p: 0.1), try NegativeBinomialLaw(n: 0.1, p: 0.001),
            try GeometricLaw(p: 0.3), try GeometricLaw(p: 1e-4),
            try HypergeometricLaw(n1: 40, n2: 60, draws: 30),
            try HypergeometricLaw(n1: 3e6, n2: 7e6, draws: 1e4), try BernoulliLaw(p: 0.3),
            try IntegersLaw(low: -3, high: 8), try IntegersLaw(low: 0, high: 1e6),
        ]
    }
}
