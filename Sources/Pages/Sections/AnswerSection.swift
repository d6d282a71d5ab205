import Output
import Simulation

/// The answer in one sentence: the model's headline, or the first quantity that it reports.
enum AnswerSection {
    static func fields(of result: SimulationResult, _ charts: inout PageCharts) -> Fields? {
        guard let headline = result.headlinePlace else { return nil }
        let quantity = result.quantities[headline]
        let texts = quantity.intervalTexts
        var fields = Fields(["label": Phrases.label(quantity.name)])
        let hasValue = quantity.validRuns > 0
        fields.add("has_no_value", !hasValue)
        let (place, level) = result.leadingLevel
        fields["fixed"] =
            hasValue && quantity.minimum == quantity.maximum
            ? Phrases.amount(texts.best, unit: quantity.unit) : nil
        fields.add(
            "range",
            hasValue && quantity.minimum < quantity.maximum
                ? Fields([
                    "level": Phrases.percentage(level), "low": texts.lows.text(at: place),
                    "high": Phrases.amount(texts.highs.text(at: place), unit: quantity.unit),
                    "best": texts.best,
                ]) : nil)
        let reports = result.evidence?.reports.count ?? 0
        fields["reports"] = reports > 0 ? Phrases.count(reports, "report", "reports") : nil
        fields.add("chart", charts.figure(.density, of: [headline], width: PageCharts.wide))
        return fields
    }
}
