import Arithmetic
import ModelLanguage

/// What may be the case, one of several: the readings of a report, or which report of a combination is
/// right.
struct Alternatives {
    let weights: [Double]
    /// A uniform number of each run's own that chooses.
    let selector: NodeID
    /// For each alternative, whether it was chosen.
    let indicators: [NodeID]
}

extension Lowering {
    /// Alternatives that are chosen by a stream of this name, which no quantity can have.
    mutating func alternatives(_ name: String, weights: [Double]) -> Alternatives {
        let selector = graph.input(Input(name: name, law: nil, isSelector: true))
        let bounds = Self.bounds(weights)
        let indicators = weights.indices.map { index -> NodeID in
            let isAbove = graph.node(
                .binary(.lessOrEqual, graph.constant(index > 0 ? bounds[index - 1] : 0), selector))
            guard index < weights.count - 1 else { return isAbove }
            let isBelow = graph.node(.binary(.less, selector, graph.constant(bounds[index])))
            return graph.node(.binary(.and, isAbove, isBelow))
        }
        return Alternatives(weights: weights, selector: selector, indicators: indicators)
    }

    /// The value of the alternative that a uniform number chooses by these weights.
    mutating func chosen(_ selector: NodeID, _ weights: [Double], _ values: [NodeID]) -> NodeID {
        guard var result = values.last else { return graph.constant(.nan) }
        let bounds = Self.bounds(weights)
        for index in values.indices.dropLast().reversed() {
            let isBelow = graph.node(.binary(.less, selector, graph.constant(bounds[index])))
            result = graph.node(.select(isBelow, values[index], result))
        }
        return result
    }

    private static func bounds(_ weights: [Double]) -> [Double] {
        let total = weights.reduce(0, +)
        var upTo = 0.0
        return weights.map { weight in
            upTo += weight
            return upTo / total
        }
    }

    /// The logarithm of the likelihood of a combination's reports; those of power 0 are left out.
    ///
    /// - Parameter right: the logarithm of a report's likelihood if it is right.
    mutating func combined(
        _ combination: Combination, _ alternatives: Alternatives?, _ reports: [ReportNodes],
        _ likelihoods: [ReportLikelihood], mixed: (ReportNodes) -> NodeID,
        right: (ReportNodes) -> NodeID
    ) -> NodeID {
        let kept = combination.members.indices.filter {
            likelihoods[combination.members[$0]].power > 0
        }
        let members = kept.map { reports[combination.members[$0]] }
        let weights = kept.map { combination.weights[$0] }
        if combination.rule == .any, let alternatives, !members.isEmpty {
            let values = members.indices.map { index -> NodeID in
                var sum = right(members[index])
                for other in members.indices where other != index {
                    sum = graph.node(.binary(.add, sum, members[other].wrong))
                }
                return sum
            }
            return chosen(alternatives.selector, weights, values)
        }
        let total = weights.reduce(0, +)
        var sum = graph.constant(0)
        for (index, member) in members.enumerated() {
            let power =
                combination.rule == .pool
                ? weights[index] / total : likelihoods[combination.members[kept[index]]].power
            sum = graph.node(.binary(.add, sum, times(mixed(member), power)))
        }
        return sum
    }
}
