import ModelLanguage
import Simulation
import Statistics

/// What is said of several answers side by side: how they differ and in what assumptions.
///
/// Each quantity has a row for each alternative, with its interval and, from the second on, how it differs
/// from the first. Figures have the digits that their Monte Carlo errors support.
package enum ComparisonDocument {
    /// The comparison as text.
    package static func text(_ comparison: Comparison) -> Document {
        var opening: [Block] = [.fields(alternatives(comparison, detailed: false))]
        if let first = comparison.alternatives.first, let stop = PartialText.sentence(about: first)
        {
            opening.append(.paragraph(Phrase(stop), .notice("Partial")))
        }
        opening.append(
            .paragraph(
                "low to high: \(Words.interval(levels(comparison))); best: the median", .caption))
        return Document(
            title: Phrase(AlternativeText.heading(comparison)), opening: opening,
            parts: [Part(blocks: [.table(figures(comparison, .text))])]
                + Part.unlessEmpty("Questions", questions(comparison, .text))
                + Part.unlessEmpty(
                    "",
                    ComparisonWarnings.sentences(about: comparison)
                        .map { .paragraph(Phrase($0), .warning) })
                + [Part(blocks: [.paragraph(closing(comparison), .closing)])])
    }

    /// The comparison as the parts of a page of its own: the answer first.
    package static func parts(of comparison: Comparison) -> [Part] {
        guard let first = comparison.alternatives.first else { return [] }
        var answer: [Block] = []
        if let stop = PartialText.sentence(about: first) {
            answer.append(AnswerSection.partial(stop))
        }
        let lead = ComparisonLead.sentences(of: comparison).joined(separator: " ")
        answer.append(.paragraph(Phrase(lead), .lead))
        answer += opening(comparison, warnings: ComparisonWarnings.sentences(about: comparison))
        let view = ResultView(first, for: .page, beside: comparison)
        return [
            Part(anchor: "answer", blocks: answer, label: "The answer"),
            Part(anchor: "comparison", heading: "Side by side", blocks: body(comparison)),
        ] + AssumptionsSection.parts(of: view) + SourcesSection.parts(of: view, heading: "Sources")
            + MethodSection.parts(of: view)
    }

    /// The comparison as a part of the page of the first alternative, which tells all else about that.
    static func part(of comparison: Comparison) -> Part {
        let warnings = ComparisonWarnings.sentences(about: comparison, from: 1)
        return Part(
            anchor: "comparison", heading: "Under other assumptions",
            blocks: opening(comparison, warnings: warnings) + body(comparison))
    }

    // MARK: Page

    /// What the alternatives are, and one picture of them all.
    private static func opening(_ comparison: Comparison, warnings: [String]) -> [Block] {
        [
            .fields(alternatives(comparison, detailed: true)),
            .figures([.comparison(.interval, places: comparison.quantities.indices)]),
        ] + warnings.map { .paragraph(Phrase(Words.sentence($0)), .warning) }
    }

    private static func body(_ comparison: Comparison) -> [Block] {
        let models = ComparedModels(comparison.alternatives)
        return [.table(figures(comparison, .page))] + questions(comparison, .page)
            + densities(comparison)
            + [
                .part(
                    Part(
                        heading: "What the alternatives differ in",
                        blocks: DifferencesSection.blocks(of: comparison, models)))
            ]
    }

    private static func densities(_ comparison: Comparison) -> [Block] {
        let figures = comparison.quantities.indices.flatMap { place in
            comparison.quantities[place].drawnParts.indices.map {
                Figure.comparison(.density, places: place..<(place + 1), part: $0)
            }
        }.prefix(ChartsSection.most)
        guard !figures.isEmpty else { return [] }
        let isParted = comparison.quantities.contains { $0.drawnParts.count > 1 }
        let pictures =
            isParted
            ? ", in each picture in \(AlternativeText.letter(0)) and some of the others" : ""
        let about = Phrase(
            "Lines: how likely values are in each alternative\(pictures); rules: the medians.")
        return [
            .part(
                Part(
                    heading: "Densities",
                    blocks: [.figures(Array(figures), about: about + ChartsSection.hint)]))
        ]
    }

    // MARK: Alternatives

    /// - Parameter detailed: whether they are told in full sentences.
    private static func alternatives(_ comparison: Comparison, detailed: Bool) -> [Field] {
        let isOneModel = AlternativeText.isOneModel(comparison)
        return comparison.alternatives.enumerated().map { index, result in
            let what = AlternativeText.description(index, of: comparison)
            let letter = Phrase(AlternativeText.letter(index))
            guard detailed else { return Field(letter, Phrase(what)) }
            // A model's name keeps its first letter as it is.
            var text = Phrase(isOneModel ? Words.sentence(what) : what + ".")
            let changes = result.model.scenario?.changes.map(ScenarioText.text) ?? []
            if !changes.isEmpty {
                text +=
                    " In place of the model’s own: \(code: changes.joined(separator: "; "))."
            }
            if let note = result.model.scenario?.note { text += " \(note)" }
            return Field(letter, text)
        }
    }

    // MARK: Figures

    private static func levels(_ comparison: Comparison) -> [Double] {
        comparison.quantities.first?.figures.compactMap { $0 }.first?.levels ?? []
    }

    private static func figures(_ comparison: Comparison, _ medium: Medium) -> Table {
        let isPage = medium == .page
        let levels = levels(comparison)
        var table = Table(
            caption: Words.caption(levels), anchor: "shifts-caption",
            columns: [Column("quantity", .name), Column(isPage ? "in" : "", .key)]
                + (levels.count > 1 ? [Column("level", .number)] : [])
                + [
                    Column("low", .number), Column("best", .best), Column("high", .number),
                    Column("unit", .unit(besideName: true)),
                ] + shiftColumns(comparison))
        for quantity in comparison.quantities {
            var isFirst = true
            for (index, figures) in quantity.figures.enumerated() {
                guard let figures else { continue }
                let texts = figures.intervalTexts
                for (place, level) in figures.levels.enumerated() {
                    // What all levels share stands in the first row only.
                    func once(_ cell: Cell) -> Cell { place == 0 ? cell : .same }
                    let name = quantity.shownName(for: isPage ? .page : .text)
                    var cells: [Cell] = [
                        isFirst ? .text(name) : .same, once(.text(AlternativeText.letter(index))),
                    ]
                    if levels.count > 1 { cells.append(.figure(percent(level))) }
                    cells += [
                        .figure(texts.lows[place]), once(.figure(texts.best)),
                        .figure(texts.highs[place]), isFirst ? .text(quantity.unit) : .same,
                    ]
                    cells += shift(quantity, index, figures, medium).map(once)
                    table.rows.append(Row(cells))
                    isFirst = false
                }
            }
        }
        return table
    }

    private static func shiftColumns(_ comparison: Comparison) -> [Column] {
        let greater =
            switch comparison.pairing {
            case .commonRuns:
                "in the same run, in which what both name is the same draw."
            case .independentDraws:
                "the two being independently drawn from their own answers, since reports are weighed."
            }
        let comma = comparison.pairing == .commonRuns ? " " : ", "
        var columns = [
            Column("shift", .number), Column("P(> A)", .number), Column("overlap", .number),
        ]
        columns[0].meaning = "shift: of the median from that of A, with its Monte Carlo error."
        columns[1].meaning =
            "P(> A): the probability that the value is larger than in A\(comma)\(greater)"
        columns[2].meaning =
            "overlap: what the two densities have in common, 100 % if they are the same."
        columns[2].leaves = 1
        for index in columns.indices { columns[index].isAside = true }
        return columns
    }

    private static func shift(
        _ quantity: ComparedQuantity, _ index: Int, _ figures: QuantityResult, _ medium: Medium
    ) -> [Cell] {
        guard let shift = quantity.shifts[index] else {
            return [.across(""), .text(""), .text("")]
        }
        if shift.isSame {
            let words: Phrase = medium == .page ? "the same in every run" : "same"
            return [.across(words), .text(""), .text("")]
        }
        let texts = ShiftTexts(shift, of: quantity, figures)
        return [texts.median, .figure(texts.greater), .figure(texts.overlap)]
    }

    // MARK: Questions

    /// The answers to the common questions, a column an alternative.
    private static func questions(_ comparison: Comparison, _ medium: Medium) -> [Block] {
        guard !comparison.questions.isEmpty else { return [] }
        let letters = comparison.alternatives.indices.map(AlternativeText.letter)
        switch medium {
        case .text:
            var table = Table(
                columns: letters.map { Column($0, .number) } + [Column("", .sentence)])
            table.rows = comparison.questions.map { question in
                let answers = question.answers.map { answer in
                    answer.map {
                        ShiftTexts.share(
                            $0.probability.value, error: $0.probability.standardError)
                    } ?? ""
                }
                return Row(answers.map { .figure($0) } + [.text(question.title)])
            }
            return [.table(table)]
        case .page:
            var table = Table(
                caption: "How probable is it in each? Shares of the runs, with their Monte Carlo "
                    + "error, and in words.", anchor: "compared-questions-caption",
                columns: [Column("question", .name)] + letters.map { Column($0, .probability) })
            table.rows = comparison.questions.map { question in
                let answers = zip(question.answers, comparison.alternatives).map {
                    answer($0, of: $1)
                }
                return Row([.text(question.title)] + answers)
            }
            return [.table(table)]
        }
    }

    /// An answer in numbers and, where it is not certain, in words.
    private static func answer(_ answer: QuestionResult?, of result: SimulationResult) -> Cell {
        guard let answer else { return .text("") }
        let probability = answer.probability.value
        guard probability > 0, probability < 1 else { return .text(Likelihood.words(probability)) }
        let words = Likelihood.words(ProbabilityText.rounded(answer))
        let number = ProbabilityText.cell(answer, runs: result.countedRuns).plain
        return .phrase(
            Phrase(number.unbroken + " ") + Phrase(.lineBreak, "") + Phrase(.small, words))
    }

    private static func closing(_ comparison: Comparison) -> Phrase {
        guard let first = comparison.alternatives.first else { return "" }
        let seconds =
            comparison.pairing == .commonRuns
            ? first.elapsedSeconds
            : comparison.alternatives.reduce(0) { $0 + $1.elapsedSeconds }
        let threads = first.threads == 1 ? "1 thread" : "\(first.threads) threads"
        let how = comparison.pairing == .commonRuns ? "common runs" : "runs of each"
        return "\(Numbers.grouped(first.runs)) \(how) in \(DurationText.text(seconds)), "
            + "\(threads), seed \(String(first.seed))"
    }
}
