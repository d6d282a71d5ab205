import Output

/// What a colour is for; `ChartPalette` says which colour that is.
package enum ChartInk: Hashable, Sendable {
    /// The ground that everything is drawn on.
    case background
    /// Text that matters.
    case text
    /// Text beside it.
    case muted
    /// Lines that guide the eye.
    case grid
    /// The lines of axes.
    case axis
    /// The area under a curve outside of all bands.
    case tail
    /// The outer band, 90 % of the probability.
    case outer
    /// The inner band, 50 % of the probability.
    case inner
    /// Curves.
    case curve
    /// Medians.
    case median
    /// What was known before the reports: its area and its curve.
    case prior, priorCurve
    /// What was reported, and the thresholds of questions.
    case report
    /// One of several answers side by side, from 0; those behind the last colour begin again with the second.
    case series(Int)

    /// Every ink, each series once.
    package static let all: [ChartInk] =
        [
            .background, .text, .muted, .grid, .axis, .tail, .outer, .inner, .curve, .median,
            .prior, .priorCurve, .report,
        ] + (0..<ChartPalette.seriesCount).map { .series($0) }

    /// The name in style sheets.
    var name: String {
        switch self {
        case .background: "background"
        case .text: "text"
        case .muted: "muted"
        case .grid: "grid"
        case .axis: "axis"
        case .tail: "tail"
        case .outer: "outer"
        case .inner: "inner"
        case .curve: "curve"
        case .median: "median"
        case .prior: "prior"
        case .priorCurve: "prior-curve"
        case .report: "report"
        case .series(let index): "series-\(ChartPalette.series(index))"
        }
    }
}
