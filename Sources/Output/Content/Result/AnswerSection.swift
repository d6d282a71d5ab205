import ModelLanguage
import Simulation

/// The answer in one sentence at the top of a page: the model's headline, or the first quantity that it
/// reports; and what has to be known of the figures that follow.
enum AnswerSection {
    static func parts(of view: ResultView) -> [Part] {
        guard view.medium == .page else { return [] }
        let result = view.result
        let model = result.model
        var blocks = Contradictions.blocks(of: Contradictions.warnings(about: result))
        if let stop = PartialText.sentence(about: result) { blocks.append(partial(stop)) }
        if let headline = result.headlinePlace {
            blocks.append(.paragraph(lead(result.quantities[headline], of: result), .lead))
            blocks.append(.figures([.result(.density, places: [headline], isWide: true)]))
        }
        if let scenario = model.scenario { blocks.append(self.scenario(scenario)) }
        blocks += model.overrides.map { change in
            .paragraph(
                "For this page, \(code: change.name) was set to \(code: change.expression) in place "
                    + "of the model’s own value.", .notice(""))
        }
        return [Part(anchor: "answer", blocks: blocks, label: "The answer")]
    }

    /// The notice on a page that it rests on a part of the runs.
    static func partial(_ stop: String) -> Block {
        .paragraph(
            Phrase(Words.sentence(stop) + " What follows rests on the finished runs alone."),
            .notice("Partial result"))
    }

    private static func lead(_ quantity: QuantityResult, of result: SimulationResult) -> Phrase {
        let reports = result.evidence?.reports.count ?? 0
        var lead = Phrase(
            "Given the assumptions below"
                + (reports > 0
                    ? " and \(Words.count(reports, "report", "reports")) weighed against them" : "")
                + ", ")
        let label = quantity.label
        let texts = quantity.intervalTexts
        guard quantity.validRuns > 0 else {
            return lead + "\(strong: label) has no value in any run."
        }
        guard quantity.minimum < quantity.maximum else {
            let value = Words.amount(texts.best, unit: quantity.unit)
            return lead + "\(strong: label) is \(strong: value)."
        }
        if let region = RegionsSection.told(of: quantity, result) {
            return lead + "of \(strong: label) \(RegionText.sentence(region, of: quantity))."
        }
        let (place, level) = result.leadingLevel
        var (low, high) = (texts.lows.text(at: place), texts.highs.text(at: place))
        var best = texts.best
        if quantity.tells((1 - level) / 2), let interval = quantity.interval(level, .equalTailed) {
            let width = interval.high - interval.low
            low = RoundedRange.figure(interval.low, width: width)
            high = RoundedRange.figure(interval.high, width: width)
            best = RoundedRange.figure(quantity.figure(at: 0.5).value, width: width)
        }
        high = Words.amount(high, unit: quantity.unit)
        lead += "there is a \(Words.percentage(level)) probability that \(strong: label) lies "
        lead += "between \(strong: low) and \(strong: high); the best "
        return lead + "estimate is \(strong: best)."
    }

    private static func scenario(_ scenario: Scenario) -> Block {
        let changes = scenario.changes.map(ScenarioText.text).joined(separator: "; ")
        return .paragraph(
            "\(strong: "Scenario") \(ScenarioText.heading(scenario)). In place of the model’s own: "
                + "\(code: changes).\(scenario.note.map { " " + $0 } ?? "")", .notice(""))
    }
}
