import Synchronization

/// Watches and stops a running simulation from another thread.
public final class SimulationControl: Sendable {
    private let completed = Atomic<Int>(0)
    private let cancelled = Atomic<Bool>(false)

    /// Makes a control for one simulation.
    public init() {}

    /// The runs done so far.
    public var completedRuns: Int { completed.load(ordering: .relaxed) }

    /// Whether `cancel` was called.
    public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// Asks the simulation to stop after the blocks under way.
    public func cancel() { cancelled.store(true, ordering: .relaxed) }

    /// Notes that more runs are done.
    func advance(by runs: Int) {
        completed.wrappingAdd(runs, ordering: .relaxed)
    }

    /// Starts counting anew, for a further pass over the runs.
    func restart() {
        completed.store(0, ordering: .relaxed)
    }
}
