import ModelLanguage
import Simulation

/// The questions with their probabilities; on a page in words, too.
enum QuestionsSection {
    static func parts(of view: ResultView) -> [Part] {
        let result = view.result
        guard !result.questions.isEmpty else { return [] }
        let answers = result.questions.map {
            ProbabilityText.cell($0, runs: result.countedRuns)
        }
        switch view.medium {
        case .text:
            var table = Table(columns: [
                Column("probability", .probability), Column("question", .sentence),
            ])
            table.rows = zip(answers, result.questions).map { Row([$0, .text($1.title)]) }
            return [Part(heading: "Questions", blocks: [.table(table)])]
        case .page:
            return [
                Part(
                    anchor: "questions", heading: "Questions",
                    blocks: [.table(table(result, answers))])
            ]
        }
    }

    /// In the appendix of a page: the curves that the answers are read from.
    static func appendix(of view: ResultView) -> [Part] {
        guard view.medium == .page, !view.result.questions.isEmpty else { return [] }
        // Of a single quantity, its density at the top says as much.
        guard view.result.quantities.count > 1 else { return [] }
        return [
            Part(
                anchor: "question-curves", heading: "On the questions",
                blocks: [curves(view.result)])
        ]
    }

    private static func table(_ result: SimulationResult, _ answers: [Cell]) -> Table {
        var table = Table(
            caption: "How probable is it? Shares of the runs, with their Monte Carlo error, and in "
                + "words.",
            columns: [
                Column("question", .name), Column("probability", .probability),
                Column("in words", .text),
            ])
        for (index, question) in result.questions.enumerated() {
            table.rows.append(
                Row([
                    .text(question.title), answers[index],
                    .text(Likelihood.words(ProbabilityText.rounded(question))),
                ]))
        }
        return table
    }

    /// The conditions behind questions that are told in words; nil without any.
    static func conditions(_ result: SimulationResult) -> Phrase? {
        let told = zip(result.model.questions, result.questions).filter { $0.wholeText != $1.title }
            .map { "“\($1.title)” is \(code: $0.wholeText)" as Phrase }
        return told.isEmpty ? nil : "Of the questions, " + told.joined(separator: "; ") + "."
    }

    /// What the words for probabilities mean.
    static var scale: Phrase {
        let words = Likelihood.allCases.map { word in
            "\(word.rawValue) ("
                + "\(word.percentages.low)\u{A0}to\u{A0}\(word.percentages.high)\u{A0}%)"
        }
        return
            "The words for probabilities are those of Intelligence Community Directive 203, “Analytic Standards” "
            + "(Office of the Director of National Intelligence, 2 January 2015, section D.6.e): "
            + Phrase(WordList.of(words))
            + ". A number where two ranges meet has the word nearer to an even chance. Below "
            + "1\u{A0}% and above 99\u{A0}% the scale has no words, and the number is said plainly."
    }

    /// The reported quantities that questions are about.
    private static func curves(_ result: SimulationResult) -> Block {
        let asked = Set(result.model.questions.flatMap(\.condition.quantities))
        let places = result.quantities.indices.filter {
            asked.contains(result.quantities[$0].quantityIndex)
        }
        return .figures(
            places.prefix(ChartsSection.most).map {
                .result(.cumulative, places: [$0], isWide: false)
            },
            about:
                "The probability of at most the value on the axis; dot: the median; dashed: what "
                + "the questions compare with.")
    }
}
