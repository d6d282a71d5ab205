import Distributions
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
            for warning in warnings where warning.quantity == index {
                lines += field("warning", DisplayText.clean(warning.sentence), style)
            }
        }
        if !model.questions.isEmpty {
            lines += ["", style.emphasised("Questions", .bold)]
            for question in model.questions {
                lines.append("    " + DisplayText.clean(question.name))
                if let title = question.title {
                    lines += field("  asks", DisplayText.clean(title), style)
                }
                lines += field("  if", DisplayText.clean(question.text), style)
            }
        }
        if !model.evidence.isEmpty {
            lines += ["", style.emphasised("Evidence", .bold)]
            for (item, likelihood) in zip(model.evidence, model.likelihoods) {
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

    private static func heading(
        _ model: Model, warnings: Int, _ style: TextStyle
    ) -> [String] {
        var title = DisplayText.clean(model.title)
        if let date = model.asOf { title += ", as of " + DisplayText.clean(date) }
        let counts = [
            count(model.quantities.count, "quantity", "quantities"),
            "\(model.report.count) reported",
            count(model.questions.count, "question", "questions"),
            count(model.sources.count, "source", "sources"),
        ]
        var lines = DisplayText.wrapped(title, to: style.width)
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
        return lines
            + [
                counts.joined(separator: ", ") + "; no errors"
                    + (warnings > 0 ? ", " + count(warnings, "warning", "warnings") : "")
            ]
    }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(Numbers.grouped(count)) \(count == 1 ? one : many)"
    }

    private static func quantity(_ index: Int, of model: Model, _ style: TextStyle) -> [String] {
        let quantity = model.quantities[index]
        let isReported = model.report.contains(index)
        var lines = [
            style.emphasised(DisplayText.clean(quantity.name), .bold)
                + (quantity.unit.isEmpty ? "" : " (\(DisplayText.clean(quantity.unit)))")
                + (isReported ? "" : ", not reported")
        ]
        lines += field("value", DisplayText.clean(quantity.text), style)
        // That the parts of a joint law are drawn one after the other is nobody's concern.
        let references = quantity.expression.quantities.map { model.quantities[$0] }
            .filter { $0.part?.whole != quantity.part?.whole || quantity.part == nil }.map(\.name)
        if !references.isEmpty {
            lines += field("needs", references.joined(separator: ", "), style)
        }
        if let part = quantity.part {
            lines += self.part(part, style)
        }
        for draw in quantity.expression.draws where quantity.part == nil {
            let isWhole = draw.inputName == quantity.name
            lines += self.draw(draw, prefix: isWhole ? "" : draw.inputName + ": ", style)
        }
        lines += sources(of: quantity, in: model, style)
        if let note = quantity.note { lines += field("note", DisplayText.clean(note), style) }
        return lines
    }

    /// A part of a joint law, by the law that it has alone.
    private static func part(_ part: JointPart, _ style: TextStyle) -> [String] {
        let what = "part `\(part.label)` of \(part.count)"
        guard let law = part.marginal else {
            return field("law", "\(what), parameters varying by run", style)
        }
        return field("law", "\(what), alone \(LawText.text(law))", style)
            + field("points", LawText.points(law), style)
    }

    private static func draw(_ draw: Draw, prefix: String, _ style: TextStyle) -> [String] {
        switch draw.sampling {
        case .fixed(let law):
            return field("law", prefix + LawText.text(law), style)
                + field("points", LawText.points(law), style)
        case .conditional(let family, _, _):
            return field(
                "law", "\(prefix)\(family.name), its parameters varying by run", style)
        case .truncatedConditional(let family, _, _, _, _):
            return field(
                "law", "\(prefix)\(family.name) cut off, its parameters varying by run", style)
        case .mixture(let weights, _):
            let total = weights.reduce(0, +)
            let shares = weights.map { Numbers.significant($0 / total * 100, digits: 4) + " %" }
            return field(
                "law", "\(prefix)mixture of \(shares.joined(separator: ", "))", style)
        }
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
        return DisplayText.wrapped(text, to: max(style.width - indent, 24)).map { part in
            defer { start = String(repeating: " ", count: indent) }
            return start + part
        }
    }
}

/// Writes laws for people.
package enum LawText {
    /// The law as the model language spells it, such as `normal(mean: 3, sd: 0.5)`.
    package static func text(_ law: any Law) -> String {
        if let law = law as? TruncatedLaw {
            // The bounds that are there, after the law that they cut.
            let bounds = [("low", law.support.lowerBound), ("high", law.support.upperBound)]
                .filter { $0.1.isFinite }.map { ", \($0.0): \(plain($0.1))" }
            return "truncate(\(text(law.base))\(bounds.joined()))"
        }
        if let law = law as? MixtureLaw {
            let parts = law.components.map { "\(plain($0.weight)): \(text($0.law))" }
            return "mixture(\(parts.joined(separator: ", ")))"
        }
        let parameters = law.parameters
            .map { "\($0.label): \(plain($0.value))" }
        return "\(law.name)(\(parameters.joined(separator: ", ")))"
    }

    /// The 5, 50 and 95 % points.
    static func points(_ law: any Law) -> String {
        [0.05, 0.5, 0.95]
            .map { "\(percent($0)): \(Numbers.significant(law.quantile($0), digits: 5))" }
            .joined(separator: "; ")
    }

    /// Without grouping, which would read as a further parameter.
    private static func plain(_ value: Double) -> String {
        Numbers.significant(value).split(separator: ",").joined()
    }
}
