import Foundation

/// Texts that stand in files beside the tests, to be read in reviews: a change of what users see is a
/// change of a file.
///
/// To renew them after a change that is meant: `CASMODEL_RENEW_GOLDEN=1 Scripts/test --filter Snapshot`.
package enum Snapshot {
    /// What differs between a text and the file of this name in the folder `Snapshots` beside the test;
    /// nil where nothing does. Writes the file instead where the environment asks to renew it.
    package static func difference(
        of text: String, from name: String, testFile: String = #filePath
    ) throws -> String? {
        let folder = URL(filePath: testFile).deletingLastPathComponent()
            .appending(path: "Snapshots")
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["CASMODEL_RENEW_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return nil
        }
        guard let data = try? Data(contentsOf: file) else { return "there is no \(name)" }
        let expected = String(decoding: data, as: UTF8.self)
        if expected == text { return nil }
        let lines = zip(
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false))
        for (number, (old, new)) in lines.enumerated() where old != new {
            return "\(name):\(number + 1) was\n\(old)\nand is\n\(new)"
        }
        return "\(name) ends elsewhere"
    }
}
