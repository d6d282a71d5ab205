import ModelLanguage
import Reporting
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
        let results = comparison.alternatives
        guard let first = results.first else {
            throw SimulationError("there is nothing to compare")
        }
        let documents = ComparedDocuments(comparison)
        let isOneModel = documents.first.count == 1
        let model = first.model
        var charts = PageCharts(first)
        var fields = PageFrame.fields(
            title: isOneModel
                ? model.title + ": alternatives side by side"
                : AlternativeText.heading(comparison),
            asOf: isOneModel ? model.asOf : nil)
        fields.add("comparison", ComparisonSection.page(of: comparison, documents, &charts))
        func heading(_ word: String, _ index: Int) -> String {
            isOneModel ? word : "\(word) of \(AlternativeText.letter(index))"
        }
        fields.add(
            "assumptions",
            documents.first.map {
                AssumptionsSection.fields(
                    of: results[$0].model, documents.anchors[$0],
                    heading: heading("Assumptions", $0))
            })
        fields.add(
            "sources",
            documents.first.compactMap {
                SourcesSection.fields(
                    of: results[$0].model, documents.anchors[$0],
                    heading: heading("Sources", $0))
            })
        fields.add("method", MethodSection.fields(of: first, beside: comparison))
        return Array(try PageTemplates.page(fields).utf8)
    }
}
