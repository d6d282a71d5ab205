import Foundation
import ModelFile
import ModelLanguage
import Output
import ShippedModels

/// What a model file holds, as far as models may be long.
package struct FileContent {
    /// What the file is to the operating system.
    package let identity: FileIdentity
    /// Its kind, such as `S_IFREG`.
    package let kind: mode_t
    /// Its bytes; none of a folder. At most one chunk more than a model may have.
    package let bytes: [UInt8]

    /// Opens and reads a file, without waiting for the other end of a pipe where `flags` say so.
    package init(of path: SystemPath, flags: Int32 = 0) throws(SystemError) {
        let descriptor = path.open(O_RDONLY | flags)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        defer { close(descriptor) }
        try self.init(reading: descriptor, flags: flags)
    }

    /// Reads an open file.
    package init(reading descriptor: Int32, flags: Int32 = 0) throws(SystemError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
        FilesRead.note(status, as: "model file")
        identity = FileIdentity(status)
        kind = status.st_mode & S_IFMT
        let isReadable = kind != S_IFDIR && (flags & O_NONBLOCK == 0 || kind == S_IFREG)
        bytes = isReadable ? try Self.read(descriptor) : []
    }

    private static func read(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError(code: errno)
            }
            bytes += chunk[..<count]
            // Also the end of devices that never stop giving; the reader says what is too large.
            if bytes.count > ModelReader.maximumBytes { return bytes }
        }
    }
}

/// What a file is to the operating system, whatever its paths.
package struct FileIdentity: Hashable, CustomStringConvertible {
    package let device: UInt64
    package let number: UInt64

    package init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }

    package var description: String { "file \(device):\(number)" }
}
