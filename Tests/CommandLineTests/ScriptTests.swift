import Foundation
import Testing

/// `Tests/ScriptTests/run` tries the shell scripts on made-up machines; here it joins the others.
@Suite("Scripts")
struct ScriptTests {
    @Test("The scripts decide rightly whatever the machine lacks")
    func madeUpMachines() throws {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [root.appending(path: "Tests/ScriptTests/run").path]
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // Reading to the end before waiting: a full pipe would stop the script.
        let text = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("machines, 0 failures."), "\(text)")
    }
}
