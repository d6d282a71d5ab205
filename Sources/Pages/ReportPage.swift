import ModelLanguage
import Output
import Simulation

/// A result as one page to read, print and hand on: the answer first, then the figures, the charts, what
/// the reports say, every assumption with its source, the method, and what identifies the run.
///
/// The same result always gives the same bytes: neither the time nor the machine is in the page.
package enum ReportPage {
    /// The page in UTF-8.
    ///
    /// - Parameter hasDetails: whether figures are told that take statistics to read.
    package static func bytes(of result: SimulationResult, hasDetails: Bool = false) -> [UInt8] {
        bytes(
            of: ResultView(
                result, for: .page, hasDetails: hasDetails, ground: ground(of: result)))
    }

    /// The page of the first alternative of a comparison, with a section that puts the others beside
    /// it, in UTF-8.
    ///
    /// - Throws: `SimulationError` for a comparison of nothing.
    package static func bytes(
        ofFirstOf comparison: Comparison, hasDetails: Bool = false
    ) throws(SimulationError) -> [UInt8] {
        let first = try ComparisonPage.first(of: comparison)
        return bytes(
            of: ResultView(
                first, for: .page, beside: comparison, hasDetails: hasDetails,
                ground: ground(of: first)))
    }

    /// What the answer hangs on; nil of a model that cannot be sampled anew, and of a partial result,
    /// whose reader is in a hurry.
    private static func ground(of result: SimulationResult) -> AnswerGround? {
        guard let place = result.headlinePlace, !result.isPartial else { return nil }
        return try? AnswerGround(
            of: result.model, headline: result.quantities[place].quantityIndex,
            level: result.leadingLevel.level, seed: result.seed, threads: result.threads)
    }

    private static func bytes(of view: ResultView) -> [UInt8] {
        let figures = PageFigures(view.result, beside: view.comparison)
        return PageFrame.bytes(
            title: view.result.model.title, asOf: view.result.model.asOf,
            body: HTMLWriter(draw: figures.html).text(ResultDocument.document(of: view).parts))
    }
}

/// Several answers side by side as one page to read, print and hand on: how they differ first, then
/// their figures, in what assumptions they differ, all assumptions of each model with their sources, the
/// method, and what identifies the runs.
///
/// The page is made as that of `ReportPage` is, and as safe.
package enum ComparisonPage {
    /// The page in UTF-8.
    ///
    /// - Throws: `SimulationError` for a comparison of nothing.
    package static func bytes(of comparison: Comparison) throws(SimulationError) -> [UInt8] {
        let first = try first(of: comparison)
        let isOneModel = AlternativeText.isOneModel(comparison)
        let figures = PageFigures(first, beside: comparison)
        return PageFrame.bytes(
            title: isOneModel
                ? first.model.title + ": alternatives side by side"
                : AlternativeText.heading(comparison),
            asOf: isOneModel ? first.model.asOf : nil,
            body: HTMLWriter(draw: figures.html).text(ComparisonDocument.parts(of: comparison)))
    }

    fileprivate static func first(
        of comparison: Comparison
    ) throws(SimulationError) -> SimulationResult {
        guard let first = comparison.alternatives.first else {
            throw SimulationError("there is nothing to compare")
        }
        return first
    }
}
