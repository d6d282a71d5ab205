import Foundation
import Synchronization

/// The files that this process has read for its models, none of which an output may replace.
///
/// Each is noted where it is opened, by what it is to the operating system, so that neither another
/// path nor a link hides it.
package enum FilesRead {
    private static let kinds = Mutex<[FileIdentity: String]>([:])

    /// Notes a file that is read.
    ///
    /// - Parameter kind: what messages call it, such as "model file".
    package static func note(_ status: stat, as kind: String) {
        // Only regular files can be replaced; a terminal is read and written.
        guard status.st_mode & S_IFMT == S_IFREG else { return }
        kinds.withLock { $0[FileIdentity(status)] = kind }
    }

    /// What kind of file was read from here; nil where none was.
    package static func kind(of identity: FileIdentity) -> String? {
        kinds.withLock { $0[identity] }
    }
}
