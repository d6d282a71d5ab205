import ModelLanguage
import Statistics

/// One simulation from its first run to its figures.
///
/// A pilot of the first runs shows where each quantity's values lie; bins are laid accordingly, and
/// all runs are counted into them. Where a bin turns out to hold too much for a quantile to be told
/// finely enough, the runs are generated once more into finer bins: draws are functions of the run's
/// index, so nothing needs to have been kept. Few runs are kept whole and sorted instead.
struct SummaryPass {
    private let simulator: Simulator
    private let options: SimulationOptions
    private let control: SimulationControl

    private let quantityCount: Int
    private var runs = 0
    private var tallies: [OutputTally] = []
    private var distributions: [BinnedDistribution] = []
    private var causes: [InvalidCause] = []
    private var isRefined = true

    /// The most runs of the pilot: enough for brackets of two percent around a median. A long
    /// simulation has a larger one: narrower brackets need fewer bins, which stay in nearer caches.
    static func pilotRuns(of runs: Int) -> Int {
        (runs < 100_000_000 ? 4 : 16) * WorkQueue.stretch
    }
    /// The runs that say about which value moments are summed.
    private static let startingRuns = 4096
    /// The pilot's memory over all outputs.
    private static let pilotBytes = 256 << 20
    /// How many quantities can have the finest bins.
    private static let quantitiesWithFineBins = 128.0
    /// How often the runs may be generated anew for finer bins; each time divides a bin by up to
    /// 4,096, so this many tell any two numbers apart.
    private static let maximumRecounts = 6

    init(_ simulator: Simulator, options: SimulationOptions, control: SimulationControl) {
        self.simulator = simulator
        self.options = options
        self.control = control
        quantityCount = simulator.model.report.count
    }

    mutating func run() throws(SimulationError) {
        var columns = runPilot()
        guard runs > 0 else {
            throw SimulationError("the simulation was stopped before any run was done")
        }
        var samples = sortedSamples(columns)
        tallies = (0..<simulator.plan.outputCount).map { output in
            OutputTally(moments: startingMoments(output, columns))
        }
        if runs == options.runs || control.isCancelled {
            summarise(columns)
            distributions = samples.map { BinnedDistribution(sortedValues: $0) }
        } else {
            columns = []
            let layouts = samples.map { layout(for: $0) }
            samples = []
            count(layouts: layouts)
        }
        if tallies.contains(where: { $0.invalid > 0 }), !control.isCancelled {
            causes = simulator.invalidCauses(options, runs: runs, control: control)
        }
    }

    // MARK: Pilot

    /// Runs the first runs, keeping every value.
    private mutating func runPilot() -> [NumberColumn] {
        let outputs = simulator.plan.outputCount
        let affordable = SummaryPass.pilotBytes / 8 / max(1, outputs)
        let stretches = max(1, affordable / WorkQueue.stretch)
        let size = min(
            options.runs, SummaryPass.pilotRuns(of: options.runs), stretches * WorkQueue.stretch)
        let columns = (0..<outputs).map { _ in NumberColumn(count: size) }
        let plan = simulator.plan
        let seed = options.seed
        let queue = WorkQueue(from: 0, to: size, control: control)
        queue.run(threads: options.threads) { _ in
            BlockRunner(plan, seed: seed)
        } work: { runner, range in
            var sink = CollectingSink(columns: columns.map(\.base), origin: 0)
            runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        }
        runs = queue.handedOut
        return columns
    }

    /// The finite values of each quantity, sorted.
    private func sortedSamples(_ columns: [NumberColumn]) -> [[Double]] {
        let slots = WorkerSlots<[Double]>(count: quantityCount)
        let count = runs
        performConcurrently(quantityCount, threads: options.threads) { output in
            let column = UnsafeBufferPointer(start: columns[output].base, count: count)
            slots[output] = RadixSort.sortedFinite(column)
        }
        return slots.values
    }

    private func startingMoments(_ output: Int, _ columns: [NumberColumn]) -> Moments {
        guard output < quantityCount else { return Moments() }
        // Always of the same first runs, so that sums do not depend on how many were asked for.
        let sample = RadixSort.sortedFinite(
            UnsafeBufferPointer(
                start: columns[output].base, count: min(runs, SummaryPass.startingRuns)))
        guard !sample.isEmpty else { return Moments() }
        // Median and interquartile range: within reach of the mean and sd, and finite whatever the
        // tails are.
        let middle = sample[sample.count / 2]
        let spread = sample[sample.count * 3 / 4] - sample[sample.count / 4]
        return Moments(shift: middle, spread: spread > 0 ? spread : abs(middle))
    }

    /// Tallies values that were kept.
    private mutating func summarise(_ columns: [NumberColumn]) {
        let scratch = NumberColumn(count: BlockRunner.blockSize)
        defer { withExtendedLifetime(scratch) {} }
        var sink = SummarySink(
            quantityCount: quantityCount,
            counters: Array(repeating: nil, count: quantityCount), tallies: tallies,
            scratch: scratch.base)
        for output in columns.indices {
            for start in stride(from: 0, to: runs, by: BlockRunner.blockSize) {
                sink.receive(
                    output: output, values: columns[output].base + start, firstRun: start,
                    count: min(BlockRunner.blockSize, runs - start))
            }
        }
        tallies = sink.tallies
    }

    // MARK: Counting

    /// The bins of a quantity. With many quantities each has fewer, so that they fit into memory
    /// together; more often then the runs are generated again for finer ones.
    private func layout(for sample: [Double]) -> BinLayout {
        let share = max(1, Double(quantityCount) / SummaryPass.quantitiesWithFineBins)
        // Of the runs to come as many have a value as of the pilot's.
        let values = Double(options.runs) * (Double(sample.count) / Double(runs))
        return BinLayout(
            sortedSample: sample.isEmpty ? [0] : sample, probabilities: options.probabilities,
            fineMass: BinLayout.fineMass(values: Int(values)) * share,
            leastMass: BinLayout.leastMass(sampled: runs, withValue: sample.count) * share,
            mostBins: BinLayout.mostBins(quantities: quantityCount),
            mostWholeNumbers: BinLayout.mostWholeNumbers(quantities: quantityCount))
    }

    /// What a thread keeps while it counts.
    private final class Worker {
        let runner: BlockRunner
        let counters: [BinCounter?]
        let scratch = NumberColumn(count: BlockRunner.blockSize)

        init(_ plan: Plan, seed: UInt64, layouts: [BinLayout?]) {
            runner = BlockRunner(plan, seed: seed)
            counters = layouts.map { $0.map { BinCounter($0) } }
        }

        func drain(into totals: inout [[UInt64]]) {
            for output in totals.indices { counters[output]?.drain(into: &totals[output]) }
        }
    }

    /// Runs all runs, tallying them and counting them into bins.
    private mutating func count(layouts: [BinLayout]) {
        var totals = layouts.map { [UInt64](repeating: 0, count: $0.count) }
        let empty = tallies.map(\.emptied)
        let plan = simulator.plan
        let seed = options.seed
        let quantities = quantityCount
        runs = Waves(threads: options.threads, control: control).run(to: options.runs) {
            Worker(plan, seed: seed, layouts: layouts)
        } work: { worker, range in
            var sink = SummarySink(
                quantityCount: quantities, counters: worker.counters, tallies: empty,
                scratch: worker.scratch.base)
            worker.runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
            return sink.tallies
        } merge: { partial in
            for output in tallies.indices { tallies[output].merge(partial[output]) }
        } drain: { worker in
            worker.drain(into: &totals)
        }
        distributions = zip(layouts, totals).map {
            BinnedDistribution(edges: $0.edges, counts: $1)
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
        let refinement = BinRefinement(
            distributions, layouts: layouts,
            extremes: distributions.indices.map {
                (tallies[$0].moments.minimum, tallies[$0].moments.maximum)
            },
            probabilities: options.probabilities, rounds: SummaryPass.maximumRecounts
        ) { finer in
            guard !control.isCancelled, let totals = recounted(finer) else { return nil }
            return zip(finer, totals).map { layout, counts in
                layout.map { BinnedDistribution(edges: $0.edges, counts: counts) }
            }
        }
        distributions = refinement.distributions
        isRefined = refinement.isComplete
    }

    /// One more pass over the runs; nil where it was stopped.
    private func recounted(_ layouts: [BinLayout?]) -> [[UInt64]]? {
        var totals = layouts.map { [UInt64](repeating: 0, count: $0?.count ?? 0) }
        let plan = simulator.plan
        let seed = options.seed
        let done = Waves(threads: options.threads, control: control).run(to: runs) {
            Worker(plan, seed: seed, layouts: layouts)
        } work: { worker, range in
            var sink = RecountSink(counters: worker.counters, scratch: worker.scratch.base)
            worker.runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        } merge: { _ in
        } drain: { worker in
            worker.drain(into: &totals)
        }
        return done == runs ? totals : nil
    }

    // MARK: Figures

    /// The figures of what was run.
    func result(elapsedSeconds: Double) -> SimulationResult {
        let model = simulator.model
        let questions = model.questions.enumerated().map { index, question in
            let tally = tallies[simulator.answers.yes(index)]
            // Where the condition is asked under another, of those runs alone.
            let valid =
                simulator.answers.asked(index).map { tallies[$0].yes } ?? runs - tally.invalid
            let p = valid > 0 ? Double(tally.yes) / Double(valid) : .nan
            return QuestionResult(
                question,
                probability: Estimate(
                    value: p,
                    standardError: MonteCarloError.ofProbability(
                        p, effectiveRuns: Double(valid))),
                askedRuns: valid, invalidRuns: tally.invalid)
        }
        return SimulationResult(
            model: model, seed: options.seed, runs: runs, requestedRuns: options.runs,
            threads: options.threads, elapsedSeconds: elapsedSeconds,
            quantities: (0..<quantityCount).map { quantityResult($0) }, questions: questions,
            invalidCauses: causes, isRefined: isRefined)
    }

    private func quantityResult(_ output: Int) -> QuantityResult {
        let index = simulator.model.report[output]
        let quantity = simulator.model.quantities[index]
        let moments = tallies[output].moments
        let distribution = distributions[output]
        let effectiveRuns = Double(moments.count)
        let sd = moments.standardDeviation
        return QuantityResult(
            quantityIndex: index, name: quantity.name, unit: quantity.unit,
            validRuns: moments.count, invalidRuns: tallies[output].invalid,
            mean: Estimate(
                value: moments.mean,
                standardError: MonteCarloError.ofMean(
                    standardDeviation: sd, effectiveRuns: effectiveRuns)),
            standardDeviation: sd,
            minimum: moments.count > 0 ? moments.minimum : .nan,
            maximum: moments.count > 0 ? moments.maximum : .nan, in: distribution,
            levels: options.levels)
    }
}
