import Foundation
import Testing

/// What goes wrong around the command, and how it ends: by itself, with a status and at most one
/// sentence, and without a temporary file.
@Suite("Faults of the world")
struct FaultTests {
    /// A fault: what brings it about, the status, and what the message begins with.
    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let script: String
        let status: Int32
        let message: String

        init(_ name: String, _ script: String, _ status: Int32, _ message: String) {
            self.name = name
            self.script = script
            self.status = status
            self.message = message
        }

        var testDescription: String { name }
    }

    private static let simulate = "exec \"$casmodel\" simulate model.yaml --runs 1000"

    private static let faults = [
        // Streams.
        Fault("standard error is closed", "\(simulate) --csv no/x 2>&-", 73, ""),
        Fault("standard error is full", "\(simulate) --csv no/x 2> /dev/full", 73, ""),
        Fault("standard input is closed", "\(simulate) > table <&-", 0, ""),
        Fault(
            "all streams are closed", "\(simulate) --csv t.csv <&- >&- 2>&-; ls t.csv >&2", 74, ""),
        Fault(
            "a closed stream is not taken by a file", "\(simulate) --csv t.csv --json r.json >&-",
            74,
            "cannot write to standard output: it is closed"),
        Fault(
            "standard output is read-only", "echo > table; \(simulate) 1< table", 74,
            "cannot"),
        // Models.
        Fault(
            "a model that never ends", "exec \"$casmodel\" check /dev/zero", 65, "/dev/zero:1:1: "),
        Fault(
            "a model without a byte", "exec \"$casmodel\" check /dev/null", 65, "/dev/null:1:1: "),
        Fault("a folder", "mkdir f; exec \"$casmodel\" check ./f", 66, "'./f' is a folder"),
        Fault(
            "a model of many gigabytes",
            "truncate -s 20G big.yaml; exec \"$casmodel\" check big.yaml",
            65, "big.yaml:1:1: error: a model file has at most 1 MiB"),
        Fault(
            "a pipe that nobody writes on", "mkfifo p; : > p & exec \"$casmodel\" check p", 65,
            "p:1:1: error: the file is empty"),
        // What models name.
        Fault(
            "a data file of many gigabytes",
            "truncate -s 20G d.csv; \(data(of: "d.csv"))", 65,
            "m.yaml:1:28: error: `d.csv` is larger than 64 MiB"),
        Fault(
            "a data file that is a folder", "mkdir d.csv; \(data(of: "d.csv"))", 65,
            "m.yaml:1:28: error: `d.csv` is not a file"),
        Fault(
            "a data file that is a pipe", "mkfifo d.csv; \(data(of: "d.csv"))", 65,
            "m.yaml:1:28: error: `d.csv` is not a file"),
        Fault(
            "a data file that is a device by a link", "ln -s /dev/zero d.csv; \(data(of: "d.csv"))",
            65,
            "m.yaml:1:28: error: `d.csv` leads through the symbolic link"),
        Fault(
            "an extended file that is a pipe",
            "mkfifo p.yaml; echo 'extends: p.yaml' > m.yaml; exec \"$casmodel\" check m.yaml", 65,
            "m.yaml:1:10: error: `p.yaml` is no regular file"),
        Fault(
            "an extended file of many gigabytes",
            "truncate -s 20G p.yaml; echo 'extends: p.yaml' > m.yaml; exec \"$casmodel\" check m.yaml",
            65, "p.yaml:1:1: error: a model file has at most 1 MiB"),
        // Folders.
        Fault(
            "the folder is gone",
            "mkdir g; cd g; rmdir ../g; exec \"$casmodel\" simulate --csv t.csv",
            73, "cannot write 't.csv' (--csv): "),
        Fault(
            "the folder is gone, and the model with it",
            "mkdir g; cd g; rmdir ../g; exec \"$casmodel\" check model.yaml", 66, "there is no file"
        ),
        Fault(
            "the folder of an output goes", "mkdir g; \(simulate) --csv g/../h/t.csv", 73, "cannot"),
        // Disks.
        Fault("a full disk", "\(simulate) --csv /dev/full > table", 74, "cannot write '/dev/full'"),
        Fault(
            "a file that may not grow", "ulimit -f 1; \(simulate) --draws d.csv > /dev/null", 74,
            "cannot write 'd.csv' (--draws): the file would be larger than allowed"),
        Fault(
            "a page that may not grow",
            "ulimit -f 1; exec \"$casmodel\" report model.yaml --runs 1000 -o r.html", 74,
            "cannot write 'r.html' (-o): the file would be larger than allowed"),
        // Environment.
        Fault("no environment", "exec env -i \"$casmodel\" simulate --runs 1000 > table", 0, ""),
        Fault(
            "a time that is up", "ulimit -S -t 1; \(simulate)000000000 > table", 152, ""),
    ]

    private static func data(of file: String) -> String {
        #"printf '%s\n' "quantities: {x: 'empirical(\"\#(file)\", column: \"n\")'}" > m.yaml; "#
            + "exec \"$casmodel\" check m.yaml"
    }

    @Test("Each ends in its own way", arguments: faults)
    func fault(_ fault: Fault) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(fault.script, in: folder, seconds: 60)
        #expect(outcome.status == fault.status, "\(outcome.errors)")
        let isPlaced = fault.message.isEmpty || fault.message.contains(":1:") || fault.status > 128
        #expect(
            outcome.errors.hasPrefix(isPlaced ? fault.message : "error: " + fault.message),
            "\(outcome.errors)")
        #expect(!outcome.errors.contains("Fatal error"))
        #expect(try !folder.names.contains { $0.hasPrefix(".casmodel-") })
    }

    /// Permissions bind all but the superuser, who becomes somebody else for these.
    private static let user: String? = {
        if getuid() != 0 { return "" }
        guard let folder = try? Folder() else { return nil }
        let user = "setpriv --reuid=61234 --regid=61234 --clear-groups "
        let trial = try? CasmodelProcess.shell("\(user) \"$casmodel\" --version", in: folder)
        return trial?.status == 0 ? user : nil
    }()

    @Test(
        "What may not be read or written",
        .enabled(if: FaultTests.user != nil, "needs an ordinary user, or setpriv"),
        arguments: [
            ("check secret.yaml", 66, "error: cannot read 'secret.yaml': permission denied\n"),
            (
                "check shut/model.yaml", 66,
                "error: cannot read 'shut/model.yaml': permission denied\n"
            ),
            (
                "check extending.yaml", 65,
                "extending.yaml:1:10: error: `secret.yaml` cannot be read: permission denied\n"
            ),
            (
                "check data.yaml", 65,
                "data.yaml:1:28: error: cannot read `secret.csv`: permission denied\n"
            ),
            (
                "simulate model.yaml --csv read-only/t.csv", 73,
                "error: cannot write 'read-only/t.csv' (--csv): in its folder, permission denied\n"
            ),
            (
                "simulate model.yaml --csv read-only/old.csv", 73,
                "error: cannot write 'read-only/old.csv' (--csv): permission denied\n"
            ),
            (
                "report model.yaml -o shut/r.html", 73,
                "error: cannot write 'shut/r.html' (-o): permission denied\n"
            ),
        ] as [(String, Int32, String)])
    func permissions(line: String, status: Int32, message: String) throws {
        let folder = try Folder.withModel()
        let user = try #require(Self.user)
        let outcome = try CasmodelProcess.shell(
            """
            mkdir read-only shut; cp model.yaml shut; cp model.yaml secret.yaml; echo n > secret.csv
            echo 'extends: secret.yaml' > extending.yaml; echo old > read-only/old.csv
            echo "quantities: {x: 'empirical(\\"secret.csv\\", column: \\"n\\")'}" > data.yaml
            chmod 000 secret.yaml secret.csv shut; chmod 444 read-only/old.csv; chmod 555 read-only
            \(user)"$casmodel" \(line); status=$?
            chmod 755 read-only shut; exit $status
            """, in: folder, seconds: 60)
        #expect(outcome.status == status)
        #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    }
}
