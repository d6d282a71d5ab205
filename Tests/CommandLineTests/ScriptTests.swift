import Foundation
import Testing

/// The programs in `Tests/ScriptTests` test the commands in `Scripts`; here they join the others.
@Suite("Scripts")
struct ScriptTests {
    @Test("The scripts decide rightly whatever the machine lacks")
    func madeUpMachines() throws {
        let (status, text) = try run("/bin/sh", "run")
        #expect(status == 0, "\(text)")
        #expect(text.contains("machines, 0 failures."), "\(text)")
    }

    @Test("The comparison with peers computes, decides and writes rightly")
    func comparison() throws {
        let (status, text) = try run(
            "/usr/bin/env", "python3", "-B", "-m", "unittest", "discover", "-s", "comparison")
        #expect(status == 0, "\(text)")
        #expect(text.contains("\nOK"), "\(text)")
    }

    /// Runs a program with arguments, the last of which stands in `Tests/ScriptTests`.
    private func run(_ program: String, _ arguments: String...) throws -> (Int32, String) {
        let folder = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "ScriptTests")
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments =
            arguments.dropLast() + arguments.suffix(1).map { folder.appending(path: $0).path }
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // Reading to the end before waiting: a full pipe would stop the script.
        let text = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
