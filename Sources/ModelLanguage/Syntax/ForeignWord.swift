/// Words that come from articles, statistics and other languages, and what to write for them.
enum ForeignWord {
    /// What to write for an unknown name of a call or a value; nil without a good guess.
    static func suggestion(_ name: String) -> String? {
        if let value = constants[name.lowercased()] { return "write \(value)" }
        let meant =
            functions[name.lowercased()] ?? laws[name.lowercased()]
            ?? (name == "N" ? "normal" : name == "U" ? "uniform" : nil)
        return meant.flatMap(BuiltInName.usage).map { "write \($0)" }
    }

    private static let constants = [
        "pi": "pi", "\u{3C0}": "pi", "tau": "2 * pi", "euler": "exp(1)",
        "expit": "1 / (1 + exp(-x))", "sigmoid": "1 / (1 + exp(-x))",
        "invlogit": "1 / (1 + exp(-x))", "inv_logit": "1 / (1 + exp(-x))",
    ]

    private static let functions = [
        "ln": "log", "lg": "log10", "ld": "log2", "power": "pow", "ceiling": "ceil",
        "int": "floor", "trunc": "floor", "minimum": "min", "maximum": "max", "clip": "clamp",
        "sgn": "sign", "signum": "sign", "fmod": "mod", "remainder": "mod", "ifelse": "if",
        "iif": "if", "where": "if", "root": "sqrt", "logodds": "logit", "log_odds": "logit",
        "truncateleft": "truncate", "truncateright": "truncate",
    ]

    private static let laws = [
        "norm": "normal", "gauss": "normal", "gaussian": "normal", "rnorm": "normal",
        "lognorm": "lognormal", "lnorm": "lognormal", "rlnorm": "lognormal", "unif": "uniform",
        "runif": "uniform", "randint": "integers", "expon": "exponential", "pois": "poisson",
        "binom": "binomial", "bernoulli_trial": "bernoulli", "tri": "triangular",
        "triangle": "triangular", "discrete": "choose", "mix": "mixture",
    ]

    /// What to write for the call of an unknown function, given the texts of its arguments; nil without a
    /// good guess.
    static func suggestion(_ name: String, arguments: [String]) -> String? {
        let bound = ["truncateleft": "low", "truncateright": "high"][name.lowercased()]
        guard let bound, arguments.count == 2 else { return suggestion(name) }
        return "write truncate(\(arguments[0]), \(bound): \(arguments[1]))"
    }

    /// What to write for a word that stands where an operator should.
    static func suggestion(operator word: String, between left: String, _ right: String) -> String?
    {
        let plain = word.lowercased()
        let isRange = ["to", "until", "till", "through", "thru"].contains(plain)
        if plain != word, !isRange, ReservedWord.all.contains(plain) { return "write `\(plain)`" }
        return isRange && word != "to"
            ? "for a range write `\(left) to \(right)`" : nil
    }
}
