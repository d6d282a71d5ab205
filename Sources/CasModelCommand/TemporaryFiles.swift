import CasModel
import Foundation
import Synchronization

/// The temporary files of this process, so that none outlives it whichever way it ends.
///
/// The list is made for the handler of a signal, which may come at any instruction and may neither
/// wait nor allocate: entries are added before its head and never taken away, and one that is done
/// with has an empty path.
enum TemporaryFiles {
    /// An entry; there are as many as a command has outputs.
    private struct Entry {
        let path: UnsafeMutablePointer<CChar>
        let next: UInt
    }

    /// The address of the newest entry, 0 before there is one.
    private static let head = Atomic<UInt>(0)

    /// Makes the list ready for a signal.
    static func prepare() { _ = head.load(ordering: .relaxed) }

    static func add(_ path: SystemPath) {
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: path.bytes.count + 1)
        path.withCString { _ = strcpy(copy, $0) }
        let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
        entry.initialize(to: Entry(path: copy, next: head.load(ordering: .acquiring)))
        head.store(UInt(bitPattern: entry), ordering: .sequentiallyConsistent)
    }

    static func forget(_ path: SystemPath) {
        forEach { entry in
            if path.withCString({ strcmp($0, entry) }) == 0 { entry.pointee = 0 }
        }
    }

    /// Removes one file.
    static func remove(_ path: SystemPath) {
        _ = path.withCString { unlink($0) }
        forget(path)
    }

    /// Removes all, at the end of the process; calls nothing that a signal's handler may not.
    static func removeAll() {
        forEach { path in
            if path.pointee != 0 { unlink(path) }
        }
    }

    private static func forEach(_ body: (UnsafeMutablePointer<CChar>) -> Void) {
        var address = head.load(ordering: .acquiring)
        while let entry = UnsafePointer<Entry>(bitPattern: address) {
            body(entry.pointee.path)
            address = entry.pointee.next
        }
    }
}
