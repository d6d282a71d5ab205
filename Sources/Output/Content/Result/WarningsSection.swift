/// What has to be known before the figures are used; on a page that stands at the top.
enum WarningsSection {
    static func parts(of view: ResultView) -> [Part] {
        guard view.medium == .text else { return [] }
        return Part.unlessEmpty(
            "",
            ResultWarnings.others(about: view.result)
                .map { .paragraph(Phrase($0), .warning) })
    }
}
