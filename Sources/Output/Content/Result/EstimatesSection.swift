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
            let hasSources = !view.result.model.sources.isEmpty
            let about =
                "Figures have only the digits that their Monte Carlo error supports."
                + (hasSources
                    ? " The sources are those of the quantity itself or, for one that is computed, "
                        + "of everything it is computed from." : "")
            return [
                Part(
                    anchor: "estimates", heading: "Estimates",
                    blocks: [.table(table(view)), .paragraph(Phrase(about), .caption)])
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
        let hasSources = isPage && !view.result.model.sources.isEmpty
        var table = Table(
            caption: Words.caption(levels), anchor: "estimates-caption",
            columns: [Column("quantity", .name)]
                + (levels.count > 1 ? [Column("level", .number)] : [])
                + [
                    Column("low", .number), Column("best", .best), Column("high", .number), unit,
                    mean,
                ] + (hasSources ? [Column("sources", .text)] : [])
                + (isPage ? [] : [Column("density", .density)]))
        for quantity in view.result.quantities {
            let texts = quantity.intervalTexts
            for (index, level) in quantity.levels.enumerated() {
                // What all levels share stands in the first row only.
                func once(_ cell: Cell) -> Cell { index == 0 ? cell : .same }
                var cells: [Cell] = [once(name(of: quantity, view))]
                if levels.count > 1 { cells.append(.figure(percent(level))) }
                cells += [
                    .figure(texts.lows[index]), once(.figure(texts.best)),
                    .figure(texts.highs[index]), once(.text(quantity.unit)),
                    once(.figure(quantity.meanText)),
                ]
                if hasSources { cells.append(once(sources(of: quantity, view))) }
                if !isPage { cells.append(once(.density(quantity.distribution))) }
                table.rows.append(Row(cells))
            }
        }
        return table
    }

    private static func name(of quantity: QuantityResult, _ view: ResultView) -> Cell {
        guard view.medium == .page else { return .text(quantity.name) }
        let link = Phrase.Link(
            .anchor(view.anchors.quantity(quantity.quantityIndex)))
        return .phrase(Phrase(.link(link), Words.label(quantity.name)))
    }

    private static func sources(of quantity: QuantityResult, _ view: ResultView) -> Cell {
        let model = view.result.model
        return .phrase(
            view.anchors.sources(model.sourcesBehind(quantity.quantityIndex), in: model))
    }
}
