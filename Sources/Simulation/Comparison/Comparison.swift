import ModelLanguage
import Statistics

/// Several models' answers side by side.
package struct Comparison: Sendable {
    /// What the difference of two alternatives is a difference of.
    package enum Pairing: String, Sendable {
        /// The two values in one run: what both models name is the same draw in both. What is not
        /// affected by the difference of the models cancels.
        case commonRuns = "common-runs"
        /// Two values drawn independently, each from its own answer. So it is where reports are
        /// weighed, since each model then has its own weight for a run.
        case independentDraws = "independent-draws"
    }

    /// The answers, in the order of the models; the others are compared with the first.
    package let alternatives: [SimulationResult]
    /// What is compared.
    package let pairing: Pairing
    /// The quantities that the first reports and at least one other in the same unit, in the
    /// order of the first.
    package let quantities: [ComparedQuantity]
    /// The questions that the first asks and at least one other under the same name, in the order of the
    /// first.
    package let questions: [ComparedQuestion]
    /// The names of quantities that the models report in different units, which are not compared.
    package let otherUnits: [String]

    /// Assembles a comparison.
    package init(
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
package struct ComparedQuantity: Sendable {
    /// The quantity's name.
    package let name: String
    /// Its unit.
    package let unit: String
    /// Its figures in each alternative; nil where one does not report it. The first is there.
    package let figures: [QuantityResult?]
    /// How each alternative differs from the first; nil for the first and where `figures` is.
    package let shifts: [QuantityShift?]

    /// Assembles a comparison.
    package init(
        name: String, unit: String, figures: [QuantityResult?], shifts: [QuantityShift?]
    ) {
        self.name = name
        self.unit = unit
        self.figures = figures
        self.shifts = shifts
    }
}

/// How a quantity B of one alternative differs from A, the same of the first.
package struct QuantityShift: Sendable {
    /// median(B) − median(A). With common runs its standard error is that of paired medians; with
    /// independent draws the sum of both medians' errors, which it never exceeds.
    package let median: Estimate
    /// mean(B) − mean(A), its standard error likewise.
    package let mean: Estimate
    /// P(B > A), in one run or of independent draws.
    package let greater: Estimate
    /// P(B < A).
    package let less: Double
    /// P(B = A).
    package let equal: Double
    /// The overlapping coefficient of the two distributions, and at most its standard error.
    package let overlap: Estimate
    /// The distribution of B − A run by run; nil with independent draws.
    package let difference: QuantityResult?

    /// Whether the two are equal in every run.
    package var isSame: Bool {
        difference.map { $0.minimum == 0 && $0.maximum == 0 } ?? false
    }

    /// Assembles a shift.
    package init(
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
package struct ComparedQuestion: Sendable {
    /// The question's name.
    package let name: String
    /// The question in the first model's words.
    package let title: String
    /// Each alternative's answer; nil where one does not ask it.
    package let answers: [QuestionResult?]

    /// Assembles the answers.
    package init(name: String, title: String, answers: [QuestionResult?]) {
        self.name = name
        self.title = title
        self.answers = answers
    }
}
