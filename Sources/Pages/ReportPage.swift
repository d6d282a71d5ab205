import ModelLanguage
import Output
import Simulation

/// A result as one page to read, print and hand on: the answer first, then the figures, the charts, what
/// the reports say, every assumption with its source, the method, and what identifies the run.
///
/// The page is one HTML5 file that fetches nothing. Its script only adds what pointing and the arrow
/// keys show in the charts; without it, and on paper, nothing is missing. Text of the model is escaped
/// wherever it stands, and a content security policy lets only the page's own style and script through.
/// The same result always gives the same bytes: neither the time nor the machine is in the page.
public enum ReportPage {
    /// The page in UTF-8.
    ///
    /// - Throws: only if the page's own template is broken.
    public static func bytes(of result: SimulationResult) throws -> [UInt8] {
        try bytes(of: result, beside: nil)
    }

    /// The page of the first alternative of a comparison, with a section that puts the others beside
    /// it, in UTF-8.
    ///
    /// - Throws: `SimulationError` for a comparison of nothing; else only if the page's own template is
    ///   broken.
    public static func bytes(ofFirstOf comparison: Comparison) throws -> [UInt8] {
        guard let first = comparison.alternatives.first else {
            throw SimulationError("there is nothing to compare")
        }
        return try bytes(of: first, beside: comparison)
    }

    private static func bytes(
        of result: SimulationResult, beside comparison: Comparison?
    ) throws -> [UInt8] {
        let model = result.model
        let documents = comparison.map(ComparedDocuments.init) ?? ComparedDocuments([model])
        var charts = PageCharts(result)
        var fields = PageFrame.fields(title: model.title, asOf: model.asOf)
        fields.add("opening", opening(of: result, &charts))
        fields.add("estimates", EstimatesSection.fields(of: result))
        fields.add("questions", QuestionsSection.fields(of: result, &charts))
        fields.add("charts", charts.section())
        fields.add("evidence", ReportsSection.fields(of: result, &charts))
        fields.add(
            "comparison", comparison.map { ComparisonSection.section(of: $0, documents, &charts) })
        fields.add("assumptions", documents.assumptions)
        fields.add("sources", documents.sources)
        fields.add("method", MethodSection.fields(of: result, beside: comparison))
        return Array(try PageTemplates.page(fields).utf8)
    }

    private static func opening(of result: SimulationResult, _ charts: inout PageCharts) -> Fields {
        let model = result.model
        var fields = Fields()
        fields["partial"] = PartialText.sentence(about: result).map(Phrases.sentence)
        fields.add("answer", AnswerSection.fields(of: result, &charts))
        fields.add("scenario", model.scenario.map(scenario))
        fields.add(
            "changes",
            model.overrides.map { Fields(["name": $0.name, "expression": $0.expression]) })
        fields.add("warnings", ResultWarnings.sentences(about: result).map(Phrases.sentence))
        return fields
    }

    private static func scenario(_ scenario: Scenario) -> Fields {
        var fields = Fields([
            "heading": ScenarioText.heading(scenario),
            "what": scenario.changes.map(ScenarioText.text).joined(separator: "; "),
        ])
        fields["remark"] = scenario.note
        return fields
    }
}
