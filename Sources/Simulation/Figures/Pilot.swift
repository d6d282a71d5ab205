import Statistics

/// The first runs of a simulation, kept whole: they show where each quantity's values lie.
///
/// There are as many as it takes for them to be worth some unweighted ones, within bounds of time and
/// memory. A long simulation has more: narrower brackets need fewer bins, which stay in nearer caches.
///
/// Where none of them has a weight, all runs are searched for those that have one.
struct Pilot<P: RunPlan> {
    /// The runs that are kept: all, or the rare ones that have a weight.
    let kept: KeptRuns
    let weights: PilotWeights<P.Scale>

    /// The memory over all outputs.
    private static var bytes: Int { 256 << 20 }

    init(kept: KeptRuns, weights: PilotWeights<P.Scale>) {
        self.kept = kept
        self.weights = weights
    }

    /// Runs the pilot; nil where it was stopped before any run was done.
    ///
    /// - Throws: where no run has a weight.
    init?(
        _ plan: P, options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) {
        let size = P.pilotSize(of: options.runs)
        let affordable = Pilot.bytes / 8 / max(1, plan.columnCount) / WorkQueue.stretch
        let most = min(options.runs, max(1, min(size.most, affordable)) * WorkQueue.stretch)
        var kept = KeptRuns(columns: plan.columnCount, capacity: most)
        var weights: PilotWeights<P.Scale>?
        var wanted = min(most, size.first * WorkQueue.stretch)
        while true {
            kept.extend(to: wanted, of: plan, options, control)
            guard kept.count > 0 else { return nil }
            weights = plan.weights(of: kept, seed: options.seed)
            guard !control.isCancelled, kept.count < most,
                weights?.effectiveCount ?? 0 < size.worth
            else { break }
            wanted = min(most, 4 * kept.count)
        }
        if let weights {
            self.init(kept: kept, weights: weights)
        } else {
            guard let rare = try plan.rarePilot(options, control: control) else { return nil }
            self = rare
        }
    }

    /// The values of an output, and their weights.
    func sample(_ output: Int, first: Int = .max, weights: NumberColumn? = nil) -> SortedSample {
        SortedSample(
            UnsafeBufferPointer(start: kept.columns[output].base, count: min(first, kept.count)),
            weights: (weights ?? self.weights.column).map {
                UnsafeBufferPointer(start: $0.base, count: min(first, kept.count))
            })
    }

    /// The values of each of the first outputs.
    func samples(_ count: Int, threads: Int) -> [SortedSample] {
        let slots = WorkerSlots<SortedSample>(count: count)
        performConcurrently(count, threads: threads) { slots[$0] = sample($0) }
        return slots.values
    }
}

/// The weights of a pilot's runs.
struct PilotWeights<Scale: Sendable>: Sendable {
    let scale: Scale
    /// On the scale; nil where each run counts once.
    let column: NumberColumn?
    /// How many of the runs have a weight.
    let weightedRuns: Int
    let effectiveCount: Double
}
