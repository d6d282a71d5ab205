import Synchronization

/// Watches and stops a running simulation from another thread.
public final class SimulationControl: Sendable {
    private let completed = Atomic<Int>(0)
    private let cancelled = Atomic<Bool>(false)
    private let judged = Atomic<Int>(0)
    private let toJudge = Atomic<Int>(0)
    private let searching = Atomic<Bool>(false)

    /// Makes a control for one simulation.
    public init() {}

    /// The runs done so far.
    public var completedRuns: Int { completed.load(ordering: .relaxed) }

    /// Whether `cancel` was called.
    public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// What is done besides the runs that were asked for.
    package enum Detour: Sendable, Equatable {
        /// Runs are sought that fit the reports.
        case search
        /// One report, counted from 1, is held against the others.
        case verdict(Int, of: Int)
    }

    /// What is done at present besides the runs that were asked for; nil while those are done.
    package var detour: Detour? {
        let total = toJudge.load(ordering: .relaxed)
        if total > 0 { return .verdict(judged.load(ordering: .relaxed) + 1, of: total) }
        return searching.load(ordering: .relaxed) ? .search : nil
    }

    /// Asks the simulation to stop after the blocks under way.
    public func cancel() { cancelled.store(true, ordering: .relaxed) }

    /// Notes that more runs are done.
    func advance(by runs: Int) {
        completed.wrappingAdd(runs, ordering: .relaxed)
    }

    /// Notes how many reports were held against the others.
    func judge(_ done: Int, of total: Int) {
        judged.store(done, ordering: .relaxed)
        toJudge.store(total, ordering: .relaxed)
    }

    /// Notes whether runs are sought that fit the reports.
    func search(_ isSearching: Bool) {
        searching.store(isSearching, ordering: .relaxed)
    }

    /// Starts counting anew, for a further pass over the runs.
    func restart() {
        completed.store(0, ordering: .relaxed)
    }
}
