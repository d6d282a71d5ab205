import Arithmetic
import ModelLanguage

/// How one report is held against what the model says with the other reports.
struct ReportTest: Sendable {
    /// A plan without the report, whose outputs before the weight are the reported quantities, then the
    /// logarithms of the report's likelihood if it is right and if it is wrong, and the probability of
    /// a report below the one that was made.
    let plan: WeightedPlan
    let quantityCount: Int

    /// The runs that the figures rest on: enough for two digits.
    static let runs = 8 * WorkQueue.stretch
    /// The most reports that are held against the others; each takes runs of its own.
    static let mostReports = 16
    private static let leastEffectiveRuns = 200.0

    /// What the searches for all reports may cost together, roughly in nanoseconds of one thread.
    private static let work = 1.5e9

    /// What came of holding a report against the rest.
    enum Outcome {
        case found(Finding)
        /// The other reports leave too few runs to tell.
        case fewRuns
        /// The search for runs that fit the other reports was given up.
        case givenUp
        /// It was stopped from outside.
        case stopped

        var finding: Finding? {
            if case .found(let finding) = self { finding } else { nil }
        }
    }

    /// What was found.
    struct Finding {
        /// The probability of a report below the one that was made, or for a bound of its truth.
        let percentile: Double
        /// The mean likelihood of the report if it is right.
        let right: Double
        let bayesFactor: Double
        /// The means and sds of the reported quantities without the report; NaN for one without values.
        let means: [Double]
        let deviations: [Double]
    }

    /// Holds each report against the rest. What the searches may cost is shared out evenly, and what
    /// one does not need goes to those after it.
    static func run(
        _ tests: [ReportTest], _ options: SimulationOptions, control: SimulationControl
    ) -> [Outcome] {
        var work = work
        defer { control.judge(0, of: 0) }
        return tests.enumerated().map { index, test in
            if control.isCancelled { return .stopped }
            control.judge(index, of: tests.count)
            let share = work / Double(tests.count - index)
            var left = share
            defer { work -= share - max(left, 0) }
            return test.run(options, control: control, work: &left)
        }
    }

    /// Holds the report against the rest.
    ///
    /// - Parameter work: what the search may cost; reduced by what it did.
    private func run(
        _ options: SimulationOptions, control: SimulationControl, work: inout Double
    ) -> Outcome {
        let prepared: WeightedPlan
        var unfound = Outcome.fewRuns
        switch plan.roughlyPrepared(options, control: control, work: &work) {
        case .ready(let plan): prepared = plan
        case .givenUp:
            // Plain runs may still tell enough.
            prepared = plan
            unfound = .givenUp
        case .stopped: return .stopped
        }
        let runs = ReportTest.runs
        let kept = KeptRuns(first: runs, of: prepared, options, control)
        // Arrays live until their last use, and a pointer into one is none.
        defer { withExtendedLifetime(kept) {} }
        guard kept.count == runs else { return .stopped }
        return finding(
            kept.columns, logWeights: kept.columns[prepared.weightOutput].base, runs: runs
        )
        .map { .found($0) } ?? unfound
    }

    private func finding(
        _ columns: [NumberColumn], logWeights: UnsafeMutablePointer<Double>, runs: Int
    ) -> Finding? {
        var highest = -Double.infinity
        for run in 0..<runs where logWeights[run] > highest { highest = logWeights[run] }
        guard highest > -.infinity else { return nil }
        var sums = (weight: 0.0, squared: 0.0, right: 0.0, wrong: 0.0, below: 0.0)
        var quantities = [(weight: Double, sum: Double)](repeating: (0, 0), count: quantityCount)
        let right = columns[quantityCount].base
        let wrong = columns[quantityCount + 1].base
        let below = columns[quantityCount + 2].base
        for run in 0..<runs {
            let weight = VectorMath.expOfNegligible(logWeights[run] - highest)
            // A run in which the report speaks of nothing says nothing about it.
            guard weight > 1e-200, !right[run].isNaN else { continue }
            sums.weight += weight
            sums.squared += weight * weight
            sums.right += weight * VectorMath.exp(right[run])
            sums.wrong += weight * VectorMath.exp(wrong[run])
            sums.below += weight * below[run]
            for output in 0..<quantityCount where columns[output].base[run].isFinite {
                quantities[output].weight += weight
                quantities[output].sum += weight * columns[output].base[run]
            }
        }
        let means = quantities.map { $0.sum / $0.weight }
        var squares = [Double](repeating: 0, count: quantityCount)
        for run in 0..<runs {
            let weight = VectorMath.expOfNegligible(logWeights[run] - highest)
            guard weight > 1e-200, !right[run].isNaN else { continue }
            for output in 0..<quantityCount where columns[output].base[run].isFinite {
                let distance = columns[output].base[run] - means[output]
                squares[output] += weight * distance * distance
            }
        }
        guard sums.weight > 0,
            sums.weight * (sums.weight / sums.squared) >= ReportTest.leastEffectiveRuns
        else { return nil }
        return Finding(
            percentile: min(max(sums.below / sums.weight, 0), 1), right: sums.right / sums.weight,
            bayesFactor: sums.right / sums.wrong, means: means,
            deviations: zip(squares, quantities).map { ($0 / $1.weight).squareRoot() })
    }
}

extension Lowering {
    /// The probability of a report below the one that was made, given the value; for a bound, that of
    /// its truth.
    mutating func probabilityBelow(
        _ statement: ReportLikelihood.Statement, _ report: ReportNodes
    ) -> NodeID {
        switch statement {
        case .near(let centre, let sd):
            let z = standardised(report.value, centre, sd)
            let logarithm = graph.node(
                .unary(.logNormalCDF, graph.node(.unary(.negate, z))))
            return graph.node(.unary(.exp, logarithm))
        case .within(let low, let high):
            // The report's middle is as likely anywhere within its half width of the value.
            let share = times(
                graph.node(.binary(.subtract, graph.constant(high), report.value)),
                1 / (high - low))
            let raised = graph.node(.binary(.maximum, share, graph.constant(0)))
            return graph.node(.binary(.minimum, raised, graph.constant(1)))
        case .atLeast, .atMost:
            return graph.node(.unary(.exp, report.right))
        case .exactly(let x): return probabilityBelow(exactly: x, report.value)
        case .share(let count, let total):
            return probabilityBelow(count, of: total, report)
        case .count(let count): return probabilityBelow(count: count, report)
        }
    }
}
