import Reporting
import Simulation

/// How the figures came about, and what makes them come about again.
enum MethodSection {
    static func fields(of result: SimulationResult) -> Fields {
        let model = result.model
        let tail = (1 - result.leadingLevel.level) / 2
        var fields = Fields([
            "version": CasModelVersion.current, "model": model.name, "digest": model.digest,
            "seed": String(result.seed), "runs": Numbers.grouped(result.runs),
            "runs_in_words": Phrases.count(result.runs, "run", "runs"),
            "tail": Phrases.percentage((tail * 1e9).rounded() / 1e9),
            "sampler": "random",
        ])
        fields["level"] =
            (result.quantities.first?.levels.count ?? 0) > 1
            ? Phrases.percentage(result.leadingLevel.level) : nil
        fields["requested"] =
            result.requestedRuns > result.runs ? Numbers.grouped(result.requestedRuns) : nil
        let changes =
            (model.scenario.map { ["scenario \($0.name)"] } ?? [])
            + model.overrides.map { "\($0.name) = \($0.expression)" }
        fields["changes"] = changes.isEmpty ? nil : changes.joined(separator: "; ")
        fields["extended"] =
            model.extendedFiles.isEmpty ? nil : Phrases.list(model.extendedFiles)
        fields.add("has_correlations", !model.correlations.isEmpty)
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
        weighing.add("is_adapted", evidence.isAdapted)
        fields.add("weighing", weighing)
        return fields
    }
}
