import Output

/// The colours of charts on a light and on a dark ground.
///
/// Text has a contrast of at least 4.5 to the ground, curves, medians and series of at least 3 (Web
/// Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.11). What must be told apart (the bands, the
/// answer, what was before it and what was reported, the series that are drawn over one another) differs in
/// lightness, so that it survives greyscale print; that and all series stay apart as people without red,
/// green or blue cones see them. The tests compute all of this.
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
    package static let seriesCount = 7

    /// The place of a series among the colours, for any number. The first has its colour for itself, since the
    /// others are compared with it; of those, further ones begin again.
    static func series(_ index: Int) -> Int {
        let others = seriesCount - 1
        return index == 0 ? 0 : 1 + (((index - 1) % others) + others) % others
    }

    private static let lightSeries = [
        "#083b6b", "#a63d00", "#1f877c", "#b07ec4", "#89433b", "#7f65cd", "#c38720",
    ]
    private static let darkSeries = [
        "#cfe6fb", "#ffad66", "#3fa79b", "#9a63b5", "#baa9e7", "#de691e", "#5c703c",
    ]

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
