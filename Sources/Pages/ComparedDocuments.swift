import Reporting
import Simulation

/// The different models among the alternatives of a comparison, each told once on its page.
struct ComparedDocuments {
    /// The alternatives that are the first of their model.
    let first: [Int]
    /// The links to the model of each alternative.
    let anchors: [Anchors]

    init(_ comparison: Comparison) {
        var first: [Int] = []
        var anchors: [Anchors] = []
        var places: [String: Int] = [:]
        for (index, result) in comparison.alternatives.enumerated() {
            let identity = result.model.name + " " + result.model.digest
            let place = places[identity] ?? first.count
            if place == first.count {
                places[identity] = place
                first.append(index)
            }
            anchors.append(
                Anchors(mark: place == 0 ? "" : AlternativeText.letter(first[place])))
        }
        self.first = first
        self.anchors = anchors
    }
}
