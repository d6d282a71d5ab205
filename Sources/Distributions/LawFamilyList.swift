extension LawFamily {
    /// Every family of the model language, in the order of its documentation.
    package static let all: [LawFamily] = [
        .normal, .lognormal, .uniform, .loguniform, .triangular, .pert, .beta, .gamma, .exponential,
        .weibull, .gumbel, .gumbelMin, .frechet, .pareto, .studentT, .cauchy, .logistic, .laplace,
        .rayleigh, .chiSquared, .fisherF, .exponentialPower, .levyStable, .landau, .skewNormal,
        .poisson, .binomial, .negativeBinomial, .geometric, .hypergeometric, .bernoulli, .integers,
    ]

    /// The family with this name.
    package static func named(_ name: String) -> LawFamily? {
        all.first { $0.name == name }
    }
}
