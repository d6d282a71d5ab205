import Foundation
import Testing

/// Where a model may take data from.
@Suite("Data files")
struct DataFolderTests {
    static func folder(_ path: String = "d.csv") throws -> Folder {
        let folder = try Folder()
        try folder.write(
            "quantities:\n  x: empirical(\"\(path)\", column: \"n\")\n", to: "m.yaml")
        return folder
    }

    /// What is said of a model whose data file cannot be had.
    static func refusal(_ script: String, _ path: String = "d.csv") throws -> String {
        let folder = try folder(path)
        let outcome = try CasmodelProcess.shell(script, in: folder, seconds: 30)
        #expect(outcome.status == 65)
        #expect(outcome.output == "")
        return outcome.errors.split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test("A file in the model's folder or below, wherever the command runs")
    func found() throws {
        let folder = try Self.folder("sub/d.csv")
        let outcome = try CasmodelProcess.shell(
            """
            mkdir sub other && printf 'n\\n1\\n2\\n2\\n' > sub/d.csv
            "$casmodel" check m.yaml && cd other && "$casmodel" check ../m.yaml
            "$casmodel" simulate ../m.yaml --runs 1000 --json - >/dev/null
            """, in: folder)
        #expect(outcome.status == 0 && outcome.errors == "")
        #expect(outcome.output.contains("empirical(rows: 3, values: 2)"))
    }

    @Test("Nothing outside of it, by whatever way")
    func outside() throws {
        let place = "m.yaml:2:16: error: "
        #expect(
            try Self.refusal("printf 'n\\n1\\n' > ../x.csv; \"$casmodel\" check m.yaml", "../x.csv")
                == place
                + "`../x.csv` may lie outside of the model's folder, and data files lie in it")
        #expect(
            try Self.refusal(
                "printf 'n\\n1\\n' > r.csv; ln -s r.csv d.csv; \"$casmodel\" check m.yaml")
                == place
                + "`d.csv` leads through the symbolic link `d.csv`, and data files are not reached "
                + "through links")
        #expect(
            try Self.refusal("ln -s / root; \"$casmodel\" check m.yaml", "root/etc/passwd")
                == place
                + "`root/etc/passwd` leads through the symbolic link `root`, and data files are not "
                + "reached through links")
    }

    @Test("What is no file, too large or missing")
    func wrongKinds() throws {
        let place = "m.yaml:2:16: error: "
        #expect(
            try Self.refusal("\"$casmodel\" check m.yaml")
                == place + "there is no file `d.csv` in the model's folder")
        #expect(
            try Self.refusal("mkdir d.csv; \"$casmodel\" check m.yaml")
                == place + "`d.csv` is not a file")
        #expect(
            try Self.refusal("mkfifo d.csv; \"$casmodel\" check m.yaml")
                == place + "`d.csv` is not a file")
        #expect(
            try Self.refusal("truncate -s 70M d.csv; \"$casmodel\" check m.yaml")
                == place + "`d.csv` is larger than 64 MiB")
    }

    @Test("A model from standard input has no folder")
    func standardInput() throws {
        #expect(
            try Self.refusal("\"$casmodel\" check /dev/stdin < m.yaml")
                == "/dev/stdin:2:16: error: a model that comes through a pipe lies in no folder to take "
                + "data files from; save it as a file")
    }
}
