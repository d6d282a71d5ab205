import ModelLanguage
import Output
import Simulation

/// The questions with their probabilities, in numbers and in words.
enum QuestionsSection {
    static func fields(of result: SimulationResult, _ charts: inout PageCharts) -> Fields? {
        guard !result.questions.isEmpty else { return nil }
        var fields = Fields()
        fields.add(
            "answers",
            result.questions.enumerated().map { index, question in
                let model = result.model
                var row = Fields([
                    "title": question.title,
                    "probability": Phrases.unbroken(
                        ProbabilityText.text(
                            question, runs: result.countedRuns, style: TextStyle(isUnicode: true))),
                    "words": Likelihood.words(ProbabilityText.rounded(question)),
                ])
                let condition =
                    model.questions.indices.contains(index)
                    ? model.questions[index].wholeText : nil
                row["condition"] = condition == question.title ? nil : condition
                return row
            })
        fields["scale"] = WordList.of(
            Likelihood.allCases.map { word in
                "\(word.rawValue) ("
                    + "\(word.percentages.low)\u{A0}to\u{A0}\(word.percentages.high)\u{A0}%)"
            })
        // The reported quantities that questions are about.
        let asked = Set(result.model.questions.flatMap(\.condition.quantities))
        let places = result.quantities.indices.filter {
            asked.contains(result.quantities[$0].quantityIndex)
        }
        fields.add("charts", charts.grid(.cumulative, of: places))
        return fields
    }
}
