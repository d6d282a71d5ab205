import ModelLanguage
import Statistics

/// What the runs of a simulation come to.
struct RunSummary<W: RowWeights>: Sendable {
    /// The runs that were done.
    var runs = 0
    var tally: RunTally<W>
    /// One for each quantity.
    var distributions: [BinnedDistribution] = []
    /// Whether no bin is left that holds too much for a quantile to be told.
    var isRefined = true
    /// For each quantity, how much of its effective runs speaks for each quantile.
    let efficiencies: [RankEfficiency]
    /// For each alternative, the quantities where it holds.
    let alternatives: [[AlternativeResult.Summary]]

    /// The reported quantities' figures.
    func quantities(of model: Model, levels: [Double]) -> [QuantityResult] {
        zip(model.report, distributions).enumerated().map { output, item in
            let (index, distribution) = item
            let moments = tally.outputs[output].moments
            let hasValues = moments.weight > 0
            var result = QuantityResult(
                quantityIndex: index, name: model.quantities[index].name,
                unit: model.quantities[index].unit, validRuns: moments.count,
                invalidRuns: tally.outputs[output].invalid,
                mean: Estimate(value: moments.mean, standardError: moments.standardErrorOfMean),
                standardDeviation: moments.standardDeviation,
                minimum: hasValues ? moments.minimum : .nan,
                maximum: hasValues ? moments.maximum : .nan, in: distribution,
                levels: levels, rankEfficiency: efficiencies[output])
            result.title = model.quantities[index].title
            return result
        }
    }

    /// The questions' answers.
    func questions(of model: Model, _ outputs: AnswerOutputs) -> [QuestionResult] {
        model.questions.enumerated().map { index, question in
            var answers = tally.outputs[outputs.yes(index)]
            // Where the condition is asked under another, of those runs alone.
            if let asked = outputs.asked(index) { answers.answered = tally.outputs[asked].yes }
            return QuestionResult(
                question, probability: answers.probability, askedRuns: answers.answered.runs,
                invalidRuns: answers.invalid)
        }
    }
}
