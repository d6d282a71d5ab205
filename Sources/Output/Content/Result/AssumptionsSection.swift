import ModelLanguage

/// Every assumption of each model, on a page: the quantities that are stated, with law, range and source,
/// the formulas, and what hangs together.
enum AssumptionsSection {
    static func parts(of view: ResultView) -> [Part] {
        guard view.medium == .page else { return [] }
        return ComparedModels(view.results).parts("Assumptions", "assumptions", blocks)
    }

    static func blocks(of model: Model, _ anchors: Anchors) -> [Block] {
        var blocks: [Block] = []
        if let notes = model.notes { blocks.append(.paragraph(Phrase(notes), .notes)) }
        if let ranges = RangeText.sentence(about: model) {
            blocks.append(.paragraph(Phrase(Words.sentence(ranges))))
        }
        let all = model.quantities.indices
        let isStated = all.map { index in
            let quantity = model.quantities[index]
            return !quantity.expression.draws.isEmpty || quantity.expression.quantities.isEmpty
                || !quantity.sources.isEmpty || quantity.note != nil
        }
        blocks += all.filter { isStated[$0] }.map { .part(stated($0, of: model, anchors)) }
        let formulas = all.filter { !isStated[$0] }
        if !formulas.isEmpty {
            blocks.append(
                .part(
                    Part(
                        heading: "Computed from these",
                        blocks: [.table(table(formulas, of: model, anchors))])))
        }
        if let reports = reports(of: model, anchors) {
            blocks.append(
                .part(Part(heading: "How far reports are trusted", blocks: [.table(reports)])))
        }
        if !model.correlations.isEmpty { blocks.append(.part(CorrelationText.part(of: model))) }
        return blocks
    }

    private static func stated(_ index: Int, of model: Model, _ anchors: Anchors) -> Part {
        let quantity = model.quantities[index]
        var heading = Phrase(Words.label(quantity))
        if !quantity.unit.isEmpty { heading += " " + Phrase(.unit, "(\(quantity.unit))") }
        var value = Phrase(.code, "\(quantity.name): \(quantity.text)")
        if model.changedQuantities.contains(quantity.name) {
            value +=
                " "
                + Phrase(
                    .emphasis,
                    "(changed for this page; sources and note speak of the model’s own value)")
        }
        var fields = [Field("As stated", value)]
        for checked in quantity.checkedLaws {
            let isOwn = checked.input == quantity.name
            fields.append(
                Field(
                    isOwn ? "Law" : "Law of \(code: checked.input)", "\(code: checked.summary)"))
            if let law = checked.law {
                let points = [0.05, 0.5, 0.95].map {
                    Numbers.significant(law.quantile($0), digits: 4)
                }
                fields.append(Field("5, 50 and 95\u{A0}%", Phrase(WordList.of(points))))
            }
        }
        let sources = quantity.sources.compactMap { id in
            model.sources.firstIndex { $0.id == id }
        }
        fields += sources.map { Field("Source", source($0, of: model, anchors)) }
        if sources.isEmpty { fields.append(Field("Source", "none stated")) }
        if let note = quantity.note { fields.append(Field("Note", Phrase(note))) }
        return Part(
            anchor: anchors.quantity(index), heading: heading, blocks: [.fields(fields)])
    }

    private static func source(_ place: Int, of model: Model, _ anchors: Anchors) -> Phrase {
        let source = model.sources[place]
        var words = anchors.source(place, with: " " + source.title)
        if let date = source.date { words += ", \(date)" }
        if let grade = source.grade { words += ", grade \(grade)" }
        if let quote = source.quote { words += ": \(quote: quote)" }
        return words
    }

    /// The error and the trust of each report; nil without reports.
    private static func reports(of model: Model, _ anchors: Anchors) -> Table? {
        guard !model.evidence.isEmpty else { return nil }
        var table = Table(
            caption: "The error is one standard deviation.",
            columns: [
                Column("report", .name), Column("taken to mean", .text), Column("trust", .number),
            ])
        table.rows = zip(model.evidence.indices, model.likelihoods).map { index, likelihood in
            // Where exactly one is right, the weights take the place of trust.
            let trust =
                model.choice(of: index).map { choice in
                    let weights = model.combinations[choice.combination].weights
                    return weights[choice.member] / weights.reduce(0, +)
                } ?? likelihood.trust
            return Row([
                .text(Words.label(model.evidence[index].name)),
                .text(ReportText.statement(likelihood)), .figure(percent(trust)),
            ])
        }
        return table
    }

    private static func table(_ indices: [Int], of model: Model, _ anchors: Anchors) -> Table {
        var table = Table(
            caption: "Formulas",
            columns: [
                Column("quantity", .name), Column("formula", .text),
                Column("unit", .unit(besideName: false)),
            ])
        table.rows = indices.map { index in
            let quantity = model.quantities[index]
            return Row(
                [
                    .text(Words.label(quantity)),
                    .phrase(Phrase(.code, "\(quantity.name): \(quantity.text)")),
                    .text(quantity.unit),
                ], anchor: anchors.quantity(index))
        }
        return table
    }
}

extension Model {
    /// The names of the quantities that `--set` or the scenario gave another value.
    fileprivate var changedQuantities: Set<String> {
        let byScenario = (scenario?.changes ?? []).compactMap { change -> String? in
            if case .quantity(let name, _) = change { name } else { nil }
        }
        return Set(overrides.map(\.name) + byScenario)
    }
}
