import ModelLanguage
import Output

/// Every assumption: the quantities that are stated, with law, range and source, the formulas, and
/// what hangs together.
enum AssumptionsSection {
    /// - Parameter heading: what stands above them.
    static func fields(
        of model: Model, _ anchors: Anchors, heading: String
    ) -> Fields {
        var fields = Fields(["heading": heading, "id": anchors.section("assumptions")])
        fields["notes"] = model.notes
        fields["ranges"] = RangeText.sentence(about: model).map(Phrases.sentence)
        let all = model.quantities.indices
        let isStated = all.map { index in
            let quantity = model.quantities[index]
            return !quantity.expression.draws.isEmpty || quantity.expression.quantities.isEmpty
                || !quantity.sources.isEmpty || quantity.note != nil
        }
        fields.add("stated", all.filter { isStated[$0] }.map { stated($0, of: model, anchors) })
        let formulas = all.filter { !isStated[$0] }.map { formula($0, of: model, anchors) }
        fields.add("formulas", formulas.isEmpty ? nil : list(formulas))
        fields.add("correlations", CorrelationRows.fields(of: model))
        return fields
    }

    private static func list(_ rows: [Fields]) -> Fields {
        var fields = Fields()
        fields.add("list", rows)
        return fields
    }

    private static func stated(_ index: Int, of model: Model, _ anchors: Anchors) -> Fields {
        let quantity = model.quantities[index]
        var fields = Fields([
            "label": Phrases.label(quantity.name), "name": quantity.name,
            "anchor": anchors.quantity(index), "value": quantity.text,
        ])
        fields["unit"] = quantity.unit.isEmpty ? nil : quantity.unit
        fields["note"] = quantity.note
        fields.add("is_changed", model.changedQuantities.contains(quantity.name))
        fields.add("laws", quantity.expression.draws.map { law($0, of: quantity) })
        let sources = quantity.sources.compactMap { id in
            model.sources.firstIndex { $0.id == id }
        }
        fields.add(
            "cited",
            sources.map { place in
                let source = model.sources[place]
                var fields = Fields([
                    "title": source.title, "number": anchors.number(place),
                    "anchor": anchors.source(place),
                ])
                fields["date"] = source.date
                fields["grade"] = source.grade
                fields["quote"] = source.quote
                return fields
            })
        fields.add("is_unsourced", sources.isEmpty)
        return fields
    }

    private static func law(_ draw: Draw, of quantity: Quantity) -> Fields {
        var fields = Fields()
        fields["input"] = draw.inputName == quantity.name ? nil : draw.inputName
        // A part of a joint law is told by the law that it has alone.
        let sampling = quantity.part?.marginal.map(Draw.Sampling.fixed) ?? draw.sampling
        switch sampling {
        case .fixed(let law):
            fields["law"] = LawText.text(law)
            let points = [0.05, 0.5, 0.95].map {
                Numbers.significant(law.quantile($0), digits: 4)
            }
            fields.add(
                "points", Fields(["low": points[0], "middle": points[1], "high": points[2]]))
        case .conditional(let family, _, _):
            fields["law"] = "\(family.name), its parameters varying by run"
            fields.add("points", nil as Fields?)
        case .truncatedConditional(let family, _, _, _, _):
            fields["law"] = "\(family.name) cut off, its parameters varying by run"
            fields.add("points", nil as Fields?)
        case .mixture(let weights, _):
            let total = weights.reduce(0, +)
            let shares = weights.map { Phrases.percentage($0 / total) }
            fields["law"] = "mixture of \(WordList.of(shares))"
            fields.add("points", nil as Fields?)
        }
        return fields
    }

    private static func formula(_ index: Int, of model: Model, _ anchors: Anchors) -> Fields {
        let quantity = model.quantities[index]
        return Fields([
            "label": Phrases.label(quantity.name), "name": quantity.name,
            "anchor": anchors.quantity(index), "value": quantity.text, "unit": quantity.unit,
        ])
    }
}

/// The correlations between inputs.
enum CorrelationRows {
    static func fields(of model: Model) -> Fields? {
        guard !model.correlations.isEmpty else { return nil }
        var fields = Fields()
        fields.add(
            "pairs",
            model.correlations.map { pair in
                Fields([
                    "first": Phrases.label(pair.between.0), "second": Phrases.label(pair.between.1),
                    "measure": words(pair.measure),
                    "value": Numbers.significant(pair.value),
                    "normal": Numbers.significant(pair.ofNormalScores, digits: 4),
                ])
            })
        fields.add("remarks", CheckReport.correlationNotes(on: model).map(Phrases.sentence))
        return fields
    }

    private static func words(_ measure: Correlation.Measure) -> String {
        switch measure {
        case .spearman: "Spearman\u{2019}s \u{3C1}"
        case .kendall: "Kendall\u{2019}s \u{3C4}"
        case .pearsonOfNormals: "of normal scores"
        }
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
