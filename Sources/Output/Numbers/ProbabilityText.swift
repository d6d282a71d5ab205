import Foundation
import Simulation
import Statistics

/// Writes probabilities that rest on a count of runs.
package enum ProbabilityText {
    /// The answer to a question as a percentage with its Monte Carlo standard error, as in
    /// `5.23 % ± 0.01`.
    ///
    /// Never 0 % or 100 %: what happened in no run may still be possible.
    package static func cell(_ question: QuestionResult, runs: Int) -> Cell {
        let valid = question.askedRuns ?? runs - question.invalidRuns
        let probability = question.probability.value
        guard valid > 0, probability.isFinite else { return .figure("no answer") }
        if probability <= 0 { return .figure("in none of \(Words.runs(valid))") }
        if probability >= 1 { return .figure("in all of \(Words.runs(valid))") }
        let value = probability * 100
        let error = question.probability.standardError * 100
        guard error.isFinite else { return .figure(Numbers.rounded(value, digits: 3) + " %") }
        let place = lastDigit(question.probability)
        return .estimate(
            "\(Numbers.fixed(value, lastDigit: place)) %",
            error: SupportedDigits.errorText(error, lastDigit: place))
    }

    /// The answer as `cell` rounds it, as a probability, so that words for it agree with the number
    /// beside them.
    package static func rounded(_ question: QuestionResult) -> Double {
        let estimate = question.probability
        guard estimate.value > 0, estimate.value < 1, estimate.standardError.isFinite else {
            return estimate.value
        }
        // Dividing whole numbers gives the value nearest to the decimal number.
        let scale = pow(10, Double(2 - lastDigit(estimate)))
        return (estimate.value * scale).rounded() / scale
    }

    /// The place of the last digit of an answer between 0 and 1, in percent.
    private static func lastDigit(_ probability: Estimate) -> Int {
        let value = probability.value * 100
        // The digits reach at least the first one of the rarer answer.
        let rarer = Numbers.decimalExponent(min(value, (1 - probability.value) * 100))
        // Nor finer than a hundredth of a percent where the answer is not rare.
        let supported = SupportedDigits.lastDigit(
            of: value, error: probability.standardError * 100, spread: 10)
        return min(supported, rarer, 0)
    }
}
