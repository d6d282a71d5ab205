import Output

/// The colours of charts on a light and on a dark ground.
///
/// Text has a contrast of at least 4.5 to the ground, curves, medians and series of at least 3 (Web
/// Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.11). What must be told apart (the bands, the
/// answer, what was before it and what was reported, the series) differs in lightness, so that it
/// survives greyscale print, and stays apart as people without red, green or blue cones see it. The
/// tests compute all of this.
package enum ChartPalette {
    /// The colour of an ink as `#rrggbb`.
    package static func colour(_ ink: ChartInk, isDark: Bool) -> String {
        if case .series(let index) = ink {
            return (isDark ? darkSeries : lightSeries)[series(index)]
        }
        let pair = pairs[ink] ?? ("#1f2328", "#eceff2")
        return isDark ? pair.dark : pair.light
    }

    /// How many series have colours of their own.
    package static let seriesCount = 4

    /// The place of a series among the colours, for any number.
    static func series(_ index: Int) -> Int {
        ((index % seriesCount) + seriesCount) % seriesCount
    }

    private static let lightSeries = ["#083b6b", "#a63d00", "#1f877c", "#b07ec4"]
    private static let darkSeries = ["#cfe6fb", "#ffad66", "#3fa79b", "#9a63b5"]

    private static let pairs: [ChartInk: (light: String, dark: String)] = [
        .background: ("#ffffff", "#14181d"),
        .text: ("#1f2328", "#eceff2"),
        .muted: ("#57606a", "#a5afba"),
        .grid: ("#dde2e7", "#2b333b"),
        .axis: ("#8c959f", "#6b7682"),
        .tail: ("#eef4fa", "#182633"),
        .outer: ("#c6dcf0", "#1f4466"),
        .inner: ("#7fb0d9", "#3876ad"),
        .curve: ("#3a7bbb", "#6aa9e0"),
        .median: ("#0a2a47", "#ffffff"),
        .prior: ("#e6e8eb", "#2a3037"),
        .priorCurve: ("#8a939d", "#78828e"),
        .report: ("#953700", "#ffb57a"),
    ]
}
