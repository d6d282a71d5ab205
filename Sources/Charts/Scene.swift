import Output

/// How a shape is drawn.
package struct ShapeStyle: Sendable {
    /// What it is filled with.
    package var fill: ChartInk?
    /// What its line is drawn with.
    package var stroke: ChartInk?
    /// The line's width in pixels.
    package var width = 1.0
    /// The lengths of dashes and gaps, in pixels; none for a solid line.
    package var dashes: [Double] = []
    /// Whether the line's ends are round.
    package var isRound = false
    /// How much of what is below the filling hides: 1 hides all.
    package var opacity = 1.0

    /// An area.
    package static func fill(_ ink: ChartInk, opacity: Double = 1) -> ShapeStyle {
        ShapeStyle(fill: ink, opacity: opacity)
    }

    /// A line.
    package static func line(
        _ ink: ChartInk, width: Double = 1, dashes: [Double] = [], isRound: Bool = false
    ) -> ShapeStyle {
        ShapeStyle(stroke: ink, width: width, dashes: dashes, isRound: isRound)
    }
}

/// The type that a line of text is set in.
package struct TypeStyle: Sendable {
    /// The type size in pixels.
    package var size: Double
    /// The weight.
    package var weight: TextMetrics.Weight = .regular
    /// The colour.
    package var ink: ChartInk = .text

    /// The width of a line.
    package func width(_ text: String) -> Double {
        TextMetrics.width(text, size: size, weight: weight)
    }

    /// The distance from line to line.
    package var leading: Double { size * 1.32 }

    /// The text cut to a width.
    package func cut(_ text: String, to width: Double) -> String {
        TextMetrics.cut(text, to: width, size: size, weight: weight)
    }

    /// The text in lines of at most this width.
    package func wrap(_ text: String, to width: Double, lines: Int) -> [String] {
        TextMetrics.wrap(text, to: width, size: size, weight: weight, lines: lines)
    }
}

/// A line of text in its place.
package struct PlacedText: Sendable {
    /// Which point of the line `x` is.
    package enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// The text.
    package let text: String
    /// The anchor's place.
    package let x: Double
    /// The line that letters stand on.
    package let baseline: Double
    /// The type.
    package let style: TypeStyle
    /// The anchor.
    package let anchor: Anchor

    /// The space that the line takes.
    package var box: ChartBox {
        let width = style.width(text)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        let ascent = TextMetrics.ascent(style.size)
        return ChartBox(
            x: left, y: baseline - ascent, width: width,
            height: ascent + TextMetrics.descent(style.size))
    }
}

/// A part of a picture.
package indirect enum SceneElement: Sendable {
    case rectangle(ChartBox, radius: Double, ShapeStyle)
    case line(from: ChartPoint, to: ChartPoint, ShapeStyle)
    case path([ChartPoint], isClosed: Bool, ShapeStyle)
    case circle(centre: ChartPoint, radius: Double, ShapeStyle)
    case text(PlacedText)
    /// Parts that belong together, with an id (before the picture's prefix) and `data-` attributes.
    case group(id: String?, data: [(name: String, value: String)], [SceneElement])
    /// Parts with words that are shown when a pointer rests on any of them, filled or not.
    case titled(String, [SceneElement])

    /// All text in these parts, in the order of drawing.
    package static func texts(in elements: [SceneElement]) -> [PlacedText] {
        elements.flatMap { element -> [PlacedText] in
            switch element {
            case .text(let text): [text]
            case .group(_, _, let parts), .titled(_, let parts): texts(in: parts)
            default: []
            }
        }
    }
}
