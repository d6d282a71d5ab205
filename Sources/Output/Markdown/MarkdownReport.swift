import ModelLanguage
import Simulation

/// A result as Markdown, for notes, issues and wikis: what the table on the terminal says.
public enum MarkdownReport {
    /// The text, its lines ended by line feeds.
    public static func text(of result: SimulationResult) -> String {
        let style = TextStyle(isUnicode: true)
        let model = result.model
        var title = model.title
        if let date = model.asOf { title += ", as of " + date }
        var lines = Markdown.heading(title, level: 2)
        if let scenario = model.scenario {
            lines += [Markdown.text("Scenario " + ScenarioText.heading(scenario)), ""]
        }
        if !model.overrides.isEmpty {
            lines += Markdown.list(
                model.overrides.map { Markdown.text("with \($0.name) = \($0.expression)") })
        }
        if let stop = PartialText.sentence(about: result) {
            lines += ["**Partial:** " + Markdown.text(stop), ""]
        }
        lines += [Markdown.text(TableReport.captionText(result)), ""]
        lines += QuantityTable(result, style: style).plain().markdown()
        lines += questions(result, style)
        if let comparison = EvidenceSection.comparisonTable(result, style) {
            lines += Markdown.heading("Before and after the reports", level: 3)
            lines += comparison.markdown()
        }
        let reports = EvidenceSection.lines(about: result, TextStyle(width: 10_000))
        if !reports.isEmpty {
            lines += Markdown.heading("Reports weighed", level: 3)
            lines += reports.dropFirst().map { line in
                let indent = line.prefix { $0 == " " }.count
                return String(repeating: "  ", count: max(indent / 2 - 1, 0)) + "- "
                    + Markdown.text(line)
            }
            lines.append("")
        }
        lines += Markdown.list(
            ResultWarnings.sentences(about: result).map { "**Warning:** " + Markdown.text($0) })
        lines += sources(model)
        lines.append(Markdown.text(TableReport.closing(result)))
        return lines.map { $0 + "\n" }.joined()
    }

    private static func questions(_ result: SimulationResult, _ style: TextStyle) -> [String] {
        guard !result.questions.isEmpty else { return [] }
        var answer = TextTable.Column(title: "probability", isRight: true)
        var words = TextTable.Column(title: "question")
        for question in result.questions {
            answer.cells.append(
                ProbabilityText.text(question, runs: result.countedRuns, style: style))
            words.cells.append(question.title)
        }
        return Markdown.heading("Questions", level: 3)
            + TextTable(columns: [answer, words]).markdown()
    }

    /// The sources as a list under a heading; nothing where there are none.
    static func sources(_ model: Model) -> [String] {
        guard !model.sources.isEmpty else { return [] }
        let items = model.sources.map { source in
            var words = Markdown.text(source.title)
            if let url = source.url, !url.contains(where: { " <>\"".contains($0) }) {
                words = "[\(words)](<\(DisplayText.clean(url))>)"
            }
            if let date = source.date { words += ", " + Markdown.text(date) }
            if let quote = source.quote { words += ": “" + Markdown.text(quote) + "”" }
            return words + " (" + Markdown.text(source.id) + ")"
        }
        return Markdown.heading("Sources", level: 3) + Markdown.list(items)
    }
}

/// A comparison as Markdown.
public enum ComparisonMarkdown {
    /// The text, its lines ended by line feeds.
    public static func text(of comparison: Comparison) -> String {
        let style = TextStyle(isUnicode: true)
        var lines = Markdown.heading(AlternativeText.heading(comparison), level: 2)
        lines += Markdown.list(
            comparison.alternatives.indices.map {
                "**\(AlternativeText.letter($0))** "
                    + Markdown.text(AlternativeText.description($0, of: comparison))
            })
        if let first = comparison.alternatives.first, let stop = PartialText.sentence(about: first)
        {
            lines += ["**Partial:** " + Markdown.text(stop), ""]
        }
        lines += [Markdown.text(ComparisonReport.caption(comparison)), ""]
        lines += ComparisonReport.table(comparison, style, isForTerminal: false).markdown()
        if let questions = ComparisonReport.questions(comparison) {
            lines += Markdown.heading("Questions", level: 3) + questions.markdown()
        }
        lines += Markdown.list(
            ComparisonReport.warnings(comparison).map { "**Warning:** " + Markdown.text($0) })
        lines += Markdown.list(AlternativeText.explanations(comparison).map { Markdown.text($0) })
        lines.append(Markdown.text(ComparisonReport.closing(comparison)))
        return lines.map { $0 + "\n" }.joined()
    }
}
