import ModelLanguage

/// A checked model as Markdown, for notes, issues and reviews.
public enum CheckMarkdown {
    /// The text, its lines ended by line feeds.
    public static func text(of model: Model) -> String {
        let warnings = model.warnings
        var lines = Markdown.heading(CheckReport.title(of: model), level: 2)
        if let scenario = model.scenario {
            lines += [Markdown.text("Scenario " + ScenarioText.heading(scenario)), ""]
        }
        if !model.extendedFiles.isEmpty {
            lines += [
                Markdown.text("Extends " + model.extendedFiles.joined(separator: ", then ")), "",
            ]
        }
        if let ranges = RangeText.sentence(about: model) {
            lines += [Markdown.text(ranges), ""]
        }
        if let headline = model.headline {
            lines += [Markdown.text("The headline is " + model.quantities[headline].name), ""]
        }
        lines += [Markdown.text(CheckReport.counts(of: model, warnings: warnings.count)), ""]
        lines += quantities(of: model).markdown()
        lines += Markdown.list(
            warnings.map {
                "**Warning:** "
                    + Markdown.text(model.name(of: $0.subject) + ": " + $0.sentence)
            })
        lines += section(
            "Questions",
            model.questions.map { question in
                Markdown.text(question.title ?? question.name)
                    + (question.title == nil ? "" : " (\(Markdown.text(question.name)))") + ": if "
                    + Markdown.text(question.wholeText)
            })
        lines += section("Evidence", evidence(of: model))
        lines += section("Correlations", correlations(of: model))
        lines += section(
            "Scenarios",
            model.scenarios.map { scenario in
                let changes = scenario.changes.map { Markdown.text(ScenarioText.text($0)) }
                return "**\(Markdown.text(scenario.name))**"
                    + (scenario.title.map { " " + Markdown.text($0) } ?? "") + ": "
                    + changes.joined(separator: "; ")
                    + (scenario.note.map { " (" + Markdown.text($0) + ")" } ?? "")
            })
        lines += MarkdownReport.sources(model)
        while lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func section(_ title: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : Markdown.heading(title, level: 3) + Markdown.list(items)
    }

    private static func quantities(of model: Model) -> TextTable {
        var columns = ["quantity", "unit", "value", "law"].map { TextTable.Column(title: $0) }
        var points = LawText.shownProbabilities.map {
            TextTable.Column(title: percent($0), isRight: true)
        }
        var sources = TextTable.Column(title: "sources")
        for (index, quantity) in model.quantities.enumerated() {
            let laws = quantity.checkedLaws
            let name = quantity.name + (model.report.contains(index) ? "" : " (not reported)")
            let texts = [
                name, quantity.unit, quantity.text,
                laws.map(\.labelled).joined(separator: "; "),
            ]
            for (column, text) in texts.enumerated() {
                columns[column].cells.append(DisplayText.clean(text))
            }
            let law = laws.first(where: \.isWhole)?.law
            for (column, probability) in LawText.shownProbabilities.enumerated() {
                points[column].cells.append(
                    law.map { Numbers.significant($0.quantile(probability), digits: 5) } ?? "")
            }
            sources.cells.append(quantity.sources.joined(separator: ", "))
        }
        return TextTable(columns: columns + points + [sources])
    }

    private static func evidence(of model: Model) -> [String] {
        var items = zip(model.evidence, model.likelihoods).map { report, likelihood in
            var text = "\(report.name): \(report.reportText) (\(report.aboutText)); means "
            text += ReportText.text(likelihood)
            let readings = report.readings.map {
                "\($0.name), weight \(Numbers.significant($0.weight)): \($0.aboutText)"
            }
            if !readings.isEmpty { text += "; readings " + readings.joined(separator: "; ") }
            return Markdown.text(text)
        }
        items += model.combinations.map { combination in
            let names = combination.members.map { model.evidence[$0].name }
            return Markdown.text(
                "\(combination.rule.rawValue) of \(names.joined(separator: ", "))")
        }
        return items
    }

    private static func correlations(of model: Model) -> [String] {
        let pairs = model.correlations.map {
            "\($0.between.0), \($0.between.1): " + CheckReport.text(of: $0)
        }
        return (pairs + CheckReport.correlationNotes(on: model)).map { Markdown.text($0) }
    }
}
