import ModelLanguage
import Simulation

/// Reports that contradict each other or all else. They stand above the figures: an answer between two that
/// exclude each other is none.
enum Contradictions {
    /// Below this probability all else all but rules a report out.
    static let ruledOut = 0.01

    /// In text, right below the title; a page has them above its first sentence.
    static func parts(of view: ResultView) -> [Part] {
        view.medium == .page
            ? [] : Part.unlessEmpty("", blocks(of: warnings(about: view.result)))
    }

    static func blocks(of warnings: [ResultWarning]) -> [Block] {
        warnings.flatMap { warning in
            [.paragraph(Phrase(Words.sentence(warning.sentence)), .warning)]
                + (warning.help.map { [.paragraph(Phrase(markedCode: $0), .help)] } ?? [])
        }
    }

    static func warnings(about result: SimulationResult) -> [ResultWarning] {
        guard let evidence = result.evidence else { return [] }
        let excluding = ReportConflicts(result.model).groups
        let named = Set(excluding.flatMap { [$0.report] + $0.others })
        return excluding.map { warning(of: $0.report, $0.others, evidence, result.model) }
            + evidence.reports.indices.filter { !named.contains($0) }
            .compactMap { warning(of: $0, evidence, result.model) }
    }

    // MARK: Reports that exclude each other

    private static func warning(
        of report: Int, _ others: [Int], _ evidence: EvidenceResult, _ model: Model
    ) -> ResultWarning {
        func name(_ index: Int) -> String {
            let stated = model.evidence[index]
            return "'\(stated.name)' (\(stated.reportText))"
        }
        let listed = list(others.map(name))
        let sentence =
            others.count == 1
            ? "the reports \(name(report)) and \(listed) exclude each other"
            : "the report \(name(report)) excludes \(listed)"
        let doubted = ([report] + others).filter { evidence.reports[$0].probabilityRight != nil }
        guard doubted.isEmpty else {
            let shares = doubted.map { index in
                let right = evidence.reports[index].probabilityRight?.value ?? .nan
                return "\(ShareText.share(right)) for '\(model.evidence[index].name)'"
            }
            return ResultWarning(
                sentence: sentence
                    + "; the probability of being right, by all reports, is "
                    + list(shares))
        }
        let list = [report, others[0]].map { model.evidence[$0].name }.joined(separator: ", ")
        let which = others.count == 1 ? "of them" : "of two"
        return ResultWarning(
            sentence: sentence + "; the answer is a compromise between them",
            help:
                "say that exactly one \(which) is right, `combine: [{as: any, reports: [\(list)]}]`, "
                + "or how far each is trusted, as in `trust: 50%`")
    }

    /// A list of a few; of many, how many more there are.
    private static func list(_ words: [String]) -> String {
        words.count > 5
            ? WordList.of(words.prefix(4) + ["\(words.count - 4) more"]) : WordList.of(words)
    }

    // MARK: A report against all else

    private static func warning(
        of index: Int, _ evidence: EvidenceResult, _ model: Model
    ) -> ResultWarning? {
        let report = evidence.reports[index]
        // Of reports of which exactly one is right the others are off anyway.
        guard let p = report.priorPredictiveP, p < ruledOut, model.choice(of: index) == nil
        else { return nil }
        let sentence = "the rest of the model all but rules out the report '\(report.name)'"
        if let right = report.probabilityRight {
            return ResultWarning(
                sentence: sentence
                    + ", which is right with a probability of \(ShareText.share(right.value))")
        }
        // Without a doubt about it, such a report holds in every run that counts.
        let stated = model.evidence[index]
        let isHard = (stated.error == .hard || stated.isExact) && report.trust >= 1
        return ResultWarning(
            sentence: sentence
                + (isHard
                    ? "; the answer rests on the few cases in which it holds"
                    : "; the answer is a compromise between the two"),
            help:
                "say how far the report is trusted, as in `trust: 50%`, so that the rest can decide "
                + "against it, or widen the assumption that it contradicts")
    }
}
