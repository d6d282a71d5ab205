import CasModel
import Foundation
import Synchronization

/// What becomes of the signals that would end the process: no temporary file outlives it.
///
/// Everything that `received` and what it calls touch is an atomic or was made before: a handler may
/// interrupt any instruction. It needs no thread and no file of its own.
enum Signals {
    /// The first signal that came; 0 for none.
    private static let first = Atomic<Int32>(0)
    /// Whether somebody looks at `first` and ends the process in good order.
    private static let isAwaited = Atomic<Bool>(false)
    /// The address of the `SimulationControl` to cancel; 0 for none.
    private static let control = Atomic<UInt>(0)
    /// Those that ask a process to end, or end one that does not listen.
    private static let requests: [Int32] = {
        var numbers = [
            SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGVTALRM, SIGPROF,
            SIGXCPU,
        ]
        #if os(Linux)
            numbers += [SIGIO, SIGPWR, SIGSTKFLT]
        #endif
        #if canImport(Glibc)
            numbers += Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())
        #endif
        return numbers
    }()

    /// Those of a process that cannot go on.
    private static let faults = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS]

    /// Starts to listen; called once, at the start of the process.
    static func listen() {
        TemporaryFiles.prepare()
        // Made now rather than by the first signal.
        _ = first.load(ordering: .relaxed)
        _ = isAwaited.load(ordering: .relaxed)
        _ = control.load(ordering: .relaxed)
        // Who asks the Swift runtime for backtraces gets them from its own handlers.
        let isDebugged = getenv("SWIFT_BACKTRACE") != nil
        for number in requests + (isDebugged ? [] : faults) {
            let previous = signal(number, faults.contains(number) ? failed : received)
            // One that was ignored from the start, as under `nohup`, stays ignored.
            if isIgnored(previous) { signal(number, SIG_IGN) }
        }
        // What was blocked where this process was started, as the threads of some runtimes have it, is
        // blocked here too, and a request would never come.
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in requests + faults { sigaddset(&mask, number) }
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    }

    /// The first signal that came.
    static var number: Int32? {
        let number = first.load(ordering: .sequentiallyConsistent)
        return number == 0 ? nil : number
    }

    /// From now on the first signal only cancels what is watched; the second still ends the process.
    static func takeAsRequests() { isAwaited.store(true, ordering: .sequentiallyConsistent) }

    /// Names what the first signal is to cancel; at once, if it came already.
    static func watch(_ watched: SimulationControl) {
        // Never released: a signal may come whenever.
        let address = UInt(bitPattern: Unmanaged.passRetained(watched).toOpaque())
        control.store(address, ordering: .sequentiallyConsistent)
        if number != nil { watched.cancel() }
    }

    private typealias Handler = @convention(c) (Int32) -> Void

    private static let received: Handler = { number in
        let code = errno
        defer { errno = code }
        let isFirst = first.compareExchange(
            expected: 0, desired: number, ordering: .sequentiallyConsistent
        ).exchanged
        // This one comes every second until the work is stopped.
        if !isFirst, number == SIGXCPU { return }
        guard isFirst, isAwaited.load(ordering: .sequentiallyConsistent) else {
            failed(number)
            return
        }
        let address = control.load(ordering: .sequentiallyConsistent)
        if let control = UnsafeRawPointer(bitPattern: address) {
            Unmanaged<SimulationControl>.fromOpaque(control).takeUnretainedValue().cancel()
        }
    }

    /// Ends the process by the signal itself, which whoever started it gets to know.
    private static let failed: Handler = { number in
        TemporaryFiles.removeAll()
        signal(number, SIG_DFL)
        raise(number)
    }

    /// Whether a disposition is to ignore the signal; function pointers have no equality.
    private static func isIgnored(_ disposition: Handler?) -> Bool {
        unsafeBitCast(disposition, to: Int.self) == unsafeBitCast(SIG_IGN as Handler?, to: Int.self)
    }
}
