import Statistics

/// What the runs of a weighted simulation come to: the figures of every output, and the distribution of
/// each quantity.
struct WeightedCount {
    /// The runs that were done.
    private(set) var runs = 0
    private(set) var sums = WeightSums()
    /// The logarithms of the largest weights among the first `tailRuns` runs.
    private(set) var tail: [Double] = []
    /// One for each output but the weight.
    private(set) var tallies: [WeightedTally]
    /// One for each quantity.
    private(set) var distributions: [BinnedDistribution] = []
    /// Whether no bin is left that holds too much for a quantile to be told.
    private(set) var isRefined = true

    private let plan: WeightedPlan
    private let quantityCount: Int
    private let askedOutputs: Range<Int>
    private let scale: WeightScale
    private let options: SimulationOptions
    private let control: SimulationControl

    /// The runs among which the largest weights are looked for: their tail's shape needs no more.
    static let tailRuns = 1_000_000_000
    /// How often the runs may be generated anew for finer bins; a bin full of one heavy run's weight
    /// stays as it is.
    private static let maximumRecounts = 2

    /// Nothing yet.
    ///
    /// - Parameter tallies: what to tally the outputs with.
    init(
        _ plan: WeightedPlan, tallies: [WeightedTally], quantityCount: Int,
        askedOutputs: Range<Int>, scale: WeightScale, options: SimulationOptions,
        control: SimulationControl
    ) {
        self.askedOutputs = askedOutputs
        self.plan = plan
        self.tallies = tallies
        self.quantityCount = quantityCount
        self.scale = scale
        self.options = options
        self.control = control
    }

    /// Tallies runs that were kept, whose values are `samples` when sorted.
    mutating func count(_ pilot: WeightedPilot, samples: [WeightedSample]) {
        var sink = sink(
            counters: [WeightedBinCounter?](repeating: nil, count: quantityCount),
            tallies: tallies, tailThreshold: -.infinity,
            scratch: WeightedScratch())
        for start in stride(from: 0, to: pilot.runs, by: BlockRunner.blockSize) {
            let size = min(BlockRunner.blockSize, pilot.runs - start)
            // The weight, the last in number, comes first.
            for output in pilot.columns.indices.reversed() {
                sink.receive(
                    output: output, values: pilot.columns[output].base + start, firstRun: start,
                    count: size)
            }
        }
        runs = pilot.runs
        tallies = sink.tallies
        sums = sink.sums
        tail = sink.tail
        distributions = samples.map { BinnedDistribution($0) }
    }

    /// Does all runs, tallying them and counting them into bins; then, again, into finer bins where
    /// some hold too much.
    mutating func count(_ layouts: [BinLayout], tailThreshold: Double) {
        var totals = emptyTotals(layouts)
        runs = pass(
            layouts, tallies: tallies.map(\.emptied), tailThreshold: tailThreshold,
            to: options.runs, totals: &totals)
        distributions = layouts.indices.map { output in
            BinnedDistribution(
                edges: layouts[output].edges, weights: totals[output],
                effectiveCount: tallies[output].moments.effectiveCount)
        }
        refine(layouts)
        for output in distributions.indices {
            let moments = tallies[output].moments
            distributions[output] = distributions[output].trimmed(
                minimum: moments.minimum, maximum: moments.maximum)
        }
    }

    /// Generates the runs again for quantities whose bins are too coarse, until none is.
    private mutating func refine(_ layouts: [BinLayout]) {
        let coarse = distributions
        let refinement = BinRefinement(
            coarse, layouts: layouts,
            extremes: coarse.indices.map {
                (tallies[$0].moments.minimum, tallies[$0].moments.maximum)
            },
            probabilities: options.probabilities, rounds: WeightedCount.maximumRecounts
        ) { finer in
            guard !control.isCancelled else { return nil }
            var totals = emptyTotals(finer)
            let done = pass(
                finer, tallies: [], tailThreshold: .infinity, to: runs, totals: &totals)
            guard done == runs else { return nil }
            return coarse.indices.map { output in
                finer[output].map {
                    BinnedDistribution(
                        edges: $0.edges, weights: totals[output],
                        effectiveCount: coarse[output].effectiveCount)
                }
            }
        }
        distributions = refinement.distributions
        isRefined = refinement.isComplete
    }

    // MARK: Passes

    /// What a thread keeps while it counts.
    private final class Worker {
        let runner: BlockRunner
        let counters: [WeightedBinCounter?]
        let scratch: WeightedScratch

        init(_ plan: WeightedPlan, seed: UInt64, layouts: [BinLayout?]) {
            runner = plan.makeRunner(seed: seed)
            counters = layouts.map { $0.map { WeightedBinCounter($0) } }
            scratch = WeightedScratch()
        }
    }

    private func emptyTotals(_ layouts: [BinLayout?]) -> [[UInt128]] {
        layouts.map { [UInt128](repeating: 0, count: $0?.count ?? 0) }
    }

    private func sink(
        counters: [WeightedBinCounter?], tallies: [WeightedTally], tailThreshold: Double,
        scratch: WeightedScratch
    ) -> WeightedSink {
        WeightedSink(
            quantityCount: quantityCount, weightOutput: plan.weightOutput, scale: scale,
            seed: options.seed, askedOutputs: askedOutputs, counters: counters, tallies: tallies,
            tailThreshold: tailThreshold, scratch: scratch)
    }

    /// One pass over the runs below `end`.
    ///
    /// - Parameters:
    ///   - empty: what to tally a stretch with; none to count alone.
    ///   - totals: the weight in each bin of each layout.
    /// - Returns: the runs that were done.
    private mutating func pass(
        _ layouts: [BinLayout?], tallies empty: [WeightedTally], tailThreshold: Double,
        to end: Int, totals: inout [[UInt128]]
    ) -> Int {
        let shared = self
        return Waves(threads: options.threads, control: control).run(to: end) {
            Worker(shared.plan, seed: shared.options.seed, layouts: layouts)
        } work: { worker, range in
            var sink = shared.sink(
                counters: worker.counters, tallies: empty,
                tailThreshold: range.lowerBound < WeightedCount.tailRuns
                    ? tailThreshold : .infinity,
                scratch: worker.scratch)
            worker.runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
            return (sink.tallies, sink.sums, sink.tail)
        } merge: { partial, weights, largest in
            guard !empty.isEmpty else { return }
            for output in tallies.indices { tallies[output].merge(partial[output]) }
            sums.merge(weights)
            tail += largest
        } drain: { worker in
            for output in totals.indices {
                worker.counters[output]?.drain(into: &totals[output])
            }
        }
    }
}
