import ModelLanguage

extension Simulator {
    /// Generates the reported quantities run by run, in order.
    ///
    /// `format` is called on many threads at once, for one stretch of runs each; what it returns
    /// is handed to `write` on the calling thread in the order of the runs. Memory is bounded by
    /// the threads, not by the runs.
    ///
    /// - Returns: false where it was stopped by `control.cancel()` before all was written.
    /// - Throws: what `write` throws, and a `SimulationError` for options out of range.
    public func generateDraws(
        _ options: SimulationOptions, control: SimulationControl = SimulationControl(),
        format: @Sendable (DrawChunk) -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws -> Bool {
        try options.validate()
        control.restart()
        let plan = self.plan
        let seed = options.seed
        let outputs = plan.outputCount
        let quantities = model.report.count
        let stretchesPerWave = 8 * options.threads
        let workers = WorkerSlots<(BlockRunner, [NumberColumn])>(count: options.threads)
        let texts = WorkerSlots<[UInt8]>(count: stretchesPerWave)
        var start = 0
        while start < options.runs {
            let end = min(options.runs, start + stretchesPerWave * WorkQueue.stretch)
            let first = start
            let queue = WorkQueue(from: start, to: end, control: control)
            queue.run(threads: options.threads) { thread in
                workers.value(at: thread) {
                    let columns = (0..<outputs).map { _ in NumberColumn(count: WorkQueue.stretch) }
                    return (BlockRunner(plan, seed: seed), columns)
                }
            } work: { worker, range in
                var sink = CollectingSink(
                    columns: worker.1.map(\.base), origin: range.lowerBound)
                worker.0.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
                let chunk = DrawChunk(
                    firstRun: range.lowerBound,
                    columns: worker.1.prefix(quantities).map {
                        UnsafeBufferPointer(start: $0.base, count: range.count)
                    })
                texts[(range.lowerBound - first) / WorkQueue.stretch] = format(chunk)
            }
            for text in texts.takeAll() { try write(text) }
            guard queue.handedOut == end else { return false }
            start = end
        }
        return true
    }
}

/// A stretch of consecutive runs of the reported quantities.
public struct DrawChunk {
    /// The index of the first run, from 0.
    public let firstRun: Int
    /// One buffer a reported quantity, each with one value a run; NaN or infinite where the run
    /// is invalid for that quantity.
    public let columns: [UnsafeBufferPointer<Double>]

    /// Assembles a chunk.
    public init(firstRun: Int, columns: [UnsafeBufferPointer<Double>]) {
        self.firstRun = firstRun
        self.columns = columns
    }
}
