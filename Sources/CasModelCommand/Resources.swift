import Foundation
import Synchronization

/// What Dispatch takes of the operating system: threads and open files.
///
/// Dispatch ends the process where it cannot open a file of its own, and waits for ever where it
/// cannot start a thread. So both are tried before its first use.
enum Resources {
    /// The open files that Dispatch and the outputs of a command may need besides the standard
    /// streams.
    private static let files = 16

    /// Whether Dispatch may be used beside the calling thread, as for progress.
    static let allowThreads = freeFiles(upTo: files) == files && startedThreads(upTo: 4) == 4

    /// Refuses work on several threads where they are not to be had. One thread is the calling one.
    static func require(threads: Int) throws(CommandFailure) {
        guard threads > 1 else { return }
        let free = freeFiles(upTo: files)
        guard free == files else {
            throw CommandFailure(
                .unavailable,
                "no more than \(free) further files can be opened, and work on several threads takes "
                    + "\(files); raise the limit ('ulimit -n'), or use --threads 1")
        }
        // Dispatch has about a thread for each processor, however many are asked for, and few more.
        let processors = ProcessInfo.processInfo.activeProcessorCount
        let wanted = min(threads, processors) + 2
        let started = startedThreads(upTo: wanted)
        guard started == wanted else {
            throw CommandFailure(
                .unavailable,
                "no more than \(started) further threads can be started, and \(threads) at work take "
                    + "\(wanted); raise the limits ('ulimit -u', 'ulimit -v'), or use --threads 1")
        }
    }

    /// How many files can be opened besides those that are.
    private static func freeFiles(upTo wanted: Int) -> Int {
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        while opened.count < wanted {
            let descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)
            guard descriptor >= 0 else { break }
            opened.append(descriptor)
        }
        return opened.count
    }

    /// How many threads can be there at once besides those that are.
    private static func startedThreads(upTo wanted: Int) -> Int {
        var threads: [pthread_t] = []
        // None ends before all are started.
        gate.lock()
        while threads.count < wanted, let thread = startThread() { threads.append(thread) }
        gate.unlock()
        for thread in threads { pthread_join(thread, nil) }
        return threads.count
    }

    fileprivate static let gate = NSLock()

    private static func startThread() -> pthread_t? {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        return pthread_create(&thread, nil, passGate, nil) == 0 ? thread : nil
    }
}

#if canImport(Darwin)
    private typealias ThreadArgument = UnsafeMutableRawPointer
#else
    private typealias ThreadArgument = UnsafeMutableRawPointer?
#endif

/// What a tried thread does: it waits until all are started.
private func passGate(_: ThreadArgument) -> UnsafeMutableRawPointer? {
    Resources.gate.lock()
    Resources.gate.unlock()
    return nil
}
