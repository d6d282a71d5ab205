import Distributions
import ModelLanguage

/// Looks at the random inputs of a model.
enum Inputs {
    /// All the draws, in the order of the model and of the text.
    static func all(_ model: Model) -> [Draw] {
        model.quantities.flatMap(\.expression.draws)
    }

    /// The input with a name.
    static func named(_ name: String, _ model: Model) -> Draw? {
        all(model).first { $0.inputName == name }
    }

    /// The law of an input with fixed parameters.
    static func fixedLaw(_ model: Model, _ name: String) -> (any Law)? {
        guard case .fixed(let law)? = named(name, model)?.sampling else { return nil }
        return law
    }
}
