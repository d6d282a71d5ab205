import Arithmetic
import Distributions
import ModelLanguage

// Reports that are counts, as probabilities. A value that no share or expected number can have, such as a
// share above 1, has the likelihood 0.
extension Lowering {
    /// The logarithm of the binomial probability of a count of a total, x being the share.
    ///
    /// Taken from the share at which it is highest, k/n: k log(x n/k) + (n − k) log((1 − x) n/(n − k)), whose
    /// terms stay small where the likelihood counts, however large n is. A term without a count is left
    /// out, since 0 log 0 is 0.
    mutating func shareLogarithm(_ count: Double, of total: Double, _ x: NodeID) -> NodeID {
        let rest = total - count
        let opposite = graph.node(.binary(.subtract, graph.constant(1), x))
        let law = try? BinomialLaw(n: total, p: count / total)
        var sum = graph.constant(VectorMath.log(law?.density(count) ?? .nan))
        for (part, value) in [(count, x), (rest, opposite)] where part > 0 {
            let term = times(logarithm(ofShare: value, total / part), part)
            sum = graph.node(.binary(.add, sum, term))
        }
        let isShare = graph.node(
            .binary(
                .and, graph.node(.binary(.lessOrEqual, graph.constant(0), x)),
                graph.node(.binary(.lessOrEqual, x, graph.constant(1)))))
        return graph.node(.select(isShare, sum, graph.constant(-.infinity)))
    }

    /// The logarithm of the Poisson probability of a count, x being the expected number.
    ///
    /// Taken from the number at which it is highest, k: k log(x/k) − (x − k).
    mutating func countLogarithm(_ count: Double, _ x: NodeID) -> NodeID {
        let law = try? PoissonLaw(mean: count)
        let highest = graph.constant(VectorMath.log(law?.density(count) ?? .nan))
        let excess = graph.node(.binary(.subtract, x, graph.constant(count)))
        var sum = graph.node(.binary(.subtract, highest, excess))
        if count > 0 {
            let term = times(logarithm(ofShare: x, 1 / count), count)
            sum = graph.node(.binary(.add, sum, term))
        }
        let isNumber = graph.node(.binary(.lessOrEqual, graph.constant(0), x))
        return graph.node(.select(isNumber, sum, graph.constant(-.infinity)))
    }

    /// The logarithm of a value times a factor; −∞ at 0 and below.
    private mutating func logarithm(ofShare x: NodeID, _ factor: Double) -> NodeID {
        let raised = graph.node(.binary(.maximum, x, graph.constant(0)))
        return graph.node(.unary(.log, times(raised, factor)))
    }

    // MARK: Counts below the one that was made, half of those that are equal to it among them

    mutating func probabilityBelow(exactly value: Double, _ x: NodeID) -> NodeID {
        let isBelow = graph.node(.binary(.less, x, graph.constant(value)))
        let isEqual = graph.node(.binary(.equal, x, graph.constant(value)))
        return graph.node(.binary(.add, isBelow, times(isEqual, 0.5)))
    }

    mutating func probabilityBelow(
        _ count: Double, of total: Double, _ report: ReportNodes
    ) -> NodeID {
        below(report) { share in
            guard let law = try? BinomialLaw(n: total, p: min(max(share, 0), 1)) else {
                return .nan
            }
            return law.cumulative(count - 1)
        }
    }

    mutating func probabilityBelow(count: Double, _ report: ReportNodes) -> NodeID {
        below(report) { expected in
            // Beyond the law's largest mean no count is as high as the largest that can be stated.
            guard let law = try? PoissonLaw(mean: max(expected, 0)) else { return 0 }
            return law.cumulative(count - 1)
        }
    }

    private mutating func below(
        _ report: ReportNodes, _ cumulative: @escaping @Sendable (Double) -> Double
    ) -> NodeID {
        // Computed run by run, without drawing. No input has a name with a space.
        let name = "count \(graph.conditionals.count)"
        let below = graph.conditional(
            Conditional(name: name, sample: { _, values in cumulative(values[0]) }), [report.value])
        let half = times(graph.node(.unary(.exp, report.right)), 0.5)
        return graph.node(.binary(.add, below, half))
    }
}
