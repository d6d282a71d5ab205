import RandomStreams
import Statistics

/// The first runs of a weighted simulation, kept whole: they show where each quantity's values lie.
///
/// There are as many as it takes for them to be worth some unweighted ones, within bounds of time and
/// memory. A long simulation has more: narrower brackets need fewer bins, which stay in nearer caches.
///
/// Where none of them has a weight, all runs are searched for those that have one (`RareRuns`).
struct WeightedPilot {
    let columns: [NumberColumn]
    /// The runs that were done.
    let runs: Int
    /// How many of them are kept: all, or the rare ones that have a weight.
    let kept: Int
    let scale: WeightScale
    /// The runs' weights on the scale.
    let weights: NumberColumn
    /// How many of the runs have a weight.
    let weightedRuns: Int

    static let runs = 4 * WorkQueue.stretch
    private static func wantedEffectiveRuns(of runs: Int) -> Double {
        runs < 4_000_000 ? 16_384 : 65_536
    }
    private static let mostStretches = 64
    private static let bytes = 256 << 20

    /// Runs the pilot; nil where it was stopped before any run was done.
    ///
    /// - Throws: where no run has a weight.
    init?(
        _ plan: WeightedPlan, options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) {
        let outputs = plan.weightOutput + 1
        let affordable = WeightedPilot.bytes / 8 / outputs / WorkQueue.stretch
        let most = min(
            options.runs,
            max(1, min(WeightedPilot.mostStretches, affordable)) * WorkQueue.stretch)
        // Memory that is never touched costs nothing.
        let columns = (0..<outputs).map { _ in NumberColumn(uninitialized: most) }
        let seed = options.seed
        var done = 0
        var found: (scale: WeightScale, weights: NumberColumn, sums: WeightSums)?
        var wanted = min(most, WeightedPilot.runs)
        while true {
            let queue = WorkQueue(from: done, to: wanted, control: control)
            queue.run(threads: options.threads) { _ in
                plan.makeRunner(seed: seed)
            } work: { runner, range in
                var sink = CollectingSink(columns: columns.map(\.base), origin: 0)
                runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
            }
            done = queue.handedOut
            guard done > 0 else { return nil }
            found = WeightedPilot.weights(columns[plan.weightOutput], runs: done, seed: seed)
            let effective = found?.sums.effectiveCount ?? 0
            guard !control.isCancelled, done < most,
                effective < WeightedPilot.wantedEffectiveRuns(of: options.runs)
            else { break }
            wanted = min(most, 4 * done)
        }
        guard let found else {
            try self.init(rareRunsOf: plan, options: options, control: control)
            return
        }
        self.init(
            columns: columns, runs: done, kept: done, scale: found.scale, weights: found.weights)
    }

    /// Keeps rare runs; nil where it was stopped.
    private init?(
        rareRunsOf plan: WeightedPlan, options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) {
        control.restart()
        let rare = RareRuns(plan, options: options, control: control)
        if control.isCancelled { return nil }
        guard let rare,
            let found = WeightedPilot.weights(
                rare.columns[plan.weightOutput], runs: rare.count, seed: options.seed)
        else { throw plan.noFit(options, control: control) }
        self.init(
            columns: rare.columns, runs: rare.runs, kept: rare.count, scale: found.0,
            weights: found.1)
    }

    private init(
        columns: [NumberColumn], runs: Int, kept: Int, scale: WeightScale, weights: NumberColumn
    ) {
        self.columns = columns
        self.runs = runs
        self.kept = kept
        self.scale = scale
        self.weights = weights
        weightedRuns = (0..<kept).count { weights.base[$0] > 0 }
    }

    private static func weights(
        _ logWeights: NumberColumn, runs: Int, seed: UInt64
    ) -> (WeightScale, NumberColumn, WeightSums)? {
        let column = UnsafeBufferPointer(start: logWeights.base, count: runs)
        guard let scale = WeightScale(logWeights: column) else { return nil }
        let padded = (runs + UniformStream.stride - 1) / UniformStream.stride * UniformStream.stride
        let weights = NumberColumn(uninitialized: runs)
        let uniforms = NumberColumn(uninitialized: padded)
        WeightScale.roundingStream(seed: seed).fill(uniforms.base, firstRun: 0, count: runs)
        var sums = WeightSums()
        sums.unjudged = scale.convert(
            logWeights.base, uniforms: uniforms.base, count: runs, weights: weights.base)
        sums.add(weights.base, count: runs)
        return (scale, weights, sums)
    }

    /// The logarithm of the weight that somewhat more of `count` runs will exceed than make the tail
    /// of their weights.
    func tailThreshold(count: Int) -> Double {
        let sorted = RadixSort.sortedFinite(
            UnsafeBufferPointer(start: columns[columns.count - 1].base, count: kept))
        let share = 1.5 * Double(ParetoTail.size(count: count)) / Double(count)
        let rank = Int(share * Double(runs))
        guard !sorted.isEmpty else { return .infinity }
        return sorted[max(0, sorted.count - 1 - rank)]
    }

    /// The values of each of the first outputs, sorted, with their weights.
    func samples(_ count: Int, threads: Int) -> [WeightedSample] {
        let slots = WorkerSlots<WeightedSample>(count: count)
        performConcurrently(count, threads: threads) { output in
            slots[output] = WeightedSample(
                values: UnsafeBufferPointer(start: columns[output].base, count: kept),
                weights: UnsafeBufferPointer(start: weights.base, count: kept))
        }
        return slots.values
    }
}
