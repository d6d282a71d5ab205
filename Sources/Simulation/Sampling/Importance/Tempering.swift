import Arithmetic
import RandomStreams
import Statistics

/// Finds a proposal from which runs that fit the reports are drawn often.
///
/// Adaptive importance sampling by way of tempered likelihoods (population Monte Carlo: Cappé, Douc,
/// Guillin, Marin and Robert, Statistics and Computing 18, 2008, doi:10.1007/s11222-008-9059-x; the
/// choice of temperatures: Jasra, Stephens, Doucet and Tsagaris, Scandinavian Journal of Statistics
/// 38, 2011). The likelihood to the power β rises from β = 0, the prior, to β = 1. At each stage runs are drawn
/// from the present proposal, β is raised until the weights of the runs are worth only as many as a fit
/// needs, and a mixture of normal laws is fitted to the runs so weighted. Where a fit is poor, the
/// next has twice as many components.
///
/// Hard bounds have no power that softens them; on the way they are replaced by a steep normal
/// slope, and taken as they are at the end.
struct Tempering {
    let plan: WeightedPlan
    let threads: Int
    let seed: UInt64
    let control: SimulationControl
    /// Whether a rough proposal will do: for two digits of a few figures.
    let isRough: Bool
    /// What the search may still cost, roughly in nanoseconds of one thread: counted from what is to be
    /// done, so that where it ends does not depend on the machine.
    private(set) var work: Double

    /// The runs of a stage.
    static let runs = 4 * WorkQueue.stretch
    /// Points that a mixture is fitted to.
    private static let points = 8192
    private static let mostStages = 60
    private static let mostComponents = 32
    private var mostComponents: Int {
        isRough ? Tempering.fewComponents : Tempering.mostComponents
    }
    /// A proposal whose draws are worth this much is good enough.
    private static let goodShare = 0.5
    private static let roughShare = 0.03
    /// Weights with a tail of a shape above this may hide some that decide everything.
    private static let goodShape = 0.3
    /// The most components of a rough proposal, and the fewest of another for more than one input.
    private static let fewComponents = 8
    /// The share of its own target's effective runs below which a fit is poor.
    private static let poorShare = 0.35

    init(
        plan: WeightedPlan, threads: Int, seed: UInt64, control: SimulationControl,
        isRough: Bool = false, work: Double = .infinity
    ) {
        self.plan = plan
        self.threads = threads
        self.seed = seed
        self.control = control
        self.isRough = isRough
        self.work = work
    }

    /// What the runs of a stage came to.
    struct Stage {
        /// The normal scores, dimension by dimension.
        let scores: [NumberColumn]
        let ratios: NumberColumn
        /// The logarithms of the likelihood, exact and softened.
        let exact: NumberColumn
        let soft: NumberColumn
        let runs: Int

        /// The effective share of the runs under the softened likelihood to a power.
        ///
        /// - Parameter step: every how manieth run is looked at.
        func share(power: Double, step: Int = 1) -> Double {
            share(step) { power * soft.base[$0] + ratios.base[$0] }
        }

        /// The effective share of the runs under the exact likelihood.
        var exactShare: Double { share(1) { exact.base[$0] + ratios.base[$0] } }

        @inline(__always)
        private func share(_ step: Int, _ logWeight: (Int) -> Double) -> Double {
            var highest = -Double.infinity
            for run in stride(from: 0, to: runs, by: step) {
                highest = max(highest, number(logWeight(run)))
            }
            guard highest > -.infinity else { return 0 }
            var sum = 0.0
            var squares = 0.0
            for run in stride(from: 0, to: runs, by: step) {
                let weight = VectorMath.expOfNegligible(number(logWeight(run)) - highest)
                sum += weight
                squares += weight * weight
            }
            return sum * (sum / squares) * Double(step) / Double(runs)
        }

        /// The logarithm of the weight that a run has in the fit of a mixture: its likelihood and
        /// prior to a power below 1, over the density that it was drawn from.
        ///
        /// Mixtures are fitted to a flatter law than the one that is wanted. Where the reports leave a
        /// thin, bent ridge, its ends would otherwise have no component near them, and the few runs
        /// there a large weight.
        func flattened(run: Int, logLikelihood: Double) -> Double {
            let flatness = 1 + 1 / Double(scores.count).squareRoot()
            var square = 0.0
            for column in scores { square += column.base[run] * column.base[run] }
            return logLikelihood / flatness + ratios.base[run]
                + 0.5 * (1 - 1 / flatness) * square
        }

        /// The shape of the tail of the exact weights.
        var tailShape: Double? {
            let logWeights = (0..<runs).map { number(exact.base[$0] + ratios.base[$0]) }
            return ParetoTail.shape(largest: logWeights, count: runs)
        }

        /// Of equal shares of the weight, a run each, in the order of the runs: row by row.
        func resampled(_ count: Int, _ logWeight: (Int) -> Double) -> [Double] {
            var highest = -Double.infinity
            for run in 0..<runs { highest = max(highest, number(logWeight(run))) }
            guard highest > -.infinity else { return [] }
            var weights = [Double](repeating: 0, count: runs)
            var total = 0.0
            for run in 0..<runs {
                weights[run] = VectorMath.expOfNegligible(number(logWeight(run)) - highest)
                total += weights[run]
            }
            var rows: [Double] = []
            rows.reserveCapacity(count * scores.count)
            var upTo = 0.0
            var next = 0.5
            for run in 0..<runs {
                upTo += weights[run]
                while next < upTo / total * Double(count) {
                    for column in scores { rows.append(column.base[run]) }
                    next += 1
                }
            }
            return rows
        }

        private func number(_ x: Double) -> Double { x.isNaN ? -.infinity : x }
    }

    /// What was found.
    enum Outcome {
        /// Plain runs are worth enough.
        case prior
        /// A proposal, with the share of its runs that they are worth.
        case adapted(Proposal, share: Double)
        /// No run of any stage fits all reports.
        case nothingFits
        /// The search would have cost more than it may.
        case givenUp
        /// Stopped from outside.
        case stopped
    }

    /// - Parameter threshold: the share of plain runs that they must be worth to do without a
    ///   proposal.
    mutating func run(threshold: Double) -> Outcome {
        guard var proposal = plan.priorProposal else { return .prior }
        work -= cost(components: 0, inputs: proposal.inputs.count)
        guard let first = stage(proposal, number: 0) else { return .stopped }
        let plain = first.exactShare
        if plain >= threshold || proposal.inputs.isEmpty { return .prior }
        var stage = first
        var best: (proposal: Proposal, share: Double)?
        var power = 0.0
        var components = 1
        var isLast = false
        for number in 1...Tempering.mostStages {
            if isLast {
                let share = stage.exactShare
                let isHeavy = stage.tailShape.map { $0 > Tempering.goodShape } ?? false
                // A heavy tail counts as half of what the runs seem to be worth.
                let merit = isHeavy ? share / 2 : share
                if merit > (best?.share ?? 0) { best = (proposal, merit) }
                if share >= Tempering.goodShare, !isHeavy { break }
                if isRough, share >= Tempering.roughShare { break }
                // Some further fits with more components each; then this is as good as it gets.
                if components > Tempering.mostComponents { break }
            }
            let before = stage.share(power: power)
            components = self.components(
                after: components, isPoor: before < Tempering.poorShare, isLast: isLast,
                inputs: proposal.inputs.count)
            let used = min(
                components, mostComponents, max(1, Tempering.points / (64 * proposal.inputs.count)))
            let isExact = isLast && stage.exactShare * Double(stage.runs) > 500
            if !isExact {
                power = nextPower(stage, from: power, before: before, components: used)
            }
            let rows = stage.resampled(Tempering.points) { run in
                stage.flattened(
                    run: run,
                    logLikelihood: isExact
                        ? stage.exact.base[run] : power * stage.soft.base[run])
            }
            work -= cost(components: used, inputs: proposal.inputs.count)
            if work < 0 {
                // What was found so far may do.
                guard let best, best.share > plain else { return .givenUp }
                return .adapted(best.proposal, share: best.share)
            }
            guard let fit = MixtureFit(rows: rows, dimension: proposal.inputs.count) else { break }
            proposal = proposal.with(
                fit.mixture(components: used).defended(by: fit.whole))
            if power == 1 { isLast = true }
            guard let next = self.stage(proposal, number: number) else { return .stopped }
            stage = next
        }
        guard let best, best.share > 0 else { return plain > 0 ? .prior : .nothingFits }
        return best.share > plain ? .adapted(best.proposal, share: best.share) : .prior
    }

    /// How many components the next fit may have: twice as many where the last one was poor, and where
    /// the whole likelihood is to be met more closely.
    private func components(
        after components: Int, isPoor: Bool, isLast: Bool, inputs: Int
    ) -> Int {
        var next = components
        if isPoor || isLast { next = min(2 * next, 2 * Tempering.mostComponents) }
        if !isLast { next = min(next, mostComponents) }
        if isLast, !isRough, inputs > 1 { next = max(next, Tempering.fewComponents) }
        return next
    }

    /// The power of the likelihood at which the weights are worth as many runs as a fit needs.
    private func nextPower(
        _ stage: Stage, from power: Double, before: Double, components: Int
    ) -> Double {
        let needed = 120 * Double(stage.scores.count * components) / Double(stage.runs)
        let wanted = min(0.5 * before, max(0.03, min(needed, 0.3)))
        // An eighth of the runs tells well enough where a power is too high.
        if stage.share(power: 1, step: 8) >= wanted { return 1 }
        // Where even the present power leaves next to nothing, the fit is what has to improve.
        guard before > 0.01 else { return power }
        var low = power > 0 ? VectorMath.log(power) : -46.0
        var high = 0.0
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if stage.share(power: VectorMath.exp(middle), step: 8) >= wanted {
                low = middle
            } else {
                high = middle
            }
        }
        return VectorMath.exp(low)
    }

    /// What a fit and the stage drawn from it cost; without components, a stage drawn from the prior.
    private func cost(components: Int, inputs: Int) -> Double {
        let square = Double(inputs * (inputs + 1)) / 2
        let fitting = Double(Tempering.points * components * MixtureFit.steps) * 2 * square
        // Each component stands twice in the defended mixture, beside two wide ones.
        let drawing = Double(2 * components + 2) * (square + 8 * Double(inputs)) / 2
        // Twice what the tape takes: the inputs are made of scores here, one by one.
        return fitting + Double(Tempering.runs) * (drawing + 2 * plan.stage.costPerRun)
    }

    /// Draws the runs of a stage; nil where it was stopped.
    private func stage(_ proposal: Proposal, number: Int) -> Stage? {
        let runs = Tempering.runs
        func column() -> NumberColumn { NumberColumn(count: runs) }
        let stage = Stage(
            scores: proposal.inputs.map { _ in column() }, ratios: column(), exact: column(),
            soft: column(), runs: runs)
        let plan = plan
        // A seed of their own, so that a proposal is not fitted to the runs that are drawn from it.
        let seed = seed ^ (0xA076_1D64_78BD_642F &+ UInt64(number) &* 0xE703_7ED1_A0B4_28DB)
        let queue = WorkQueue(from: 0, to: runs, control: control)
        queue.run(threads: threads) { _ in
            let block = ProposalBlock(proposal, sources: plan.stage.sources, seed: seed)
            return (BlockRunner(plan.stage, seed: seed, proposal: block), block)
        } work: { worker, range in
            var sink = StageSink(stage: stage, block: worker.1)
            worker.0.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        }
        return queue.handedOut == runs ? stage : nil
    }
}

/// Keeps the likelihoods of a stage's runs, and the proposal's draws behind them.
private struct StageSink: BlockSink {
    let stage: Tempering.Stage
    let block: ProposalBlock

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        guard output == 0 else {
            (stage.soft.base + firstRun).update(from: values, count: count)
            return
        }
        (stage.exact.base + firstRun).update(from: values, count: count)
        (stage.ratios.base + firstRun).update(from: block.ratios.base, count: count)
        for (column, scores) in zip(stage.scores, block.scores) {
            (column.base + firstRun).update(from: scores.base, count: count)
        }
    }
}
