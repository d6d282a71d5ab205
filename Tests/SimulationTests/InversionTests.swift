import CasModel
import TestSupport
import Testing

/// The tables that draws are made with, against the laws' own distribution functions.
@Suite("Sampling by inversion")
struct InversionTests {
    static let continuous = [
        "normal(0, 1)", "normal(mean: 50000838, sd: 35.8)", "7000 to 15000",
        "lognormal(1, 0.001)", "lognormal(1, 5)", "triangular(1, 2, 5)", "triangular(0, 0, 1)",
        "pert(7000, 9000, 15000)", "beta(0.3, 0.4)", "beta(500, 0.7)", "beta(2, 3)",
        "gamma(0.02, 4)", "gamma(0.2, 4)", "gamma(3, 5)", "gamma(1e6, 1)", "exponential(3)",
        "truncate(normal(0, 1), low: 8)", "truncate(7000 to 15000, low: 7000, high: 15000)",
        "truncate(normal(0, 1), low: -0.1, high: 0.1)", "loguniform(1e-3, 1e6)", "weibull(0.3, 4)",
        "weibull(40, 1)", "gumbel(0, 1)", "gumbel_min(0, 1)", "frechet(0.5, 1)", "frechet(20, 1)",
        "pareto(0.7, 1)", "pareto(30, 5)", "student_t(0.5)", "student_t(1.5)", "student_t(50)",
        "cauchy(0, 1)", "logistic(0, 1)", "laplace(0, 1)", "rayleigh(1)", "chi_squared(1)",
        "fisher_f(0.7, 3)", "fisher_f(40, 60)", "exponential_power(1, 0.3)",
        "exponential_power(1, 30)", "skew_normal(0, 1, 4)", "skew_normal(0, 1, -1000)",
        "landau()", "levy_stable(1.5, 1, 0.7)", "levy_stable(0.5, 1, 1)", "levy_stable(0.8, 1)",
        "metalog(p10: 3, p50: 7, p90: 20, low: 0)",
    ]
    static let discrete = [
        "poisson(0.3)", "poisson(3.5)", "poisson(1000)", "poisson(1e6)", "binomial(10, 0.2)",
        "binomial(1, 0.5)", "binomial(100000, 0.001)", "truncate(poisson(3), low: 2)",
        "negative_binomial(0.1, 0.001)", "geometric(0.3)", "geometric(1e-4)",
        "hypergeometric(3e6, 7e6, 1e4)", "bernoulli(0.3)", "integers(-3, 8)", "integers(1, 1e5)",
    ]

    func law(_ expression: String) throws -> any Law {
        let model = try Models.model(quantities: "x: \(expression)")
        guard case .draw(let draw) = model.quantities[0].expression.kind,
            case .fixed(let law) = draw.sampling
        else { throw SimulationError("\(expression) is not one law") }
        return law
    }

    /// Probabilities over the whole range, dense in the tails, none on a power of two.
    static let probabilities: [Double] = {
        var result: [Double] = []
        for step in 1..<4000 { result.append(Double(step) / 4000 + 1.7e-5) }
        for octave in 2...50 {
            for part in 0..<37 {
                let p = 0x1p-51 * Double(1 << octave) * (1 + (Double(part) + 0.31) / 37) / 4
                if p < 0.5 { result += [p, 1 - p] }
            }
        }
        return result.filter { $0 > 0 && $0 < 1 }.sorted()
    }()

    @Test(arguments: continuous)
    func uErrorIsWithinTolerance(expression: String) throws {
        let law = try law(expression)
        let table = QuantileTable(law)
        var previous = -Double.infinity
        for u in Self.probabilities {
            let x = table.quantile(u)
            let error =
                u < 0.5 ? abs(law.cumulative(x) - u) : abs(law.upperTail(x) - (1 - u))
            // The rounding of x itself cannot be avoided: an ulp moves F by the density times it.
            let rounding = 2 * law.density(x) * x.ulp
            #expect(error <= QuantileTable.tolerance + rounding, "\(expression), u = \(u)")
            #expect(x >= previous, "\(expression) falls at u = \(u)")
            #expect(law.support.contains(x))
            previous = x
        }
    }

    /// Only a law with an edge inside needs its exact quantile function in more than a few cells.
    @Test(arguments: continuous)
    func tablesServeNearlyAllCells(expression: String) throws {
        let table = QuantileTable(try law(expression))
        #expect(table.exactCells <= 8, "\(table.exactCells) of 512")
    }

    @Test(arguments: discrete)
    func discreteLawsAreExact(expression: String) throws {
        let law = try law(expression)
        let table = try #require(GuideTable(law))
        var buffer = Self.probabilities
        buffer.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { table.apply(base, count: buffer.count) }
        }
        for (u, k) in zip(Self.probabilities, buffer) {
            #expect(k == k.rounded())
            // The smallest k with u ≤ F(k), up to the rounding of F.
            let slack = 4e-15
            #expect(law.cumulative(k) >= u - slack, "\(expression), u = \(u)")
            #expect(k == law.support.lowerBound || law.cumulative(k - 1) < u + slack)
        }
    }

    /// A law with too many values for a table still samples exactly.
    @Test func veryWideDiscreteLaw() throws {
        let draws = try Models.draws("binomial(n: 1e9, p: 0.5)", runs: 2000)
        #expect(draws.allSatisfy { $0 == $0.rounded() })
        let mean = draws.reduce(0, +) / 2000
        // Five standard errors: sd 15,811 / √2000.
        #expect(abs(mean - 5e8) < 5 * 15_811 / 2000.squareRoot())
    }
}
