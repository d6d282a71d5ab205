import ModelLanguage
import Simulation

/// What is said of a sweep: a table for each quantity, with a row for each combination of values, and one
/// of the questions' probabilities. Figures have the digits that their Monte Carlo errors support.
package enum SweepDocument {
    /// The sweep as text.
    ///
    /// - Parameter names: the reported quantities to tell of, in this order.
    package static func text(_ sweep: Sweep, showing names: [String]) -> Document {
        guard let first = sweep.points.first?.result else { return Document() }
        return Document(
            title: Phrase(Words.title(of: first.model)), opening: opening(sweep, first),
            parts: names.map { part(of: $0, sweep) }
                + questions(sweep, first.questions)
                + Part.unlessEmpty(
                    "",
                    SweepWarnings.sentences(about: sweep).map { .paragraph(Phrase($0), .warning) })
                + [Part(blocks: [.paragraph(closing(sweep, first), .closing)])])
    }

    private static func opening(_ sweep: Sweep, _ first: SimulationResult) -> [Block] {
        var blocks: [Block] = []
        if let scenario = first.model.scenario {
            blocks.append(.paragraph("scenario \(ScenarioText.heading(scenario))"))
        }
        blocks += sweep.otherChanges.map {
            .paragraph("with \($0.name) = \($0.expression) (--set)")
        }
        blocks.append(.paragraph("for \(SweepText.swept(sweep))"))
        if let stop = SweepText.stop(sweep) {
            blocks.append(.paragraph(Phrase(stop), .notice("Partial")))
        }
        let levels = first.quantities.first?.levels ?? []
        blocks.append(
            .paragraph("low to high: \(Words.interval(levels)); best: the median", .caption))
        return blocks
    }

    // MARK: Tables

    private static func part(of name: String, _ sweep: Sweep) -> Part {
        let figures = sweep.points.compactMap { point in
            point.result.quantities.first { $0.name == name }
        }
        let levels = figures.first?.levels ?? []
        var table = Table(
            columns: valueColumns(sweep)
                + (levels.count > 1 ? [Column("level", .number)] : [])
                + [Column("low", .number), Column("best", .best), Column("high", .number)])
        for (cells, figures) in zip(valueCells(sweep), figures) {
            let texts = figures.intervalTexts
            for (place, level) in figures.levels.enumerated() {
                // What all levels share stands in the first row only.
                let values = place == 0 ? cells : cells.map { _ in .same }
                table.rows.append(
                    Row(
                        values + (levels.count > 1 ? [.figure(percent(level))] : [])
                            + [
                                .figure(texts.lows[place]),
                                place == 0 ? .figure(texts.best) : .same,
                                .figure(texts.highs[place]),
                            ]))
            }
        }
        let unit = figures.first?.unit ?? ""
        let heading =
            Phrase(figures.first?.shownName(for: .text) ?? name)
            + (unit.isEmpty ? "" : Phrase(.unit, " (\(unit))"))
        return Part(heading: heading, blocks: [.table(table)])
    }

    private static func valueColumns(_ sweep: Sweep) -> [Column] {
        sweep.quantities.map { Column($0.name, .number) }
    }

    /// The cells with the values of each point; those that it shares with the one above stand there.
    private static func valueCells(_ sweep: Sweep) -> [[Cell]] {
        var above: [Double] = []
        return sweep.points.map { point in
            let last = point.values.count - 1
            let firstChange = point.values.indices.first { place in
                place == last || !above.indices.contains(place)
                    || above[place] != point.values[place]
            }
            above = point.values
            return zip(sweep.quantities, point.values).enumerated().map { place, item in
                place < firstChange ?? 0 ? .same : .figure(SweepText.value(item.1, of: item.0))
            }
        }
    }

    /// The probabilities, a column for each question under its number.
    private static func questions(_ sweep: Sweep, _ questions: [QuestionResult]) -> [Part] {
        guard !questions.isEmpty else { return [] }
        let numbers = questions.indices.map { "\($0 + 1)" }
        let titles = zip(numbers, questions).map { Field(Phrase($0), Phrase($1.title)) }
        var table = Table(columns: valueColumns(sweep) + numbers.map { Column($0, .number) })
        table.rows = zip(valueCells(sweep), sweep.points).map { cells, point in
            let answers = point.result.questions.map {
                ShiftTexts.share($0.probability.value, error: $0.probability.standardError)
            }
            return Row(cells + answers.map { .figure($0) })
        }
        return [
            Part(heading: "Questions", blocks: [.fields(titles)]), Part(blocks: [.table(table)]),
        ]
    }

    private static func closing(_ sweep: Sweep, _ first: SimulationResult) -> Phrase {
        let threads = first.threads == 1 ? "1 thread" : "\(first.threads) threads"
        let how = first.model.evidence.isEmpty ? "common runs" : "runs of each"
        return "\(Numbers.grouped(first.runs)) \(how) in "
            + "\(DurationText.text(sweep.elapsedSeconds)), \(threads), seed \(String(first.seed))"
    }
}
