import CGSL
import CasModel

extension SamplerBranch {
    /// Continuous laws that are seldom the first choice.
    static let furtherContinuous: [SamplerBranch] =
        both("loguniform(2, 5000)", "loguniform(2 * one, 5000)") {
            gsl_cdf_flat_P(log(max($0, 2)), log(2), log(5000))
        }
        + both("weibull(0.7, 40)", "weibull(0.7 * one, 40)") { gsl_cdf_weibull_P($0, 40, 0.7) }
        + both("weibull(mean: 30, sd: 20)", "weibull(mean: 30 * one, sd: 20)") {
            // The shape solves Γ(1+2/k)/Γ(1+1/k)² = 13/9; by SciPy's brentq.
            gsl_cdf_weibull_P($0, 33.308924001594, 1.53009424842870)
        }
        + both("gumbel(3, 2)", "gumbel(3 * one, 2)") { gsl_cdf_gumbel1_P($0, 0.5, exp(1.5)) }
        + both("gumbel_min(3, 2)", "gumbel_min(3, 2 * one)") {
            gsl_cdf_gumbel1_Q(-$0, 0.5, exp(-1.5))
        }
        + both("frechet(2.5, 3)", "frechet(2.5, 3 * one)") {
            gsl_cdf_gumbel2_P($0, 2.5, pow(3, 2.5))
        }
        + both("pareto(1.2, 5)", "pareto(1.2 * one, 5)") { gsl_cdf_pareto_P($0, 1.2, 5) }
        + both("student_t(1.5)", "student_t(1.5 * one)") { gsl_cdf_tdist_P($0, 1.5) }
        + both("student_t(5, -2, 3)", "student_t(5, -2 * one, 3)") {
            gsl_cdf_tdist_P(($0 + 2) / 3, 5)
        }
        + both("cauchy(1, 2)", "cauchy(one, 2)") { gsl_cdf_cauchy_P($0 - 1, 2) }
        + both("logistic(1, 2)", "logistic(one, 2)") { gsl_cdf_logistic_P($0 - 1, 2) }
        + both("laplace(1, 2)", "laplace(one, 2)") { gsl_cdf_laplace_P($0 - 1, 2) }
        + both("rayleigh(3)", "rayleigh(3 * one)") { gsl_cdf_rayleigh_P($0, 3) }
        + both("chi_squared(3)", "chi_squared(3 * one)") { gsl_cdf_chisq_P($0, 3) }
        + both("fisher_f(3, 7)", "fisher_f(3 * one, 7)") { gsl_cdf_fdist_P($0, 3, 7) }
        + both("exponential_power(2, 0.8)", "exponential_power(2 * one, 0.8)") {
            gsl_cdf_exppow_P($0, 2, 0.8)
        }
        + both("exponential_power(2, 6)", "exponential_power(2, 6 * one)") {
            gsl_cdf_exppow_P($0, 2, 6)
        }
        + both("skew_normal(1, 2, 1)", "skew_normal(one, 2, 1)") {
            // Of shape 1, it is the larger one of two normal numbers.
            gsl_cdf_ugaussian_P(($0 - 1) / 2) * gsl_cdf_ugaussian_P(($0 - 1) / 2)
        }
        + both("levy_stable(0.5, 2, 1)", "levy_stable(0.5, 2 * one, 1)") {
            // Lévy's law.
            $0 <= 0 ? 0 : erfc((1 / $0).squareRoot())
        }
        // Of these two GSL has the samplers alone: against draws with varying parameters, which are
        // GSL's, the distribution functions of casmodel stand on their own.
        + both("levy_stable(1.5, 2, 0.7)", "levy_stable(1.5, 2 * one, 0.7)") {
            stable?.cumulative($0) ?? .nan
        }
        + both("landau()", "landau(0, one)") { LandauLaw.standard.cumulative($0) }
        + [
            // Through points of the logistic law, which is a metalog law.
            SamplerBranch(
                expression: "metalog(p10: -2.1972245773362196, p50: 0, p90: 2.1972245773362196)",
                cumulative: { gsl_cdf_logistic_P($0, 1) })
        ]

    private static let stable = try? LevyStableLaw(alpha: 1.5, scale: 2, beta: 0.7)

    /// Further laws on whole numbers.
    static let furtherDiscrete: [SamplerBranch] =
        both("negative_binomial(2.5, 0.1)", "negative_binomial(2.5 * one, 0.1)") {
            $0 < 0 ? 0 : gsl_cdf_negative_binomial_P(UInt32($0), 0.1, 2.5)
        }
        + both("geometric(0.3)", "geometric(0.3 * one)") {
            $0 < 1 ? 0 : gsl_cdf_geometric_P(UInt32($0), 0.3)
        }
        + both("hypergeometric(40, 60, 30)", "hypergeometric(40 * one, 60, 30)") {
            $0 < 0 ? 0 : gsl_cdf_hypergeometric_P(UInt32(min($0, 30)), 40, 60, 30)
        }
        + both("choose(0.2: 1, 0.5: 2, 0.3: 7)", "choose(0.2: one, 0.5: 2, 0.3: 7)") {
            $0 < 1 ? 0 : $0 < 2 ? 0.2 : $0 < 7 ? 0.7 : 1
        }
        + both("bernoulli(0.3)", "bernoulli(0.3 * one)") { $0 < 0 ? 0 : $0 < 1 ? 0.7 : 1 }
        + both("integers(-3, 8)", "integers(-3 * one, 8)") { min(max(($0 + 4) / 12, 0), 1) }
}
