import CGSL
import CasModel
import Testing

/// Every law and way of sampling it, with the distribution that its draws must follow, computed by
/// GSL's own distribution functions and so independently of the laws under test.
struct SamplerBranch: Sendable, CustomTestStringConvertible {
    /// What is drawn. `one` is a quantity that is always 1 but, to the compiler, varies, so that a
    /// law with a parameter `3 * one` takes the road of varying parameters.
    let expression: String
    /// The probability of a value of at most x.
    let cumulative: @Sendable (Double) -> Double

    var testDescription: String { expression }

    /// Every continuous branch.
    static let continuous = usualContinuous + furtherContinuous + others(discrete: false)
    /// Every branch on whole numbers.
    static let discrete = usualDiscrete + furtherDiscrete + others(discrete: true)

    /// The examples of families that have no branch here, each against the law's own distribution
    /// function, which is held to reference values elsewhere.
    private static func others(discrete: Bool) -> [SamplerBranch] {
        let written = (usualContinuous + furtherContinuous + usualDiscrete + furtherDiscrete)
            .map(\.expression)
        return LawFamily.all.filter { family in
            !written.contains { $0.hasPrefix(family.name + "(") }
        }.flatMap { family -> [SamplerBranch] in
            let example = family.guide.example
            guard let law = LawDocument.law(of: example), law.isDiscrete == discrete else {
                return []
            }
            return both(example, varying(example)) { law.cumulative($0) }
        }
    }

    /// An example whose numbers vary to the compiler.
    private static func varying(_ example: String) -> String {
        example.replacing(/([ (])(\d[\d.]*)/) { "\($0.output.1)\($0.output.2) * one" }
    }

    /// Continuous laws.
    private static let usualContinuous: [SamplerBranch] =
        both("normal(3, 2)", "normal(3 * one, 2)") { gsl_cdf_gaussian_P($0 - 3, 2) }
        + both("7000 to 15000", "7000 * one to 15000") {
            // 1.6448536269514722 is the standard normal law's 95 % point.
            let middle = (log(7000) + log(15000)) / 2
            return gsl_cdf_lognormal_P($0, middle, log(15000.0 / 7000) / 2 / 1.6448536269514722)
        }
        + both("lognormal(median: 3, sigma: 0.4)", "lognormal(median: 3 * one, sigma: 0.4)") {
            gsl_cdf_lognormal_P($0, log(3), 0.4)
        }
        + both("uniform(-1, 3)", "uniform(-1, 3 * one)") { gsl_cdf_flat_P($0, -1, 3) }
        + both("triangular(1, 2, 5)", "triangular(one, 2, 5)") {
            // GSL has no triangular law; this is its definition.
            $0 < 2 ? ($0 - 1) * ($0 - 1) / 4 : 1 - (5 - $0) * (5 - $0) / 12
        }
        + both("pert(7000, 9000, 15000)", "pert(7000, 9000 * one, 15000)") {
            gsl_cdf_beta_P(($0 - 7000) / 8000, 2, 4)
        }
        + both("beta(0.3, 0.4)", "beta(0.3 * one, 0.4)") { gsl_cdf_beta_P($0, 0.3, 0.4) }
        + both("beta(6, 2)", "beta(6, 2 * one)") { gsl_cdf_beta_P($0, 6, 2) }
        + both("gamma(0.2, 4)", "gamma(0.2 * one, 4)") { gsl_cdf_gamma_P($0, 0.2, 4) }
        + both("gamma(30, 4)", "gamma(30, 4 * one)") { gsl_cdf_gamma_P($0, 30, 4) }
        + both("exponential(3)", "exponential(3 * one)") { gsl_cdf_exponential_P($0, 3) }
        + both("truncate(normal(0, 1), low: 8)", "truncate(normal(0, one), low: 8)") {
            1 - gsl_cdf_ugaussian_Q($0) / gsl_cdf_ugaussian_Q(8)
        }
        + both(
            "truncate(normal(0, 1), low: -1, high: 2)", "truncate(normal(0, one), low: -1, high: 2)"
        ) {
            let low = gsl_cdf_ugaussian_P(-1)
            return (gsl_cdf_ugaussian_P($0) - low) / (gsl_cdf_ugaussian_P(2) - low)
        }
        + both("mixture(0.3: normal(0, 1), 0.7: exponential(2))", "if(c < 0.3, z, e)") {
            0.3 * gsl_cdf_ugaussian_P($0) + 0.7 * gsl_cdf_exponential_P(max($0, 0), 2)
        }

    /// Laws on whole numbers.
    private static let usualDiscrete: [SamplerBranch] =
        both("poisson(3.5)", "poisson(3.5 * one)") { poisson($0, 3.5) }
        + both("poisson(1000)", "poisson(1000 * one)") { poisson($0, 1000) }
        + both("binomial(10, 0.2)", "binomial(10, 0.2 * one)") { binomial($0, 10, 0.2) }
        + both("binomial(100000, 0.3)", "binomial(100000 * one, 0.3)") {
            binomial($0, 100_000, 0.3)
        }
        + both(
            "truncate(poisson(3.5), low: 2, high: 9)",
            "truncate(poisson(3.5 * one), low: 2, high: 9)"
        ) {
            let low = poisson(1, 3.5)
            return (poisson(min($0, 9), 3.5) - low) / (poisson(9, 3.5) - low)
        }

    static func both(
        _ fixed: String, _ varying: String, _ cumulative: @escaping @Sendable (Double) -> Double
    ) -> [SamplerBranch] {
        [
            SamplerBranch(expression: fixed, cumulative: cumulative),
            SamplerBranch(expression: varying, cumulative: cumulative),
        ]
    }

    private static func poisson(_ k: Double, _ mean: Double) -> Double {
        k < 0 ? 0 : gsl_cdf_poisson_P(UInt32(k), mean)
    }

    private static func binomial(_ k: Double, _ n: UInt32, _ p: Double) -> Double {
        k < 0 ? 0 : gsl_cdf_binomial_P(UInt32(min(k, Double(n))), p, n)
    }
}
