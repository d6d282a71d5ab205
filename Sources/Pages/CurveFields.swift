import Charts
import Output
import Simulation

/// What the page's script needs to turn a place over a chart into values.
enum CurveFields {
    /// How many values a compared curve has, in equal steps along its axis: about one for every other
    /// pixel.
    private static let comparedValues = 161

    /// The axis and what is shown over it, without the values.
    static func axis(_ panel: ChartPanel, _ scale: AxisScale) -> Fields {
        Fields([
            "label": Phrases.label(panel.quantity), "unit": panel.unit,
            "scale": scale.kind.rawValue,
            "low": Numbers.shortest(scale.low), "high": Numbers.shortest(scale.high),
            "left": CurveNumbers.pixels(scale.start), "right": CurveNumbers.pixels(scale.end),
            "top": CurveNumbers.pixels(panel.frame.y),
            "bottom": CurveNumbers.pixels(panel.frame.bottom),
        ])
    }

    /// The probabilities of at most each value in several alternatives; nil for a quantity without
    /// values.
    static func compared(_ quantity: ComparedQuantity, in panel: ChartPanel) -> Fields? {
        let drawn = quantity.figures.prefix(Chart.mostComparedDensities).enumerated()
            .compactMap { index, figures in
                figures.flatMap { $0.validRuns > 0 ? (index, $0.distribution) : nil }
            }
        guard let scale = panel.scale, !drawn.isEmpty else { return nil }
        let values = (0..<comparedValues).map { step in
            scale.value(
                at: scale.start
                    + (scale.end - scale.start) * Double(step) / Double(comparedValues - 1))
        }
        // Of the values as they are told, so that what is said of them is true of them.
        let texts = values.map(CurveNumbers.value)
        let told = texts.map { Double($0) ?? .nan }
        func below(_ place: Int) -> String {
            CurveNumbers.probabilities(told.map { drawn[place].1.cumulative($0.nextUp) })
        }
        var fields = axis(panel, scale)
        fields["x"] = texts.joined(separator: " ")
        fields["p"] = below(0)
        fields["prior"] = nil
        fields["letters"] = drawn.map { AlternativeText.letter($0.0) }.joined(separator: " ")
        fields["compared"] = drawn.indices.dropFirst().map(below).joined(separator: "|")
        return fields
    }
}
