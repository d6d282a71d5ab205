import Statistics

/// How runs are sought that fit reports which hardly any run fits and nothing leads to, such as a yes of
/// one in a hundred thousand: the others are done and forgotten, so that memory does not grow with them.
private enum RareRuns {
    /// The runs that are looked at before it is asked whether they are enough.
    static let chunk = 64 * WorkQueue.stretch
    /// As many tell where a quantity's values lie.
    static let enough = 4096
    static let most = 1 << 16
}

extension KeptRuns {
    /// Keeps the runs that have a weight, in the order of the runs; nil where there is none.
    init?(rareRunsOf plan: WeightedPlan, options: SimulationOptions, control: SimulationControl) {
        let outputs = plan.columnCount
        var rows: [Double] = []
        var done = 0
        while done < options.runs, rows.count < RareRuns.enough * outputs, !control.isCancelled {
            let found = plan.rareRows(
                from: done, to: min(options.runs, done + RareRuns.chunk), options, control)
            rows += found.rows.prefix(RareRuns.most * outputs - rows.count)
            done = found.end
        }
        let count = rows.count / outputs
        guard count > 0 else { return nil }
        let columns = (0..<outputs).map { output in
            let column = NumberColumn(count: count)
            for row in 0..<count { column.base[row] = rows[row * outputs + output] }
            return column
        }
        self.init(columns: columns, count: count, of: done)
    }
}

extension WeightedPlan {
    /// The runs of a chunk that have a weight, row by row.
    fileprivate func rareRows(
        from start: Int, to end: Int, _ options: SimulationOptions, _ control: SimulationControl
    ) -> (rows: [Double], end: Int) {
        let outputs = columnCount
        let slots = WorkerSlots<[Double]>(count: RareRuns.chunk / WorkQueue.stretch)
        let queue = WorkQueue(from: start, to: end, control: control)
        queue.run(threads: options.threads) { _ in
            (
                makeRunner(seed: options.seed),
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
                let weights = worker.1[weightOutput].base
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
    func logMeanOfRareWeights(
        _ options: SimulationOptions, control: SimulationControl
    ) -> Double? {
        var start = 0
        while start < options.runs, !control.isCancelled {
            let found = rareRows(from: start, to: start + WorkQueue.stretch, options, control)
            start = found.end
            let logWeights = stride(from: weightOutput, to: found.rows.count, by: columnCount).map {
                found.rows[$0]
            }
            if let mean = DrawWeight.logMean(logWeights, of: start) { return mean }
        }
        return nil
    }
}
