import Distributions

/// A law as far as the model fixes it.
enum LawParts {
    /// All its parameters are fixed numbers. Where it is a plain member of a family, `recipe`
    /// makes it anew, for bounds that vary.
    case fixed(any Law, recipe: Recipe?)
    /// Some parameters vary from run to run.
    case varying(Recipe)

    /// A family, one way to write its parameters, and the parameters.
    struct Recipe {
        var family: LawFamily
        var form: ParameterForm
        var arguments: [CheckedExpression]
    }

    /// How a draw of the law is sampled.
    var sampling: Draw.Sampling {
        switch self {
        case .fixed(let law, _): .fixed(law)
        case .varying(let recipe):
            .conditional(recipe.family, recipe.form, arguments: recipe.arguments)
        }
    }
}
