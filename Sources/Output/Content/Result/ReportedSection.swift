import ModelLanguage
import Simulation

/// On a page, how the answer differs from what was reported: each report beside the answer to what it
/// speaks of.
enum ReportedSection {
    /// Of more reports, those that fit worst stand on the first page.
    private static let most = 8

    static func parts(of view: ResultView) -> [Part] {
        guard view.medium == .page, let evidence = view.result.evidence, !evidence.reports.isEmpty
        else { return [] }
        let level = view.result.leadingLevel.level
        var table = Table(
            caption: "Each report beside the answer to what it speaks of: the "
                + "\(Words.percentage(level)) credible interval, rounded.",
            anchor: "reported-caption",
            columns: [
                Column("report", .name), Column("reported", .text), Column("answer", .number),
                Column("how it fits", .text),
            ])
        let shown = places(evidence)
        table.rows = shown.map { row($0, evidence, view) }
        var blocks: [Block] = [.table(table)]
        let left = evidence.reports.count - shown.count
        if left > 0 {
            blocks.append(
                .paragraph(
                    "These fit worst; \(Words.count(left, "more report is", "more reports are")) in "
                        + "the appendix.", .caption))
        }
        return [Part(anchor: "reported", heading: "Beside what was reported", blocks: blocks)]
    }

    /// The reports to show, in the model's order.
    private static func places(_ evidence: EvidenceResult) -> [Int] {
        let places = evidence.reports.indices
        guard places.count > most else { return Array(places) }
        return places.sorted {
            (evidence.reports[$0].priorPredictiveP ?? 1, $0)
                < (evidence.reports[$1].priorPredictiveP ?? 1, $1)
        }.prefix(most).sorted()
    }

    private static func row(_ index: Int, _ evidence: EvidenceResult, _ view: ResultView) -> Row {
        let (report, model) = (evidence.reports[index], view.result.model)
        let stated = model.evidence[index]
        let sources = view.anchors.sources(stated.sources, in: model)
        var said = stated.reportText
        if stated.relativeError == nil,
            let error = ReportText.assumedError(view.likelihoods[index], of: stated)
        {
            said += ", \(error)"
        }
        return Row([
            .phrase(Phrase(Words.label(report.name)) + (sources.isEmpty ? "" : " ") + sources),
            .text(said), .figure(answer(index, view)), .text(fit(index, evidence, view)),
        ])
    }

    /// What the answer says of what a report speaks of.
    private static func answer(_ index: Int, _ view: ResultView) -> String {
        let result = view.result
        if result.model.evidence[index].readings.isEmpty,
            let subject = result.model.subject(of: result.model.evidence[index]),
            let quantity = result.quantities.first(where: { $0.quantityIndex == subject }),
            let text = quantity.roundedInterval(result.leadingLevel.level)
        {
            return text
        }
        guard let points = view.ground?.subjects[index] else { return "open" }
        return RoundedRange.text(low: points[0], high: points[2])
    }

    private static func fit(
        _ index: Int, _ evidence: EvidenceResult, _ view: ResultView
    ) -> String {
        let (report, model) = (evidence.reports[index], view.result.model)
        if let choice = model.choice(of: index),
            evidence.combinations.indices.contains(choice.combination),
            case let alternatives = evidence.combinations[choice.combination],
            alternatives.indices.contains(choice.member)
        {
            let right = alternatives[choice.member].probability.value
            return "right in \(ShareText.share(right)) of cases"
        }
        let words = ReportVerdict.fit(report, butFor: view.opponents(of: index))
        let right = report.probabilityRight.map {
            "right in \(ShareText.share($0.value)) of cases"
        }
        return [words, right].compactMap(\.self).joined(separator: "; ")
    }
}
