import Foundation
import Testing

@Suite("Stopping")
struct InterruptionTests {
    /// Waits for the temporary files, which are made when signals are already listened to, and then
    /// for the first runs.
    private static let started =
        "until ls -A | grep -q casmodel-; do sleep 0.05; done; sleep 2"

    /// Starts casmodel in the background, waits until the script's condition holds, and signals it.
    private func stopped(
        _ arguments: String, signal: String, in folder: Folder, when ready: String = Self.started
    ) throws -> CasmodelProcess.Outcome {
        try CasmodelProcess.shell(
            """
            # Job control gives the background its default signals, as at a terminal.
            set -m; "$casmodel" simulate model.yaml \(arguments) & set +m
            \(ready)
            kill -\(signal) $!; wait $!
            """, in: folder)
    }

    @Test("Ctrl-C prints what the finished runs say", arguments: [("INT", 130), ("TERM", 143)])
    func partial(signal: String, status: Int32) throws {
        let folder = try Folder.withModel()
        let outcome = try stopped(
            "--runs 1e12 --json r.json --csv t.csv --draws d.csv", signal: signal, in: folder)
        #expect(outcome.status == status)
        #expect(outcome.output.hasPrefix("Losses, first month, as of 2022-03-24\nPARTIAL: stopped"))
        #expect(outcome.output.contains(" of 1,000,000,000,000 runs"))
        let warning = outcome.errors.split(separator: "\n").map(String.init)
        #expect(warning.count == 2)
        #expect(warning.first?.hasPrefix("warning: stopped after ") == true)
        #expect(
            warning.first?.hasSuffix(
                // Whether bins were too coarse for so many runs is up to when the signal came.
                "; 't.csv' (--csv), 'r.json' (--json) hold a partial result") == true)
        #expect(warning.last == "warning: stopped; 'd.csv' (--draws) is not written")
        #expect(try folder.names == ["model.yaml", "r.json", "t.csv"])
        #expect(try folder.read("r.json").contains("\"partial\": true,"))
    }

    @Test("A partial result is that of as many runs")
    func consistency() throws {
        let folder = try Folder.withModel()
        let outcome = try stopped("--runs 1e12 --json - --csv t.csv", signal: "INT", in: folder)
        #expect(outcome.status == 130)
        #expect(
            outcome.errors.wholeMatch(
                of:
                    /warning: stopped after [0-9,]+ of 1,000,000,000,000 runs; 't.csv' \(--csv\) holds a partial result\n/
            ) != nil)
        let runs = try #require(outcome.output.firstMatch(of: /"runs": (\d+),/)).output.1
        let whole = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", String(runs), "--json", "-"], in: folder)
        let mean = /"mean": [0-9.]+/
        #expect(
            outcome.output.firstMatch(of: mean)?.output == whole.output.firstMatch(of: mean)?.output
        )
    }

    @Test("Stopped while draws are written, the summaries are there and the draws are not")
    func duringDraws() throws {
        let folder = try Folder.withModel()
        try folder.write("old", to: "d.csv")
        // Enough runs for the writing to take seconds.
        #if DEBUG
            let runs = "5e5"
        #else
            let runs = "3e7"
        #endif
        // The temporary file grows as soon as the draws are being written.
        let outcome = try stopped(
            "--runs \(runs) --json r.json --draws d.csv > table", signal: "INT", in: folder,
            when: "until find . -name '.casmodel-*' -size +100k | grep -q .; do sleep 0.05; done")
        #expect(outcome.status == 130)
        #expect(
            outcome.errors == """
                note: 'd.csv' (--draws) will have 30,000,000 rows and about 1.6 GB; --runs sets how \
                many rows
                warning: stopped; 'd.csv' (--draws) is not written

                """)
        #expect(try folder.read("d.csv") == "old")
        #expect(try folder.read("r.json").contains("\"partial\": false,"))
        #expect(try !folder.read("table").contains("PARTIAL"))
        #expect(try folder.names == ["d.csv", "model.yaml", "r.json", "table"])
    }

    @Test("A signal that was ignored from the start stays ignored", arguments: ["HUP", "INT"])
    func ignored(signal: String) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            trap '' \(signal)
            "$casmodel" simulate model.yaml --runs 1e12 --json r.json > table &
            until ls -A | grep -q casmodel-; do sleep 0.05; done; sleep 1
            kill -\(signal) $!; sleep 1; kill -0 $! && echo running
            kill -TERM $!; wait $!
            """, in: folder)
        #expect(outcome.status == 143)
        #expect(outcome.output == "running\n")
    }

    @Test("Draws stopped on the way to standard output are said to be incomplete there")
    func drawsToStandardOutput() throws {
        let folder = try Folder.withModel()
        let outcome = try stopped(
            "--runs 1e12 --draws -", signal: "INT", in: folder, when: "sleep 2")
        #expect(outcome.status == 130)
        #expect(
            outcome.errors.hasSuffix(
                "warning: stopped; standard output (--draws) is not complete\n"),
            "\(outcome.errors)")
    }

    @Test("A second Ctrl-C ends at once, without leaving files")
    func second() throws {
        let folder = try Folder.withModel()
        // Nobody reads the pipe, so that the first signal cannot end the writing.
        let outcome = try CasmodelProcess.shell(
            """
            mkfifo pipe; exec 3<> pipe
            set -m
            "$casmodel" simulate model.yaml --runs 1e6 --csv t.csv --draws pipe > table &
            set +m
            until test -s table; do sleep 0.05; done; sleep 1
            kill -INT $!; sleep 0.5; ls -A | grep -c casmodel-
            kill -INT $!; wait $!
            """, in: folder)
        #expect(outcome.status == 130)
        #expect(outcome.output == "1\n")
        #expect(try folder.names == ["model.yaml", "pipe", "table"])
    }
}
