import ModelLanguage
import Simulation

/// The different models behind some results, each told once: its assumptions and its sources.
struct ComparedModels {
    /// The links to the model of each result.
    let anchors: [Anchors]
    /// The results that are the first of their model, with that.
    private let first: [(index: Int, model: Model)]

    init(_ results: [SimulationResult]) {
        var first: [(index: Int, model: Model)] = []
        var anchors: [Anchors] = []
        var places: [String: Int] = [:]
        for (index, model) in results.map(\.model).enumerated() {
            let identity = model.name + " " + model.digest
            let place = places[identity] ?? first.count
            if place == first.count {
                places[identity] = place
                first.append((index, model))
            }
            anchors.append(
                Anchors(mark: place == 0 ? "" : AlternativeText.letter(first[place].index)))
        }
        self.first = first
        self.anchors = anchors
    }

    /// Whether all are one model.
    var isOneModel: Bool { first.count == 1 }

    /// A part for each model of which there is something to say.
    func parts(
        _ heading: String, _ anchor: String, _ blocks: (Model, Anchors) -> [Block]
    ) -> [Part] {
        first.compactMap { index, model in
            let blocks = blocks(model, anchors[index])
            let whose = isOneModel ? "" : " of \(AlternativeText.letter(index))"
            return blocks.isEmpty
                ? nil
                : Part(
                    anchor: anchors[index].section(anchor), heading: Phrase(heading + whose),
                    blocks: blocks)
        }
    }
}
