import ModelLanguage
import Statistics

extension Simulator {
    /// The runs looked at to find out what made runs invalid.
    private static let causeRuns = 10_000_000

    /// Where some runs are invalid, generates the first again with every quantity as an output, and finds
    /// the quantities in which invalid runs begin.
    func invalidCauses<W: RowWeights>(
        of summary: RunSummary<W>, _ options: SimulationOptions, _ control: SimulationControl
    ) -> [InvalidCause] {
        guard !summary.tally.isSound, !control.isCancelled else { return [] }
        let examined = min(summary.runs, Simulator.causeRuns)
        let plan = causePlan
        let seed = options.seed
        let dependencies = causeDependencies
        let sinks = WorkerSlots<CauseSink>(count: options.threads)
        let queue = WorkQueue(from: 0, to: examined, control: control)
        queue.run(threads: options.threads) { thread in
            (BlockRunner(plan, seed: seed), thread)
        } work: { worker, range in
            var sink = sinks[worker.1] ?? CauseSink(dependencies: dependencies)
            worker.0.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
            sinks[worker.1] = sink
        }
        var causes: [InvalidCause] = []
        for (position, quantity) in model.evaluationOrder.enumerated() {
            let count = sinks.values.reduce(0) { $0 + $1.counts[position] }
            guard count > 0 else { continue }
            causes.append(
                InvalidCause(
                    quantity: model.quantities[quantity].name, runs: count,
                    examinedRuns: queue.handedOut))
        }
        return causes.sorted { $0.runs > $1.runs }
    }
}

/// Counts, per quantity, the runs in which it is not a finite number although all that it depends
/// on is: where trouble starts.
private struct CauseSink: BlockSink {
    /// For each output, the outputs that it depends on directly.
    let dependencies: [[Int]]
    private(set) var counts: [Int]
    /// Whether each output of the current block is invalid, run by run.
    private var invalid: [[Bool]]

    init(dependencies: [[Int]]) {
        self.dependencies = dependencies
        counts = Array(repeating: 0, count: dependencies.count)
        invalid = Array(
            repeating: Array(repeating: false, count: BlockRunner.blockSize),
            count: dependencies.count)
    }

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        for run in 0..<count {
            let isInvalid = !values[run].isFinite
            invalid[output][run] = isInvalid
            if isInvalid, !dependencies[output].contains(where: { invalid[$0][run] }) {
                counts[output] += 1
            }
        }
    }
}
