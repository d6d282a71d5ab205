import CasModel

/// Turns Ctrl-C, and requests to end, into a clean stop.
///
/// The first signal stops the simulation after the blocks under way; the second ends the process
/// at once, without its temporary files.
struct Interruption {
    /// Takes signals as requests to stop from now on.
    init() { Signals.takeAsRequests() }

    /// The exit status to end with, where a signal came.
    var status: ExitStatus? { Signals.number.map { .stopped(by: $0) } }

    /// Names what the first signal is to stop; at once, if it came already.
    func watch(_ control: SimulationControl) { Signals.watch(control) }
}
