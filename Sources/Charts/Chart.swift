import ModelLanguage
import Output
import Simulation

/// Draws results as pictures.
///
/// Everything a picture needs is in the result and the options; no font, file or clock is consulted,
/// so the same input gives the same bytes. Text is measured by `TextMetrics` and neither overlaps nor
/// leaves the picture, whatever a model calls its quantities.
package enum Chart {
    /// A chart of the given kind.
    ///
    /// - Throws: `ChartError` for a quantity that the result does not have and, for `.evidence`, for a
    ///   model without reports.
    package static func drawing(
        _ kind: ChartKind, of result: SimulationResult, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        switch kind {
        case .density: try density(of: result, options: options)
        case .interval: try interval(of: result, options: options)
        case .cumulative: try cumulative(of: result, options: options)
        case .evidence: try evidence(of: result, options: options)
        }
    }

    /// The style sheet of the theme `auto` for all pictures that a selector finds, such as
    /// `.chart svg`: for pages whose pictures bring none (`ChartOptions.hasStyleSheet`). Its colours are
    /// custom properties (`--chart-text` and so on).
    package static func styleSheet(selector: String) -> String {
        SVGWriter.styleSheet(selector: selector)
    }

    /// The quantities to show, in the order asked for.
    static func selected(
        _ result: SimulationResult, _ options: ChartOptions
    ) throws(ChartError) -> [QuantityResult] {
        if options.quantities.isEmpty { return result.quantities }
        var chosen: [QuantityResult] = []
        for name in options.quantities {
            guard let quantity = result.quantities.first(where: { $0.name == name }) else {
                throw .unknownQuantity(
                    name, nearest: NearestName.of(name, among: result.quantities.map(\.name)))
            }
            if !chosen.contains(where: { $0.name == name }) { chosen.append(quantity) }
        }
        return chosen
    }

    /// The figures of all quantities in words.
    static func description(_ quantities: [QuantityResult]) -> String {
        quantities.map { quantity in
            ChartFigures(quantity)?.description
                ?? "\(ChartName.shown(quantity.name)): no run has a value."
        }.joined(separator: " ")
    }
}
