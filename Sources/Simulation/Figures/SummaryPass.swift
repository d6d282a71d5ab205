import Statistics

/// One simulation from its first run to its last.
///
/// A pilot of the first runs shows where each quantity's values lie; bins are laid accordingly, and
/// all runs are counted into them. Where a bin turns out to hold too much for a quantile to be told
/// finely enough, the runs are generated once more into finer bins: draws are functions of the run's
/// index, so nothing needs to have been kept. Few runs are kept whole and sorted instead.
struct SummaryPass<P: RunPlan> {
    private let plan: P
    private let outputs: AnswerOutputs
    private let options: SimulationOptions
    private let control: SimulationControl

    private var quantityCount: Int { outputs.first }

    /// The runs that say about which value moments are summed.
    private static var startingRuns: Int { 4096 }
    /// The sizes of the samples that bins are laid by where values have weights.
    private static var layoutSample: ClosedRange<Double> { 4096...65_536 }
    /// The recounts for which bins are divided into equal parts. What is left after them spans powers of
    /// ten.
    private static var equalRounds: Int { 2 }

    /// - Parameter outputs: what the plan's outputs are, besides alternatives.
    init(
        _ plan: P, outputs: AnswerOutputs, options: SimulationOptions, control: SimulationControl
    ) {
        self.plan = plan
        self.outputs = outputs
        self.options = options
        self.control = control
    }

    func run() throws(SimulationError) -> RunSummary<P.W> {
        // The pilot's memory is given back before the other runs are done.
        var (summary, rest) = try pilotSummary()
        if let rest { count(rest.layouts, scale: rest.scale, into: &summary) }
        guard summary.runs > 0 else { throw SimulationError.stopped }
        return summary
    }

    // MARK: Pilot

    /// What the pilot says: all there is to say where it is all runs; else bins for them.
    private func pilotSummary() throws(SimulationError) -> (
        RunSummary<P.W>, rest: (layouts: [BinLayout], scale: P.Scale)?
    ) {
        guard let pilot = try Pilot(plan, options: options, control: control) else {
            throw SimulationError.stopped
        }
        // Its samples are made by pointers into it.
        defer { withExtendedLifetime(pilot) {} }
        let samples = pilot.samples(quantityCount, threads: options.threads)
        var summary = RunSummary<P.W>(
            tally: RunTally(
                outputs: (0..<plan.outputCount).map { output in
                    OutputTally(
                        moments: output < quantityCount
                            ? startingMoments(output, samples[output], pilot) : Moments())
                }),
            efficiencies: samples.map { RankEfficiency($0) },
            alternatives: (outputs.end..<plan.firstProbability).map {
                pilot.summaries(
                    where: $0, quantities: quantityCount, level: options.levels.first ?? 0.9)
            })
        let kept = pilot.kept
        if kept.count == options.runs || control.isCancelled && kept.count == kept.runs {
            summarise(pilot, in: &summary.tally)
            summary.runs = kept.count
            summary.distributions = samples.map { BinnedDistribution($0) }
            return (summary, nil)
        }
        let layouts = samples.map { layout(for: $0, of: pilot) }
        return (summary, (layouts, plan.scale(for: options.runs, after: pilot)))
    }

    private func startingMoments(
        _ output: Int, _ sample: SortedSample, _ pilot: Pilot<P>
    ) -> Moments<P.W> {
        // Always of the same first runs, so that sums do not depend on how many were asked for.
        let values =
            sample.weights == nil
            ? pilot.sample(output, first: SummaryPass.startingRuns).values
            : sample.unweighted(count: 64)
        guard !values.isEmpty else { return Moments() }
        // Median and interquartile range: within reach of the mean and sd, and finite whatever the
        // tails are.
        let middle = values[values.count / 2]
        let spread = values[values.count * 3 / 4] - values[values.count / 4]
        return Moments(shift: middle, spread: spread > 0 ? spread : abs(middle))
    }

    /// Tallies runs that were kept.
    private func summarise(_ pilot: Pilot<P>, in tally: inout RunTally<P.W>) {
        var sink = SummarySink(
            counters: Array(repeating: nil, count: quantityCount),
            firstProbability: plan.firstProbability, tally: tally,
            weigher: plan.makeWeigher(pilot.weights.scale, seed: options.seed))
        let count = pilot.kept.count
        for start in stride(from: 0, to: count, by: BlockRunner.blockSize) {
            // The weight, the last in number, comes first.
            for (output, column) in pilot.kept.columns.enumerated().reversed() {
                sink.receive(
                    output: output, values: column.base + start, firstRun: start,
                    count: min(BlockRunner.blockSize, count - start))
            }
        }
        tally = sink.tally
    }

    /// The bins of a quantity. With many quantities each has fewer, so that they fit into memory
    /// together; more often then the runs are generated again for finer ones.
    private func layout(for sample: SortedSample, of pilot: Pilot<P>) -> BinLayout {
        let share = max(1, Double(quantityCount) / P.quantitiesWithFineBins)
        let sizes = SummaryPass.layoutSample
        let size = min(sizes.upperBound, max(sizes.lowerBound, sample.effectiveCount))
        let values = sample.unweighted(count: Int(size))
        // Of the runs to come as many have a value as of the pilot's; and weights fill bins as unevenly
        // as fewer values without weights do.
        let effectiveRuns =
            sample.effectiveCount * Double(options.runs) / Double(pilot.kept.runs)
        return BinLayout(
            sortedSample: values.isEmpty ? [0] : values, probabilities: options.probabilities,
            fineMass: BinLayout.fineMass(values: Int(effectiveRuns)) * share,
            leastMass: BinLayout.leastMass(
                sampled: pilot.weights.weightedRuns, withValue: sample.values.count) * share,
            mostBins: BinLayout.mostBins(quantities: quantityCount), reach: sample.reach,
            mostWholeNumbers: BinLayout.mostWholeNumbers(quantities: quantityCount))
    }

    // MARK: Counting

    /// Does all runs, tallying them and counting them into bins; then, again, into finer bins where
    /// some hold too much.
    private func count(
        _ layouts: [BinLayout], scale: P.Scale, into summary: inout RunSummary<P.W>
    ) {
        let counted = pass(layouts, scale: scale, to: options.runs, tally: &summary.tally)
        summary.runs = counted.runs
        summary.distributions = layouts.indices.map { output in
            BinnedDistribution(
                edges: layouts[output].edges, sums: counted.sums[output],
                effectiveCount: summary.tally.outputs[output].moments.effectiveCount)
        }
        refine(layouts, scale: scale, in: &summary)
        for output in layouts.indices {
            let moments = summary.tally.outputs[output].moments
            summary.distributions[output] = summary.distributions[output].trimmed(
                minimum: moments.minimum, maximum: moments.maximum)
        }
    }

    /// Generates the runs again for quantities with bins that hold too much for a wanted quantile, until
    /// none does.
    private func refine(
        _ layouts: [BinLayout], scale: P.Scale, in summary: inout RunSummary<P.W>
    ) {
        var layouts = layouts
        for round in 0..<P.mostRecounts {
            let finer = layouts.indices.map { output -> BinLayout? in
                let pieces = summary.distributions[output].refinements(for: options.probabilities)
                let moments = summary.tally.outputs[output].moments
                guard !pieces.isEmpty else { return nil }
                return layouts[output].refined(
                    pieces, minimum: moments.minimum, maximum: moments.maximum,
                    byRatio: round >= SummaryPass.equalRounds,
                    mostBins: BinLayout.mostBins(quantities: layouts.count))
            }
            guard finer.contains(where: { $0 != nil }) else { return }
            var none = RunTally<P.W>(outputs: [])
            let counted = pass(finer, scale: scale, to: summary.runs, tally: &none)
            guard counted.runs == summary.runs else {
                summary.isRefined = false
                return
            }
            for (output, layout) in finer.enumerated() {
                guard let layout else { continue }
                layouts[output] = layout
                summary.distributions[output] = BinnedDistribution(
                    edges: layout.edges, sums: counted.sums[output],
                    effectiveCount: summary.distributions[output].effectiveCount)
            }
        }
    }

    /// What a thread keeps while it counts.
    private final class Worker {
        let runner: BlockRunner
        let weigher: P.Weigher
        let counters: [BinCounter?]

        init(_ plan: P, scale: P.Scale, seed: UInt64, layouts: [BinLayout?]) {
            runner = plan.makeRunner(seed: seed)
            weigher = plan.makeWeigher(scale, seed: seed)
            counters = layouts.map { $0.map { BinCounter($0) } }
        }
    }

    /// One pass over the runs below `end`; none where the simulation was stopped before.
    ///
    /// - Parameter tally: takes all runs; one without outputs takes nothing.
    /// - Returns: the runs that were done, and what each bin of each layout holds.
    private func pass(
        _ layouts: [BinLayout?], scale: P.Scale, to end: Int, tally: inout RunTally<P.W>
    ) -> (runs: Int, sums: [[UInt128]]) {
        var sums = layouts.map { [UInt128](repeating: 0, count: $0?.count ?? 0) }
        let empty = tally.emptied
        let (plan, seed) = (plan, options.seed)
        let runs = Waves(threads: options.threads, control: control).run(to: end) {
            Worker(plan, scale: scale, seed: seed, layouts: layouts)
        } work: { worker, range in
            var sink = SummarySink(
                counters: worker.counters, firstProbability: plan.firstProbability, tally: empty,
                weigher: worker.weigher)
            worker.runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
            return sink.tally
        } merge: {
            tally.merge($0)
        } drain: { worker in
            for output in sums.indices {
                worker.counters[output]?.drain(into: &sums[output])
            }
        }
        return (runs, sums)
    }
}
