import ModelLanguage
import Statistics

/// Several models' answers side by side.
public struct Comparison: Sendable {
    /// What the difference of two alternatives is a difference of.
    public enum Pairing: String, Sendable {
        /// The two values in one run: what both models name is the same draw in both. What is not
        /// affected by the difference of the models cancels.
        case commonRuns = "common-runs"
        /// Two values drawn independently, each from its own answer. So it is where reports are
        /// weighed, since each model then has its own weight for a run.
        case independentDraws = "independent-draws"
    }

    /// The answers, in the order of the models; the others are compared with the first.
    public let alternatives: [SimulationResult]
    /// What is compared.
    public let pairing: Pairing
    /// The quantities that the first reports and at least one other in the same unit, in the
    /// order of the first.
    public let quantities: [ComparedQuantity]
    /// The questions that the first asks and at least one other under the same name, in the order of the
    /// first.
    public let questions: [ComparedQuestion]
    /// The names of quantities that the models report in different units, which are not compared.
    public let otherUnits: [String]

    /// Assembles a comparison.
    public init(
        alternatives: [SimulationResult], pairing: Pairing, quantities: [ComparedQuantity],
        questions: [ComparedQuestion], otherUnits: [String] = []
    ) {
        self.alternatives = alternatives
        self.pairing = pairing
        self.quantities = quantities
        self.questions = questions
        self.otherUnits = otherUnits
    }
}

/// One quantity in several models.
public struct ComparedQuantity: Sendable {
    /// The quantity's name.
    public let name: String
    /// Its unit.
    public let unit: String
    /// Its figures in each alternative; nil where one does not report it. The first is there.
    public let figures: [QuantityResult?]
    /// How each alternative differs from the first; nil for the first and where `figures` is.
    public let shifts: [QuantityShift?]

    /// Assembles a comparison.
    public init(
        name: String, unit: String, figures: [QuantityResult?], shifts: [QuantityShift?]
    ) {
        self.name = name
        self.unit = unit
        self.figures = figures
        self.shifts = shifts
    }
}

/// How a quantity B of one alternative differs from A, the same of the first.
public struct QuantityShift: Sendable {
    /// median(B) − median(A). With common runs its standard error is that of paired medians; with
    /// independent draws the sum of both medians' errors, which it never exceeds.
    public let median: Estimate
    /// mean(B) − mean(A), its standard error likewise.
    public let mean: Estimate
    /// P(B > A), in one run or of independent draws.
    public let greater: Estimate
    /// P(B < A).
    public let less: Double
    /// P(B = A).
    public let equal: Double
    /// The overlapping coefficient of the two distributions, and at most its standard error.
    public let overlap: Estimate
    /// The distribution of B − A run by run; nil with independent draws.
    public let difference: QuantityResult?

    /// Whether the two are equal in every run.
    public var isSame: Bool {
        difference.map { $0.minimum == 0 && $0.maximum == 0 } ?? false
    }

    /// Assembles a shift.
    public init(
        median: Estimate, mean: Estimate, greater: Estimate, less: Double, equal: Double,
        overlap: Estimate, difference: QuantityResult?
    ) {
        self.median = median
        self.mean = mean
        self.greater = greater
        self.less = less
        self.equal = equal
        self.overlap = overlap
        self.difference = difference
    }
}

/// One question to several models.
public struct ComparedQuestion: Sendable {
    /// The question's name.
    public let name: String
    /// The question in the first model's words.
    public let title: String
    /// Each alternative's answer; nil where one does not ask it.
    public let answers: [QuestionResult?]

    /// Assembles the answers.
    public init(name: String, title: String, answers: [QuestionResult?]) {
        self.name = name
        self.title = title
        self.answers = answers
    }
}
