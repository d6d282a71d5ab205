import ModelLanguage
import Output
import Simulation

extension Chart {
    /// A chart of the given kind of several answers side by side.
    ///
    /// - Throws: `ChartError` for a quantity that the comparison does not have.
    package static func drawing(
        _ kind: ComparisonChartKind, of comparison: Comparison,
        options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        switch kind {
        case .interval: try self.comparison(of: comparison, options: options)
        case .density: try densities(of: comparison, options: options)
        }
    }

    /// The quantities of a comparison, each as one interval for every alternative below the other.
    ///
    /// **Axes.** Each quantity has its own, made for its alternatives alone, so that what differs between
    /// them is seen. Quantities of one unit share an axis where the alternatives of each take up at least a
    /// third of it.
    ///
    /// **Marks** are those of `interval(of:options:)`. Each alternative has its letter, its name and
    /// the same colour in all rows, up to seven of them one of their own; the letters' meaning stands below the
    /// title. A line that would leave no room to the others ends in an arrow.
    ///
    /// - Throws: `ChartError` for a quantity that the comparison does not have.
    package static func comparison(
        of comparison: Comparison, options: ChartOptions = ChartOptions()
    ) throws(ChartError) -> ChartDrawing {
        let quantities = try selected(comparison, options)
        let rows = quantities.map { quantity in
            IntervalRow(
                name: quantity.title ?? quantity.name, unit: quantity.unit,
                marks: quantity.figures.enumerated().compactMap { index, figures in
                    figures.flatMap { ChartFigures($0) }.map {
                        IntervalMark(
                            $0,
                            label: DisplayText.clean(
                                AlternativeText.label(index, of: comparison)),
                            series: index)
                    }
                })
        }
        let figures = quantities.flatMap(\.figures).compactMap { $0 }
            .compactMap { ChartFigures($0) }.first
        let wide = percent(figures?.outer.level ?? 0.9)
        var marks = "Dot: the median; line: \(wide) of the probability"
        if let inner = figures?.inner { marks += ", thick: \(percent(inner.level))" }
        marks += "."
        if IntervalGroup.groups(of: rows, sharing: .ofLikeRows).filter(\.isOwn).count > 1 {
            marks += " Each quantity has an axis of its own."
        }
        return intervals(
            rows, sharing: .ofLikeRows, figuresTitle: "median, \(wide) range",
            frame: frame(comparison, quantities, marks: marks), options: options)
    }

    static func selected(
        _ comparison: Comparison, _ options: ChartOptions
    ) throws(ChartError) -> [ComparedQuantity] {
        if options.quantities.isEmpty { return comparison.quantities }
        var chosen: [ComparedQuantity] = []
        for name in options.quantities where !chosen.contains(where: { $0.name == name }) {
            guard let quantity = comparison.quantities.first(where: { $0.name == name }) else {
                throw .unknownQuantity(
                    name, nearest: NearestName.of(name, among: comparison.quantities.map(\.name)))
            }
            chosen.append(quantity)
        }
        return chosen
    }

    static func frame(
        _ comparison: Comparison, _ quantities: [ComparedQuantity], kind: String = "Intervals",
        marks: String
    ) -> ChartFrame {
        let first = comparison.alternatives.first
        var subtitle = marks
        if let partial = first.flatMap({ PartialText.sentence(about: $0) }) {
            subtitle += " Partial: \(partial)."
        }
        var titles: [String] = []
        for model in comparison.alternatives.map(\.model) {
            let shown = Set(quantities.map(\.name))
            var cited = Set(model.evidence.flatMap(\.sources))
            for index in model.report where shown.contains(model.quantities[index].name) {
                cited.formUnion(model.sourcesBehind(index))
            }
            for source in model.sources where cited.contains(source.id) {
                let title = source.title + (source.date.map { ", " + $0 } ?? "")
                if !titles.contains(title) { titles.append(title) }
            }
        }
        let runs = first?.runs ?? 0
        return ChartFrame(
            title: AlternativeText.heading(comparison), subtitle: subtitle,
            notes: comparison.alternatives.indices.map { index in
                "\(AlternativeText.letter(index)): "
                    + AlternativeText.description(index, of: comparison)
            },
            sources: titles.isEmpty ? "" : "Sources: " + titles.joined(separator: "; "),
            smallPrint: "casmodel \(CasModelVersion.current) · \(Numbers.grouped(runs)) "
                + (comparison.pairing == .commonRuns ? "common runs" : "runs of each")
                + " · seed \(first?.seed ?? 0)",
            description: kind + ". " + description(quantities))
    }

    private static func description(_ quantities: [ComparedQuantity]) -> String {
        quantities.flatMap { quantity in
            quantity.figures.enumerated().compactMap { index, figures in
                figures.map {
                    "\(AlternativeText.letter(index)), "
                        + (ChartFigures($0)?.description
                            ?? "\(DisplayText.clean(quantity.title ?? quantity.name)): no run has a value.")
                }
            }
        }.joined(separator: " ")
    }
}
