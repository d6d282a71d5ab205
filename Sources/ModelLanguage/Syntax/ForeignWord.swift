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
        "pi": "3.141592653589793", "\u{3C0}": "3.141592653589793", "euler": "exp(1)",
    ]

    private static let functions = [
        "ln": "log", "lg": "log10", "ld": "log2", "power": "pow", "ceiling": "ceil",
        "int": "floor", "trunc": "floor", "minimum": "min", "maximum": "max", "clip": "clamp",
        "sgn": "sign", "signum": "sign", "fmod": "mod", "remainder": "mod", "ifelse": "if",
        "iif": "if", "where": "if", "root": "sqrt",
    ]

    private static let laws = [
        "norm": "normal", "gauss": "normal", "gaussian": "normal", "rnorm": "normal",
        "lognorm": "lognormal", "lnorm": "lognormal", "rlnorm": "lognormal", "unif": "uniform",
        "runif": "uniform", "randint": "integers", "expon": "exponential", "pois": "poisson",
        "binom": "binomial", "bernoulli_trial": "bernoulli", "tri": "triangular",
        "triangle": "triangular", "discrete": "choose", "mix": "mixture",
    ]

    /// The range that words around two numbers state, as `between 5 and 10` does, or nil.
    ///
    /// - Parameter words: the tokens of an expression with their texts.
    static func rangeProblem(_ tokens: [Token], _ text: (Token) -> String) -> Diagnostic? {
        guard let first = tokens.first, case .name(let opening) = first.kind,
            let joint = openings[opening.lowercased()], tokens.count > 2
        else { return nil }
        switch tokens[1].kind {
        case .number, .name: break
        default: return nil
        }
        let middle = tokens.dropFirst().firstIndex {
            if case .name(let word) = $0.kind { joint.contains(word.lowercased()) } else { false }
        }
        func side(_ tokens: ArraySlice<Token>) -> String? {
            tokens.count == 1 ? tokens.first.map(text) : nil
        }
        var ends = "7000 to 15000"
        if let middle, let low = side(tokens[1..<middle]),
            let high = side(tokens[(middle + 1)..<(tokens.count - 1)])
        {
            ends = "\(low) to \(high)"
        }
        return Diagnostic(
            first.span, "`\(opening)` is not a word of expressions",
            suggestion: "for a range write `\(ends)`")
    }

    private static let openings = [
        "between": ["and", "to"], "from": ["to", "until", "till", "through"],
    ]

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
