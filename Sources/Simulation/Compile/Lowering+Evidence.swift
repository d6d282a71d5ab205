import Arithmetic
import ModelLanguage

/// The nodes of one report: logarithms of likelihoods up to constants, as `ReportLikelihood` defines them.
struct ReportNodes {
    /// What the report speaks of.
    let about: NodeID
    /// The value on the report's scale.
    let value: NodeID
    /// The logarithm of the right report's likelihood.
    let right: NodeID
    /// The logarithm of the wrong report's likelihood, on the same terms as the right one's.
    let wrong: NodeID
    /// The logarithm of the likelihood with its trust, without its power.
    let logLikelihood: NodeID
    /// The same, a hard bound being a steep normal slope.
    let soft: NodeID
    /// The right report's with a slope for a hard bound.
    let softRight: NodeID
    /// The report's readings, where it has several.
    let readings: Alternatives?
}

// Everything is computed in logarithms: products of many likelihoods, and those far in a tail, would be 0
// as numbers, and tempering needs to know how far off a run is.
//
// Where the value that a report speaks of is not a number the logarithm is NaN: such a run cannot have
// given rise to the report, its weight is 0, and it is counted. A value of 0 or below under a report with
// an error by a factor is no such case: it is infinitely low, and the likelihood is what that implies,
// 0 for a range, 1 for `at most`.
extension Lowering {
    /// The nodes of each of the model's reports.
    mutating func lowerReports() -> [ReportNodes] {
        zip(model.evidence, model.likelihoods).map { report, likelihood in
            guard !report.readings.isEmpty else {
                return nodes(of: likelihood, about: lower(report.about), readings: nil)
            }
            let weights = report.readings.map(\.weight)
            let readings = alternatives("reading of \(report.name)", weights: weights)
            let values = report.readings.map { lower($0.about) }
            return nodes(
                of: likelihood, about: chosen(readings.selector, weights, values),
                readings: readings)
        }
    }

    /// For each of the model's combinations which report is right, where exactly one is.
    mutating func lowerCombinations() -> [Alternatives?] {
        model.combinations.enumerated().map { index, combination in
            combination.rule == .any
                ? alternatives("combination \(index)", weights: combination.weights) : nil
        }
    }

    /// What weighs a run: the sums over the reports, each with its power.
    mutating func weights(
        _ reports: [ReportNodes], _ likelihoods: [ReportLikelihood],
        _ choices: [Alternatives?], ratio: (node: NodeID, input: Int)
    ) -> WeightNodes {
        let exact = sum(
            reports, likelihoods, choices, mixed: \.logLikelihood, right: \.right)
        let soft = sum(reports, likelihoods, choices, mixed: \.soft, right: \.softRight)
        return WeightNodes(
            reports: reports, exact: exact, soft: soft,
            adaptive: graph.node(.binary(.add, exact, ratio.node)), ratioInput: ratio.input)
    }

    /// An input that whoever draws the runs fills in; no stream belongs to it.
    mutating func ratioInput() -> (node: NodeID, input: Int) {
        let node = graph.input(Input(name: "", law: nil, isSelector: true))
        return (node, graph.inputs.count - 1)
    }

    private mutating func sum(
        _ reports: [ReportNodes], _ likelihoods: [ReportLikelihood], _ choices: [Alternatives?],
        mixed: (ReportNodes) -> NodeID, right: (ReportNodes) -> NodeID
    ) -> NodeID {
        var sum = graph.constant(0)
        let combined = Set(model.combinations.flatMap(\.members))
        for index in reports.indices
        where likelihoods[index].power > 0 && !combined.contains(index) {
            let term = times(mixed(reports[index]), likelihoods[index].power)
            sum = graph.node(.binary(.add, sum, term))
        }
        for (combination, choice) in zip(model.combinations, choices) {
            let term = self.combined(
                combination, choice, reports, likelihoods, mixed: mixed, right: right)
            sum = graph.node(.binary(.add, sum, term))
        }
        return sum
    }

    private mutating func nodes(
        of likelihood: ReportLikelihood, about: NodeID, readings: Alternatives?
    ) -> ReportNodes {
        let number = finite(about)
        let value = onScale(number, likelihood.scale)
        let right =
            likelihood.allowed.map { logarithm(ofTruth: isWithin($0, number)) }
            ?? rightLogarithm(likelihood.statement, value)
        let wrong = wrongLogarithm(likelihood, value)
        let softened = softLogarithm(likelihood, value) ?? right
        return ReportNodes(
            about: about, value: value, right: right, wrong: wrong,
            logLikelihood: mixed(right, wrong, trust: likelihood.trust),
            soft: mixed(softened, wrong, trust: likelihood.trust), softRight: softened,
            readings: readings)
    }

    /// A hard bound as a normal slope of a fiftieth of what was reported; nil for other statements.
    private mutating func softLogarithm(_ likelihood: ReportLikelihood, _ x: NodeID) -> NodeID? {
        // Below the logarithm of every positive number, so that 0 is far away but not infinitely.
        let x =
            likelihood.scale == .logarithmic
            ? graph.node(.binary(.maximum, x, graph.constant(-800))) : x
        func slope(_ width: Double) -> Double { width > 0 && width.isFinite ? width / 50 : 0.02 }
        let size = likelihood.scale == .logarithmic ? 1 : likelihood.centre.magnitude
        switch likelihood.statement {
        case .within(let low, let high):
            let excess = graph.node(
                .binary(
                    .maximum, difference(graph.constant(low), x),
                    difference(x, graph.constant(high))))
            return penalty(excess, sd: slope(high - low))
        case .atLeast(let bound, 0):
            return penalty(difference(graph.constant(bound), x), sd: slope(size))
        case .atMost(let bound, 0):
            return penalty(difference(x, graph.constant(bound)), sd: slope(size))
        case .exactly(let value):
            // Steep enough to tell neighbouring whole numbers apart.
            return normalLogarithm(x, centre: value, sd: 0.1)
        default: return nil
        }
    }

    private mutating func difference(_ a: NodeID, _ b: NodeID) -> NodeID {
        graph.node(.binary(.subtract, a, b))
    }

    /// A normal slope where a distance is positive, 0 elsewhere.
    private mutating func penalty(_ distance: NodeID, sd: Double) -> NodeID {
        let beyond = graph.node(.binary(.maximum, distance, graph.constant(0)))
        return normalLogarithm(beyond, centre: 0, sd: sd)
    }

    private mutating func onScale(_ x: NodeID, _ scale: ReportLikelihood.Scale) -> NodeID {
        switch scale {
        case .linear: return x
        case .logarithmic:
            let raised = graph.node(.binary(.maximum, x, graph.constant(0)))
            return graph.node(.unary(.log, raised))
        }
    }

    // MARK: Kernels

    private mutating func rightLogarithm(
        _ statement: ReportLikelihood.Statement, _ x: NodeID
    ) -> NodeID {
        switch statement {
        case .near(let centre, let sd):
            return normalLogarithm(x, centre: centre, sd: sd)
        case .within(let low, let high):
            return logarithm(ofTruth: isWithin(low...high, x))
        case .atLeast(let bound, let sd):
            guard sd > 0 else { return logarithm(ofTruth: isWithin(bound...(.infinity), x)) }
            return tailLogarithm(above: x, bound, sd: sd)
        case .atMost(let bound, let sd):
            guard sd > 0 else { return logarithm(ofTruth: isWithin(-.infinity...bound, x)) }
            return tailLogarithm(below: x, bound, sd: sd)
        case .exactly(let value):
            return logarithm(ofTruth: graph.node(.binary(.equal, x, graph.constant(value))))
        case .share(let count, let total): return shareLogarithm(count, of: total, x)
        case .count(let count): return countLogarithm(count, x)
        }
    }

    /// Whether a value lies in a range, its ends included.
    private mutating func isWithin(_ range: ClosedRange<Double>, _ x: NodeID) -> NodeID {
        let isAbove = graph.node(
            .binary(.lessOrEqual, graph.constant(range.lowerBound), x))
        guard range.upperBound < .infinity else { return isAbove }
        let isBelow = graph.node(
            .binary(.lessOrEqual, x, graph.constant(range.upperBound)))
        guard range.lowerBound > -.infinity else { return isBelow }
        return graph.node(.binary(.and, isAbove, isBelow))
    }

    private mutating func wrongLogarithm(_ likelihood: ReportLikelihood, _ x: NodeID) -> NodeID {
        let ratio = graph.constant(VectorMath.log(likelihood.wrongRatio))
        guard case .around(let sd) = likelihood.wrong else { return ratio }
        switch likelihood.statement {
        case .near, .within, .exactly, .share, .count:
            let kernel = normalLogarithm(x, centre: likelihood.centre, sd: sd)
            return graph.node(.binary(.add, kernel, ratio))
        case .atLeast(let bound, _): return tailLogarithm(above: x, bound, sd: sd)
        case .atMost(let bound, _): return tailLogarithm(below: x, bound, sd: sd)
        }
    }

    /// −((x − centre)/sd)²/2.
    private mutating func normalLogarithm(_ x: NodeID, centre: Double, sd: Double) -> NodeID {
        let z = standardised(x, centre, sd)
        return times(graph.node(.binary(.multiply, z, z)), -0.5)
    }

    /// log Φ((x − bound)/sd).
    private mutating func tailLogarithm(above x: NodeID, _ bound: Double, sd: Double) -> NodeID {
        graph.node(.unary(.logNormalCDF, standardised(x, bound, sd)))
    }

    /// log Φ((bound − x)/sd).
    private mutating func tailLogarithm(below x: NodeID, _ bound: Double, sd: Double) -> NodeID {
        graph.node(
            .unary(.logNormalCDF, graph.node(.unary(.negate, standardised(x, bound, sd)))))
    }

    mutating func standardised(_ x: NodeID, _ centre: Double, _ sd: Double) -> NodeID {
        times(graph.node(.binary(.subtract, x, graph.constant(centre))), 1 / sd)
    }

    mutating func logarithm(ofTruth condition: NodeID) -> NodeID {
        graph.node(.select(condition, graph.constant(0), graph.constant(-.infinity)))
    }

    mutating func times(_ x: NodeID, _ factor: Double) -> NodeID {
        factor == 1 ? x : graph.node(.binary(.multiply, x, graph.constant(factor)))
    }

    // MARK: Trust

    /// log (trust · exp(right) + (1 − trust) · exp(wrong)), by the larger of the two.
    private mutating func mixed(_ right: NodeID, _ wrong: NodeID, trust: Double) -> NodeID {
        if trust >= 1 { return right }
        if trust <= 0 { return wrong }
        let a = graph.node(
            .binary(.add, right, graph.constant(VectorMath.log(trust))))
        let b = graph.node(
            .binary(.add, wrong, graph.constant(VectorMath.log(1 - trust))))
        // Never −∞, since the difference of two infinities is no number.
        let raised = graph.node(.binary(.maximum, b, graph.constant(-1e300)))
        let high = graph.node(.binary(.maximum, a, raised))
        let low = graph.node(.binary(.minimum, a, raised))
        let share = graph.node(
            .unary(.exp, graph.node(.binary(.subtract, low, high))))
        let factor = graph.node(.binary(.add, graph.constant(1), share))
        return graph.node(.binary(.add, high, graph.node(.unary(.log, factor))))
    }

    /// For each report that is trusted in part, and is none of those of which exactly one is right, how
    /// probable it is in a run that it is right: trust · exp(right) over its likelihood.
    mutating func probabilitiesRight(
        _ reports: [ReportNodes], _ likelihoods: [ReportLikelihood]
    ) -> [NodeID] {
        model.reportsTrustedInPart.map { index in
            let trusted = graph.node(
                .binary(
                    .add, reports[index].right,
                    graph.constant(VectorMath.log(likelihoods[index].trust))))
            return graph.node(.unary(.exp, difference(trusted, reports[index].logLikelihood)))
        }
    }
}
