import Charts
import Output
import Simulation

/// The alternatives of a comparison side by side: what they are, how their answers differ and in what
/// assumptions they do.
enum ComparisonSection {
    /// As a page of its own: the answer first.
    static func page(
        of comparison: Comparison, _ documents: ComparedDocuments, _ charts: inout PageCharts
    ) -> Fields {
        var opening = alternatives(of: comparison, &charts)
        opening["partial"] = comparison.alternatives.first
            .flatMap { PartialText.sentence(about: $0) }.map(Phrases.sentence)
        opening.add("lead", ComparisonLead.sentences(of: comparison))
        opening.add(
            "warnings", ComparisonReport.warnings(comparison).map(Phrases.sentence))
        var fields = figures(of: comparison, documents, &charts)
        fields["heading"] = "Side by side"
        fields.add("opening", opening)
        fields.add("introduction", nil as Fields?)
        return fields
    }

    /// As a part of the page of the first alternative, which tells all else about that.
    static func section(
        of comparison: Comparison, _ documents: ComparedDocuments, _ charts: inout PageCharts
    ) -> Fields {
        var introduction = alternatives(of: comparison, &charts)
        introduction.add(
            "warnings",
            ComparisonReport.warnings(comparison, from: 1).map(Phrases.sentence))
        var fields = figures(of: comparison, documents, &charts)
        fields["heading"] = "Under other assumptions"
        fields.add("opening", nil as Fields?)
        fields.add("introduction", introduction)
        return fields
    }

    /// What the alternatives are, and one picture of them all.
    private static func alternatives(
        of comparison: Comparison, _ charts: inout PageCharts
    ) -> Fields {
        let isOneModel = AlternativeText.isOneModel(comparison)
        var fields = Fields()
        fields.add(
            "alternatives",
            comparison.alternatives.enumerated().map { index, result in
                let what = AlternativeText.description(index, of: comparison)
                var row = Fields([
                    "letter": AlternativeText.letter(index),
                    // A model's name keeps its first letter as it is.
                    "what": isOneModel ? Phrases.sentence(what) : what + ".",
                ])
                let changes = result.model.scenario?.changes ?? []
                row["changes"] =
                    changes.isEmpty
                    ? nil : changes.map(ScenarioText.text).joined(separator: "; ")
                row["remark"] = result.model.scenario?.note
                return row
            })
        fields.add(
            "chart",
            charts.figure(.interval, of: comparison, places: comparison.quantities.indices))
        return fields
    }

    // MARK: Figures

    private static func figures(
        of comparison: Comparison, _ documents: ComparedDocuments, _ charts: inout PageCharts
    ) -> Fields {
        let levels =
            comparison.quantities.first?.figures.compactMap { $0 }.first?.levels ?? []
        var fields = Fields()
        fields["level"] = levels.count == 1 ? Phrases.percentage(levels[0]) : nil
        fields.add("has_levels", levels.count > 1)
        fields.add("quantities", comparison.quantities.map(quantity))
        fields.add(
            "explanations", AlternativeText.explanations(comparison).map(Phrases.sentence))
        fields.add("questions", questions(of: comparison))
        fields.add("densities", densities(of: comparison, &charts))
        fields.add("differences", DifferencesSection.fields(of: comparison, documents))
        return fields
    }

    private static func quantity(_ quantity: ComparedQuantity) -> Fields {
        let rows = quantity.figures.enumerated().flatMap { index, figures -> [Fields] in
            guard let figures else { return [] }
            let texts = figures.intervalTexts
            return figures.levels.enumerated().map { place, level in
                var row = Fields(["low": texts.lows[place], "high": texts.highs[place]])
                row["level"] = figures.levels.count == 1 ? nil : Phrases.percentage(level)
                row.add("name", nil as Fields?)
                // What all levels share stands in the first row only.
                row.add(
                    "first",
                    place == 0 ? first(index, of: quantity, figures, best: texts.best) : nil)
                return row
            }
        }
        var fields = Fields()
        var named = rows
        if !named.isEmpty {
            var name = Fields([
                "label": Phrases.label(quantity.name), "span": "\(rows.count)",
            ])
            name["unit"] = quantity.unit.isEmpty ? nil : quantity.unit
            named[0].add("name", name)
        }
        fields.add("rows", named)
        return fields
    }

    private static func first(
        _ index: Int, of quantity: ComparedQuantity, _ figures: QuantityResult, best: String
    ) -> Fields {
        var fields = Fields([
            "letter": AlternativeText.letter(index), "best": best,
            "span": "\(max(figures.levels.count, 1))",
        ])
        let span = "\(max(figures.levels.count, 1))"
        guard let shift = quantity.shifts[index], !shift.isSame else {
            fields.add("shift", nil as Fields?)
            let text = quantity.shifts[index] == nil ? "" : "the same in every run"
            fields.add("unshifted", Fields(["text": text, "span": span]))
            return fields
        }
        let texts = ShiftTexts(shift, of: quantity, figures)
        fields.add("unshifted", nil as Fields?)
        fields.add(
            "shift",
            Fields([
                "median": Phrases.signed(texts.median),
                "greater": Phrases.unbroken(texts.greater),
                "overlap": Phrases.unbroken(texts.overlap), "span": span,
            ]))
        return fields
    }

    private static func questions(of comparison: Comparison) -> Fields? {
        guard !comparison.questions.isEmpty else { return nil }
        var fields = Fields()
        fields.add("letters", comparison.alternatives.indices.map(AlternativeText.letter))
        fields.add(
            "rows",
            comparison.questions.map { question in
                var row = Fields(["title": question.title])
                row.add(
                    "answers",
                    zip(question.answers, comparison.alternatives).map { answer, result in
                        self.answer(answer, of: result)
                    })
                return row
            })
        return fields
    }

    private static func answer(_ answer: QuestionResult?, of result: SimulationResult) -> Fields {
        let probability = answer?.probability.value ?? .nan
        let isCertain = probability <= 0 || probability >= 1
        var fields = Fields()
        fields["probability"] = answer.map {
            isCertain
                ? Likelihood.words(probability)
                : Phrases.unbroken(
                    ProbabilityText.text(
                        $0, runs: result.countedRuns, style: TextStyle(isUnicode: true)))
        }
        fields["words"] =
            answer.flatMap { isCertain ? nil : Likelihood.words(ProbabilityText.rounded($0)) }
        return fields
    }

    private static func densities(
        of comparison: Comparison, _ charts: inout PageCharts
    ) -> Fields? {
        let figures = comparison.quantities.indices.prefix(PageCharts.most).compactMap { place in
            charts.figure(.density, of: comparison, places: place..<(place + 1))
        }
        guard !figures.isEmpty else { return nil }
        var fields = Fields()
        fields.add("list", figures)
        let most = Chart.mostComparedDensities
        fields["most"] =
            comparison.alternatives.count > most
            ? "\(AlternativeText.letter(0)) to \(AlternativeText.letter(most - 1))" : nil
        return fields
    }
}

extension ShiftTexts {
    /// The shift of a quantity in one alternative, whose figures these are.
    init(_ shift: QuantityShift, of quantity: ComparedQuantity, _ figures: QuantityResult) {
        let spread = max(
            figures.standardDeviation, quantity.figures[0]?.standardDeviation ?? 0)
        self.init(shift, spread: spread, style: TextStyle(isUnicode: true))
    }
}
