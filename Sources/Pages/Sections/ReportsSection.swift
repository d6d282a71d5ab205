import ModelLanguage
import Reporting
import Simulation

/// The reports that were weighed: what they change, and how each fits the rest.
enum ReportsSection {
    static func fields(of result: SimulationResult, _ charts: inout PageCharts) -> Fields? {
        guard let evidence = result.evidence else { return nil }
        var fields = Fields()
        fields.add("comparison", comparison(evidence, result))
        fields.add("charts", charts.grid(.evidence, of: Array(result.quantities.indices)))
        let likelihoods = result.model.likelihoods
        fields.add(
            "reports",
            evidence.reports.enumerated().map { index, report in
                self.report(report, index, result, likelihoods)
            })
        fields.add(
            "opposed",
            evidence.combinations.filter { !$0.isEmpty }.map { alternatives in
                alternativesTable(alternatives, about: [:])
            })
        return fields
    }

    private static func comparison(
        _ evidence: EvidenceResult, _ result: SimulationResult
    ) -> Fields? {
        guard evidence.prior.count == result.quantities.count, !evidence.prior.isEmpty else {
            return nil
        }
        var fields = Fields()
        let (place, level) = result.leadingLevel
        fields.add(
            "rows",
            zip(evidence.prior, result.quantities).map { before, after in
                let (old, new) = (before.intervalTexts, after.intervalTexts)
                return Fields([
                    "label": Phrases.label(after.name), "unit": after.unit,
                    "low": old.lows.text(at: place), "best": old.best,
                    "high": old.highs.text(at: place),
                    "new_low": new.lows.text(at: place), "new_best": new.best,
                    "new_high": new.highs.text(at: place),
                ])
            })
        fields["level"] = Phrases.percentage(level)
        return fields
    }

    private static func report(
        _ report: ReportResult, _ index: Int, _ result: SimulationResult,
        _ likelihoods: [ReportLikelihood]
    ) -> Fields {
        let model = result.model
        var fields = Fields(["name": report.name])
        let stated = model.evidence.indices.contains(index) ? model.evidence[index] : nil
        fields["said"] = stated?.reportText
        fields["about"] = report.readings.isEmpty ? stated?.aboutText : nil
        fields["means"] =
            likelihoods.indices.contains(index)
            ? Phrases.sentence(ReportText.text(likelihoods[index])) : nil
        fields.add("sources", Anchor.sources(stated?.sources ?? [], in: model))
        // Held against the rest, one of two opposed reports is held against the other alone.
        let isOpposed = model.combinations.contains {
            $0.rule == .any && $0.members.contains(index)
        }
        fields["plain"] = isOpposed ? nil : PlainVerdict.text(report, of: result)
        fields["p"] = report.priorPredictiveP.map {
            $0 < 0.0001 ? "below 0.0001" : Numbers.rounded($0, digits: 2)
        }
        fields["percentile"] = report.isBound ? nil : report.percentile.map(EvidenceSection.place)
        fields["factor"] = report.bayesFactor.flatMap {
            $0.isFinite ? Numbers.rounded($0, digits: 2) : nil
        }
        let pulls = zip(result.quantities, report.pulls).filter { $1.isFinite }.map {
            Fields([
                "label": Phrases.label($0.name),
                "pull": ($1 > 0 ? "+" : $1 < 0 ? "\u{2212}" : "")
                    + Numbers.fixed(abs($1), lastDigit: -2),
            ])
        }
        fields.add("has_pulls", !pulls.isEmpty)
        fields.add("pulls", pulls)
        fields.add(
            "readings",
            report.readings.isEmpty
                ? nil
                : alternativesTable(
                    report.readings,
                    about: Dictionary(
                        (stated?.readings ?? []).map { ($0.name, $0.aboutText) },
                        uniquingKeysWith: { first, _ in first })))
        return fields
    }

    /// The probabilities of readings, or of reports of which exactly one is right.
    private static func alternativesTable(
        _ alternatives: [AlternativeResult], about: [String: String]
    ) -> Fields {
        var fields = Fields()
        fields.add(
            "rows",
            alternatives.map { alternative in
                var row = Fields([
                    "name": alternative.name,
                    "before": Phrases.unbroken(EvidenceSection.share(alternative.prior)),
                    "after": Phrases.unbroken(
                        EvidenceSection.share(alternative.probability.value)),
                ])
                row["about"] = about[alternative.name]
                return row
            })
        return fields
    }
}
