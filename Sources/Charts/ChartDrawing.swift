import Output
import Statistics

/// A finished chart.
package struct ChartDrawing: Sendable {
    /// The picture as an SVG document without an XML declaration, so that it can stand in a file of its
    /// own or inside a page. The same result and options give the same bytes.
    package let svg: String
    /// The picture's width in pixels.
    package let width: Double
    /// The picture's height in pixels.
    package let height: Double
    /// What the picture is called.
    package let title: String
    /// What it shows, in words, with the figures: the alternative to seeing it.
    package let description: String
    /// The parts of the picture that show one quantity each, for programs that answer a pointer.
    package let panels: [ChartPanel]

    /// Every line of text with its place.
    package let texts: [PlacedText]
}

/// Where a chart shows a quantity, and what: enough to turn a place in the picture into a value.
///
/// The same part of the SVG is the group with the id `id`, with the attributes `data-quantity`,
/// `data-unit` and, where there is an axis, `data-scale` (`linear` or `logarithmic`), `data-low` and
/// `data-high` (the values at the ends of the axis) and `data-start` and `data-end` (their x in
/// pixels).
package struct ChartPanel: Sendable {
    /// A curve in the quantity's own values, not in pixels.
    package struct Curve: Sendable {
        /// What is drawn.
        package enum Role: String, Sendable {
            /// The answer: after all reports, if there are any.
            case answer
            /// What was known before the reports.
            case prior
        }

        /// What is drawn.
        package let role: Role
        /// The points, x ascending.
        package let points: [DensityCurve.Point]
    }

    /// The id of the group in the SVG.
    package let id: String
    /// The quantity's name.
    package let quantity: String
    /// Its unit; may be empty.
    package let unit: String
    /// The area of the plot, without its labels.
    package let frame: ChartBox
    /// The horizontal axis; nil for a quantity without values, and where the axis shows another one.
    package let scale: AxisScale?
    /// The curves; none where the chart shows intervals or several answers.
    package let curves: [Curve]
}
