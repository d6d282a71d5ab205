import ModelLanguage
import Simulation

/// The figures of every reported quantity.
///
/// Every figure is written with the digits that its Monte Carlo error supports: the last digit is the
/// place nearest to that error. `low` and `high` are the ends of the equal-tailed interval, `best` is the
/// median. With several levels, each quantity has a row for each.
enum EstimatesSection {
    static func parts(of view: ResultView) -> [Part] {
        switch view.medium {
        case .text: return [Part(blocks: [.table(table(view))])]
        case .page:
            return [
                Part(
                    anchor: "estimates", heading: "Estimates",
                    blocks: [
                        .table(table(view)),
                        .paragraph(
                            "Figures have only the digits that the runs support; the digits are the "
                                + "simulation’s, not the world’s.", .caption),
                    ]
                        + ResultWarnings.others(about: view.result)
                        .map { .paragraph(Phrase(Words.sentence($0)), .warning) })
            ]
        }
    }

    private static func table(_ view: ResultView) -> Table {
        let levels = view.result.quantities.first?.levels ?? []
        var unit = Column("unit", .unit(besideName: false))
        unit.leaves = 2
        var mean = Column("mean", .number)
        mean.leaves = 1
        let isPage = view.medium == .page
        let sources = view.result.quantities.map { Self.sources(of: $0, view) }
        let hasSources = isPage && sources.contains { !$0.isEmpty }
        var table = Table(
            caption: Words.caption(levels), anchor: "estimates-caption",
            columns: [Column("quantity", .name)]
                + (levels.count > 1 ? [Column("level", .number)] : [])
                + [
                    Column("low", .number), Column("best", .best), Column("high", .number),
                ] + (view.isRounded ? [Column("rounded", .number)] : []) + [unit, mean]
                + (hasSources ? [Column("sources", .text)] : [])
                + (isPage ? [] : [Column("density", .density)]))
        for (place, quantity) in view.result.quantities.enumerated() {
            let texts = quantity.intervalTexts
            for (index, level) in quantity.levels.enumerated() {
                // What all levels share stands in the first row only.
                func once(_ cell: Cell) -> Cell { index == 0 ? cell : .same }
                var cells: [Cell] = [once(name(of: quantity, view))]
                if levels.count > 1 { cells.append(.figure(percent(level))) }
                cells += [
                    .figure(texts.lows[index]), once(.figure(texts.best)),
                    .figure(texts.highs[index]),
                ]
                if view.isRounded {
                    cells.append(.figure(quantity.roundedInterval(level) ?? "n/a"))
                }
                cells += [once(.text(quantity.unit)), once(.figure(quantity.meanText))]
                if hasSources { cells.append(once(.phrase(sources[place]))) }
                if !isPage { cells.append(once(.density(quantity.distribution))) }
                table.rows.append(Row(cells))
            }
        }
        return table
    }

    private static func name(of quantity: QuantityResult, _ view: ResultView) -> Cell {
        guard view.medium == .page else { return .text(quantity.shownName(for: .text)) }
        let link = Phrase.Link(
            .anchor(view.anchors.quantity(quantity.quantityIndex)))
        return .phrase(Phrase(.link(link), quantity.label))
    }

    /// The sources of what the quantity is made of, and of the reports that bear on it.
    private static func sources(of quantity: QuantityResult, _ view: ResultView) -> Phrase {
        let model = view.result.model
        return view.anchors.sources(
            model.sourcesBehind(quantity.quantityIndex)
                + model.sourcesOfReports(on: quantity.quantityIndex), in: model)
    }
}
