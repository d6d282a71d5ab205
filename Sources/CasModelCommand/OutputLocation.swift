import CasModel
import Foundation

/// Where an output goes, found and checked before anything is computed.
enum OutputLocation {
    /// Standard output.
    case standardOutput
    /// A device, pipe or socket, opened when there is something to write.
    case inPlace(String)
    /// A regular file, existing or new, as the absolute path of its folder and its name there.
    case file(folder: String, name: String, existing: ExistingFile?)

    /// What is known of a file that will be replaced.
    struct ExistingFile {
        let identity: FileIdentity
        let mode: mode_t
        let owner: uid_t
        let group: gid_t
    }

    /// Finds where `path` leads. Symbolic links are followed to their target, so that the target is
    /// replaced and the link stays.
    static func find(_ path: String, option: String) throws(CommandFailure) -> OutputLocation {
        if path.isEmpty { throw CommandFailure(.usage, "\(option) needs a file name") }
        if path == "-" || isStandardOutput(path) { return .standardOutput }
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else {
                throw failure(path, option, SystemError(code: errno).description)
            }
            return try newFile(path, option: option)
        }
        if kind(status) == S_IFDIR { throw failure(path, option, "it is a folder") }
        guard access(path, W_OK) == 0 else {
            throw failure(path, option, SystemError(code: errno).description)
        }
        // Such paths name files that are open already: replacing them would miss the point.
        let isOpenFile = ["/dev/fd/", "/dev/std", "/proc/"].contains { path.hasPrefix($0) }
        guard kind(status) == S_IFREG, !isOpenFile else { return .inPlace(path) }
        guard let resolved = realpath(path, nil) else {
            throw failure(path, option, SystemError(code: errno).description)
        }
        defer { free(resolved) }
        let (folder, name) = split(String(cString: resolved))
        let existing = ExistingFile(
            identity: FileIdentity(status), mode: status.st_mode & 0o7777, owner: status.st_uid,
            group: status.st_gid)
        return .file(folder: folder, name: name, existing: existing)
    }

    /// Whether two outputs would overwrite each other.
    func isSameFile(as other: OutputLocation) -> Bool {
        guard case .file(let folder, let name, let existing) = self,
            case .file(let otherFolder, let otherName, let otherExisting) = other
        else { return false }
        if let existing, let otherExisting { return existing.identity == otherExisting.identity }
        return folder == otherFolder && name == otherName
    }

    /// Whether the output would replace the file with this identity.
    func replaces(_ identity: FileIdentity) -> Bool {
        guard case .file(_, _, let existing?) = self else { return false }
        return existing.identity == identity
    }

    /// The failure to create an output, in the words of the command line.
    static func failure(_ path: String, _ option: String, _ reason: String) -> CommandFailure {
        CommandFailure(
            .cannotCreate, "cannot write '\(DisplayText.clean(path))' (\(option)): \(reason)")
    }

    /// A file that does not exist yet, in a folder that has to.
    private static func newFile(
        _ path: String, option: String
    ) throws(CommandFailure) -> OutputLocation {
        var target = path
        // As many links as Linux follows; a circle was refused with ELOOP before.
        for _ in 0..<40 {
            guard let link = linkTarget(target) else { break }
            target = link.hasPrefix("/") ? link : split(target).folder + "/" + link
        }
        let (folder, name) = split(target)
        if name.isEmpty { throw failure(path, option, "it names a folder") }
        guard let resolved = realpath(folder, nil) else {
            let reason =
                errno == ENOENT
                ? "there is no folder '\(DisplayText.clean(folder))'"
                : SystemError(code: errno).description
            throw failure(path, option, reason)
        }
        defer { free(resolved) }
        return .file(folder: String(cString: resolved), name: name, existing: nil)
    }

    /// Whether the path is another name of what standard output leads to: `/dev/stdout`, or the
    /// very file it was redirected to.
    private static func isStandardOutput(_ path: String) -> Bool {
        if ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path) { return true }
        var file = stat()
        var stream = stat()
        guard stat(path, &file) == 0, fstat(STDOUT_FILENO, &stream) == 0 else { return false }
        return kind(file) == S_IFREG && FileIdentity(file) == FileIdentity(stream)
    }

    private static func kind(_ status: stat) -> mode_t { status.st_mode & S_IFMT }

    private static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
