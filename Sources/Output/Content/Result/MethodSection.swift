import ModelLanguage
import Simulation

/// How the figures came about, and what makes them come about again: a line of text, or a section of a
/// page.
enum MethodSection {
    static func parts(of view: ResultView) -> [Part] {
        switch view.medium {
        case .text: [Part(blocks: [.paragraph(closing(view.result), .closing)])]
        case .page: [part(of: view)]
        }
    }

    private static func closing(_ result: SimulationResult) -> Phrase {
        let threads = result.threads == 1 ? "1 thread" : "\(result.threads) threads"
        return "\(Words.runs(result.runs)) in \(DurationText.text(result.elapsedSeconds)) "
            + "(\(RateText.text(result.runsPerSecond)) a second), \(threads), "
            + "seed \(String(result.seed))"
    }

    private static func part(of view: ResultView) -> Part {
        let isCompared = view.comparison != nil
        let evidence = view.results.compactMap(\.evidence)
        let isCorrelated = view.results.contains { !$0.model.correlations.isEmpty }
        var blocks: [Block] = [
            .paragraph(runs(view)), .paragraph(figures(view, isWeighed: !evidence.isEmpty)),
        ]
        if view.results.contains(where: { !$0.questions.isEmpty }) {
            let conditions = view.comparison == nil ? QuestionsSection.conditions(view.result) : nil
            blocks.append(
                .paragraph((conditions.map { $0 + " " } ?? "") + QuestionsSection.scale))
        }
        if let first = evidence.first {
            blocks.append(.paragraph(weighing(first, of: view, evidence)))
        }
        if let comparison = view.comparison { blocks.append(.paragraph(comparing(comparison))) }
        blocks.append(
            .paragraph(
                "The uncertain numbers are taken as independent of one another"
                    + (isCorrelated ? ", but for the pairs listed under correlations" : "")
                    + ". The error of the sampling itself is small and known, and figures have no "
                    + "more digits than it supports. The error of the assumptions is neither: the "
                    + "ranges are as good as what they were made from, and whoever doubts an "
                    + "assumption can change it and run the model again. The same text, seed and number "
                    + "of runs give the same figures on every machine."))
        for (index, result) in view.results.enumerated() {
            let letter = AlternativeText.letter(index)
            blocks.append(
                .part(
                    Part(
                        heading: isCompared ? "The run of \(letter)" : "This run",
                        blocks: [.fields(identity(result, view))])))
        }
        return Part(anchor: "method", heading: "Method", blocks: blocks)
    }

    private static func runs(_ view: ResultView) -> Phrase {
        let which =
            switch view.comparison?.pairing {
            case .commonRuns: ", common to all alternatives"
            case .independentDraws: " of each alternative"
            case nil: ""
            }
        return "Every uncertain number above stands for a range of possible values, some likelier "
            + "than others; its law says how likely. casmodel draws one value for each and computes "
            + "the formulas from them. That is one run: one way things may have been, if the "
            + "assumptions hold. This page rests on "
            + "\(Words.count(view.result.runs, "run", "runs"))\(which)."
    }

    private static func figures(_ view: ResultView, isWeighed: Bool) -> Phrase {
        let level = view.result.leadingLevel.level
        let tail = Words.percentage(((1 - level) / 2 * 1e9).rounded() / 1e9)
        let hasLevels = (view.result.quantities.first?.levels.count ?? 0) > 1
        let whose = hasLevels ? " (that of the \(Words.percentage(level)) interval)" : ""
        return
            "Of these runs\(isWeighed ? ", by their weights" : ""), \(tail) lie below a quantity’s "
            + "low end\(whose) and as many above its high end; half lie below the best estimate, the "
            + "median. The mean is their average. The answer to a question is the share of runs in "
            + "which it is so."
    }

    private static func weighing(
        _ first: EvidenceResult, of view: ResultView, _ evidence: [EvidenceResult]
    ) -> Phrase {
        var text =
            "Reports about derived quantities are not further assumptions but data. Each run counts "
            + "with the probability of these reports, given what the run says: one that agrees with "
            + "them counts in full, one that does not counts little."
        if view.results.count == 1 {
            text +=
                " The weighted runs tell as much as "
                + "\(ShareText.count(first.effectiveSampleSize)) equal ones."
        }
        if evidence.contains(where: \.isAdapted) {
            text +=
                " Since hardly any plain run fits the reports, the runs were drawn near what they "
                + "say, and weighted for that as well."
        }
        return Phrase(text)
    }

    private static func comparing(_ comparison: Comparison) -> Phrase {
        switch comparison.pairing {
        case .commonRuns:
            "In one run, what two alternatives have in common is the same draw in both. What they do "
                + "not differ in cancels, and only their difference shows."
        case .independentDraws:
            "Since reports are weighed, each alternative has runs of its own, with weights of its "
                + "own. What is said of two alternatives is said of two values drawn independently, "
                + "each from its own answer."
        }
    }

    /// What makes the figures come about again.
    private static func identity(_ result: SimulationResult, _ view: ResultView) -> [Field] {
        let model = result.model
        var fields = [
            Field("Program", "casmodel \(CasModelVersion.current)"),
            Field("Model", Phrase(model.name)),
            Field("SHA-256 of its text", Phrase(.digest, model.digest)),
        ]
        if !model.extendedFiles.isEmpty {
            fields.append(Field("Builds on", Phrase(WordList.of(model.extendedFiles))))
        }
        let changes =
            (model.scenario.map { ["scenario \($0.name)"] } ?? [])
            + model.overrides.map { "\($0.name) = \($0.expression)" }
        if !changes.isEmpty {
            fields.append(Field("Changes", "\(code: changes.joined(separator: "; "))"))
        }
        let requested =
            result.requestedRuns > result.runs
            ? " of \(Numbers.grouped(result.requestedRuns)) asked for" : ""
        fields.append(Field("Runs", Phrase(Numbers.grouped(result.runs) + requested)))
        fields.append(Field("Seed", Phrase(String(result.seed))))
        guard view.hasDetails, let evidence = result.evidence else { return fields }
        let shape = evidence.paretoShape.map {
            ($0 < 0 ? "\u{2212}" : "") + Numbers.fixed(abs($0), lastDigit: -2)
        }
        return fields + [
            Field("Runs with a weight", Phrase(Numbers.grouped(evidence.weightedRuns))),
            Field(
                "Effective sample size", Phrase(ShareText.count(evidence.effectiveSampleSize))),
            Field(
                "Pareto k of the weights",
                Phrase(shape ?? "none: the weights stop at a bound, or are too few")),
        ]
    }
}
