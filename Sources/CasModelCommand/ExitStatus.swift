import CasModel

/// The exit statuses, those of `sysexits.h` where it has one.
struct ExitStatus: Equatable {
    /// What the operating system gets.
    let code: Int32

    /// The command line is wrong.
    static let usage = ExitStatus(code: 64)
    /// The model is wrong, or cannot be run.
    static let badModel = ExitStatus(code: 65)
    /// There is no such model.
    static let noInput = ExitStatus(code: 66)
    /// This machine lacks what the build or the work needs.
    static let unavailable = ExitStatus(code: 69)
    /// An output file cannot be created.
    static let cannotCreate = ExitStatus(code: 73)
    /// Writing failed.
    static let writeError = ExitStatus(code: 74)

    /// Stopped by a signal: 130 by Ctrl-C, 143 by a request to end.
    static func stopped(by signal: Int32) -> ExitStatus { ExitStatus(code: 128 + signal) }
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
