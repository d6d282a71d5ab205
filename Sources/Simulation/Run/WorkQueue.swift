import Dispatch
import Synchronization

/// Hands out consecutive stretches of runs to workers on Dispatch.
///
/// Stretches are handed out in order, and one that was handed out is always finished. So the runs
/// that are done when a simulation is stopped are the first n runs, without gaps, and their
/// figures are exactly those of a simulation of n runs.
final class WorkQueue: Sendable {
    /// The runs of a stretch: enough for a worker to be busy for about a tenth of a millisecond.
    static let stretch = 16 * BlockRunner.blockSize

    private let end: Int
    private let stretch: Int
    private let next: Atomic<Int>
    private let control: SimulationControl

    /// Covers runs `start ..< end`, `stretch` at a time; `start` is a multiple of `stretch`, and
    /// `stretch` of a block.
    init(
        from start: Int, to end: Int, stretch: Int = WorkQueue.stretch, control: SimulationControl
    ) {
        self.end = end
        self.stretch = stretch
        self.control = control
        next = Atomic(start)
    }

    /// The runs that were handed out, all of them from the start: final once no worker is left.
    var handedOut: Int { min(end, next.load(ordering: .sequentiallyConsistent)) }

    /// The next stretch, or nil when all runs are handed out or the simulation was stopped.
    func take() -> Range<Int>? {
        if control.isCancelled { return nil }
        let start = next.wrappingAdd(stretch, ordering: .sequentiallyConsistent).oldValue
        guard start < end else {
            // Undone, so that `handedOut` cannot wander off however often an empty queue is asked.
            next.wrappingSubtract(stretch, ordering: .sequentiallyConsistent)
            return nil
        }
        return start..<min(start + stretch, end)
    }

    /// Calls `work` for each stretch on up to `threads` threads at once, and waits for all.
    ///
    /// - Parameter makeWorker: makes what a thread keeps between stretches.
    func run<Worker>(
        threads: Int, makeWorker: @Sendable (Int) -> Worker,
        work: @Sendable (inout Worker, Range<Int>) -> Void
    ) {
        performConcurrently(threads, threads: threads) { thread in
            guard var range = take() else { return }
            var worker = makeWorker(thread)
            while true {
                work(&worker, range)
                control.advance(by: range.count)
                guard let following = take() else { return }
                range = following
            }
        }
    }
}

/// Calls `body` for each number below `count`: on Dispatch's threads, all at once, or one after the other
/// on the calling thread where that is the only one, which then is all it takes.
func performConcurrently(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    guard threads > 1, count > 1 else {
        for index in 0..<max(count, 0) { body(index) }
        return
    }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
}
