import Distributions

extension LawErrorTests {
    /// Broken rules of the laws that are seldom the first choice.
    static let furtherForms: [Case] = [
        Case(
            .loguniform, ["low", "high"], [0, 5],
            "loguniform: low must be positive and finite, got 0"),
        Case(
            .loguniform, ["low", "high"], [5, 5],
            "loguniform: low must be less than high, got 5 and 5"),
        Case(
            .loguniform, ["mean", "sd"], [5, 500],
            "loguniform: sd must be between 1e-12 and 16 times the mean, got 500 and 5"),
        Case(
            .uniform, ["mean", "sd"], [0, -1], "uniform: sd must be positive and finite, got -1"),
        Case(
            .studentT, ["df", "mean", "sd"], [2, 0, 1],
            "student_t: df must be more than 2 where there is an sd, got 2"),
        Case(
            .skewNormal, ["mean", "sd", "shape"], [0, 1, 1e5],
            "skew_normal: shape must be between -10000 and 10000, got 100000"),
        Case(
            .exponentialPower, ["sd", "shape"], [-1, 2],
            "exponential_power: sd must be positive and finite, got -1"),
        Case(
            .binomial, ["mean", "sd"], [4, 3],
            "binomial: sd must be less than the square root of the mean 4, got 3"),
        Case(
            .binomial, ["mean", "sd"], [1.5, 0.5],
            "binomial: no whole n has mean 1.5 and sd 0.5 to one per cent; the nearest is n 2 with "
                + "sd 0.6123724356957945"),
        Case(
            .weibull, ["shape", "scale"], [-1, 5],
            "weibull: shape must be positive and finite, got -1"),
        Case(
            .weibull, ["mean", "sd"], [-1, 5], "weibull: mean must be positive and finite, got -1"),
        Case(
            .gumbel, ["location", "scale"], [.nan, 1], "gumbel: location must be finite, got nan"),
        Case(
            .gumbel, ["mean", "sd"], [3, -1], "gumbel: sd must be positive and finite, got -1"),
        Case(
            .gumbelMin, ["location", "scale"], [1, 0],
            "gumbel_min: scale must be positive and finite, got 0"),
        Case(
            .frechet, ["shape", "scale"], [0, 5],
            "frechet: shape must be positive and finite, got 0"),
        Case(
            .frechet, ["mean", "sd"], [1, 1e6],
            "frechet: sd must be between 1e-12 and 10000 times the mean, got 1000000 and 1"),
        Case(
            .pareto, ["shape", "scale"], [1, -5],
            "pareto: scale must be positive and finite, got -5"),
        Case(.studentT, ["df"], [0], "student_t: df must be between 0.01 and 1000000000000, got 0"),
        Case(
            .studentT, ["df", "location", "scale"], [3, 0, -1],
            "student_t: scale must be positive and finite, got -1"),
        Case(
            .cauchy, ["location", "scale"], [0, .infinity],
            "cauchy: scale must be positive and finite, got inf"),
        Case(
            .logistic, ["location", "scale"], [0, -3],
            "logistic: scale must be positive and finite, got -3"),
        Case(
            .laplace, ["mean", "sd"], [0, 0], "laplace: sd must be positive and finite, got 0"),
        Case(.rayleigh, ["scale"], [-1], "rayleigh: scale must be positive and finite, got -1"),
        Case(.rayleigh, ["mean"], [0], "rayleigh: mean must be positive and finite, got 0"),
        Case(.chiSquared, ["df"], [-1], "chi_squared: df must be positive and finite, got -1"),
        Case(
            .fisherF, ["df1", "df2"], [3, 1e30],
            "fisher_f: df2 must be between 0.01 and 1000000000000, got 1e30"),
        Case(
            .fisherF, ["mean", "sd"], [3, 1],
            "fisher_f: mean must be between 1 and 2 where there is an sd, got 3"),
        Case(
            .fisherF, ["mean", "sd"], [1.25, 0.1],
            "fisher_f: sd must be more than 0.7216878364870322 for mean 1.25, got 0.1"),
        Case(
            .exponentialPower, ["scale", "shape"], [1, 0.001],
            "exponential_power: shape must be between 0.01 and 1000000, got 0.001"),
        Case(
            .skewNormal, ["location", "scale", "shape"], [1, -2, 3],
            "skew_normal: scale must be positive and finite, got -2"),
        Case(
            .skewNormal, ["location", "scale", "shape"], [1, 2, 1e5],
            "skew_normal: shape must be between -10000 and 10000, got 100000"),
        Case(
            .levyStable, ["alpha", "scale"], [2.1, 1],
            "levy_stable: alpha must be between 0.1 and 2, got 2.1"),
        Case(
            .levyStable, ["alpha", "scale", "beta"], [1.0005, 1, 0.5],
            "levy_stable: alpha must be 1 or differ from it by at least 0.001, got 1.0005"),
        Case(
            .levyStable, ["alpha", "scale", "beta"], [1, 1, 1e-5],
            "levy_stable: beta must be 0 or at least 0.001 in size where alpha is 1, got 1e-05"),
        Case(
            .levyStable, ["alpha", "scale", "beta"], [1.5, 1, 2],
            "levy_stable: beta must be between -1 and 1, got 2"),
        Case(
            .landau, ["location", "scale"], [0, 0],
            "landau: scale must be positive and finite, got 0"),
        Case(
            .negativeBinomial, ["n", "p"], [3, 0],
            "negative_binomial: p must be between 1e-07 and 1, got 0"),
        Case(
            .negativeBinomial, ["n", "p"], [1e9, 0.1],
            "negative_binomial: the mean n (1 - p) / p must be at most 1000000000, got 9000000000; "
                + "write gamma(mean: 9000000000, sd: 300000)"),
        Case(
            .negativeBinomial, ["mean", "sd"], [100, 9],
            "negative_binomial: sd must be more than the square root of the mean 100, got 9"),
        Case(.geometric, ["p"], [0], "geometric: p must be between 1e-12 and 1, got 0"),
        Case(
            .hypergeometric, ["n1", "n2", "draws"], [10, 5.5, 3],
            "hypergeometric: n2 must be a whole number, got 5.5"),
        Case(
            .hypergeometric, ["n1", "n2", "draws"], [10, 5, 16],
            "hypergeometric: draws must be at most n1 + n2 = 15, got 16"),
        Case(
            .hypergeometric, ["n1", "n2", "draws"], [1e9, 5, 16],
            "hypergeometric: n1 + n2 must be at most 10000000, got 1000000005; "
                + "write binomial(n: draws, p: n1 / (n1 + n2))"),
        Case(.bernoulli, ["p"], [1.5], "bernoulli: p must be between 0 and 1, got 1.5"),
        Case(
            .integers, ["low", "high"], [1, 2.5], "integers: high must be a whole number, got 2.5"),
        Case(
            .integers, ["low", "high"], [3, 2],
            "integers: low must be at most high, got 3 and 2"),
    ]
}
