import Dispatch
import ModelLanguage

extension Simulator {
    /// Generates the reported quantities run by run, in order.
    ///
    /// `format` is called on many threads at once, for one stretch of runs each; what it returns
    /// is handed to `write` on the calling thread in the order of the runs, while other threads go
    /// on. Memory is bounded by the threads, not by the runs.
    ///
    /// - Returns: false where it was stopped by `control.cancel()` before all was written.
    /// - Throws: what `write` throws, and a `SimulationError` for options out of range.
    package func generateDraws(
        _ options: SimulationOptions, control: SimulationControl = SimulationControl(),
        format: @Sendable (DrawChunk) -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws -> Bool {
        try options.validate()
        let weight = try drawWeight(options, control: control)
        if !model.evidence.isEmpty, weight == nil { return false }
        control.restart()
        let stretch = Simulator.runsPerDrawChunk(columns: plan.outputCount)
        let queue = WorkQueue(from: 0, to: options.runs, stretch: stretch, control: control)
        // A stretch under way and one that waits to be written, for every thread.
        let output = OrderedOutput(queue, stretch: stretch, places: 2 * options.threads + 2)
        return try withoutActuallyEscaping(format) { format in
            let others = DispatchGroup()
            // Runs before `format` goes out of scope, whichever way this ends.
            defer { others.wait() }
            for _ in 1..<max(options.threads, 1) {
                DispatchQueue.global(qos: .userInitiated).async(group: others) {
                    let worker = DrawWorker(self, weight, seed: options.seed, stretch: stretch)
                    output.work { range in
                        defer { control.advance(by: range.count) }
                        return format(worker.draw(range))
                    }
                }
            }
            let worker = DrawWorker(self, weight, seed: options.seed, stretch: stretch)
            let runs = try output.writeAll(write) { range in
                defer { control.advance(by: range.count) }
                return format(worker.draw(range))
            }
            return runs == options.runs
        }
    }

    /// The runs of a stretch: whole blocks of about 32,768 numbers in all, which stay in the cache
    /// with their text, and no fewer than one block.
    private static func runsPerDrawChunk(columns: Int) -> Int {
        let blocks = 32_768 / BlockRunner.blockSize / max(columns, 1)
        return max(blocks, 1) * BlockRunner.blockSize
    }
}

/// Generates stretches of runs. One thread's.
private final class DrawWorker {
    private let runner: BlockRunner
    private let columns: [NumberColumn]
    private let quantities: Int
    private let weight: DrawWeight?

    init(_ simulator: Simulator, _ weight: DrawWeight?, seed: UInt64, stretch: Int) {
        self.weight = weight
        runner =
            weight?.plan.makeRunner(seed: seed) ?? simulator.plan.makeRunner(seed: seed)
        let outputs = weight?.plan.columnCount ?? simulator.plan.columnCount
        columns = (0..<outputs).map { _ in NumberColumn(count: stretch) }
        quantities = simulator.model.report.count
    }

    /// The values of some runs, valid until the next call.
    func draw(_ range: Range<Int>) -> DrawChunk {
        var sink = CollectingSink(columns: columns.map(\.base), origin: range.lowerBound)
        runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        return DrawChunk(
            firstRun: range.lowerBound,
            columns: columns.prefix(quantities).map {
                UnsafeBufferPointer(start: $0.base, count: range.count)
            },
            weights: weight?.weights(columns, count: range.count))
    }
}

/// A stretch of consecutive runs of the reported quantities.
package struct DrawChunk {
    /// The index of the first run, from 0.
    package let firstRun: Int
    /// One buffer a reported quantity, each with one value a run; NaN or infinite where the run
    /// is invalid for that quantity.
    package let columns: [UnsafeBufferPointer<Double>]

    /// The weight of each run, about 1 on average; nil for a model without reports, whose runs all
    /// weigh the same.
    package let weights: UnsafeBufferPointer<Double>?

    /// Assembles a chunk.
    package init(
        firstRun: Int, columns: [UnsafeBufferPointer<Double>],
        weights: UnsafeBufferPointer<Double>? = nil
    ) {
        self.weights = weights
        self.firstRun = firstRun
        self.columns = columns
    }
}
