import ModelLanguage
import Simulation

/// In which assumptions the alternatives of a comparison differ, side by side: quantities, reports and
/// how they are combined, correlations.
enum DifferencesSection {
    static func blocks(of comparison: Comparison, _ models: ComparedModels) -> [Block] {
        let tables = comparison.alternatives.map { AssumptionTable($0.model) }
        var names: [AssumptionTable.Name] = []
        for name in tables.flatMap(\.names) where !names.contains(name) { names.append(name) }
        let different = names.filter { name in
            Set(tables.map { $0[name]?.key }).count > 1
        }
        guard !different.isEmpty else {
            return [
                .paragraph(
                    "In no assumption: quantities, reports and correlations are the same in all.")
            ]
        }
        let hasSources = comparison.alternatives.contains { !$0.model.sources.isEmpty }
        var table = Table(
            caption: "Assumptions that are not the same in all",
            columns: [Column("about", .name), Column("in", .text), Column("as stated", .text)]
                + (hasSources ? [Column("sources", .text)] : []))
        for name in different {
            table.rows += rows(name, tables, comparison, models, hasSources: hasSources)
        }
        let same = names.count - different.count
        let others = Words.count(same, "other assumption is", "other assumptions are")
        return [.table(table)]
            + (same > 0 ? [.paragraph("\(others) the same in all.", .caption)] : [])
    }

    /// One assumption: a row for each form that it has in the alternatives.
    private static func rows(
        _ name: AssumptionTable.Name, _ tables: [AssumptionTable], _ comparison: Comparison,
        _ models: ComparedModels, hasSources: Bool
    ) -> [Row] {
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
        return forms.enumerated().map { place, form in
            let holder = form.holders[0]
            let assumption = tables[holder][name]
            var stated = assumption.map { Phrase(.code, $0.text) } ?? "not there"
            if isAmbiguous, let detail = assumption?.detail {
                stated += " " + Phrase(.lineBreak, "") + Phrase(.small, detail)
            }
            let sources = models.anchors[holder].sources(
                assumption?.sources ?? [], in: comparison.alternatives[holder].model)
            return Row(
                [
                    place == 0 ? .text(name.label) : .same,
                    .text(form.holders.map(AlternativeText.letter).joined(separator: ", ")),
                    .phrase(stated),
                ] + (hasSources ? [.phrase(sources)] : []))
        }
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
            case .quantity: Words.label(name)
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
                        [pair.between.0, pair.between.1].sorted().map(Words.label))),
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
