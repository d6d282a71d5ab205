import Arithmetic
import Statistics

/// The runs that fit reports which hardly any run fits and nothing leads to, such as a yes of one in a
/// hundred thousand: the others are done and forgotten, so that memory does not grow with them.
struct RareRuns {
    /// The values of the runs that have a weight, in the order of the runs, for each output.
    let columns: [NumberColumn]
    /// How many have one.
    let count: Int
    /// How many runs were looked at, from the first on.
    let runs: Int

    /// The runs that are looked at before it is asked whether they are enough.
    private static let chunk = 64 * WorkQueue.stretch
    /// As many tell where a quantity's values lie.
    private static let enough = 4096
    private static let most = 1 << 16

    /// Looks for runs with a weight; nil where there is none.
    init?(_ plan: WeightedPlan, options: SimulationOptions, control: SimulationControl) {
        let outputs = plan.weightOutput + 1
        var rows: [Double] = []
        var done = 0
        while done < options.runs, rows.count < RareRuns.enough * outputs, !control.isCancelled {
            let found = RareRuns.rows(
                plan, from: done, to: min(options.runs, done + RareRuns.chunk), options, control)
            rows += found.rows.prefix(RareRuns.most * outputs - rows.count)
            done = found.end
        }
        count = rows.count / outputs
        runs = done
        guard count > 0 else { return nil }
        columns = (0..<outputs).map { output in
            let column = NumberColumn(count: rows.count / outputs)
            for row in 0..<rows.count / outputs { column.base[row] = rows[row * outputs + output] }
            return column
        }
    }

    /// The runs of a chunk that have a weight, row by row.
    private static func rows(
        _ plan: WeightedPlan, from start: Int, to end: Int, _ options: SimulationOptions,
        _ control: SimulationControl
    ) -> (rows: [Double], end: Int) {
        let outputs = plan.weightOutput + 1
        let slots = WorkerSlots<[Double]>(count: RareRuns.chunk / WorkQueue.stretch)
        let queue = WorkQueue(from: start, to: end, control: control)
        queue.run(threads: options.threads) { _ in
            (
                plan.makeRunner(seed: options.seed),
                (0..<outputs).map { _ in NumberColumn(count: BlockRunner.blockSize) }
            )
        } work: { worker, range in
            var rows: [Double] = []
            for first in stride(
                from: range.lowerBound, to: range.upperBound, by: BlockRunner.blockSize)
            {
                let size = min(BlockRunner.blockSize, range.upperBound - first)
                var sink = CollectingSink(columns: worker.1.map(\.base), origin: first)
                worker.0.run(firstRun: first, count: size, sink: &sink)
                let weights = worker.1[plan.weightOutput].base
                for run in 0..<size where weights[run] > -.infinity {
                    for column in worker.1 { rows.append(column.base[run]) }
                }
            }
            slots[(range.lowerBound - start) / WorkQueue.stretch] = rows
        }
        return (slots.takeAll().flatMap { $0 }, queue.handedOut)
    }

    /// The logarithm of the mean weight of the runs up to the first stretch in which one has any; nil
    /// where none has. It is the same however many runs are asked for.
    static func logMeanWeight(
        _ plan: WeightedPlan, options: SimulationOptions, control: SimulationControl
    ) -> Double? {
        var start = 0
        while start < options.runs, !control.isCancelled {
            let found = rows(plan, from: start, to: start + WorkQueue.stretch, options, control)
            start = found.end
            let outputs = plan.weightOutput + 1
            let logWeights = stride(from: outputs - 1, to: found.rows.count, by: outputs).map {
                found.rows[$0]
            }
            guard let highest = logWeights.max() else { continue }
            let sum = logWeights.reduce(0) { $0 + VectorMath.exp($1 - highest) }
            return highest + VectorMath.log(sum / Double(start))
        }
        return nil
    }
}
