extension LawFamily {
    /// Every family of the model language, in the order of its documentation.
    public static let all: [LawFamily] = [
        .normal, .lognormal, .uniform, .triangular, .pert, .beta, .gamma, .exponential, .poisson,
        .binomial,
    ]

    /// The family with this name.
    public static func named(_ name: String) -> LawFamily? {
        all.first { $0.name == name }
    }
}
