import ModelLanguage
import Output
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
            evidence.combinations.filter { !$0.isEmpty }.enumerated().map { place, alternatives in
                var fields = alternativesTable(alternatives, about: [:])
                fields.add(
                    "figures",
                    figures(
                        of: alternatives, in: result,
                        Fields([
                            "id": "right-\(place + 1)", "what": "Report",
                            "caption": "Each quantity by the report that is right:",
                        ])))
                return fields
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
        fields.add("sources", Anchors().sources(stated?.sources ?? [], in: model))
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
        fields.add("readings", readings(of: report, index, stated, result))
        return fields
    }

    /// What a report may speak of, and each quantity in each case.
    private static func readings(
        of report: ReportResult, _ index: Int, _ stated: Evidence?, _ result: SimulationResult
    ) -> Fields? {
        guard !report.readings.isEmpty else { return nil }
        let subjects = Dictionary(
            (stated?.readings ?? []).map { ($0.name, $0.aboutText) },
            uniquingKeysWith: { first, _ in first })
        var fields = alternativesTable(report.readings, about: subjects)
        fields.add(
            "figures",
            figures(
                of: report.readings, in: result,
                Fields([
                    "id": "readings-\(index + 1)", "what": "Reading",
                    "caption": "Each quantity by the reading of this report:",
                ])))
        return fields
    }

    /// Each quantity where each of several alternatives holds; `fields` has the words for it.
    private static func figures(
        of alternatives: [AlternativeResult], in result: SimulationResult, _ words: Fields
    ) -> Fields? {
        let quantities = result.quantities.enumerated().compactMap { index, quantity -> Fields? in
            let known = alternatives.filter { $0.quantities.indices.contains(index) }
            guard !known.isEmpty else { return nil }
            let rows = known.enumerated().map { place, alternative in
                let figures = alternative.quantities[index].texts
                var row = Fields([
                    "name": alternative.name, "low": figures.low, "best": figures.best,
                    "high": figures.high,
                ])
                row.add(
                    "first",
                    place > 0
                        ? nil
                        : Fields([
                            "label": Phrases.label(quantity.name), "unit": quantity.unit,
                            "span": "\(known.count)",
                        ]))
                return row
            }
            var fields = Fields()
            fields.add("rows", rows)
            return fields
        }
        guard !quantities.isEmpty else { return nil }
        var fields = words
        // These are there for the first level alone.
        fields["level"] = Phrases.percentage(result.quantities.first?.levels.first ?? 0.9)
        fields.add("quantities", quantities)
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
