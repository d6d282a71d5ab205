/// What a reader needs to know of a law to use it: its definition in formulas, what its parameters
/// mean and may be, and an example.
///
/// Formulas are in plain ASCII, so that every terminal shows them. `x` and `k` are the law's values.
package struct LawGuide: Sendable {
    /// The kinds of laws, in the order in which they are listed.
    package enum Kind: String, Sendable, CaseIterable {
        /// Any number within bounds.
        case continuous
        /// Whole numbers.
        case discrete
        /// Made of other laws, of points or of data.
        case composed
        /// Several numbers that depend on each other.
        case joint
    }

    /// What kind of law it is.
    package let kind: Kind
    /// The density, distribution function or other rule that makes it this law.
    package let definition: String
    /// Every parameter of every form, each once.
    package let parameters: [Parameter]
    /// Which values it takes.
    package let values: String
    /// The expected value, as a formula of the first form's parameters.
    package let mean: String
    /// The standard deviation, likewise.
    package let sd: String
    /// The law as it could stand in a model.
    package let example: String

    /// Describes a law.
    package init(
        kind: Kind, definition: String, parameters: [Parameter], values: String, mean: String,
        sd: String, example: String
    ) {
        self.kind = kind
        self.definition = definition
        self.parameters = parameters
        self.values = values
        self.mean = mean
        self.sd = sd
        self.example = example
    }

    /// What a parameter means and may be.
    package struct Parameter: Sendable {
        /// Its name in the model language.
        package let label: String
        /// Which numbers it may be.
        package let range: String
        /// What it is measured in.
        package let unit: Unit
        /// What it does.
        package let meaning: String

        /// Describes a parameter.
        package init(_ label: String, _ range: String, _ unit: Unit, _ meaning: String) {
            self.label = label
            self.range = range
            self.unit = unit
            self.meaning = meaning
        }
    }

    /// What parameters are measured in.
    package enum Unit: String, Sendable {
        /// What the quantity itself is measured in.
        case quantity = "in the quantity's unit"
        /// One over that.
        case reciprocal = "one over the quantity's unit"
        /// A count.
        case count = "a count"
        /// A share or probability.
        case share = "a probability"
        /// A name rather than a number.
        case text = "in quotation marks"
        /// A plain number.
        case none = "without a unit"
    }
}
