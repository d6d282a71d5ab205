import CasModel
import Foundation

/// One output of a command. A regular file appears whole, or not at all: what is written goes to a
/// temporary file in the same folder, which takes the file's place once all outputs are complete.
final class OutputFile {
    /// The option that asked for it, such as `--csv`.
    let option: String
    /// The path as the user wrote it.
    let path: SystemPath
    /// Where it goes.
    let location: OutputLocation

    private var descriptor: Int32 = -1
    private var temporary: SystemPath?

    /// Whether the output appears whole or not at all; pipes and devices get what there is.
    var isReplacedWhole: Bool {
        if case .file = location { true } else { false }
    }

    /// Whether it goes to standard output.
    var isStandardOutput: Bool {
        if case .standardOutput = location { true } else { false }
    }

    /// What messages call it: its path in quotation marks, or standard output.
    var shownName: String {
        isStandardOutput ? "standard output" : "'\(path.shown)'"
    }

    init(option: String, path: SystemPath) throws(CommandFailure) {
        self.option = option
        self.path = path
        location = try OutputLocation.find(path, option: option)
    }

    deinit { discard() }

    /// Creates the temporary file, so that a folder that cannot be written to is found before the
    /// simulation and not after it.
    func prepare() throws(CommandFailure) {
        guard case .file(let folder, _, let existing) = location else { return }
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        let temporary = folder.appending(SystemPath(".casmodel-" + suffix))
        // Registered first: a Ctrl-C between the two must find it.
        TemporaryFiles.add(temporary)
        descriptor = temporary.open(O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
        guard descriptor >= 0 else {
            // Of a folder that is there, as /proc is, this is all that can be said.
            let reason =
                errno == ENOENT
                ? "no file can be created" : SystemError(code: errno).description
            TemporaryFiles.forget(temporary)
            throw OutputLocation.failure(path, option, "in its folder, \(reason)")
        }
        self.temporary = temporary
        if let existing {
            // The replaced file's permissions; its owner and group where that is allowed.
            _ = fchown(descriptor, existing.owner, existing.group)
            _ = fchmod(descriptor, existing.mode)
        }
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        if case .standardOutput = location { return try StandardStreams.printResult(bytes) }
        if case .inPlace(let path) = location, descriptor < 0 {
            descriptor = path.open(O_WRONLY)
            guard descriptor >= 0 else {
                throw OutputLocation.failure(path, option, SystemError(code: errno).description)
            }
        }
        do {
            try StandardStreams.write(bytes, to: descriptor)
        } catch {
            throw writeFailure(error)
        }
    }

    /// Brings what was written to the disk; after this only the renaming is left.
    func finish() throws(CommandFailure) {
        guard descriptor >= 0 else { return }
        // Pipes and devices have nothing to bring to a disk.
        if temporary != nil, fsync(descriptor) != 0 {
            throw writeFailure(SystemError(code: errno))
        }
        let closing = descriptor
        descriptor = -1
        // Network file systems tell of a full disk only now.
        if close(closing) != 0, errno != EINTR { throw writeFailure(SystemError(code: errno)) }
    }

    /// Puts the finished file in its place.
    func commit() throws(CommandFailure) {
        guard let temporary, case .file(let folder, let name, _) = location else { return }
        let status = temporary.withCString { old in
            folder.appending(name).withCString { rename(old, $0) }
        }
        guard status == 0 else {
            throw writeFailure(SystemError(code: errno))
        }
        TemporaryFiles.forget(temporary)
        self.temporary = nil
    }

    /// Removes the temporary file, leaving whatever stood at the path before.
    func discard() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        if let temporary { TemporaryFiles.remove(temporary) }
        temporary = nil
    }

    private func writeFailure(_ error: SystemError) -> CommandFailure {
        CommandFailure(
            .writeError,
            "cannot write '\(path.shown)' (\(option)): \(error.description)")
    }
}
