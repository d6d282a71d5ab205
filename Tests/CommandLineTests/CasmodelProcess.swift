import Foundation

/// Runs the built binary as a user does.
struct CasmodelProcess {
    /// What a finished command left.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var outputLines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The binary, which lies beside the tests.
    static let binary: String = {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        #else
            let folder = Bundle.main.bundleURL
        #endif
        return folder.appending(path: "casmodel").path
    }()

    /// Runs a shell script, in which `"$casmodel"` is the binary.
    ///
    /// - Parameters:
    ///   - folder: the working directory.
    ///   - environment: variables to set; an empty value removes one.
    ///   - seconds: after which the script is killed, and the status is that of SIGKILL.
    static func shell(
        _ script: String, in folder: Folder, environment: [String: String] = [:],
        seconds: Double = 120
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder.url
        var variables = ProcessInfo.processInfo.environment
        for name in ["NO_COLOR", "LC_ALL", "LC_CTYPE"] { variables[name] = nil }
        variables["LANG"] = "C.UTF-8"
        variables["TERM"] = "xterm"
        variables["casmodel"] = binary
        variables.merge(environment) { $1 }
        process.environment = variables.filter { !$0.value.isEmpty }
        // Files rather than pipes: nobody has to read while the command runs.
        let streams = try Folder()
        let output = try streams.createFile("output")
        let errors = try streams.createFile("errors")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let number = process.processIdentifier
        let deadline = DispatchWorkItem {
            // What the script started goes first, or it would go on without the script.
            let children = try? Process.run(
                URL(filePath: "/usr/bin/pkill"), arguments: ["-KILL", "-P", "\(number)"])
            children?.waitUntilExit()
            kill(number, SIGKILL)
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: deadline)
        process.waitUntilExit()
        deadline.cancel()
        return Outcome(
            status: process.terminationStatus, output: try streams.read("output"),
            errors: try streams.read("errors"))
    }

    /// Runs casmodel with arguments, which are not seen by a shell.
    static func run(
        _ arguments: [String], in folder: Folder, environment: [String: String] = [:]
    ) throws -> Outcome {
        let quoted = arguments.map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        return try shell(
            "exec \"$casmodel\" " + quoted.joined(separator: " "), in: folder,
            environment: environment)
    }
}

/// A temporary folder, removed with all that is in it.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "casmodel-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    /// A file's text.
    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    /// Makes an empty file to write to.
    func createFile(_ name: String) throws -> FileHandle {
        let file = url.appending(path: name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    /// The names of all files, hidden ones too, sorted.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }

    /// A small model under the name `model.yaml`.
    static func withModel() throws -> Folder {
        let folder = try Folder()
        try folder.write(
            """
            title: Losses, first month
            as_of: 2022-03-24
            unit: people
            sources:
              ap: {title: "An official, to AP", date: 2022-03-23}
            quantities:
              killed: {value: 7000 to 15000, source: ap}
              ratio: {value: "normal(mean: 3, sd: 0.5)", unit: ratio}
              wounded: killed * ratio
            questions:
              over: killed > 15000

            """, to: "model.yaml")
        return folder
    }
}

/// Python reads the files as another program does.
enum Python {
    /// Whether there is a Python to ask.
    static let isAvailable: Bool = {
        guard let folder = try? Folder() else { return false }
        return (try? CasmodelProcess.shell("python3 -c 'import csv, json, pty'", in: folder))?
            .status == 0
    }()

    /// Runs a script; its assertions fail the test with what Python says.
    static func run(_ script: String, in folder: Folder) throws -> CasmodelProcess.Outcome {
        try folder.write(script, to: "script.py")
        return try CasmodelProcess.shell("exec python3 script.py", in: folder)
    }
}
