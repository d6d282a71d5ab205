import Foundation
import Testing

/// What a model is read from is never written over.
@Suite("Files that a model is read from")
struct ProtectedFileTests {
    /// A model that extends another and takes data from two files, and links to all of them.
    private static func folder() throws -> Folder {
        let folder = try Folder()
        try folder.write(
            """
            extends: base.yaml
            quantities: {b: 'empirical("sub/e.csv", column: "n") + a'}
            scenarios: {low: {quantities: {b: 1}}}
            evidence: [{name: r, about: a, report: 1 to 3}]

            """, to: "m.yaml")
        try folder.write(
            "quantities: {a: 'empirical(\"d.csv\", column: \"n\")'}\n", to: "base.yaml")
        try folder.write("n\n1\n2\n", to: "d.csv")
        let links = try CasmodelProcess.shell(
            """
            mkdir sub; cp d.csv sub/e.csv
            for file in m.yaml base.yaml d.csv sub/e.csv; do
                name=${file#sub/}; ln -s $file soft-$name; ln $file hard-$name; ln -s soft-$name far-$name
            done
            """, in: folder)
        #expect(links.status == 0, "\(links.errors)")
        return folder
    }

    private static let read = [
        ("m.yaml", "model"), ("base.yaml", "model"), ("d.csv", "data"), ("e.csv", "data"),
    ]

    @Test(
        "No output of any command goes over one, by whatever path",
        arguments: [
            "simulate m.yaml --csv", "simulate m.yaml --curves", "simulate m.yaml --json",
            "compare m.yaml --scenarios --csv", "compare m.yaml --scenarios --json",
            "compare m.yaml --scenarios --report", "compare base.yaml m.yaml --csv",
            "report m.yaml -o", "report m.yaml --scenarios -o", "simulate - < m.yaml --csv",
        ])
    func refused(command: String) throws {
        let folder = try Self.folder()
        let before = try CasmodelProcess.shell("cat m.yaml base.yaml d.csv sub/e.csv", in: folder)
        for (name, kind) in Self.read {
            let path = name == "e.csv" ? "sub/e.csv" : name
            for output in [path, "./\(path)", "soft-\(name)", "hard-\(name)", "far-\(name)"] {
                let outcome = try CasmodelProcess.shell(
                    "exec \"$casmodel\" \(command) \(output) --runs 1e12", in: folder, seconds: 30)
                #expect(outcome.status == 64, "\(output)")
                #expect(outcome.output == "")
                let option = command.split(separator: " ").last ?? ""
                #expect(
                    outcome.errors
                        == "error: \(option) would overwrite the \(kind) file '\(output)'\n")
            }
        }
        let after = try CasmodelProcess.shell("cat m.yaml base.yaml d.csv sub/e.csv", in: folder)
        #expect(after.output == before.output)
    }

    @Test("Of pictures and draws, too, whose names have endings of their own")
    func endings() throws {
        let folder = try Self.folder()
        let outcome = try CasmodelProcess.shell(
            """
            ln -s m.yaml m.svg; ln d.csv d.svg
            "$casmodel" plot m.yaml -o m.svg; echo $?; "$casmodel" plot m.yaml -o d.svg; echo $?
            "$casmodel" plot m.yaml --kind compare -o d.svg; echo $?
            "$casmodel" compare m.yaml --scenarios --plot d.svg; echo $?
            "$casmodel" simulate m.yaml --draws hard-d.csv; echo $?
            """, in: folder)
        #expect(outcome.output == "64\n64\n64\n64\n64\n")
        #expect(
            outcome.errors == """
                error: -o would overwrite the model file 'm.svg'
                error: -o would overwrite the data file 'd.svg'
                error: -o would overwrite the data file 'd.svg'
                error: --plot would overwrite the data file 'd.svg'
                error: --draws would overwrite the data file 'hard-d.csv'

                """)
    }

    @Test("Standard output that is appended to one")
    func standardOutput() throws {
        let folder = try Self.folder()
        let outcome = try CasmodelProcess.shell(
            """
            "$casmodel" simulate m.yaml --runs 1e12 --csv - >> d.csv; echo $?
            "$casmodel" simulate m.yaml --runs 1e12 --csv /dev/fd/3 3>> d.csv; echo $?
            "$casmodel" check m.yaml >> base.yaml; echo $?
            cat d.csv
            """, in: folder, seconds: 60)
        #expect(outcome.output == "64\n64\n64\nn\n1\n2\n")
        #expect(
            outcome.errors == """
                error: standard output (--csv) leads to the data file that is read
                error: --csv would overwrite the data file '/dev/fd/3'
                error: standard output leads to the model file that is read

                """)
    }
}
