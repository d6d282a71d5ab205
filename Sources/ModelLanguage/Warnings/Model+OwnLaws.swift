import Distributions

extension Model {
    /// For each quantity that is a draw of a law with fixed parameters and nothing else, the law.
    ///
    /// - Parameter weighed: whether reports are weighed: what they bear on then has no law of its own.
    package func ownLaws(weighed: Bool) -> [(any Law)?] {
        var analysis = TailAnalysis(self)
        var judged = InputSet()
        if weighed {
            for subject in evidence.flatMap({ [$0.about] + $0.readings.map(\.about) }) {
                judged = judged.union(analysis.inputs(of: subject))
            }
        }
        var laws: [(any Law)?] = Array(repeating: nil, count: quantities.count)
        for index in evaluationOrder
        where analysis.quantities[index].inputs.isDisjoint(with: judged) {
            switch quantities[index].expression.kind {
            case .quantity(let other): laws[index] = laws[other]
            case .draw(let draw):
                if case .fixed(let law) = draw.sampling { laws[index] = law }
            default: break
            }
        }
        return laws
    }
}
