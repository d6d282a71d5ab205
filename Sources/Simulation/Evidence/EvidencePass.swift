import Dispatch
import ModelLanguage
import Statistics

/// One simulation of a model with reports, from its first run to its figures.
///
/// As `SummaryPass`, but each run counts with its weight: a pilot shows where the weight lies, bins are
/// laid there, all runs are counted into them, and bins that hold too much weight are divided.
struct EvidencePass {
    private let simulator: Simulator
    private var weighted: WeightedPlan
    private let options: SimulationOptions
    private let control: SimulationControl

    private let quantityCount: Int
    private var runs = 0
    private var sums = WeightSums()
    /// The logarithms of the largest weights among the first `tailRuns` runs.
    private var tail: [Double] = []
    private var tallies: [WeightedTally] = []
    private var distributions: [BinnedDistribution] = []
    private var efficiencies: [RankEfficiency] = []
    private var causes: [InvalidCause] = []
    private var isRefined = true
    private var findings: [ReportTest.Finding?] = []
    private var prior: [QuantityResult] = []
    /// For each alternative, the quantities where it holds.
    private var summaries: [[AlternativeResult.Summary]] = []

    /// The probability that one bin near a wanted one is made to hold: nearer to the tolerance than
    /// without weights, since sums take more memory than counts.
    private static let fineMass = 7e-6
    /// How many quantities can have the finest bins.
    private static let quantitiesWithFineBins = 64.0
    /// Stretches between two merges of the workers' sums: 2²⁴ runs, what `WeightScale` is made for.
    private static let stretchesPerWave = 1024
    /// The runs among which the largest weights are looked for: their tail's shape needs no more.
    private static let tailRuns = 1_000_000_000
    /// How often the runs may be generated anew for finer bins; a bin full of one heavy run's weight
    /// stays as it is.
    private static let maximumRecounts = 2
    /// The runs that show the model without its reports.
    private static let priorRuns = 1 << 18
    /// The sizes of the samples that bins are laid by.
    private static let layoutSample = 4096...65_536

    init(
        _ simulator: Simulator, _ plan: WeightedPlan, options: SimulationOptions,
        control: SimulationControl
    ) {
        self.simulator = simulator
        self.options = options
        self.control = control
        weighted = plan
        quantityCount = simulator.model.report.count
    }

    mutating func run() throws(SimulationError) {
        guard let prepared = try weighted.prepared(options, control: control),
            let pilot = try WeightedPilot(prepared, options: options, control: control)
        else { throw SimulationError("the simulation was stopped before any run was done") }
        weighted = prepared
        runs = pilot.runs
        let samples = pilot.samples(quantityCount)
        efficiencies = samples.map { RankEfficiency($0) }
        tallies = (0..<weighted.weightOutput).map { output in
            WeightedTally(moments: startingMoments(output, samples))
        }
        if runs == options.runs || control.isCancelled {
            summarise(pilot)
            distributions = samples.map { BinnedDistribution($0) }
        } else {
            let threshold = pilot.tailThreshold(
                pilot.columns[weighted.weightOutput],
                count: min(options.runs, EvidencePass.tailRuns))
            count(
                layouts: layouts(for: samples), scale: pilot.scale, tailThreshold: threshold)
        }
        if tallies.contains(where: { $0.invalid > 0 }) || sums.unjudged > 0, !control.isCancelled {
            causes = simulator.invalidCauses(options, runs: runs, control: control)
        }
        findings = simulator.reportTests.map {
            control.isCancelled ? nil : $0.run(options, control: control)
        }
        if !control.isCancelled { prior = try priorQuantities() }
        summaries = alternativeOutputs.map {
            pilot.summaries(
                where: $0, quantities: quantityCount, level: options.levels.first ?? 0.9)
        }
    }

    /// The reported quantities as the model has them without its reports.
    private func priorQuantities() throws(SimulationError) -> [QuantityResult] {
        var fewer = options
        fewer.runs = min(options.runs, EvidencePass.priorRuns)
        var pass = SummaryPass(simulator, options: fewer, control: control)
        try pass.run()
        // A stop in the middle would leave other figures than those of all runs.
        return control.isCancelled ? [] : pass.result(elapsedSeconds: 0).quantities
    }

    private func startingMoments(_ output: Int, _ samples: [WeightedSample]) -> WeightedMoments {
        guard output < quantityCount else { return WeightedMoments() }
        let sample = samples[output].unweighted(count: 64)
        guard sample.count > 48 else { return WeightedMoments() }
        let middle = sample[sample.count / 2]
        let spread = sample[sample.count * 3 / 4] - sample[sample.count / 4]
        return WeightedMoments(shift: middle, spread: spread > 0 ? spread : abs(middle))
    }

    /// Tallies runs that were kept.
    private mutating func summarise(_ pilot: WeightedPilot) {
        let counters = [WeightedBinCounter?](repeating: nil, count: quantityCount)
        var sink = WeightedSink(
            quantityCount: quantityCount, weightOutput: weighted.weightOutput, scale: pilot.scale,
            seed: options.seed, counters: counters, tallies: tallies, tailThreshold: -.infinity,
            scratch: WeightedScratch(outputs: weighted.weightOutput))
        for start in stride(from: 0, to: runs, by: BlockRunner.blockSize) {
            let size = min(BlockRunner.blockSize, runs - start)
            for output in pilot.columns.indices {
                sink.receive(
                    output: output, values: pilot.columns[output].base + start, firstRun: start,
                    count: size)
            }
        }
        tallies = sink.tallies
        sums = sink.sums
        tail = sink.tail
    }

    // MARK: Counting

    private func layouts(for samples: [WeightedSample]) -> [BinLayout] {
        let share = max(1, Double(quantityCount) / EvidencePass.quantitiesWithFineBins)
        return samples.map { sample in
            let range = EvidencePass.layoutSample
            let size = min(
                Double(range.upperBound), max(Double(range.lowerBound), sample.effectiveCount))
            let values = sample.unweighted(count: Int(size))
            return BinLayout(
                sortedSample: values.isEmpty ? [0] : values,
                probabilities: options.probabilities, fineMass: EvidencePass.fineMass * share)
        }
    }

    /// What a thread keeps while it counts.
    private final class Worker {
        let runner: BlockRunner
        let counters: [WeightedBinCounter?]
        let scratch: WeightedScratch

        init(_ plan: WeightedPlan, seed: UInt64, layouts: [BinLayout?]) {
            runner = plan.makeRunner(seed: seed)
            counters = layouts.map { $0.map { WeightedBinCounter($0) } }
            scratch = WeightedScratch(outputs: plan.weightOutput)
        }
    }

    /// Runs all runs, tallying them and counting them into bins.
    private mutating func count(
        layouts: [BinLayout], scale: WeightScale, tailThreshold: Double
    ) {
        let empty = tallies.map(\.emptied)
        guard
            let totals = pass(
                layouts, tallies: empty, scale: scale, tailThreshold: tailThreshold,
                upTo: options.runs, mayStop: true)
        else { return }
        distributions = layouts.indices.map { output in
            BinnedDistribution(
                edges: layouts[output].edges, weights: totals[output],
                effectiveCount: tallies[output].moments.effectiveCount)
        }
        refine(layouts, scale: scale)
        for output in distributions.indices {
            let moments = tallies[output].moments
            distributions[output] = distributions[output].trimmed(
                minimum: moments.minimum, maximum: moments.maximum)
        }
    }

    /// One pass over the runs.
    ///
    /// - Parameter empty: what to tally with; none to count alone.
    /// - Returns: the weight in each bin of each layout; nil where it was stopped and must not be.
    private mutating func pass(
        _ layouts: [BinLayout?], tallies empty: [WeightedTally], scale: WeightScale,
        tailThreshold: Double = .infinity, upTo end: Int, mayStop: Bool
    ) -> [[UInt128]]? {
        let workers = WorkerSlots<Worker>(count: options.threads)
        let partials = WorkerSlots<([WeightedTally], WeightSums, [Double])>(
            count: EvidencePass.stretchesPerWave)
        var totals = layouts.map { [UInt128](repeating: 0, count: $0?.count ?? 0) }
        let plan = weighted
        let seed = options.seed
        let quantities = quantityCount
        control.restart()
        var start = 0
        while start < end, !control.isCancelled {
            let waveEnd = min(end, start + EvidencePass.stretchesPerWave * WorkQueue.stretch)
            let first = start
            let queue = WorkQueue(from: start, to: waveEnd, control: control)
            queue.run(threads: options.threads) { thread in
                workers.value(at: thread) { Worker(plan, seed: seed, layouts: layouts) }
            } work: { worker, range in
                var sink = WeightedSink(
                    quantityCount: quantities, weightOutput: plan.weightOutput, scale: scale,
                    seed: seed, counters: worker.counters, tallies: empty,
                    tailThreshold: first < EvidencePass.tailRuns ? tailThreshold : .infinity,
                    scratch: worker.scratch)
                worker.runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
                partials[(range.lowerBound - first) / WorkQueue.stretch] = (
                    sink.tallies, sink.sums, sink.tail
                )
            }
            start = queue.handedOut
            // In the order of the runs, so that sums round the same way whoever did the work.
            for (partial, weights, largest) in partials.takeAll() where !empty.isEmpty {
                for output in tallies.indices { tallies[output].merge(partial[output]) }
                sums.merge(weights)
                tail += largest
            }
            for worker in workers.values {
                for output in totals.indices {
                    worker.counters[output]?.drain(into: &totals[output])
                }
            }
        }
        if mayStop { runs = start }
        return start == end || mayStop ? totals : nil
    }

    /// Generates the runs again for quantities whose bins are too coarse, until none is.
    private mutating func refine(_ layouts: [BinLayout], scale: WeightScale) {
        let coarse = distributions
        let refinement = BinRefinement(
            coarse, layouts: layouts,
            extremes: coarse.indices.map {
                (tallies[$0].moments.minimum, tallies[$0].moments.maximum)
            },
            probabilities: options.probabilities, rounds: EvidencePass.maximumRecounts
        ) { finer in
            guard !control.isCancelled,
                let totals = pass(finer, tallies: [], scale: scale, upTo: runs, mayStop: false)
            else { return nil }
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

    // MARK: Figures

    /// The figures of what was run.
    func result(elapsedSeconds: Double) -> SimulationResult {
        let model = simulator.model
        let questions = model.questions.enumerated().map { index, question in
            answer(question, tallies[quantityCount + index])
        }
        let quantities = (0..<quantityCount).map { quantityResult($0) }
        var place = 0
        let reports = model.evidence.indices.map { reportResult($0, quantities, &place) }
        let combinations = model.combinations.map { combination in
            combination.rule == .any
                ? alternatives(
                    combination.members.map { model.evidence[$0].name }, combination.weights,
                    from: &place) : []
        }
        return SimulationResult(
            model: model, seed: options.seed, runs: runs, requestedRuns: options.runs,
            threads: options.threads, elapsedSeconds: elapsedSeconds,
            quantities: quantities, questions: questions,
            invalidCauses: causes, isRefined: isRefined,
            evidence: EvidenceResult(
                effectiveSampleSize: sums.effectiveCount,
                paretoShape: ParetoTail.shape(
                    largest: tail, count: min(runs, EvidencePass.tailRuns)),
                isAdapted: weighted.proposal != nil, weightedRuns: sums.runs,
                unjudgedRuns: sums.unjudged, reports: reports, prior: prior,
                combinations: combinations))
    }

    /// The outputs that say whether an alternative holds: after the questions.
    private var alternativeOutputs: Range<Int> {
        quantityCount + simulator.model.questions.count..<weighted.weightOutput
    }

    /// The alternatives from a place in their order on.
    private func alternatives(
        _ names: [String], _ weights: [Double], from place: inout Int
    ) -> [AlternativeResult] {
        let total = weights.reduce(0, +)
        return zip(names, weights).map { name, weight in
            defer { place += 1 }
            return AlternativeResult(
                name: name, prior: weight / total,
                probability: tallies[alternativeOutputs.lowerBound + place].probability,
                quantities: place < summaries.count ? summaries[place] : [])
        }
    }

    private func reportResult(
        _ index: Int, _ quantities: [QuantityResult], _ place: inout Int
    ) -> ReportResult {
        let likelihood = weighted.likelihoods[index]
        let report = simulator.model.evidence[index]
        let finding = index < findings.count ? findings[index] : nil
        let isBound: Bool
        switch likelihood.statement {
        case .atLeast, .atMost: isBound = true
        case .near, .within: isBound = false
        }
        let pulls = finding.map { finding in
            quantities.indices.map { output in
                (quantities[output].mean.value - finding.means[output])
                    / finding.deviations[output]
            }
        }
        return ReportResult(
            name: report.name, power: likelihood.power,
            trust: likelihood.trust, percentile: finding?.percentile, isBound: isBound,
            bayesFactor: finding?.bayesFactor, pulls: pulls ?? [],
            readings: alternatives(
                report.readings.map(\.name), report.readings.map(\.weight), from: &place))
    }

    private func answer(_ question: Question, _ tally: WeightedTally) -> QuestionResult {
        QuestionResult(
            name: question.name, title: question.title ?? question.text,
            probability: tally.probability, invalidRuns: tally.invalid)
    }

    private func quantityResult(_ output: Int) -> QuantityResult {
        let index = simulator.model.report[output]
        let quantity = simulator.model.quantities[index]
        let moments = tallies[output].moments
        let distribution = distributions[output]
        let hasValues = moments.weight > 0
        return QuantityResult(
            quantityIndex: index, name: quantity.name, unit: quantity.unit,
            validRuns: moments.count, invalidRuns: tallies[output].invalid,
            mean: Estimate(value: moments.mean, standardError: moments.standardErrorOfMean),
            standardDeviation: moments.standardDeviation,
            minimum: hasValues ? moments.minimum : .nan,
            maximum: hasValues ? moments.maximum : .nan, in: distribution,
            levels: options.levels, rankEfficiency: efficiencies[output])
    }
}
