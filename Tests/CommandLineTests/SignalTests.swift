import Foundation
import Testing

/// Whatever signal ends the command, and whenever, no temporary file is left.
@Suite("Signals", .enabled(if: Python.isAvailable))
struct SignalTests {
    /// Starts casmodel with every signal at its default, and sends one as soon as there is a temporary
    /// file; then prints the status, or minus the signal that ended it, and what is left.
    private static func send(
        _ names: [String], to arguments: String, after seconds: Double = 0
    ) throws -> CasmodelProcess.Outcome {
        try Python.run(
            """
            import os, signal, subprocess, sys, time
            def defaults():
                for number in signal.valid_signals():
                    try: signal.signal(number, signal.SIG_DFL)
                    except OSError: pass
            for name in '\(names.joined(separator: " "))'.split():
                number = getattr(signal, 'SIG' + name)
                process = subprocess.Popen([os.environ['casmodel']] + '\(arguments)'.split(),
                    preexec_fn=defaults, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                while not any(file.startswith('.casmodel-') for file in os.listdir('.')):
                    time.sleep(0.01)
                time.sleep(\(seconds))
                process.send_signal(number)
                if name in ('PIPE', 'XFSZ'): process.terminate()
                try: status = process.wait(60)
                except subprocess.TimeoutExpired:
                    process.kill()
                    status = 'hangs'
                left = [file for file in os.listdir('.') if file.startswith('.casmodel-')]
                print(name, status, len(left))
                for file in left: os.remove(file)
            """, in: Folder.withModel())
    }

    private static let requests = [
        ("HUP", 1), ("INT", 2), ("QUIT", 3), ("USR1", 10), ("USR2", 12), ("ALRM", 14), ("TERM", 15),
        ("STKFLT", 16), ("XCPU", 24), ("VTALRM", 26), ("PROF", 27), ("IO", 29), ("PWR", 30),
        ("RTMIN", 34), ("RTMAX", 64),
    ]

    @Test("A request stops the run as Ctrl-C does; the status is 128 and the signal's number")
    func requests() throws {
        #if os(Linux)
            let outcome = try Self.send(
                Self.requests.map(\.0),
                to: "simulate model.yaml --runs 1e12 --csv t.csv --draws d.csv")
            #expect(
                outcome.output == Self.requests.map { "\($0.0) \(128 + $0.1) 0\n" }.joined(),
                "\(outcome.errors)")
        #endif
    }

    @Test("While draws are written, too")
    func draws() throws {
        let outcome = try Self.send(
            ["INT", "QUIT", "USR1", "ALRM", "XCPU"],
            to: "simulate model.yaml --runs 3e5 --threads 1 --draws d.csv", after: 1.5)
        for line in outcome.output.split(separator: "\n") { #expect(line.hasSuffix(" 0")) }
    }

    @Test("What ends the process at once removes its files first, and is seen by who started it")
    func faults() throws {
        #if os(Linux)
            let numbers = [
                ("ILL", 4), ("TRAP", 5), ("ABRT", 6), ("BUS", 7), ("FPE", 8), ("SEGV", 11),
                ("SYS", 31),
            ]
            let outcome = try Self.send(
                numbers.map(\.0), to: "simulate model.yaml --runs 1e12 --csv t.csv --draws d.csv")
            #expect(
                outcome.output == numbers.map { "\($0.0) -\($0.1) 0\n" }.joined(),
                "\(outcome.errors)")
        #endif
    }

    @Test("Those that are errors of writing instead do nothing")
    func ignored() throws {
        let outcome = try Self.send(
            ["PIPE", "XFSZ"], to: "simulate model.yaml --runs 1e12 --csv t.csv")
        #expect(outcome.output == "PIPE 143 0\nXFSZ 143 0\n")
    }

    @Test("Before there is anything to stop, a request ends the command at once")
    func early() throws {
        let outcome = try CasmodelProcess.shell(
            """
            mkfifo pipe; exec 3<> pipe
            for signal in TERM USR1 ALRM; do
                "$casmodel" simulate pipe --csv t.csv & sleep 0.5; kill -$signal $!; wait $!; echo $?
            done 2> /dev/null
            """, in: Folder(), seconds: 30)
        #expect(outcome.output == "143\n138\n142\n")
    }
}
