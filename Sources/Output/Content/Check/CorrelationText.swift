import ModelLanguage

/// The correlations between inputs, in words.
enum CorrelationText {
    /// Every correlated pair with what was asked for and what its normal scores are drawn with, and for
    /// which inputs that is not quite the same.
    static func blocks(of model: Model) -> [Block] {
        guard !model.correlations.isEmpty else { return [] }
        let pairs = model.correlations.map { pair in
            Block.part(
                Part(
                    heading: "\(pair.between.0), \(pair.between.1)",
                    blocks: [.fields([Field(Phrase(pair.measure.rawValue), figures(of: pair))])]))
        }
        let notes = notes(on: model).map { Field("note", Phrase($0)) }
        return pairs + (notes.isEmpty ? [] : [.fields(notes)])
    }

    private static func figures(of correlation: Correlation) -> Phrase {
        let value = Numbers.significant(correlation.value)
        guard correlation.measure != .pearsonOfNormals else { return Phrase(value) }
        let scores = Numbers.significant(correlation.ofNormalScores, digits: 4)
        return "\(value); of normal scores \(scores)"
    }

    /// The same for a page.
    static func part(of model: Model) -> Part {
        var table = Table(
            caption: "Inputs that vary together",
            columns: [
                Column("inputs", .name), Column("measure", .text), Column("value", .number),
                Column("of normal scores", .number),
            ])
        table.rows = model.correlations.map { pair in
            Row([
                .text("\(Words.label(pair.between.0)) and \(Words.label(pair.between.1))"),
                .text(words(pair.measure)), .figure(Numbers.significant(pair.value)),
                .figure(Numbers.significant(pair.ofNormalScores, digits: 4)),
            ])
        }
        return Part(
            heading: "Correlations",
            blocks: [.table(table)]
                + notes(on: model).map { .paragraph(Phrase(Words.sentence($0)), .caption) })
    }

    private static func words(_ measure: Correlation.Measure) -> String {
        switch measure {
        case .spearman: "Spearman\u{2019}s \u{3C1}"
        case .kendall: "Kendall\u{2019}s \u{3C4}"
        case .pearsonOfNormals: "of normal scores"
        }
    }

    /// For which inputs a correlation is not quite what was asked for, each a sentence without a
    /// capital or a full stop.
    static func notes(on model: Model) -> [String] {
        let names = Set(model.correlations.flatMap { [$0.between.0, $0.between.1] })
        let draws = model.quantities.flatMap(\.expression.draws)
            .filter { names.contains($0.inputName) }
        var notes = draws.filter(\.hasTies).map {
            "\($0.inputName) has values that recur: its rank correlations are approximate"
        }
        notes += draws.filter(\.isCorrelatedAsStandard).map {
            "\($0.inputName) has parameters that vary by run: correlated is where it lies within each "
                + "run's law"
        }
        let isPartial = CorrelationGroup.groups(model.correlations).contains { group in
            group.correlations.count < group.inputs.count * (group.inputs.count - 1) / 2
        }
        if isPartial {
            notes.append(
                "pairs that are correlated only by way of others are given 0 between their normal scores"
            )
        }
        return notes
    }
}
