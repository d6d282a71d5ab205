import ModelLanguage
import Simulation

/// The answer of a comparison in a sentence or two: of the quantities that the alternatives share, the
/// first model's headline, or the first in which they differ.
enum ComparisonLead {
    static func sentences(of comparison: Comparison) -> [String] {
        let different = comparison.quantities.first { quantity in
            quantity.shifts.contains { $0.map { !$0.isSame } ?? false }
        }
        let headline = comparison.alternatives.first.flatMap { first in
            first.model.headline.map { first.model.quantities[$0].name }
        }
        let named = comparison.quantities.first { $0.name == headline }
        guard let quantity = named ?? different ?? comparison.quantities.first else { return [] }
        let estimates = quantity.figures.enumerated().compactMap { index, figures in
            figures.flatMap { $0.validRuns > 0 ? (index, $0.intervalTexts.best) : nil }
        }
        let label = quantity.label
        guard !estimates.isEmpty else {
            return [Words.sentence("\(label) has no value in any run")]
        }
        let parts = estimates.enumerated().map { place, estimate in
            let best =
                place == 0 ? Words.amount(estimate.1, unit: quantity.unit) : estimate.1
            return "\(best) in \(AlternativeText.letter(estimate.0))"
        }
        var sentences = ["The best estimate of \(label) is \(WordList.of(parts))."]
        // Of two alternatives there is room to say how they differ.
        if quantity.figures.count == 2, let figures = quantity.figures[1],
            let shift = quantity.shifts[1]
        {
            sentences.append(difference(shift, of: quantity, figures))
        }
        return sentences
    }

    private static func difference(
        _ shift: QuantityShift, of quantity: ComparedQuantity, _ figures: QuantityResult
    ) -> String {
        if shift.isSame { return "The two are the same in every run." }
        let share = shift.greater.value
        guard share.isFinite else { return "How often it is higher in B cannot be told." }
        if share <= 0 { return "In no run is it higher in B than in A." }
        if share >= 1 { return "In every run it is higher in B than in A." }
        let texts = ShiftTexts(shift, of: quantity, figures)
        return "With a probability of \(texts.greater.unbroken) it is higher in B than "
            + "in A."
    }
}
