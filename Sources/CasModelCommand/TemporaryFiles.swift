import Foundation
import Synchronization

/// The temporary files of this process, so that none outlives it whichever way it ends.
enum TemporaryFiles {
    private static let paths = Mutex<Set<String>>([])

    static func add(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    static func forget(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }

    /// Removes one file.
    static func remove(_ path: String) {
        unlink(path)
        forget(path)
    }

    /// Removes all, at the end of the process.
    static func removeAll() {
        paths.withLock { paths in
            for path in paths { unlink(path) }
            paths = []
        }
    }
}
