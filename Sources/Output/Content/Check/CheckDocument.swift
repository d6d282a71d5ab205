import ModelLanguage

/// What a checked model is: every quantity with its law, parameters and sources, and all that stands
/// beside the quantities.
package enum CheckDocument {
    package static func text(_ model: Model) -> Document {
        let warnings = model.warnings
        return Document(
            title: Phrase(Words.title(of: model)),
            opening: opening(model, warnings: warnings.count),
            parts: model.quantities.indices.map { quantity($0, of: model, warnings) }
                + Part.unlessEmpty("Questions", questions(of: model, warnings))
                + Part.unlessEmpty("Evidence", evidence(of: model, warnings))
                + Part.unlessEmpty("Correlations", CorrelationText.blocks(of: model))
                + Part.unlessEmpty("Scenarios", model.scenarios.map { .part(scenario($0)) }))
    }

    private static func opening(_ model: Model, warnings: Int) -> [Block] {
        var lines: [Phrase] = []
        if let scenario = model.scenario {
            lines.append("scenario \(ScenarioText.heading(scenario))")
        }
        if !model.extendedFiles.isEmpty {
            lines.append("extends \(model.extendedFiles.joined(separator: ", then "))")
        }
        if let ranges = RangeText.sentence(about: model) { lines.append(Phrase(ranges)) }
        if let headline = model.headline {
            lines.append("the headline is \(model.quantities[headline].name)")
        }
        return (lines + [counts(of: model, warnings: warnings)]).map { .paragraph($0) }
    }

    /// How much there is of everything.
    private static func counts(of model: Model, warnings: Int) -> Phrase {
        func count(_ count: Int, _ one: String, _ many: String) -> String {
            "\(Numbers.grouped(count)) \(count == 1 ? one : many)"
        }
        let all = [
            count(model.quantities.count, "quantity", "quantities"),
            "\(model.report.count) reported",
            count(model.questions.count, "question", "questions"),
            count(model.sources.count, "source", "sources"),
        ].joined(separator: ", ")
        return Phrase(
            all + "; no errors"
                + (warnings > 0 ? ", " + count(warnings, "warning", "warnings") : ""))
    }

    private static func fields(
        _ warnings: [Diagnostic], about subject: Diagnostic.Subject
    ) -> [Field] {
        warnings.filter { $0.subject == subject }.map { Field("warning", Phrase($0.message)) }
    }

    // MARK: Quantities

    private static func quantity(
        _ index: Int, of model: Model, _ warnings: [Diagnostic]
    ) -> Part {
        let quantity = model.quantities[index]
        let unit = quantity.unit.isEmpty ? "" : " (\(quantity.unit))"
        let title = quantity.title.map { ": \($0)" } ?? ""
        let rest = title + unit + (model.report.contains(index) ? "" : ", not reported")
        var fields = [Field("value", "\(code: quantity.text)")]
        let needs = model.needs(of: quantity)
        if !needs.isEmpty { fields.append(Field("needs", Phrase(needs.joined(separator: ", ")))) }
        for checked in quantity.checkedLaws {
            fields.append(Field("law", Phrase(checked.labelled)))
            if let law = checked.law { fields.append(Field("points", Phrase(LawText.points(law)))) }
        }
        fields += quantity.sources.compactMap { id in
            model.sources.first { $0.id == id }.map { Field("source", source($0)) }
        }
        if let note = quantity.note { fields.append(Field("note", Phrase(note))) }
        fields += self.fields(warnings, about: .quantity(index))
        return Part(
            heading: Phrase(quantity.name) + (rest.isEmpty ? "" : Phrase(.unit, rest)),
            blocks: [.fields(fields)])
    }

    private static func source(_ source: Source) -> Phrase {
        var words = Phrase(source.title)
        if let url = source.url {
            words = Phrase(.link(Phrase.Link(.address(url))), source.title)
        }
        if let date = source.date { words += ", \(date)" }
        if let grade = source.grade { words += ", grade \(grade)" }
        if let quote = source.quote { words += ": \(quote: quote)" }
        return words
    }

    // MARK: Questions, reports, scenarios

    private static func questions(of model: Model, _ warnings: [Diagnostic]) -> [Block] {
        model.questions.enumerated().map { index, question in
            var fields: [Field] = []
            if let title = question.title { fields.append(Field("asks", Phrase(title))) }
            fields.append(Field("if", "\(code: question.text)"))
            if let given = question.givenText { fields.append(Field("given", "\(code: given)")) }
            fields += self.fields(warnings, about: .question(index))
            return .part(Part(heading: Phrase(question.name), blocks: [.fields(fields)]))
        }
    }

    private static func evidence(of model: Model, _ warnings: [Diagnostic]) -> [Block] {
        let reports = model.likelihoods.enumerated().map { index, likelihood -> Block in
            let item = model.evidence[index]
            var fields = [
                Field("about", "\(code: item.aboutText)"),
                Field("report", "\(code: item.reportText)"),
                Field("means", Phrase(ReportText.text(likelihood))),
            ]
            fields += item.readings.map {
                Field(
                    "reading",
                    "\($0.name), weight \(Numbers.significant($0.weight)): \(code: $0.aboutText)")
            }
            fields += self.fields(warnings, about: .report(index))
            return .part(Part(heading: Phrase(item.name), blocks: [.fields(fields)]))
        }
        return reports
            + model.combinations.map { combination in
                let names = combination.members.map { model.evidence[$0].name }
                    .joined(separator: ", ")
                return .part(Part(heading: "\(combination.rule.rawValue) of \(names)"))
            }
    }

    private static func scenario(_ scenario: Scenario) -> Part {
        var fields: [Field] = []
        if let title = scenario.title { fields.append(Field("supposes", Phrase(title))) }
        fields += scenario.changes.map { Field("with", Phrase(ScenarioText.text($0))) }
        if let note = scenario.note { fields.append(Field("note", Phrase(note))) }
        return Part(heading: Phrase(scenario.name), blocks: [.fields(fields)])
    }
}
