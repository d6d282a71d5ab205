import Dispatch
import ModelLanguage

extension Simulator {
    /// Generates draws of the reported quantities row by row, in order.
    ///
    /// `format` is called on many threads at once, for one stretch of rows each; what it returns
    /// is handed to `write` on the calling thread in the order of the rows, while other threads go
    /// on. Memory is bounded by the threads, not by the rows.
    ///
    /// - Parameter kind: what a row is, for a model with reports.
    /// - Returns: false where it was stopped by `control.cancel()` before all was written.
    /// - Throws: what `write` throws, and a `SimulationError` for options out of range.
    package func generateDraws(
        _ options: SimulationOptions, _ kind: DrawKind = .equallyWeighted,
        control: SimulationControl = SimulationControl(),
        format: @Sendable (DrawChunk) -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws -> Bool {
        try options.validate()
        guard let source = try drawSource(options, kind, control: control) else { return false }
        control.restart()
        let stretch = Simulator.rowsPerDrawChunk(columns: plan.outputCount)
        let queue = WorkQueue(from: 0, to: options.runs, stretch: stretch, control: control)
        // A stretch under way and one that waits to be written, for every thread.
        let output = OrderedOutput(queue, stretch: stretch, places: 2 * options.threads + 2)
        return try withoutActuallyEscaping(format) { format in
            let others = DispatchGroup()
            // Runs before `format` goes out of scope, whichever way this ends.
            defer { others.wait() }
            for _ in 1..<max(options.threads, 1) {
                DispatchQueue.global(qos: .userInitiated).async(group: others) {
                    let worker = source.makeWorker(rows: stretch)
                    output.work { range in
                        defer { control.advance(by: range.count) }
                        return format(worker.draw(range))
                    }
                }
            }
            let worker = source.makeWorker(rows: stretch)
            let rows = try output.writeAll(write) { range in
                defer { control.advance(by: range.count) }
                return format(worker.draw(range))
            }
            return rows == options.runs
        }
    }

    /// Where rows come from; nil where it was stopped.
    private func drawSource(
        _ options: SimulationOptions, _ kind: DrawKind, control: SimulationControl
    ) throws(SimulationError) -> DrawSource? {
        let quantities = model.report.count
        guard weightedPlan != nil else {
            return .runs(plan, nil, seed: options.seed, quantities: quantities, kind)
        }
        guard let weight = try drawWeight(options, control: control) else { return nil }
        guard kind == .equallyWeighted else {
            return .runs(weight.plan.plan, weight, seed: options.seed, quantities: quantities, kind)
        }
        return Resampling(weight, options, control: control).map {
            .resampled($0, quantities: quantities)
        }
    }

    /// The rows of a stretch: whole blocks of about 32,768 numbers in all, which stay in the cache
    /// with their text, and no fewer than one block.
    private static func rowsPerDrawChunk(columns: Int) -> Int {
        let blocks = 32_768 / BlockRunner.blockSize / max(columns, 1)
        return max(blocks, 1) * BlockRunner.blockSize
    }
}

/// What the rows of a model's draws are.
package enum DrawKind: Sendable {
    /// Each counts as much as any other. Without reports they are the runs; with reports they are drawn
    /// from the runs in proportion to their weights, so that a run may stand several times or not at all.
    case equallyWeighted
    /// Each is a run, in order, and has a weight of its own; without reports they are all 1.
    case weighted
}

/// Where rows come from.
private enum DrawSource: Sendable {
    case runs(Plan, DrawWeight?, seed: UInt64, quantities: Int, DrawKind)
    case resampled(Resampling, quantities: Int)

    func makeWorker(rows: Int) -> any DrawWorker {
        switch self {
        case .runs(let plan, let weight, let seed, let quantities, let kind):
            RunRows(
                weight?.plan.makeRunner(seed: seed) ?? plan.makeRunner(seed: seed),
                columns: weight?.plan.columnCount ?? plan.columnCount, weight, kind,
                quantities: quantities, rows: rows)
        case .resampled(let resampling, let quantities):
            ResampledRows(resampling, quantities: quantities, rows: rows)
        }
    }
}

/// Generates stretches of rows. One thread's.
protocol DrawWorker: AnyObject {
    /// Some rows, valid until the next call.
    func draw(_ rows: Range<Int>) -> DrawChunk
}

/// Rows that are the runs in their order.
private final class RunRows: DrawWorker {
    private let runner: BlockRunner
    private let columns: [NumberColumn]
    private let quantities: Int
    private let weight: DrawWeight?
    /// The weights of runs that all weigh the same; nil where nobody asked for them.
    private let ones: NumberColumn?

    init(
        _ runner: BlockRunner, columns: Int, _ weight: DrawWeight?, _ kind: DrawKind,
        quantities: Int, rows: Int
    ) {
        self.weight = weight
        self.runner = runner
        self.columns = (0..<columns).map { _ in NumberColumn(count: rows) }
        self.quantities = quantities
        ones = weight == nil && kind == .weighted ? NumberColumn(count: rows) : nil
        ones?.base.update(repeating: 1, count: rows)
    }

    func draw(_ range: Range<Int>) -> DrawChunk {
        var sink = CollectingSink(columns: columns.map(\.base), origin: range.lowerBound)
        runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        return DrawChunk(
            firstRow: range.lowerBound,
            columns: columns.prefix(quantities).map {
                UnsafeBufferPointer(start: $0.base, count: range.count)
            },
            weights: weight?.weights(columns, count: range.count)
                ?? ones.map { UnsafeBufferPointer(start: $0.base, count: range.count) })
    }
}

/// A stretch of consecutive rows of the reported quantities.
package struct DrawChunk {
    /// The index of the first row, from 0.
    package let firstRow: Int
    /// One buffer a reported quantity, each with one value a row; NaN or infinite where the run
    /// is invalid for that quantity.
    package let columns: [UnsafeBufferPointer<Double>]

    /// The weight of each row, about 1 on average; nil for rows that all weigh the same.
    package let weights: UnsafeBufferPointer<Double>?

    /// Assembles a chunk.
    package init(
        firstRow: Int, columns: [UnsafeBufferPointer<Double>],
        weights: UnsafeBufferPointer<Double>? = nil
    ) {
        self.weights = weights
        self.firstRow = firstRow
        self.columns = columns
    }
}
