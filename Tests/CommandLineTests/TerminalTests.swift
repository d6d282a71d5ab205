import Foundation
import Testing

@Suite("On a terminal", .enabled(if: Python.isAvailable))
struct TerminalTests {
    /// Runs casmodel on a pseudo-terminal of 80 columns; gives back what it wrote there.
    static func terminal(
        _ arguments: [String], in folder: Folder, environment: [String: String] = [:],
        redirection: String = ""
    ) throws -> CasmodelProcess.Outcome {
        try folder.write(
            """
            import fcntl, os, pty, struct, sys, termios
            child, terminal = pty.fork()
            if child == 0:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
                os.execvp('/bin/sh', ['sh', '-c', 'exec "$casmodel" "$@" \(redirection)', 'sh']
                          + sys.argv[1:])
            seen = b''
            while True:
                try: part = os.read(terminal, 65536)
                except OSError: break
                if not part: break
                seen += part
            sys.stdout.buffer.write(seen.replace(b'\\r\\n', b'\\n'))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """, to: "terminal.py")
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try CasmodelProcess.shell(
            "exec python3 terminal.py \(quoted)", in: folder, environment: environment)
    }

    @Test("A table with sketches and colour")
    func colour() throws {
        let outcome = try Self.terminal(
            ["simulate", "model.yaml", "--runs", "1000"], in: Folder.withModel())
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(
            outcome.output.contains("\u{1B}[1mLosses, first month, as of 2022-03-24\u{1B}[0m\n"))
        #expect(outcome.output.contains("█"))
        #expect(outcome.output.contains("±"))
    }

    @Test("NO_COLOR takes the colour, not the sketches")
    func noColour() throws {
        let outcome = try Self.terminal(
            ["simulate", "model.yaml", "--runs", "1000"], in: Folder.withModel(),
            environment: ["NO_COLOR": "1"])
        #expect(outcome.output.hasPrefix("Losses, first month, as of 2022-03-24\n"))
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(outcome.output.contains("█"))
    }

    @Test("A dumb terminal gets no escape sequences")
    func dumb() throws {
        let outcome = try Self.terminal(
            ["simulate", "model.yaml", "--runs", "2e6"], in: Folder.withModel(),
            environment: ["TERM": "dumb"])
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(!outcome.output.contains("\r"))
    }

    @Test("Without a UTF-8 locale there are no block characters")
    func plainLocale() throws {
        let outcome = try Self.terminal(
            ["simulate", "model.yaml", "--runs", "1000"], in: Folder.withModel(),
            environment: ["LC_ALL": "C"])
        #expect(outcome.status == 0)
        #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("Progress is on standard error while a run takes long, and is cleared at its end")
    func progress() throws {
        let folder = try Folder.withModel()
        // Standard output is a file, so that all the terminal shows is progress.
        func run(_ runs: String, _ more: String...) throws -> String {
            let outcome = try Self.terminal(
                ["simulate", "model.yaml", "--runs", runs, "--threads", "1"] + more, in: folder,
                redirection: "> table")
            #expect(outcome.status == 0)
            return outcome.output
        }
        var output = try run("3e5", "--draws", "d.csv")
        // The fewest runs that take long enough differ by machine and build.
        for runs in ["2e7", "1e8", "5e8"] where output.isEmpty { output = try run(runs) }
        checkProgress(output)
        #expect(try folder.read("table").hasPrefix("Losses, first month"))
        #expect(try !folder.read("table").contains("\u{1B}"))
    }

    private func checkProgress(_ output: String) {
        #expect(output.hasPrefix("\r"))
        #expect(output.hasSuffix("\r\u{1B}[K"))
        #expect(output.contains(" %  "))
        #expect(output.contains("/s  "))
        #expect(output.contains(" left"))
        #expect(!output.contains("\n"))
    }

    @Test("Ctrl-C typed at the terminal")
    func typed() throws {
        let folder = try Folder.withModel()
        let outcome = try Python.run(
            """
            import os, pty
            child, terminal = pty.fork()
            if child == 0:
                os.execv(os.environ['casmodel'], ['casmodel', 'simulate', 'model.yaml',
                         '--runs', '1e12', '--json', 'r.json'])
            # The bar tells its speed once there are runs to stop after.
            seen = b''
            while b'/s' not in seen: seen += os.read(terminal, 65536)
            os.write(terminal, b'\\x03')
            while True:
                try: part = os.read(terminal, 65536)
                except OSError: break
                if not part: break
                seen += part
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            assert status == 130, status
            assert b'PARTIAL: stopped after' in seen, seen
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try folder.names == ["model.yaml", "r.json", "script.py"])
    }
}
