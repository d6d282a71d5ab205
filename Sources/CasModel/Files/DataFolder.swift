import Foundation
import ModelFile
import ModelLanguage
import Output
import ShippedModels

/// The folder that a model takes data files from: its own, and nothing that a path or a link could
/// reach outside of it.
package struct DataFolder: Sendable {
    /// The folder's path; nil for a model that is in none.
    private let path: SystemPath?
    /// Why there is none.
    private let obstacle: String

    /// The folder of a model file.
    package init(of place: ModelPlace) {
        path = place.folder
        obstacle =
            if case .builtIn = place { "a built-in model has no data files" } else {
                "a model that comes through a pipe lies in no folder to take data files from; save it "
                    + "as a file"
            }
    }

    /// The content of a file below the folder.
    ///
    /// Folder by folder, each opened within the one before and none through a symbolic link, so that
    /// nothing that changes meanwhile can lead elsewhere.
    package func content(of file: String) throws(Diagnostic) -> [UInt8] {
        guard let path else { throw Diagnostic(obstacle) }
        let shown = DisplayText.clean(file)
        var folder = path.open(O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { throw Self.error(shown, SystemError(code: errno)) }
        defer { close(folder) }
        let parts = file.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() {
            let isFile = index == parts.count - 1
            // A pipe without a writer must not hold the program up.
            let kind = isFile ? O_NONBLOCK : O_DIRECTORY
            let next = SystemPath(part).withCString {
                openat(folder, $0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
            }
            guard next >= 0 else {
                let code = errno
                if Self.isLink(part, in: folder) {
                    throw Diagnostic(
                        "`\(shown)` leads through the symbolic link `\(DisplayText.clean(part))`, "
                            + "and data files are not reached through links",
                        suggestion: "put the file itself into the model's folder")
                }
                throw Self.error(shown, SystemError(code: code))
            }
            if isFile {
                defer { close(next) }
                return try Self.read(next, shown)
            }
            close(folder)
            folder = next
        }
        throw Diagnostic("the name of a file is expected here")
    }

    private static func isLink(_ name: String, in folder: Int32) -> Bool {
        var status = stat()
        return SystemPath(name).withCString { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
            == 0
            && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func read(_ descriptor: Int32, _ shown: String) throws(Diagnostic) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw error(shown, SystemError(code: errno))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic("`\(shown)` is not a file")
        }
        FilesRead.note(status, as: "data file")
        let limit = DataFiles.maximumBytes
        let tooLarge = Diagnostic("`\(shown)` is larger than \(limit >> 20) MiB")
        guard status.st_size <= limit else { throw tooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw error(shown, SystemError(code: errno))
            }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw tooLarge }
        }
    }

    private static func error(_ shown: String, _ error: SystemError) -> Diagnostic {
        error.code == ENOENT
            ? Diagnostic("there is no file `\(shown)` in the model's folder")
            : Diagnostic("cannot read `\(shown)`: \(error.description)")
    }
}
