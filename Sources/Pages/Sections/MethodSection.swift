import ModelLanguage
import Output
import Simulation

/// How the figures came about, and what makes them come about again.
enum MethodSection {
    /// The method of one result, told beside others where there is a comparison.
    static func fields(of result: SimulationResult, beside comparison: Comparison? = nil) -> Fields
    {
        let results = comparison?.alternatives ?? [result]
        let models = results.map(\.model)
        let tail = (1 - result.leadingLevel.level) / 2
        var fields = Fields([
            "runs_in_words": Phrases.count(result.runs, "run", "runs"),
            "tail": Phrases.percentage((tail * 1e9).rounded() / 1e9),
        ])
        fields["level"] =
            (result.quantities.first?.levels.count ?? 0) > 1
            ? Phrases.percentage(result.leadingLevel.level) : nil
        fields.add("has_correlations", models.contains { !$0.correlations.isEmpty })
        fields.add("weighing", weighing(results))
        fields.add("comparing", comparison.map(comparing))
        fields.add(
            "identities",
            results.enumerated().map { index, result in
                identity(
                    result,
                    heading: comparison == nil
                        ? "This run" : "The run of \(AlternativeText.letter(index))")
            })
        return fields
    }

    private static func weighing(_ results: [SimulationResult]) -> Fields? {
        let evidence = results.compactMap(\.evidence)
        guard let first = evidence.first else { return nil }
        var fields = Fields()
        fields["effective"] =
            results.count == 1 ? EvidenceSection.count(first.effectiveSampleSize) : nil
        fields.add("is_adapted", evidence.contains(where: \.isAdapted))
        return fields
    }

    private static func comparing(_ comparison: Comparison) -> Fields {
        switch comparison.pairing {
        case .commonRuns:
            Fields([
                "which": ", common to all alternatives",
                "how": "In one run, what two alternatives have in common is the same draw in both. "
                    + "What they do not differ in cancels, and only their difference shows.",
            ])
        case .independentDraws:
            Fields([
                "which": " of each alternative",
                "how": "Since reports are weighed, each alternative has runs of its own, with "
                    + "weights of its own. What is said of two alternatives is said of two values "
                    + "drawn independently, each from its own answer.",
            ])
        }
    }

    /// What makes the figures come about again.
    private static func identity(_ result: SimulationResult, heading: String) -> Fields {
        let model = result.model
        var fields = Fields([
            "heading": heading, "version": CasModelVersion.current, "model": model.name,
            "digest": model.digest, "seed": String(result.seed),
            "runs": Numbers.grouped(result.runs),
        ])
        fields["requested"] =
            result.requestedRuns > result.runs ? Numbers.grouped(result.requestedRuns) : nil
        let changes =
            (model.scenario.map { ["scenario \($0.name)"] } ?? [])
            + model.overrides.map { "\($0.name) = \($0.expression)" }
        fields["changes"] = changes.isEmpty ? nil : changes.joined(separator: "; ")
        fields["extended"] =
            model.extendedFiles.isEmpty ? nil : WordList.of(model.extendedFiles)
        guard let evidence = result.evidence else {
            fields.add("weighing", nil as Fields?)
            return fields
        }
        var weighing = Fields([
            "effective": EvidenceSection.count(evidence.effectiveSampleSize),
            "counted": Numbers.grouped(evidence.weightedRuns),
        ])
        weighing["pareto"] = evidence.paretoShape.map {
            ($0 < 0 ? "\u{2212}" : "") + Numbers.fixed(abs($0), lastDigit: -2)
        }
        fields.add("weighing", weighing)
        return fields
    }
}
