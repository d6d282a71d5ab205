import Simulation

/// Writes probabilities that rest on a count of runs.
package enum ProbabilityText {
    /// The answer to a question as a percentage with its Monte Carlo standard error, as in
    /// `5.23 % ± 0.01`.
    ///
    /// Never 0 % or 100 %: what happened in no run may still be possible.
    package static func text(_ question: QuestionResult, runs: Int, style: TextStyle) -> String {
        let valid = runs - question.invalidRuns
        let probability = question.probability.value
        guard valid > 0, probability.isFinite else { return "no answer" }
        let runs = valid == 1 ? "1 run" : "\(Numbers.grouped(valid)) runs"
        if probability <= 0 { return "in none of \(runs)" }
        if probability >= 1 { return "in all of \(runs)" }
        let value = probability * 100
        let error = question.probability.standardError * 100
        guard error.isFinite else { return Numbers.rounded(value, digits: 3) + " %" }
        // The digits reach at least the first one of the rarer answer.
        let rarer = Numbers.decimalExponent(min(value, (1 - probability) * 100))
        // Nor finer than a hundredth of a percent where the answer is not rare.
        let supported = SupportedDigits.lastDigit(of: value, error: error, spread: 10)
        let place = min(supported, rarer, 0)
        return "\(Numbers.fixed(value, lastDigit: place)) % \(style.plusMinus) "
            + SupportedDigits.errorText(error, lastDigit: place)
    }
}
