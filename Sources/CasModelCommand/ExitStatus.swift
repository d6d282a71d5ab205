import CasModel

/// The exit statuses, those of `sysexits.h` where it has one.
enum ExitStatus: Int32 {
    /// The command line is wrong.
    case usage = 64
    /// The model is wrong, or cannot be run.
    case badModel = 65
    /// There is no such model.
    case noInput = 66
    /// This machine lacks what the build needs.
    case unavailable = 69
    /// An output file cannot be created.
    case cannotCreate = 73
    /// Writing failed.
    case writeError = 74
    /// Stopped by Ctrl-C (128 + SIGINT).
    case interrupted = 130
    /// Stopped by a request to end (128 + SIGTERM).
    case terminated = 143
}

/// Why a command ends early: what to say on standard error, and the exit status.
struct CommandFailure: Error {
    /// The exit status.
    let status: ExitStatus
    /// The complete text, without `error:` and without a line feed at its end; nil to say nothing.
    let message: String?
    /// Whether the message already has the form of diagnostics, each with its own `error:`.
    var isRendered = false
    /// The problems of a model, where they are the reason.
    var modelErrors: ModelErrors?

    /// A failure with one sentence.
    init(_ status: ExitStatus, _ message: String?) {
        self.status = status
        self.message = message
    }
}
