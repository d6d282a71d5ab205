import CGSL

/// A family of laws: its name, the ways its parameters can be written, and how it is sampled.
///
/// A new family is one file: a `Law`, and a `LawFamily` value that is listed in `LawFamily.all`.
package struct LawFamily: Sendable {
    /// The name in the model language, such as `lognormal`.
    package let name: String

    /// One plain sentence: what the law is for.
    package let summary: String

    /// What its parameters mean and may be, with an example.
    package let guide: LawGuide

    /// The ways to write the parameters. Positional arguments follow the first form that has as
    /// many parameters as there are arguments.
    package let forms: [ParameterForm]

    /// How percentile points (`p5:`, `p95:`) determine the law.
    package let percentiles: PercentileRule

    /// Makes the law from its canonical parameters, or says which rule they break.
    package let make: @Sendable ([Double]) throws(LawError) -> any Law

    /// How the law is drawn where its canonical parameters vary from run to run.
    package let conditional: ConditionalDraw

    /// Describes a family.
    package init(
        name: String,
        summary: String,
        guide: LawGuide,
        forms: [ParameterForm],
        percentiles: PercentileRule,
        make: @escaping @Sendable ([Double]) throws(LawError) -> any Law,
        conditional: ConditionalDraw
    ) {
        self.name = name
        self.summary = summary
        self.guide = guide
        self.forms = forms
        self.percentiles = percentiles
        self.make = make
        self.conditional = conditional
    }
}

/// One way to write a family's parameters.
package struct ParameterForm: Sendable {
    /// The labels in positional order, such as `["mean", "sd"]`.
    package let labels: [String]

    /// For each label, other spellings that mean the same, such as `rate` for `mean`.
    package let aliases: [String: String]

    /// The canonical parameters as formulas of this form's arguments.
    package let canonical: [ParameterTerm]

    /// Checks fixed arguments as the user wrote them, before they become canonical parameters, so
    /// that a message speaks of the words in the model.
    package let validate: @Sendable ([Double]) throws(LawError) -> Void

    /// Describes a form; without `canonical` the arguments are the canonical parameters.
    package init(
        _ labels: [String],
        aliases: [String: String] = [:],
        canonical: [ParameterTerm]? = nil,
        validate: @escaping @Sendable ([Double]) throws(LawError) -> Void = { _ in }
    ) {
        self.labels = labels
        self.aliases = aliases
        self.canonical = canonical ?? labels.indices.map { .argument($0) }
        self.validate = validate
    }
}

/// What percentile points a family can be fitted to.
package enum PercentileRule: Sendable {
    /// Two points, in closed form: `form(p, q)` gives the form whose arguments are the values at
    /// the probabilities p < q. The values may vary from run to run.
    case closed(@Sendable (_ p: Double, _ q: Double) -> ParameterForm)
    /// Two points, by a numerical fit of fixed values: gives the canonical parameters.
    case fitted(
        @Sendable (_ low: PercentilePoint, _ high: PercentilePoint) throws(LawError) -> [Double])
    /// One point determines the law: the form has the value at probability p as its argument.
    case single(@Sendable (_ p: Double) -> ParameterForm)
    /// The family cannot be given by percentiles; the sentence says what to write instead.
    case unsupported(String)
}

/// The value that a fraction `probability` of a law lies below.
package struct PercentilePoint: Sendable, Equatable {
    /// A probability strictly between 0 and 1.
    package let probability: Double
    /// The value at that probability.
    package let value: Double

    /// Pairs a probability with its value.
    package init(probability: Double, value: Double) {
        self.probability = probability
        self.value = value
    }
}

/// How a law is drawn where its parameters vary from run to run.
package enum ConditionalDraw: Sendable {
    /// The draw is a formula of the canonical parameters and one draw of a fixed standard law,
    /// which is the argument after the last parameter. Stays vectorised.
    case transformed(standard: any Law, formula: ParameterTerm)
    /// One call for each run: `sample(generator, parameters)` returns a draw, or NaN where the
    /// parameters break the law's rules. Must be safe for every Double.
    case perRun(
        @Sendable (UnsafeMutablePointer<gsl_rng>, UnsafePointer<Double>) -> Double)
}

/// Why parameters do not make a law: which rule they break, and with which values.
package struct LawError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The law's name.
    package let law: String
    /// The label of the parameter that breaks the rule, where it is one parameter's fault.
    package let parameter: String?
    /// The rule, such as `sd must be positive and finite`.
    package let rule: String
    /// The values that break it.
    package let values: [Double]
    /// What to write instead.
    package let advice: String?

    /// Describes a broken rule of all parameters together.
    init(_ law: String, _ rule: String, got values: Double..., advice: String? = nil) {
        (self.law, parameter, self.rule, self.values, self.advice) =
            (law, nil, rule, values, advice)
    }

    /// Describes a rule that one parameter breaks.
    init(
        _ law: String, _ parameter: String, _ rule: String, got values: Double...,
        advice: String? = nil
    ) {
        (self.law, self.parameter, self.rule, self.values, self.advice) =
            (law, parameter, rule, values, advice)
    }

    /// The sentence without a full stop, such as `normal: sd must be positive and finite, got -2`.
    package var description: String {
        let got = values.map(LawRule.show).joined(separator: " and ")
        return "\(law): \(rule)" + (got.isEmpty ? "" : ", got " + got)
            + (advice.map { "; " + $0 } ?? "")
    }
}
