import ModelLanguage

/// A checked model as text for people: every quantity with its law, parameters and sources.
public enum CheckReport {
    /// The text, its lines ended by line feeds.
    public static func text(of model: Model, style: TextStyle = TextStyle()) -> String {
        let warnings = model.warnings
        var lines = heading(model, warnings: warnings.count, style)
        for index in model.quantities.indices {
            lines.append("")
            lines += quantity(index, of: model, style)
            lines += self.warnings(warnings, about: .quantity(index), style)
        }
        if !model.questions.isEmpty {
            lines += ["", style.emphasised("Questions", .bold)]
            for (index, question) in model.questions.enumerated() {
                lines.append("    " + DisplayText.clean(question.name))
                if let title = question.title {
                    lines += field("  asks", DisplayText.clean(title), style)
                }
                lines += field("  if", DisplayText.clean(question.text), style)
                if let given = question.givenText {
                    lines += field("  given", DisplayText.clean(given), style)
                }
                lines += self.warnings(warnings, about: .question(index), style, indent: "  ")
            }
        }
        if !model.evidence.isEmpty {
            lines += ["", style.emphasised("Evidence", .bold)]
            for (index, likelihood) in model.likelihoods.enumerated() {
                let item = model.evidence[index]
                lines.append("    " + DisplayText.clean(item.name))
                lines += field("  about", DisplayText.clean(item.aboutText), style)
                lines += field("  report", DisplayText.clean(item.reportText), style)
                lines += field("  means", ReportText.text(likelihood), style)
                for reading in item.readings {
                    lines += field(
                        "  reading",
                        "\(reading.name), weight \(Numbers.significant(reading.weight)): "
                            + DisplayText.clean(reading.aboutText), style)
                }
                lines += self.warnings(warnings, about: .report(index), style, indent: "  ")
            }
            for combination in model.combinations {
                let names = combination.members.map { DisplayText.clean(model.evidence[$0].name) }
                lines.append(
                    "    \(combination.rule.rawValue) of \(names.joined(separator: ", "))")
            }
        }
        lines += correlations(of: model, style)
        lines += scenarios(of: model, style)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func warnings(
        _ warnings: [ModelWarning], about subject: ModelWarning.Subject, _ style: TextStyle,
        indent: String = ""
    ) -> [String] {
        warnings.filter { $0.subject == subject }.flatMap {
            field(indent + "warning", DisplayText.clean($0.sentence), style)
        }
    }

    private static func heading(
        _ model: Model, warnings: Int, _ style: TextStyle
    ) -> [String] {
        var lines = DisplayText.wrapped(title(of: model), to: style.width)
            .map { style.emphasised($0, .bold) }
        if let scenario = model.scenario {
            lines += DisplayText.wrapped(
                "scenario " + ScenarioText.heading(scenario), to: style.width)
        }
        if !model.extendedFiles.isEmpty {
            lines += DisplayText.wrapped(
                "extends "
                    + model.extendedFiles.map(DisplayText.clean).joined(separator: ", then "),
                to: style.width)
        }
        if let ranges = RangeText.sentence(about: model) {
            lines += DisplayText.wrapped(ranges, to: style.width)
        }
        if let headline = model.headline {
            lines += DisplayText.wrapped(
                "the headline is " + DisplayText.clean(model.quantities[headline].name),
                to: style.width)
        }
        return lines + DisplayText.wrapped(counts(of: model, warnings: warnings), to: style.width)
    }

    /// The title with the date.
    static func title(of model: Model) -> String {
        DisplayText.clean(model.title)
            + (model.asOf.map { ", as of " + DisplayText.clean($0) } ?? "")
    }

    /// How much there is of everything.
    static func counts(of model: Model, warnings: Int) -> String {
        func count(_ count: Int, _ one: String, _ many: String) -> String {
            "\(Numbers.grouped(count)) \(count == 1 ? one : many)"
        }
        return [
            count(model.quantities.count, "quantity", "quantities"),
            "\(model.report.count) reported",
            count(model.questions.count, "question", "questions"),
            count(model.sources.count, "source", "sources"),
        ].joined(separator: ", ") + "; no errors"
            + (warnings > 0 ? ", " + count(warnings, "warning", "warnings") : "")
    }

    private static func quantity(_ index: Int, of model: Model, _ style: TextStyle) -> [String] {
        let quantity = model.quantities[index]
        let name = DisplayText.clean(quantity.name)
        let rest =
            (quantity.unit.isEmpty ? "" : " (\(DisplayText.clean(quantity.unit)))")
            + (model.report.contains(index) ? "" : ", not reported")
        var lines = QuantityHeading.lines(name, rest, style)
        lines += field("value", DisplayText.clean(quantity.text), style)
        let needs = model.needs(of: quantity)
        if !needs.isEmpty { lines += field("needs", needs.joined(separator: ", "), style) }
        for checked in quantity.checkedLaws {
            lines += field("law", checked.labelled, style)
            if let law = checked.law { lines += field("points", LawText.points(law), style) }
        }
        lines += sources(of: quantity, in: model, style)
        if let note = quantity.note { lines += field("note", DisplayText.clean(note), style) }
        return lines
    }

    private static func sources(
        of quantity: Quantity, in model: Model, _ style: TextStyle
    ) -> [String] {
        quantity.sources.flatMap { id -> [String] in
            guard let source = model.sources.first(where: { $0.id == id }) else { return [] }
            var text = source.title
            if let date = source.date { text += ", " + date }
            if let grade = source.grade { text += ", grade " + grade }
            if let quote = source.quote { text += ": \"\(quote)\"" }
            return field("source", DisplayText.clean(text), style)
        }
    }

    /// A label and its text, the further lines of a long text indented alike.
    static func field(
        _ label: String, _ text: String, _ style: TextStyle, indent: Int = 12
    ) -> [String] {
        var start = DisplayText.padded("    " + label, to: indent - 1) + " "
        return DisplayText.wrapped(text, to: max(style.width - indent, 20)).map { part in
            defer { start = String(repeating: " ", count: indent) }
            return start + part
        }
    }
}
