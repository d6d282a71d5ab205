/// Runs whose outputs are all kept.
struct KeptRuns: Sendable {
    /// One for each output, the weight among them.
    let columns: [NumberColumn]
    /// How many runs are kept.
    private(set) var count = 0
    /// How many runs were done for that.
    private(set) var runs = 0

    /// None yet, and room for some. Memory that is never touched costs nothing.
    init(columns: Int, capacity: Int) {
        self.columns = (0..<columns).map { _ in NumberColumn(uninitialized: capacity) }
    }

    /// Some that were chosen among more.
    init(columns: [NumberColumn], count: Int, of runs: Int) {
        self.columns = columns
        self.count = count
        self.runs = runs
    }

    /// The first runs of a plan; fewer where it was stopped.
    init<P: RunPlan>(
        first count: Int, of plan: P, _ options: SimulationOptions, _ control: SimulationControl
    ) {
        self.init(columns: plan.columnCount, capacity: count)
        extend(to: count, of: plan, options, control)
    }

    /// Does the runs below `end` that are not kept yet.
    mutating func extend<P: RunPlan>(
        to end: Int, of plan: P, _ options: SimulationOptions, _ control: SimulationControl
    ) {
        let columns = columns
        let queue = WorkQueue(from: count, to: end, control: control)
        queue.run(threads: options.threads) { _ in
            plan.makeRunner(seed: options.seed)
        } work: { runner, range in
            var sink = CollectingSink(columns: columns.map(\.base), origin: 0)
            runner.run(firstRun: range.lowerBound, count: range.count, sink: &sink)
        }
        count = queue.handedOut
        runs = count
    }
}

/// Keeps every value of some outputs, in the order of the runs.
struct CollectingSink: BlockSink {
    /// For each output, room for all runs from `origin` on.
    let columns: [UnsafeMutablePointer<Double>]
    let origin: Int

    mutating func receive(
        output: Int, values: UnsafePointer<Double>, firstRun: Int, count: Int
    ) {
        (columns[output] + (firstRun - origin)).update(from: values, count: count)
    }
}
