/// Does all runs of a pass over them, in waves of stretches between which the workers' sums are put
/// together.
struct Waves {
    /// The stretches of a wave: 2²⁴ runs, few enough for a worker's sums not to overflow.
    private static let stretches = 1024

    let threads: Int
    let control: SimulationControl

    /// Does the runs below `end`.
    ///
    /// - Parameters:
    ///   - makeWorker: makes what a thread keeps from its first stretch to its last.
    ///   - work: does a stretch of runs; gives what is to be merged in the order of the runs.
    ///   - merge: takes what each stretch gave, in the order of the runs, so that sums round the same
    ///     way whoever did the work.
    ///   - drain: takes what a worker has summed up, which must not depend on an order.
    /// - Returns: how many runs were done: `end`, unless the simulation was stopped.
    func run<Worker, Partial>(
        to end: Int, makeWorker: @Sendable () -> Worker,
        work: @Sendable (Worker, Range<Int>) -> Partial, merge: (Partial) -> Void,
        drain: (Worker) -> Void
    ) -> Int {
        let workers = WorkerSlots<Worker>(count: threads)
        let partials = WorkerSlots<Partial>(count: Waves.stretches)
        control.restart()
        var start = 0
        while start < end, !control.isCancelled {
            let first = start
            let queue = WorkQueue(
                from: first, to: min(end, first + Waves.stretches * WorkQueue.stretch),
                control: control)
            queue.run(threads: threads) { thread in
                workers.value(at: thread, orMake: makeWorker)
            } work: { worker, range in
                partials[(range.lowerBound - first) / WorkQueue.stretch] = work(worker, range)
            }
            start = queue.handedOut
            for partial in partials.takeAll() { merge(partial) }
            for worker in workers.values { drain(worker) }
        }
        return start
    }
}
