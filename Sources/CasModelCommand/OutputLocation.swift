import CasModel
import Foundation

/// Where an output goes, found and checked before anything is computed.
enum OutputLocation {
    /// Standard output.
    case standardOutput
    /// A device, pipe or socket, opened when there is something to write.
    case inPlace(SystemPath)
    /// A regular file, existing or new, as the absolute path of its folder and its name there.
    case file(folder: SystemPath, name: SystemPath, existing: ExistingFile?)

    /// What is known of a file that will be replaced.
    struct ExistingFile {
        let identity: FileIdentity
        let mode: mode_t
        let owner: uid_t
        let group: gid_t
    }

    /// Finds where `path` leads. Symbolic links are followed to their target, so that the target is
    /// replaced and the link stays.
    static func find(_ path: SystemPath, option: String) throws(CommandFailure) -> OutputLocation {
        if path == "" { throw CommandFailure(.usage, "\(option) needs a file name") }
        if path == "-" || isStandardOutput(path) { return .standardOutput }
        guard let status = path.status() else {
            guard errno == ENOENT else {
                throw failure(path, option, SystemError(code: errno).description)
            }
            return try newFile(path, option: option)
        }
        if kind(status) == S_IFDIR { throw failure(path, option, "it is a folder") }
        guard path.withCString({ access($0, W_OK) }) == 0 else {
            throw failure(path, option, SystemError(code: errno).description)
        }
        // Such paths name files that are open already: replacing them would miss the point.
        let isOpenFile = ["/dev/fd/", "/dev/std", "/proc/"].contains { path.text.hasPrefix($0) }
        guard kind(status) == S_IFREG, !isOpenFile else { return .inPlace(path) }
        guard let resolved = path.resolved() else {
            throw failure(path, option, SystemError(code: errno).description)
        }
        let (folder, name) = resolved.split
        let existing = ExistingFile(
            identity: FileIdentity(status), mode: status.st_mode & 0o7777, owner: status.st_uid,
            group: status.st_gid)
        return .file(folder: folder, name: name, existing: existing)
    }

    /// Whether two outputs would overwrite each other.
    func isSameFile(as other: OutputLocation) -> Bool {
        if let identity, let identityOfOther = other.identity { return identity == identityOfOther }
        guard case .file(let folder, let name, _) = self,
            case .file(let otherFolder, let otherName, _) = other
        else { return false }
        return folder == otherFolder && name == otherName
    }

    /// The existing file that is written to or replaced; nil for a new one, and for what is no file.
    var identity: FileIdentity? {
        var status: stat?
        switch self {
        case .file(_, _, let existing): return existing?.identity
        case .inPlace(let path): status = path.status()
        case .standardOutput: status = Self.standardOutput()
        }
        return status.flatMap { Self.kind($0) == S_IFREG ? FileIdentity($0) : nil }
    }

    /// The failure to create an output, in the words of the command line.
    static func failure(_ path: SystemPath, _ option: String, _ reason: String) -> CommandFailure {
        CommandFailure(.cannotCreate, "cannot write '\(path.shown)' (\(option)): \(reason)")
    }

    /// A file that does not exist yet, in a folder that has to.
    private static func newFile(
        _ path: SystemPath, option: String
    ) throws(CommandFailure) -> OutputLocation {
        var target = path
        // As many links as Linux follows; a circle was refused with ELOOP before.
        for _ in 0..<40 {
            guard let link = target.linkTarget() else { break }
            target =
                link.bytes.first == UInt8(ascii: "/") ? link : target.split.folder.appending(link)
        }
        let (folder, name) = target.split
        if name == "" { throw failure(path, option, "it names a folder") }
        guard let resolved = folder.resolved() else {
            let reason =
                errno == ENOENT
                ? "there is no folder '\(folder.shown)'" : SystemError(code: errno).description
            throw failure(path, option, reason)
        }
        return .file(folder: resolved, name: name, existing: nil)
    }

    /// Whether the path is another name of what standard output leads to: `/dev/stdout`, or the
    /// very file it was redirected to.
    private static func isStandardOutput(_ path: SystemPath) -> Bool {
        if ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path) { return true }
        guard let file = path.status(), let stream = standardOutput() else { return false }
        return kind(file) == S_IFREG && FileIdentity(file) == FileIdentity(stream)
    }

    private static func standardOutput() -> stat? {
        var status = stat()
        return fstat(STDOUT_FILENO, &status) == 0 ? status : nil
    }

    private static func kind(_ status: stat) -> mode_t { status.st_mode & S_IFMT }
}
