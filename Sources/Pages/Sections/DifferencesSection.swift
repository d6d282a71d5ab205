import ModelLanguage
import Output
import Simulation

/// In which assumptions the alternatives of a comparison differ, side by side: quantities, reports and
/// how they are combined, correlations.
enum DifferencesSection {
    static func fields(of comparison: Comparison, _ documents: ComparedDocuments) -> Fields {
        let models = comparison.alternatives.map(\.model)
        let tables = models.map(AssumptionTable.init)
        var names: [AssumptionTable.Name] = []
        for name in tables.flatMap(\.names) where !names.contains(name) { names.append(name) }
        let different = names.filter { name in
            Set(tables.map { $0[name]?.key }).count > 1
        }
        var fields = Fields()
        fields.add("none", different.isEmpty)
        fields.add(
            "table",
            different.isEmpty
                ? nil
                : table(
                    different.map { row($0, tables, models, documents) },
                    same: names.count - different.count,
                    hasSources: hasSources(models)))
        return fields
    }

    private static func hasSources(_ models: [Model]) -> Bool {
        models.contains { !$0.sources.isEmpty }
    }

    private static func table(_ rows: [Fields], same: Int, hasSources: Bool) -> Fields {
        var fields = Fields()
        fields.add("rows", rows)
        fields.add("has_sources", hasSources)
        fields["same"] =
            same > 0 ? Phrases.count(same, "other assumption is", "other assumptions are") : nil
        return fields
    }

    private static func cell(_ links: [Fields]) -> Fields {
        var fields = Fields()
        fields.add("links", links)
        return fields
    }

    /// One assumption: a line for each form that it has in the alternatives.
    private static func row(
        _ name: AssumptionTable.Name, _ tables: [AssumptionTable], _ models: [Model],
        _ documents: ComparedDocuments
    ) -> Fields {
        var forms: [(key: String?, holders: [Int])] = []
        for (index, table) in tables.enumerated() {
            let key = table[name]?.key
            if let place = forms.firstIndex(where: { $0.key == key }) {
                forms[place].holders.append(index)
            } else {
                forms.append((key, [index]))
            }
        }
        let texts = forms.compactMap { tables[$0.holders[0]][name]?.text }
        let isAmbiguous = Set(texts).count < texts.count
        var fields = Fields()
        fields.add(
            "forms",
            forms.enumerated().map { place, form in
                let holder = form.holders[0]
                var row = Fields([
                    "letters": form.holders.map(AlternativeText.letter).joined(separator: ", ")
                ])
                row.add(
                    "name",
                    place == 0
                        ? Fields(["label": name.label, "span": "\(forms.count)"]) : nil)
                let assumption = tables[holder][name]
                row["text"] = assumption?.text
                row["detail"] = isAmbiguous ? assumption?.detail : nil
                let links = documents.anchors[holder].sources(
                    assumption?.sources ?? [], in: models[holder])
                row.add("cited", hasSources(models) ? cell(links) : nil)
                return row
            })
        return fields
    }
}

/// The assumptions of one model by name, as texts to hold against another model's.
private struct AssumptionTable {
    /// What an assumption is about.
    struct Name: Hashable {
        enum Kind { case quantity, report, combination, correlation }

        let kind: Kind
        let name: String

        /// In words.
        var label: String {
            switch kind {
            case .quantity: Phrases.label(name)
            case .report: "report \u{201C}\(name)\u{201D}"
            case .combination: "reports \(name)"
            case .correlation: "correlation of \(name)"
            }
        }
    }

    struct Assumption {
        /// As it is shown.
        let text: String
        /// What else tells it from another with the same text.
        let detail: String
        let sources: [String]

        /// Equal where the assumption is.
        var key: String { text + "\n" + detail }
    }

    private(set) var names: [Name] = []
    private var assumptions: [Name: Assumption] = [:]

    subscript(name: Name) -> Assumption? { assumptions[name] }

    init(_ model: Model) {
        for quantity in model.quantities { add(quantity) }
        for (report, likelihood) in zip(model.evidence, model.likelihoods) {
            add(report, likelihood)
        }
        for combination in model.combinations where combination.members.count > 1 {
            let members = combination.members.filter(model.evidence.indices.contains)
                .map { model.evidence[$0].name }
            let weights = combination.weights.map { Numbers.significant($0, digits: 4) }
            add(
                Name(kind: .combination, name: WordList.of(members)),
                Assumption(
                    text: combination.rule.rawValue,
                    detail: "weights " + weights.joined(separator: ", "), sources: []))
        }
        for pair in model.correlations {
            add(
                Name(
                    kind: .correlation,
                    name: WordList.of(
                        [pair.between.0, pair.between.1].sorted().map(Phrases.label))),
                Assumption(
                    text: "\(pair.measure.rawValue) \(Numbers.significant(pair.value))",
                    detail: "", sources: []))
        }
    }

    private mutating func add(_ quantity: Quantity) {
        let unit = quantity.unit.isEmpty ? "" : " (\(quantity.unit))"
        // A file of numbers may differ behind the same words.
        let laws = quantity.expression.draws.map { draw in
            switch quantity.part?.marginal.map(Draw.Sampling.fixed) ?? draw.sampling {
            case .fixed(let law): "\(LawText.text(law)), \(LawText.points(law))"
            default: ""
            }
        }
        add(
            Name(kind: .quantity, name: quantity.name),
            Assumption(
                text: quantity.text + unit,
                detail: laws.filter { !$0.isEmpty }.joined(separator: "; "),
                sources: quantity.sources))
    }

    private mutating func add(_ report: Evidence, _ likelihood: ReportLikelihood) {
        let about =
            report.readings.isEmpty
            ? report.aboutText
            : report.readings.map { reading in
                "\(reading.name): \(reading.aboutText), weight "
                    + Numbers.significant(reading.weight, digits: 4)
            }.joined(separator: "; ")
        add(
            Name(kind: .report, name: report.name),
            Assumption(
                text: "\(report.reportText), about \(about)",
                detail: ReportText.text(likelihood), sources: report.sources))
    }

    private mutating func add(_ name: Name, _ assumption: Assumption) {
        if assumptions.updateValue(assumption, forKey: name) == nil { names.append(name) }
    }
}
