import Foundation
import Testing

@Suite("Models of several files, and scenarios")
struct ExtendedFileTests {
    private func folder(_ files: [String: String]) throws -> Folder {
        let folder = try Folder()
        for (name, text) in files {
            let path = folder.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try folder.write(text, to: name)
        }
        return folder
    }

    @Test("A file in the same folder, one below it and a built-in model")
    func found() throws {
        let folder = try folder([
            "a/mine.yaml": "extends: shared/base.yaml\ntitle: Mine\n",
            "a/shared/base.yaml": "extends: ./more.yaml\n",
            "a/shared/more.yaml": "extends: nato-2022-03-24\nquantities: {extra: 1 to 2}\n",
        ])
        for (script, file) in [
            ("\"$casmodel\" check a/mine.yaml", "a/"), ("cd a; \"$casmodel\" check mine.yaml", ""),
            ("\"$casmodel\" check \"$PWD/a/mine.yaml\" | sed \"s|$PWD/||\"", "a/"),
        ] {
            let outcome = try CasmodelProcess.shell(script, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let head = outcome.output.split(whereSeparator: \.isWhitespace).prefix(30)
                .joined(separator: " ")
            #expect(head.hasPrefix("Mine, as of 2022-03-24 extends "), "\(head)")
            #expect(
                head.contains(
                    "\(file)shared/base.yaml, then \(file)shared/./more.yaml, then "
                        + "nato-2022-03-24.yaml 13 quantities"), "\(head)")
        }
    }

    @Test(
        "Files outside of the folder are out of reach",
        arguments: [
            ("../secret.yaml", "`../secret.yaml` does not lie in the folder of this file"),
            ("x/../../secret.yaml", "`x/../../secret.yaml` does not lie in the folder"),
            ("/etc/passwd", "`/etc/passwd` does not lie in the folder of this file"),
            ("link.yaml", "`link.yaml` does not lie in the folder of this file"),
            ("linked/secret.yaml", "`linked/secret.yaml` does not lie in the folder of this file"),
            ("gone.yaml", "there is no file `gone.yaml` in the folder of this one"),
            ("below/", "`below/` is a folder, not a model file"),
            ("pipe.yaml", "`pipe.yaml` is no regular file"),
            ("circle.yaml", "`circle.yaml` cannot be read: its symbolic links form a circle"),
            ("\"a\\0.yaml\"", "`a\u{FFFD}.yaml` does not lie in the folder of this file"),
            ("base", "there is no built-in model `base`"),
        ])
    func outside(reference: String, message: String) throws {
        let folder = try folder([
            "secret.yaml": "password: 1", "a/mine.yaml": "extends: \(reference)\n",
            "a/below/x.yaml": "",
        ])
        let outcome = try CasmodelProcess.shell(
            """
            cd a
            ln -s ../secret.yaml link.yaml; ln -s .. linked; ln -s circle.yaml circle.yaml
            mkfifo pipe.yaml
            exec "$casmodel" check mine.yaml
            """, in: folder, seconds: 20)
        #expect(outcome.status == 65)
        #expect(outcome.output == "")
        #expect(
            outcome.errors.hasPrefix("mine.yaml:1:1") && outcome.errors.contains(message),
            "\(outcome.errors)")
        #expect(!outcome.errors.contains("password"))
    }

    @Test("A link inside of the folder may be followed")
    func innerLink() throws {
        let folder = try folder([
            "mine.yaml": "extends: link.yaml\n", "sub/base.yaml": "quantities: {a: 1}\n",
        ])
        let outcome = try CasmodelProcess.shell(
            "ln -s sub/base.yaml link.yaml; exec \"$casmodel\" check mine.yaml", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("A model that comes through a pipe extends built-in models only")
    func pipe() throws {
        let folder = try folder([
            "base.yaml": "quantities: {a: 1}\n", "file.yaml": "extends: base.yaml\n",
            "builtin.yaml": "extends: nato-2022-03-24\n",
        ])
        for script in [
            "cat file.yaml | \"$casmodel\" check /dev/stdin",
            "\"$casmodel\" check /dev/stdin < file.yaml",
            "\"$casmodel\" check <(cat file.yaml)",
        ] {
            let outcome = try CasmodelProcess.shell(script, in: folder)
            #expect(outcome.status == 65)
            #expect(
                outcome.errors.contains(
                    "a model that comes through a pipe lies in no folder; it extends built-in "
                        + "models only"), "\(outcome.errors)")
        }
        let outcome = try CasmodelProcess.shell(
            "cat builtin.yaml | \"$casmodel\" check /dev/stdin", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("No output goes over a file that the model is made of")
    func overwriting() throws {
        let folder = try folder([
            "mine.yaml": "extends: base.yaml\n", "base.yaml": "quantities: {a: 1}\n",
        ])
        let outcome = try CasmodelProcess.run(
            ["simulate", "mine.yaml", "--runs", "10", "--csv", "./base.yaml"], in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors == "error: --csv would overwrite the model file './base.yaml'\n")
        #expect(try folder.read("base.yaml") == "quantities: {a: 1}\n")
    }

    @Test("A scenario is run, named in table and JSON, and listed by check")
    func scenario() throws {
        let folder = try folder([
            "mine.yaml": """
            extends: base.yaml
            scenarios:
              low: {title: Fewer killed, quantities: {killed: 100}}
            """,
            "base.yaml": "quantities: {killed: 7000 to 15000}\n",
        ])
        let table = try CasmodelProcess.run(
            ["simulate", "mine.yaml", "--scenario", "low", "--runs", "100"], in: folder)
        #expect(table.outputLines.prefix(2) == ["mine", "scenario low: Fewer killed"])
        #expect(
            table.outputLines.contains("killed    100   100   100         100"), "\(table.output)")
        let json = try CasmodelProcess.run(
            ["simulate", "mine.yaml", "--scenario", "low", "--runs", "100", "--json", "-"],
            in: folder)
        #expect(json.output.contains("\n  \"scenario\": \"low\",\n"))
        #expect(json.output.contains("\"mean\": 100,"))
        let check = try CasmodelProcess.run(["check", "mine.yaml"], in: folder)
        #expect(
            check.output.hasSuffix(
                """

                Scenarios
                    low
                      supposes Fewer killed
                      with     killed = 100

                """), "\(check.output)")
        let under = try CasmodelProcess.run(
            ["check", "mine.yaml", "--scenario", "low"], in: folder)
        #expect(under.output.contains("    value   100\n"))
        for command in ["simulate", "check"] {
            let unknown = try CasmodelProcess.run(
                [command, "mine.yaml", "--scenario", "lo"], in: folder)
            #expect(unknown.status == 65)
            #expect(
                unknown.errors
                    == "--scenario lo:1:1: error: the model has no scenario `lo`\n"
                    + "  help: did you mean `low`?\n")
        }
    }
}
