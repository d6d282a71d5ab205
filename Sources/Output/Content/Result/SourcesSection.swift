import ModelLanguage
import Simulation

/// The list of sources of each model.
enum SourcesSection {
    /// Of one result; a page has them in short on its first sheet.
    static func parts(of view: ResultView) -> [Part] {
        parts(of: view, heading: view.medium == .page ? "Sources in full" : "Sources")
    }

    static func parts(of view: ResultView, heading: String) -> [Part] {
        ComparedModels(view.results).parts(heading, "sources") { model, anchors in
            block(model, anchors, view.medium)
        }
    }

    /// Nil for a model without sources.
    static func block(_ model: Model, _ anchors: Anchors, _ medium: Medium) -> [Block] {
        guard !model.sources.isEmpty else { return [] }
        return [.sources(model.sources.indices.map { entry($0, of: model, anchors, medium) })]
    }

    private static func entry(
        _ index: Int, of model: Model, _ anchors: Anchors, _ medium: Medium
    ) -> SourceEntry {
        let source = model.sources[index]
        let quantities = model.quantities.filter { $0.sources.contains(source.id) }.map(\.name)
        let reports = model.evidence.filter { $0.sources.contains(source.id) }.map(\.name)
        let uses =
            medium == .page
            ? quantities.map(Words.label) + reports.map { "the report “\($0)”" }
            : quantities + reports.map { "report " + $0 }
        return SourceEntry(
            source, anchor: anchors.source(index), mark: anchors.mark, uses: uses)
    }
}

/// What the marks of a NATO Admiralty grade stand for.
enum AdmiraltyGrade {
    private static let sources: [Character: String] = [
        "A": "completely reliable source", "B": "usually reliable source",
        "C": "fairly reliable source", "D": "not usually reliable source",
        "E": "unreliable source", "F": "source that cannot be judged",
    ]
    private static let information: [Character: String] = [
        "1": "confirmed by other sources", "2": "probably true", "3": "possibly true",
        "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
    ]

    /// A grade such as `B2` in words; nil for what is no grade.
    static func words(_ grade: String) -> String? {
        guard grade.count == 2, let first = grade.first, let last = grade.last,
            let source = sources[first], let information = information[last]
        else { return nil }
        return "\(source); \(information)"
    }
}
