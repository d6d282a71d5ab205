import ModelLanguage
import Simulation

/// On the first page, what the answer rests on: the assumptions that move it most, and the sources in
/// short.
enum GroundSection {
    private static let mostAssumptions = 3
    private static let mostSources = 16

    static func parts(of view: ResultView) -> [Part] {
        guard view.medium == .page else { return [] }
        return assumptions(of: view) + sources(of: view)
    }

    private static func assumptions(of view: ResultView) -> [Part] {
        let model = view.result.model
        let strongest = (view.ground?.strongest ?? []).prefix(mostAssumptions)
        guard !strongest.isEmpty else { return [] }
        let items = strongest.map { index -> Item in
            let quantity = model.quantities[index]
            var text: Phrase =
                "\(strong: Words.label(quantity)): \(code: quantity.text)"
            let sources = view.anchors.sources(quantity.sources, in: model)
            text += sources.isEmpty ? ", no source stated" : " " + sources
            return Item(text)
        }
        return [
            Part(
                anchor: "strongest",
                heading: strongest.count == 1
                    ? "The assumption that moves it" : "The assumptions that move it most",
                blocks: [.list(items)])
        ]
    }

    private static func sources(of view: ResultView) -> [Part] {
        let sources = view.result.model.sources
        guard !sources.isEmpty else { return [] }
        var words = sources.indices.prefix(mostSources).map { index -> Phrase in
            let source = sources[index]
            let text = source.title + (source.date.map { ", " + $0 } ?? "")
            return view.anchors.source(index, with: " " + text)
        }.joined(separator: " · ")
        if sources.count > mostSources {
            words += " · and \(Words.count(sources.count - mostSources, "more", "more"))"
        }
        return [
            Part(
                anchor: "sources-in-short", heading: "Sources",
                blocks: [.paragraph(words, .caption)])
        ]
    }
}

/// Where the first page ends.
enum AppendixSection {
    static func parts(of view: ResultView) -> [Part] {
        view.medium == .page
            ? [
                Part(
                    anchor: "appendix", heading: "Appendix",
                    blocks: [])
            ] : []
    }
}
