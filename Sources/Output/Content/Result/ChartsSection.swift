import Simulation

/// The charts' own section of a page: all quantities side by side, then the density of each but that
/// which stands at the top of the page.
enum ChartsSection {
    /// Of how many quantities a section draws curves. A model may have thousands, and nobody looks at as
    /// many.
    static let most = 60

    /// What else there is to see for those who can point at a curve.
    static let hint = Phrase(
        .hint,
        " Point at a curve, or reach it with the tab key and move with the arrow keys, to read its "
            + "values.")

    static func parts(of view: ResultView) -> [Part] {
        let result = view.result
        let places = result.quantities.indices
        // That of a single quantity stands at the top.
        guard view.medium == .page, places.count > 1 else { return [] }
        let levels = result.quantities.first?.levels ?? [0.9]
        let legend =
            "Shaded: \(percent(levels.max() ?? 0.9)) of the probability and, darker, 50 %; line: "
            + "the median; bars: what was reported, if anything was."
            + (places.count > most
                ? " Curves are drawn for the first \(most) quantities." : "")
        var blocks: [Block] = [.paragraph(Phrase(legend) + hint, .caption)]
        blocks.append(
            .figures([.result(.interval, places: Array(places.prefix(most)), isWide: true)]))
        blocks.append(
            .figures(
                places.prefix(most).filter { $0 != result.headlinePlace }
                    .map { .result(.density, places: [$0], isWide: false) }))
        return [Part(anchor: "charts", heading: "Charts", blocks: blocks)]
    }
}
