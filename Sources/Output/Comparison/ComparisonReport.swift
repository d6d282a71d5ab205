import ModelLanguage
import Simulation

/// A comparison as text for people: what `casmodel compare` prints.
///
/// Each quantity has a line for each alternative, with its interval and, from the second on, how it
/// differs from the first. Figures have the digits that their Monte Carlo errors support.
public enum ComparisonReport {
    /// The text, its lines ended by line feeds.
    public static func text(of comparison: Comparison, style: TextStyle = TextStyle()) -> String {
        let figures = table(comparison, style, isForTerminal: true).fitted(to: style) {
            stacked(comparison, style)
        }
        // Where there is no room for the overlap, it needs no explanation either.
        let hasOverlap = figures.contains { $0.contains(TextTable.overlapTitle) }
        let explanations = AlternativeText.explanations(comparison)
            .filter { hasOverlap || !$0.hasPrefix(TextTable.overlapTitle) }
        let sections = [
            heading(comparison, style), figures, questions(comparison, style),
            warnings(comparison).flatMap { sentence in
                hanging("Warning: " + sentence, style).map { style.emphasised($0, .warning) }
            },
            explanations.flatMap { hanging($0, style) },
            TableReport.closing(closing(comparison), style),
        ]
        return sections.filter { !$0.isEmpty }
            .map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private static func heading(_ comparison: Comparison, _ style: TextStyle) -> [String] {
        var lines = DisplayText.wrapped(AlternativeText.heading(comparison), to: style.width)
            .map { style.emphasised($0, .bold) }
        for index in comparison.alternatives.indices {
            let words = DisplayText.wrapped(
                AlternativeText.description(index, of: comparison), to: max(style.width - 3, 24))
            for (line, text) in words.enumerated() {
                lines.append((line == 0 ? AlternativeText.letter(index) + "  " : "   ") + text)
            }
        }
        if let first = comparison.alternatives.first, let stop = PartialText.sentence(about: first)
        {
            lines += hanging("PARTIAL: " + stop, style).map { style.emphasised($0, .warning) }
        }
        return lines
            + DisplayText.wrapped(caption(comparison), to: style.width)
            .map { style.emphasised($0, .dim) }
    }

    static func caption(_ comparison: Comparison) -> String {
        let levels = self.levels(comparison)
        let interval =
            levels.count == 1
            ? "the \(percent(levels[0])) credible interval" : "the credible interval of each level"
        return "low to high: \(interval); best: the median"
    }

    static func levels(_ comparison: Comparison) -> [Double] {
        comparison.quantities.first?.figures.compactMap { $0 }.first?.levels ?? []
    }

    // MARK: Tables

    /// The quantities; for terminals, units stand under the names, where there is room for them.
    static func table(
        _ comparison: Comparison, _ style: TextStyle, isForTerminal: Bool
    ) -> TextTable {
        var name = TextTable.Column(title: "quantity", emphasis: .bold)
        var letter = TextTable.Column(title: "")
        var level = TextTable.Column(title: "level", isRight: true)
        var low = TextTable.Column(title: "low", isRight: true)
        var best = TextTable.Column(title: "best", isRight: true, emphasis: .bold)
        var high = TextTable.Column(title: "high", isRight: true)
        var unit = TextTable.Column(title: TextTable.unitTitle)
        var shift = TextTable.Column(title: "shift", isRight: true)
        var greater = TextTable.Column(title: "P(> A)", isRight: true)
        var overlap = TextTable.Column(title: TextTable.overlapTitle, isRight: true)
        let hasLevels = levels(comparison).count > 1
        for quantity in comparison.quantities {
            let ownUnit = DisplayText.clean(quantity.unit)
            var hasUnit = false
            for (place, row) in rows(of: quantity, style).enumerated() {
                var title = place == 0 ? DisplayText.clean(quantity.name) : ""
                if isForTerminal, place > 0, !hasUnit, !ownUnit.isEmpty {
                    title = "  " + ownUnit
                    name.plainRows.insert(name.cells.count)
                    hasUnit = true
                }
                name.cells.append(title)
                unit.cells.append(place == 0 ? ownUnit : "")
                letter.cells.append(row.letter)
                level.cells.append(row.level)
                low.cells.append(row.low)
                best.cells.append(row.best)
                high.cells.append(row.high)
                shift.cells.append(row.compared?.median ?? "")
                greater.cells.append(row.compared?.greater ?? "")
                overlap.cells.append(row.compared?.overlap ?? "")
            }
        }
        let interval = hasLevels ? [level, low, best, high] : [low, best, high]
        return TextTable(
            columns: [name, letter] + interval + (isForTerminal ? [] : [unit])
                + [shift, greater, overlap])
    }

    private static func questions(_ comparison: Comparison, _ style: TextStyle) -> [String] {
        guard var table = questions(comparison), let titles = table.columns.popLast() else {
            return []
        }
        let rows = table.lines(TextStyle())
        let items = zip(rows.dropFirst(), titles.cells).map { (name: $0, text: $1) }
        return [style.emphasised("Questions", .bold), style.emphasised(rows[0], .dim)]
            + NamedLines.lines(items, indent: 0, namesAs: [rows[0]], style)
    }

    /// The answers to the common questions, a column an alternative; nil where there are none.
    static func questions(_ comparison: Comparison) -> TextTable? {
        guard !comparison.questions.isEmpty else { return nil }
        var columns = comparison.alternatives.indices.map {
            TextTable.Column(title: AlternativeText.letter($0), isRight: true)
        }
        var title = TextTable.Column(title: "")
        for question in comparison.questions {
            title.cells.append(DisplayText.clean(question.title))
            for (index, answer) in question.answers.enumerated() {
                columns[index].cells.append(
                    answer.map {
                        ShiftTexts.share(
                            $0.probability.value, error: $0.probability.standardError)
                    } ?? "")
            }
        }
        return TextTable(columns: columns + [title])
    }

    // MARK: Sentences

    /// What a reader has to know before using the figures.
    ///
    /// - Parameter first: the first of the alternatives that are spoken of.
    package static func warnings(_ comparison: Comparison, from first: Int = 0) -> [String] {
        var sentences = together(comparison, from: first) { ResultWarnings.sentences(about: $0) }
        if !comparison.otherUnits.isEmpty {
            let names = comparison.otherUnits.map { "'\(DisplayText.clean($0))'" }
            sentences.append(
                "the models report \(names.joined(separator: ", ")) in different units, and it is "
                    + "not compared")
        }
        return sentences
    }

    /// One sentence, without a full stop, for each reported quantity and question of which a higher share
    /// of the runs has no value.
    package static func invalidRuns(of comparison: Comparison, above share: Double) -> [String] {
        together(comparison) { InvalidRuns.sentences(about: $0, above: share) }
    }

    /// What is said about alternatives; what is said about several in the same words, once.
    private static func together(
        _ comparison: Comparison, from first: Int = 0, _ sentences: (SimulationResult) -> [String]
    ) -> [String] {
        var letters: [String: [String]] = [:]
        var order: [String] = []
        for (index, result) in comparison.alternatives.enumerated().dropFirst(first) {
            for sentence in sentences(result) {
                if letters[sentence] == nil { order.append(sentence) }
                letters[sentence, default: []].append(AlternativeText.letter(index))
            }
        }
        return order.map { "in \(WordList.of(letters[$0] ?? [])), \($0)" }
    }

    static func closing(_ comparison: Comparison) -> String {
        guard let first = comparison.alternatives.first else { return "" }
        let seconds =
            comparison.pairing == .commonRuns
            ? first.elapsedSeconds
            : comparison.alternatives.reduce(0) { $0 + $1.elapsedSeconds }
        let threads = first.threads == 1 ? "1 thread" : "\(first.threads) threads"
        let how = comparison.pairing == .commonRuns ? "common runs" : "runs of each"
        return "\(Numbers.grouped(first.runs)) \(how) in \(DurationText.text(seconds)), "
            + "\(threads), seed \(first.seed)"
    }

    private static func hanging(_ text: String, _ style: TextStyle) -> [String] {
        DisplayText.wrapped(DisplayText.clean(text), to: max(style.width - 2, 24))
            .enumerated().map { $0.offset == 0 ? $0.element : "  " + $0.element }
    }
}
