import RandomStreams

/// Finds a proposal from which runs that fit the reports are drawn often.
///
/// Adaptive importance sampling by way of tempered likelihoods (population Monte Carlo: Cappé, Douc,
/// Guillin, Marin and Robert, Statistics and Computing 18, 2008, doi:10.1007/s11222-008-9059-x; the
/// choice of temperatures: Jasra, Stephens, Doucet and Tsagaris, Scandinavian Journal of Statistics
/// 38, 2011). The likelihood to the power β rises from β = 0, the prior, to β = 1. At each stage runs are drawn
/// from the present proposal, β is raised until the weights of the runs are worth half of what they
/// were, and a mixture of normal laws is fitted to the runs so weighted. Where a fit is poor, the
/// next has twice as many components.
///
/// Hard bounds have no power that softens them; on the way they are replaced by a steep normal
/// slope, and taken as they are at the end.
struct Tempering {
    let plan: WeightedPlan
    let threads: Int
    let seed: UInt64
    let control: SimulationControl

    /// The runs of a stage.
    static let runs = 4 * WorkQueue.stretch
    /// Points that a mixture is fitted to.
    private static let points = 8192
    private static let mostStages = 60
    private static let mostComponents = 64
    /// A proposal whose draws are worth this much is good enough.
    private static let goodShare = 0.5
    /// The share of its own target's effective runs below which a fit is poor.
    private static let poorShare = 0.35

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
        func share(power: Double) -> Double {
            share { power * soft.base[$0] + ratios.base[$0] }
        }

        /// The effective share of the runs under the exact likelihood.
        var exactShare: Double { share { exact.base[$0] + ratios.base[$0] } }

        private func share(_ logWeight: (Int) -> Double) -> Double {
            var highest = -Double.infinity
            for run in 0..<runs { highest = max(highest, number(logWeight(run))) }
            guard highest > -.infinity else { return 0 }
            var sum = 0.0
            var squares = 0.0
            for run in 0..<runs {
                let weight = VectorMath.expOfNegligible(number(logWeight(run)) - highest)
                sum += weight
                squares += weight * weight
            }
            return sum * (sum / squares) / Double(runs)
        }

        /// The logarithm of the density of a wider prior over the prior's.
        ///
        /// Mixtures are fitted to what the reports would leave of a wider prior. Where they leave a
        /// thin, long ridge, its ends would otherwise have no component near them, and the few runs
        /// there a large weight.
        func widening(run: Int) -> Double {
            let spread = 1 + 0.6 / Double(scores.count).squareRoot()
            var square = 0.0
            for column in scores { square += column.base[run] * column.base[run] }
            return 0.5 * (1 - 1 / (spread * spread)) * square
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
        /// Stopped from outside.
        case stopped
    }

    /// - Parameter threshold: the share of plain runs that they must be worth to do without a
    ///   proposal.
    func run(threshold: Double) -> Outcome {
        guard var proposal = plan.priorProposal else { return .prior }
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
                if share > (best?.share ?? 0) { best = (proposal, share) }
                if share >= Tempering.goodShare { break }
                // Some further fits with more components each; then this is as good as it gets.
                if components > Tempering.mostComponents { break }
            }
            let before = stage.share(power: power)
            if before < Tempering.poorShare || isLast { components *= 2 }
            let used = min(
                components, Tempering.mostComponents,
                max(1, Tempering.points / (64 * proposal.inputs.count)))
            let rows: [Double]
            if isLast, stage.exactShare * Double(stage.runs) > 500 {
                rows = stage.resampled(Tempering.points) {
                    stage.exact.base[$0] + stage.ratios.base[$0] + stage.widening(run: $0)
                }
            } else {
                power = nextPower(stage, from: power, before: before)
                rows = stage.resampled(Tempering.points) {
                    power * stage.soft.base[$0] + stage.ratios.base[$0]
                        + stage.widening(run: $0)
                }
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

    /// The power of the likelihood at which the weights are worth half as much as before.
    private func nextPower(_ stage: Stage, from power: Double, before: Double) -> Double {
        let wanted = max(0.02, min(0.5 * before, 0.3))
        if stage.share(power: 1) >= wanted { return 1 }
        // Where even the present power leaves too little, the fit is what has to improve.
        guard before > wanted else { return power }
        var low = power > 0 ? VectorMath.log(power) : -46.0
        var high = 0.0
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if stage.share(power: VectorMath.exp(middle)) >= wanted {
                low = middle
            } else {
                high = middle
            }
        }
        return VectorMath.exp(low)
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
