import Distributions
import ModelLanguage

/// One of the laws behind a quantity, as a checked model shows it.
struct CheckedLaw {
    /// The input that is drawn from it; of a part of a joint law, the part.
    let input: String
    /// The law as the model writes it.
    let written: String
    /// The law as the model language spells it, or what can be said of one that varies by run.
    let text: String
    /// The law, where its parameters are fixed; of a part of a joint law, what it is alone.
    let law: (any Law)?
    /// The family's name.
    let family: String
    /// The shares of a mixture of expressions, which add up to 1; empty for everything else.
    let shares: [Double]
    /// Whether it is all that the quantity's value is.
    let isWhole: Bool

    /// The text, behind the input's name where the law is only a part of the value.
    var labelled: String { isWhole ? text : input + ": " + text }

    /// The law by itself, without what it is a part of.
    var summary: String { law.map(LawText.text) ?? text }
}

extension Quantity {
    /// The laws behind the quantity, in the order of the text.
    var checkedLaws: [CheckedLaw] {
        guard let part else { return expression.draws.map { CheckedLaw($0, of: name) } }
        // That parts are drawn one after the other is nobody's concern.
        let what = "part `\(part.label)` of \(part.count)"
        return [
            CheckedLaw(
                input: name, written: text,
                text: part.marginal.map { "\(what), alone \(LawText.text($0))" }
                    ?? "\(what), parameters varying by run",
                law: part.marginal, family: part.marginal?.name ?? "joint", shares: [],
                isWhole: true)
        ]
    }
}

extension Model {
    /// The names of the quantities that one is computed from; the other parts of its own joint law are
    /// not among them.
    func needs(of quantity: Quantity) -> [String] {
        quantity.expression.quantities.map { quantities[$0] }
            .filter { $0.part?.whole != quantity.part?.whole || quantity.part == nil }
            .map(\.name)
    }
}

extension CheckedLaw {
    fileprivate init(_ draw: Draw, of quantity: String) {
        var law: (any Law)?
        var shares: [Double] = []
        let family: String
        let text: String
        switch draw.sampling {
        case .fixed(let fixed):
            law = fixed
            family = fixed.name
            text = LawText.text(fixed)
        case .conditional(let varying, _, _):
            family = varying.name
            text = "\(family), its parameters varying by run"
        case .truncatedConditional(let varying, _, _, _, _):
            family = varying.name
            text = "\(family) cut off, its parameters varying by run"
        case .mixture(let weights, _):
            let total = weights.reduce(0, +)
            shares = weights.map { $0 / total }
            family = "mixture"
            let percentages = shares.map { Numbers.significant($0 * 100, digits: 4) + " %" }
            text = "mixture of \(percentages.joined(separator: ", "))"
        }
        self.init(
            input: draw.inputName, written: draw.text, text: text, law: law, family: family,
            shares: shares, isWhole: draw.inputName == quantity)
    }
}
