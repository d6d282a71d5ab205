import Charts
import ModelLanguage
import Output
import Simulation
import Statistics

/// The pictures of one page, each an SVG with ids of its own and with what its script needs to tell values.
final class PageFigures {
    /// The width of a picture that has a row to itself, and of those side by side, in pixels. They are
    /// shown about as large as they are drawn, and shrink on smaller screens.
    private static let wide = 680.0
    private static let narrow = 400.0

    private let result: SimulationResult
    private let comparison: Comparison?
    private var count = 0

    init(_ result: SimulationResult, beside comparison: Comparison?) {
        self.result = result
        self.comparison = comparison
    }

    /// A picture as HTML; nil where there is nothing to draw, as without the figures before the reports.
    func html(_ figure: Figure) -> String? {
        switch figure {
        case .result(let kind, let places, let isWide):
            let quantities = places.map { result.quantities[$0].name }
            return html(of: quantities, isWide: isWide) { [result] options in
                try? Chart.drawing(kind, of: result, options: options)
            } curve: { [result] panels in
                panels.count == 1 && places.count == 1
                    ? CurveData(panels[0], of: places[0], in: result) : nil
            }
        case .comparison(let kind, let places, let part):
            guard let comparison else { return nil }
            let quantities = comparison.quantities[places.prefix(60)]
            guard let first = quantities.first else { return nil }
            return html(of: quantities.map(\.name), isWide: kind == .interval) { options in
                var options = options
                options.comparedPart = part
                return try? Chart.drawing(kind, of: comparison, options: options)
            } curve: { panels in
                kind == .density
                    ? panels.first.flatMap { CurveData(comparing: first, part: part, in: $0) } : nil
            }
        }
    }

    /// A picture and what its script needs; where it has nothing to tell and is as wide as the page, also
    /// the same drawn for a phone, on which its text would be too small to read.
    private func html(
        of quantities: [String], isWide: Bool, draw: (ChartOptions) -> ChartDrawing?,
        curve: ([ChartPanel]) -> CurveData?
    ) -> String? {
        let width = isWide ? Self.wide : Self.narrow
        guard let drawing = draw(options(width: width, quantities)) else { return nil }
        count += 1
        let curve = curve(drawing.panels)
        let small =
            isWide && curve == nil ? draw(options(width: Self.narrow, quantities)) : nil
        if small != nil { count += 1 }
        return "<figure class=\"chart \(isWide ? "full" : "half")"
            + "\(small == nil ? "" : " redrawn")\"\(curve?.attributes ?? "")>\n"
            + "<div class=\"plot\">\n\(drawing.svg)</div>\n"
            + (small.map { "<div class=\"small-plot\">\n\($0.svg)</div>\n" } ?? "") + "</figure>\n"
    }

    private func options(width: Double, _ quantities: [String]) -> ChartOptions {
        var options = ChartOptions(
            theme: .auto, width: width, idPrefix: "chart-\(count + 1)", showsHeading: false,
            showsFooter: false, quantities: quantities)
        options.hasStyleSheet = false
        return options
    }
}
