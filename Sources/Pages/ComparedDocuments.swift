import ModelLanguage
import Output
import Simulation

/// The different models on a page, each told once: its assumptions and its sources.
struct ComparedDocuments {
    /// The links to the model of each alternative.
    let anchors: [Anchors]
    /// The alternatives that are the first of their model, with that.
    private let first: [(index: Int, model: Model)]

    /// The models of the alternatives of a comparison.
    init(_ comparison: Comparison) {
        self.init(comparison.alternatives.map(\.model))
    }

    init(_ models: [Model]) {
        var first: [(index: Int, model: Model)] = []
        var anchors: [Anchors] = []
        var places: [String: Int] = [:]
        for (index, model) in models.enumerated() {
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

    /// The assumptions of each model.
    var assumptions: [Fields] {
        first.map { index, model in
            AssumptionsSection.fields(
                of: model, anchors[index], heading: heading("Assumptions", index))
        }
    }

    /// The sources of each model that has any.
    var sources: [Fields] {
        first.compactMap { index, model in
            SourcesSection.fields(of: model, anchors[index], heading: heading("Sources", index))
        }
    }

    private func heading(_ word: String, _ index: Int) -> String {
        isOneModel ? word : "\(word) of \(AlternativeText.letter(index))"
    }
}
