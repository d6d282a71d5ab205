import CasModel
import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C, and requests to end, into a clean stop.
///
/// The first signal stops the simulation after the blocks under way; the second ends the process
/// at once, without its temporary files.
final class Interruption {
    private struct State {
        var signal: Int32?
        var control: SimulationControl?
    }

    /// What the handlers share with the command.
    private final class Shared: Sendable {
        let state = Mutex(State())
    }

    private let shared = Shared()
    private let sources: [any DispatchSourceSignal]

    /// Starts to listen.
    init() {
        let queue = DispatchQueue(label: "signals", qos: .userInteractive)
        let numbers = [SIGINT, SIGTERM, SIGHUP].filter { number in
            // The default action would end the process before the source hears of the signal. One
            // that was ignored from the start, as under `nohup`, stays ignored.
            !Self.isIgnored(signal(number, SIG_IGN))
        }
        sources = numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: queue) }
        for (source, number) in zip(sources, numbers) {
            source.setEventHandler { [shared] in Self.received(number, shared) }
            source.resume()
        }
    }

    /// The exit status to end with, where a signal came.
    var status: ExitStatus? {
        shared.state.withLock { $0.signal }.map { $0 == SIGINT ? .interrupted : .terminated }
    }

    /// Names what the first signal is to stop; at once, if it came already.
    func watch(_ control: SimulationControl) {
        let isStopped = shared.state.withLock { state in
            state.control = control
            return state.signal != nil
        }
        if isStopped { control.cancel() }
    }

    /// Whether a signal's disposition is to be ignored; function pointers have no equality.
    private static func isIgnored(_ disposition: (@convention(c) (Int32) -> Void)?) -> Bool {
        unsafeBitCast(disposition, to: Int.self)
            == unsafeBitCast(SIG_IGN as (@convention(c) (Int32) -> Void)?, to: Int.self)
    }

    private static func received(_ number: Int32, _ shared: Shared) {
        let isFirst = shared.state.withLock { state in
            let isFirst = state.signal == nil
            if isFirst { state.signal = number }
            state.control?.cancel()
            return isFirst
        }
        guard !isFirst else { return }
        TemporaryFiles.removeAll()
        // Without any clean-up that could wait for what is being stopped.
        _exit(number == SIGINT ? ExitStatus.interrupted.rawValue : ExitStatus.terminated.rawValue)
    }
}
