import ModelLanguage
import Output
import Simulation

/// Several answers side by side as one page to read, print and hand on: how they differ first, then
/// their figures, in what assumptions they differ, all assumptions of each model with their sources, the
/// method, and what identifies the runs.
///
/// The page is made as that of `ReportPage` is, and as safe.
public enum ComparisonPage {
    /// The page in UTF-8.
    ///
    /// - Throws: `SimulationError` for a comparison of nothing; else only if the page's own template is
    ///   broken.
    public static func bytes(of comparison: Comparison) throws -> [UInt8] {
        guard let first = comparison.alternatives.first else {
            throw SimulationError("there is nothing to compare")
        }
        let documents = ComparedDocuments(comparison)
        var charts = PageCharts(first)
        var fields = PageFrame.fields(
            title: documents.isOneModel
                ? first.model.title + ": alternatives side by side"
                : AlternativeText.heading(comparison),
            asOf: documents.isOneModel ? first.model.asOf : nil)
        fields.add("comparison", ComparisonSection.page(of: comparison, documents, &charts))
        fields.add("assumptions", documents.assumptions)
        fields.add("sources", documents.sources)
        fields.add("method", MethodSection.fields(of: first, beside: comparison))
        return Array(try PageTemplates.page(fields).utf8)
    }
}
