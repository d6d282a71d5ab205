import ModelLanguage
import Output
import Simulation

/// The table of the reported quantities.
enum EstimatesSection {
    static func fields(of result: SimulationResult) -> Fields {
        let levels = result.quantities.first?.levels ?? []
        var fields = Fields()
        fields["level"] = levels.count == 1 ? Phrases.percentage(levels[0]) : nil
        fields.add("has_levels", levels.count != 1)
        fields.add("has_sources", !result.model.sources.isEmpty)
        fields.add("quantities", result.quantities.map { quantity($0, result) })
        return fields
    }

    private static func quantity(_ quantity: QuantityResult, _ result: SimulationResult) -> Fields {
        let texts = quantity.intervalTexts
        let rows = quantity.levels.enumerated().map { index, level in
            var row = Fields(["low": texts.lows[index], "high": texts.highs[index]])
            row["level"] = quantity.levels.count == 1 ? nil : Phrases.percentage(level)
            // What all levels share stands in the first row only.
            row.add("first", index == 0 ? first(quantity, texts.best, result) : nil)
            return row
        }
        var fields = Fields()
        fields.add("rows", rows)
        return fields
    }

    private static func first(
        _ quantity: QuantityResult, _ best: String, _ result: SimulationResult
    ) -> Fields {
        var fields = Fields([
            "label": Phrases.label(quantity.name), "unit": quantity.unit, "best": best,
            "mean": quantity.meanText, "span": "\(max(quantity.levels.count, 1))",
            "anchor": Anchors().quantity(quantity.quantityIndex),
        ])
        let ids = result.model.sourcesBehind(quantity.quantityIndex)
        fields.add(
            "sources",
            result.model.sources.isEmpty
                ? nil : cell(Anchors().sources(ids, in: result.model), rows: quantity.levels.count))
        return fields
    }

    private static func cell(_ links: [Fields], rows: Int) -> Fields {
        var fields = Fields(["span": "\(max(rows, 1))"])
        fields.add("links", links)
        return fields
    }
}
