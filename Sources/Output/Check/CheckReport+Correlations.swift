import ModelLanguage

extension CheckReport {
    /// Every correlated pair with what was asked for and what its normal scores are drawn with, and
    /// for which inputs that is not quite the same.
    static func correlations(of model: Model, _ style: TextStyle) -> [String] {
        guard !model.correlations.isEmpty else { return [] }
        var lines = ["", style.emphasised("Correlations", .bold)]
        for item in model.correlations {
            lines.append(
                "    " + DisplayText.clean("\(item.between.0), \(item.between.1)"))
            lines += field("  \(item.measure.rawValue)", figures(of: item), style)
        }
        return lines + correlationNotes(on: model).flatMap { field("note", $0, style) }
    }

    /// The measure with the value, and what comes of it.
    static func text(of correlation: Correlation) -> String {
        correlation.measure.rawValue + " " + figures(of: correlation)
    }

    private static func figures(of correlation: Correlation) -> String {
        let value = Numbers.significant(correlation.value)
        guard correlation.measure != .pearsonOfNormals else { return value }
        return value + "; of normal scores "
            + Numbers.significant(correlation.ofNormalScores, digits: 4)
    }

    /// For which inputs a correlation is not quite what was asked for, each a sentence without a
    /// capital or a full stop.
    package static func correlationNotes(on model: Model) -> [String] {
        let names = Set(model.correlations.flatMap { [$0.between.0, $0.between.1] })
        let draws = model.quantities.flatMap(\.expression.draws)
            .filter { names.contains($0.inputName) }
        var notes = draws.filter(\.hasTies).map {
            DisplayText.clean($0.inputName)
                + " has values that recur: its rank correlations are approximate"
        }
        notes += draws.filter(\.isCorrelatedAsStandard).map {
            DisplayText.clean($0.inputName)
                + " has parameters that vary by run: correlated is where it lies within each run's law"
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
