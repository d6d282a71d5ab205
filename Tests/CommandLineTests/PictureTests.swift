import Foundation
import Testing

/// The pictures of the documentation are what the commands beside them draw.
///
/// To renew them after a change that is meant: `CASMODEL_RENEW_GOLDEN=1 Scripts/test --filter Picture`.
@Suite("Pictures of the documentation")
struct PictureTests {
    /// The commands in `README.md` that draw a picture kept with it, without `casmodel` itself.
    static let commands: [[String]] = {
        let file = DocumentationTests.root.appending(path: "README.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        // A command goes on behind a backslash at the end of a line.
        let joined = text.replacing(/\\\n\s*/, with: "")
        return joined.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.first == "casmodel", words.last?.hasPrefix("Documentation/") == true else {
                return nil
            }
            return Array(words.dropFirst())
        }
    }()

    @Test("There are pictures")
    func picturesAreFound() { #expect(Self.commands.count >= 2) }

    @Test("A picture is what its command draws", arguments: commands)
    func isCurrent(arguments: [String]) throws {
        let path = try #require(arguments.last)
        let folder = try Folder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "Documentation"), withIntermediateDirectories: true)
        let outcome = try CasmodelProcess.run(arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let drawn = try folder.read(path)
        let kept = DocumentationTests.root.appending(path: path)
        if ProcessInfo.processInfo.environment["CASMODEL_RENEW_GOLDEN"] != nil {
            try Data(drawn.utf8).write(to: kept)
        }
        #expect(drawn == (try String(contentsOf: kept, encoding: .utf8)))
    }
}
