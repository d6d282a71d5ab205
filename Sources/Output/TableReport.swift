import ModelLanguage
import Simulation
import Statistics

/// A result as text for people: the table that `casmodel simulate` prints.
///
/// Every figure is written with the digits that its Monte Carlo error supports: the last digit is
/// the place nearest to that error. `low` and `high` are the ends of the equal-tailed interval,
/// `best` is the median. With several levels, each quantity has a line for each.
public enum TableReport {
    /// The text, its lines ended by line feeds.
    public static func text(of result: SimulationResult, style: TextStyle = TextStyle()) -> String {
        let sections =
            [
                title(result, style), QuantityTable(result, style: style).lines(),
                questions(result, style), EvidenceSection.comparison(result, style),
                EvidenceSection.lines(about: result, style),
            ] + EvidenceSection.alternatives(result, style) + [
                warnings(result, style), sources(result.model, style),
                closing(closing(result), style),
            ]
        return sections.filter { !$0.isEmpty }
            .map { $0.map { $0 + "\n" }.joined() }
            .joined(separator: "\n")
    }

    // MARK: Title

    private static func title(_ result: SimulationResult, _ style: TextStyle) -> [String] {
        let model = result.model
        var title = DisplayText.clean(model.title)
        if let date = model.asOf { title += ", as of " + DisplayText.clean(date) }
        var lines = DisplayText.wrapped(title, to: style.width)
            .map { style.emphasised($0, .bold) }
        if let scenario = model.scenario {
            lines += hanging("scenario " + ScenarioText.heading(scenario), indent: 5, style)
        }
        for change in model.overrides {
            lines += hanging(
                "with \(change.name) = \(change.expression) (--set)", indent: 5, style)
        }
        if let sentence = PartialText.sentence(about: result) {
            lines += hanging("PARTIAL: \(sentence)", indent: 0, style)
                .map { style.emphasised($0, .warning) }
        }
        return lines + caption(result, style)
    }

    private static func caption(_ result: SimulationResult, _ style: TextStyle) -> [String] {
        hanging(captionText(result), indent: 0, style).map { style.emphasised($0, .dim) }
    }

    static func captionText(_ result: SimulationResult) -> String {
        let levels = result.quantities.first?.levels ?? []
        let interval =
            levels.count == 1
            ? "the \(percent(levels[0])) credible interval" : "the credible interval of each level"
        return "low to high: \(interval); best: the median"
            + (RangeText.sentence(about: result.model).map { "; " + $0 } ?? "")
    }

    // MARK: Questions

    private static func questions(_ result: SimulationResult, _ style: TextStyle) -> [String] {
        guard !result.questions.isEmpty else { return [] }
        let answers = result.questions.map {
            ProbabilityText.text($0, runs: result.countedRuns, style: style)
        }
        let items = zip(answers, result.questions).map {
            (name: $0, text: DisplayText.clean($1.title))
        }
        return [style.emphasised("Questions", .bold)]
            + NamedLines.lines(items, indent: 2, style)
    }

    // MARK: Warnings

    private static func warnings(_ result: SimulationResult, _ style: TextStyle) -> [String] {
        ResultWarnings.sentences(about: result).flatMap {
            hanging("Warning: \($0)", indent: 2, style)
                .map { style.emphasised($0, .warning) }
        }
    }

    // MARK: Sources

    private static func sources(_ model: Model, _ style: TextStyle) -> [String] {
        guard !model.sources.isEmpty else { return [] }
        let items = model.sources.map { source in
            var words = DisplayText.clean(source.title)
            if let date = source.date { words += ", " + DisplayText.clean(date) }
            let cited =
                model.quantities.filter { $0.sources.contains(source.id) }.map(\.name)
                + model.evidence.filter { $0.sources.contains(source.id) }
                .map { "report " + DisplayText.clean($0.name) }
            if !cited.isEmpty { words += " (for \(cited.joined(separator: ", ")))" }
            return (name: DisplayText.clean(source.id), text: words)
        }
        return [style.emphasised("Sources", .bold)]
            + NamedLines.lines(items, indent: 2, widest: 24, style)
    }

    // MARK: Closing line

    /// The closing line; one line for programs, wrapped where lines have to fit.
    static func closing(_ text: String, _ style: TextStyle) -> [String] {
        style.cutsToWidth ? DisplayText.wrapped(text, to: style.width) : [text]
    }

    static func closing(_ result: SimulationResult) -> String {
        let runs = result.runs == 1 ? "1 run" : "\(Numbers.grouped(result.runs)) runs"
        let threads = result.threads == 1 ? "1 thread" : "\(result.threads) threads"
        return "\(runs) in \(DurationText.text(result.elapsedSeconds)) "
            + "(\(RateText.text(result.runsPerSecond)) a second), \(threads), seed \(result.seed)"
    }

    /// A sentence in lines that fit, all but the first indented.
    private static func hanging(_ text: String, indent: Int, _ style: TextStyle) -> [String] {
        let space = String(repeating: " ", count: indent)
        return DisplayText.wrapped(DisplayText.clean(text), to: max(style.width - indent, 24))
            .enumerated().map { $0.offset == 0 ? $0.element : space + $0.element }
    }
}
