import CasModel
import Foundation

/// Writes to file descriptors, with every error noticed.
enum StandardStreams {
    /// Prepares the process's streams; called once, before anything is opened.
    static func prepare() {
        // A closed pipe is an error of the write, not a signal that ends the process and leaves
        // temporary files behind.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that grows beyond what the user may write.
        signal(SIGXFSZ, SIG_IGN)
        // A closed standard stream must not be taken over by the next file that is opened: results
        // would end up in it. The wrong way round, so that reading or writing it still fails.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all bytes, or says why not by its `errno`.
    ///
    /// A terminal gets them cleaned, whatever they are.
    ///
    /// - Parameter sequences: what may steer a terminal in them.
    static func write(
        _ bytes: [UInt8], to descriptor: Int32, keeping sequences: [String] = []
    ) throws(SystemError) {
        let bytes =
            Terminal.isTerminal(descriptor)
            ? TerminalText.clean(bytes, keeping: sequences) : bytes
        var code: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let written = Foundation.write(descriptor, part.baseAddress, part.count)
                if written > 0 {
                    rest = rest.dropFirst(written)
                } else if errno == EAGAIN {
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    code = errno
                    return
                }
            }
        }
        if code != 0 { throw SystemError(code: code) }
    }

    /// Writes a result for people to standard output, where it may be in bold and in colour.
    static func printResult(_ text: String, in style: TextStyle) throws(CommandFailure) {
        try printResult(Array(text.utf8), keeping: style.isColoured ? TextStyle.sequences : [])
    }

    /// Writes a command's result to standard output.
    static func printResult(
        _ bytes: [UInt8], keeping sequences: [String] = []
    ) throws(CommandFailure) {
        if let identity = OutputLocation.standardOutput.identity,
            let kind = FilesRead.kind(of: identity)
        {
            throw CommandFailure(.usage, "standard output leads to the \(kind) that is read")
        }
        do {
            try write(bytes, to: STDOUT_FILENO, keeping: sequences)
        } catch {
            throw error.isClosedPipe
                // The reader has seen all it wanted: nothing to complain about.
                ? CommandFailure(.writeError, nil)
                : CommandFailure(
                    .writeError, "cannot write to standard output: \(error.description)")
        }
    }

    /// Writes a remark to standard error, cleaned wherever that leads: somebody will read it on a
    /// terminal. That writing fails cannot be told to anyone.
    static func remark(_ text: String) {
        try? write(TerminalText.clean(Array((text + "\n").utf8)), to: STDERR_FILENO)
    }
}
