import Charts
import ModelLanguage
import Output
import Simulation
import Statistics

/// The charts of one page, each an SVG with ids of its own and with what its script needs to tell values.
struct PageCharts {
    /// The width of a chart that has a row to itself, and of those side by side, in pixels. They are
    /// shown about as large as they are drawn, and shrink on smaller screens.
    static let wide = 680.0
    static let narrow = 400.0
    /// Of how many quantities a section draws curves. A model may have thousands, and nobody looks at as
    /// many.
    static let most = 60

    private let result: SimulationResult
    private var count = 0

    init(_ result: SimulationResult) {
        self.result = result
    }

    /// The charts' own section: all quantities side by side, then the density of each but that
    /// which stands at the top of the page.
    mutating func section() -> Fields? {
        let places = result.quantities.indices
        guard !places.isEmpty else { return nil }
        var fields = Fields()
        let levels = result.quantities.first?.levels ?? [0.9]
        fields["legend"] =
            "Shaded: \(percent(levels.max() ?? 0.9)) of the probability and, darker, 50 %; line: "
            + "the median; bars: what was reported, if anything was."
            + (places.count > Self.most
                ? " Curves are drawn for the first \(Self.most) quantities." : "")
        fields.add(
            "overview",
            places.count > 1
                ? figure(.interval, of: Array(places.prefix(Self.most)), width: Self.wide) : nil)
        fields.add(
            "list",
            places.prefix(Self.most).filter { $0 != result.headlinePlace }.compactMap {
                figure(.density, of: [$0], width: Self.narrow)
            })
        return fields
    }

    /// A chart for each of some quantities; nil without any.
    mutating func grid(_ kind: ChartKind, of places: [Int]) -> Fields? {
        let figures = places.prefix(Self.most).compactMap {
            figure(kind, of: [$0], width: Self.narrow)
        }
        guard !figures.isEmpty else { return nil }
        var fields = Fields()
        fields.add("list", figures)
        return fields
    }

    /// One chart; nil where there is nothing to draw, as without the figures before the reports.
    mutating func figure(_ kind: ChartKind, of places: [Int], width: Double) -> Fields? {
        let (result, charts) = (result, self)
        let quantities = places.map { result.quantities[$0].name }
        return figure(of: quantities, width: width) { options in
            try? Chart.drawing(kind, of: result, options: options)
        } curve: { panels in
            panels.count == 1 && places.count == 1 ? charts.curve(panels[0], of: places[0]) : nil
        }
    }

    /// One chart of some quantities of a comparison; nil where there is nothing to draw.
    mutating func figure(
        _ kind: ComparisonChartKind, of comparison: Comparison, places: Range<Int>
    ) -> Fields? {
        let quantities = comparison.quantities[places.prefix(Self.most)]
        guard let first = quantities.first else { return nil }
        let width = kind == .interval ? Self.wide : Self.narrow
        return figure(of: quantities.map(\.name), width: width) { options in
            try? Chart.drawing(kind, of: comparison, options: options)
        } curve: { panels in
            kind == .density ? panels.first.flatMap { CurveFields.compared(first, in: $0) } : nil
        }
    }

    /// A chart and what its script needs; where it has nothing to tell and is as wide as the page, also
    /// the same drawn for a phone, on which its text would be too small to read.
    private mutating func figure(
        of quantities: [String], width: Double, draw: (ChartOptions) -> ChartDrawing?,
        curve: ([ChartPanel]) -> Fields?
    ) -> Fields? {
        guard let drawing = draw(options(width: width, quantities)) else { return nil }
        count += 1
        let curve = curve(drawing.panels)
        var fields = Fields([
            "svg": drawing.svg, "size": width == Self.wide ? "full" : "half",
        ])
        fields.add("curve", curve)
        fields["small"] = nil
        fields.add("has_small", false)
        if width == Self.wide, curve == nil,
            let small = draw(options(width: Self.narrow, quantities))
        {
            count += 1
            fields["small"] = small.svg
            fields.add("has_small", true)
        }
        return fields
    }

    private func options(width: Double, _ quantities: [String]) -> ChartOptions {
        var options = ChartOptions(
            theme: .auto, width: width, idPrefix: "chart-\(count + 1)", showsHeading: false,
            showsFooter: false, quantities: quantities)
        options.hasStyleSheet = false
        return options
    }

    /// The values that a pointer reads; nil for a chart without a curve.
    private func curve(_ panel: ChartPanel, of place: Int) -> Fields? {
        guard let scale = panel.scale, let curve = panel.curves.first(where: { $0.role == .answer })
        else { return nil }
        let points = curve.points.filter { $0.x >= scale.low && $0.x <= scale.high }
        guard !points.isEmpty else { return nil }
        var fields = CurveFields.axis(panel, scale)
        fields["x"] = CurveNumbers.values(points.map(\.x))
        fields["p"] = CurveNumbers.probabilities(points.map(\.cumulative))
        fields["letters"] = nil
        fields["compared"] = nil
        let index = result.quantities[place].quantityIndex
        let prior =
            panel.curves.contains { $0.role == .prior }
            ? result.evidence?.prior.first { $0.quantityIndex == index } : nil
        fields["prior"] = prior.map { prior in
            CurveNumbers.probabilities(
                points.map { prior.distribution.cumulative($0.x.nextUp) })
        }
        return fields
    }
}
