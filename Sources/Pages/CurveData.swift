import Charts
import Output
import Simulation

/// What the page's script needs to turn a place over a chart into values: attributes of the picture.
struct CurveData {
    /// How many values a compared curve has, in equal steps along its axis: about one for every other
    /// pixel.
    private static let comparedValues = 161

    /// The attributes with a space before each.
    let attributes: String

    private init(_ panel: ChartPanel, _ scale: AxisScale, _ curves: [(String, String?)]) {
        let axis: [(String, String?)] = [
            ("label", Words.label(panel.quantity)), ("unit", panel.unit),
            ("low", Numbers.shortest(scale.low)), ("high", Numbers.shortest(scale.high)),
            ("scale", scale.kind.rawValue), ("left", CurveNumbers.pixels(scale.start)),
            ("right", CurveNumbers.pixels(scale.end)), ("top", CurveNumbers.pixels(panel.frame.y)),
            ("bottom", CurveNumbers.pixels(panel.frame.bottom)),
        ]
        attributes = (axis + curves).compactMap { name, value in
            value.map { " data-\(name)=\"\(HTMLWriter.escaped($0))\"" }
        }.joined()
    }

    /// The values that a pointer reads over a chart of one quantity; nil for a chart without a curve.
    init?(_ panel: ChartPanel, of place: Int, in result: SimulationResult) {
        guard let scale = panel.scale, let curve = panel.curves.first(where: { $0.role == .answer })
        else { return nil }
        let points = curve.points.filter { $0.x >= scale.low && $0.x <= scale.high }
        guard !points.isEmpty else { return nil }
        let index = result.quantities[place].quantityIndex
        let prior =
            panel.curves.contains { $0.role == .prior }
            ? result.evidence?.prior.first { $0.quantityIndex == index } : nil
        self.init(
            panel, scale,
            [
                ("x", CurveNumbers.values(points.map(\.x))),
                ("p", CurveNumbers.probabilities(points.map(\.cumulative))),
                (
                    "prior",
                    prior.map { prior in
                        CurveNumbers.probabilities(
                            points.map { prior.distribution.cumulative($0.x.nextUp) })
                    }
                ),
            ])
    }

    /// The probabilities of at most each value in several alternatives; nil for a quantity without
    /// values.
    ///
    /// - Parameter part: which of the quantity's `drawnParts` is drawn; nil for the first.
    init?(comparing quantity: ComparedQuantity, part: Int?, in panel: ChartPanel) {
        let parts = quantity.drawnParts
        let part = part ?? 0
        guard parts.indices.contains(part) else { return nil }
        let drawn = parts[part].compactMap { index in
            quantity.figures[index].flatMap { $0.validRuns > 0 ? (index, $0.distribution) : nil }
        }
        guard let scale = panel.scale, !drawn.isEmpty else { return nil }
        let values = (0..<Self.comparedValues).map { step in
            scale.value(
                at: scale.start
                    + (scale.end - scale.start) * Double(step) / Double(Self.comparedValues - 1))
        }
        // Of the values as they are told, so that what is said of them is true of them.
        let texts = values.map(CurveNumbers.value)
        let told = texts.map { Double($0) ?? .nan }
        func below(_ place: Int) -> String {
            CurveNumbers.probabilities(told.map { drawn[place].1.cumulative($0.nextUp) })
        }
        self.init(
            panel, scale,
            [
                ("x", texts.joined(separator: " ")), ("p", below(0)),
                ("letters", drawn.map { AlternativeText.letter($0.0) }.joined(separator: " ")),
                ("compared", drawn.indices.dropFirst().map(below).joined(separator: "|")),
            ])
    }
}
