import Foundation
import Testing

@Suite("Finding, checking and listing models")
struct ModelArgumentTests {
    @Test(
        "What is no model is said in one sentence",
        arguments: [
            (
                "nato", 66,
                "there is no file and no built-in model 'nato'; did you mean 'nato-2022-03-24' "
                    + "or 'nato-2022-03-24-reconciled'?"
            ),
            (
                "nato-2022-03-42", 66,
                "there is no file and no built-in model 'nato-2022-03-42'; "
                    + "did you mean 'nato-2022-03-24'?"
            ),
            (
                "losses", 66,
                "there is no file and no built-in model 'losses'; 'casmodel models' lists them"
            ),
            (
                "", 66, "there is no file and no built-in model ''; 'casmodel models' lists them"
            ),
            ("missing.yaml", 66, "there is no file 'missing.yaml'"),
            ("no/such/model", 66, "there is no file 'no/such/model'"),
            (
                "nato-2022-03-24.yaml", 66,
                "there is no file 'nato-2022-03-24.yaml'; the built-in model is called "
                    + "'nato-2022-03-24'"
            ),
            ("folder", 66, "'folder' is a folder, not a model file"),
            ("model.yaml/x", 66, "cannot read 'model.yaml/x': a part of its path is not a folder"),
            ("circle.yaml", 66, "cannot read 'circle.yaml': its symbolic links form a circle"),
            ("\u{1B}[31m.yaml", 66, "there is no file '\u{FFFD}[31m.yaml'"),
        ] as [(String, Int32, String)])
    func noModel(argument: String, status: Int32, sentence: String) throws {
        let folder = try Folder.withModel()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "folder"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "circle.yaml").path,
            withDestinationPath: "circle.yaml")
        for command in ["simulate", "check"] {
            let outcome = try CasmodelProcess.run([command, argument], in: folder)
            #expect(outcome.status == status)
            #expect(outcome.output == "")
            #expect(outcome.errors == "error: \(sentence)\n")
        }
    }

    @Test("All the errors of a model, each with its line and caret")
    func diagnostics() throws {
        let folder = try Folder()
        try folder.write(
            """
            quantities:
              killed: 15000 to 7000
              wounded: 3 * kiled

            """, to: "wrong.yaml")
        for command in ["simulate", "check"] {
            let outcome = try CasmodelProcess.run([command, "wrong.yaml"], in: folder)
            #expect(outcome.status == 65)
            #expect(outcome.output == "")
            let places = outcome.errors.split(separator: "\n").filter {
                $0.hasPrefix("wrong.yaml:")
            }
            #expect(places.count == 2, "\(outcome.errors)")
            #expect(
                outcome.errors.contains(
                    """
                      wounded: 3 * kiled
                                   ^^^^^
                      help: did you mean `killed`?
                    """), "\(outcome.errors)")
        }
    }

    @Test(
        "No content crashes or hangs",
        arguments: [
            "", "\u{0}\u{1}\u{2}", "- - - -", "a: &a [*a, *a]", "quantities: {x: " + "(",
            "quantities:\n  x: " + String(repeating: "(", count: 100_000),
            String(repeating: "[", count: 100_000), String(repeating: "x", count: 2_000_000),
            "quantities:\n  x: 7,000 to 15,000\n", "quantities:\n  x: -5 to 10\n",
        ])
    func content(text: String) throws {
        let folder = try Folder()
        try folder.write(text, to: "odd.yaml")
        let outcome = try CasmodelProcess.run(["check", "odd.yaml"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.hasPrefix("odd.yaml:"), "\(outcome.errors.prefix(200))")
        #expect(outcome.output == "")
    }

    @Test("A file that never ends is too large")
    func endless() throws {
        let outcome = try CasmodelProcess.run(["check", "/dev/zero"], in: Folder())
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("a model file has at most 1 MiB, and this one is larger"))
    }

    // Permissions do not bind the superuser.
    @Test("An unreadable file is said to be so", .enabled(if: getuid() != 0))
    func unreadable() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            "chmod 000 model.yaml; exec \"$casmodel\" check model.yaml", in: folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors == "error: cannot read 'model.yaml': permission denied\n")
    }

    @Test("A model comes through a pipe, too")
    func pipe() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            "cat model.yaml | \"$casmodel\" check /dev/stdin", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("Losses, first month, as of 2022-03-24\n"))
    }

    @Test("A checked model shows each quantity with law, points, needs and source")
    func check() throws {
        let outcome = try CasmodelProcess.run(["check", "model.yaml"], in: Folder.withModel())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(
            outcome.output == """
                Losses, first month, as of 2022-03-24
                3 quantities, 3 reported, 1 question, 1 source; no errors

                killed (people)
                    value   7000 to 15000
                    law     lognormal(median: 10247, sigma: 0.231674)
                    points  5 %: 7,000; 50 %: 10,247; 95 %: 15,000
                    source  An official, to AP, 2022-03-23

                ratio (ratio)
                    value   normal(mean: 3, sd: 0.5)
                    law     normal(mean: 3, sd: 0.5)
                    points  5 %: 2.1776; 50 %: 3; 95 %: 3.8224

                wounded (people)
                    value   killed * ratio
                    needs   killed, ratio

                Questions
                    over
                      if    killed > 15000

                """)
    }

    @Test("The list has name and title of each built-in, show prints its file")
    func models() throws {
        let folder = try Folder()
        let list = try CasmodelProcess.run(["models"], in: folder)
        #expect(list.status == 0)
        let names = list.outputLines.compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(
            names == [
                "nato-2022-03-24", "nato-2022-03-24-reconciled", "russia-2022-03",
                "russia-mod-2022-03-02", "ukraine-2022-03-12",
            ])
        #expect(list.outputLines.first?.hasSuffix(" (default)") == true)
        let models = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models").standardized
        for name in names {
            let shown = try CasmodelProcess.run(["models", "show", name], in: folder)
            #expect(shown.status == 0)
            let file = try Data(contentsOf: models.appending(path: name + ".yaml"))
            #expect(Data(shown.output.utf8) == file)
            let check = try CasmodelProcess.run(["check", name], in: folder)
            #expect(check.status == 0, "\(check.errors)")
        }
        let unknown = try CasmodelProcess.run(["models", "show", "russia"], in: folder)
        #expect(unknown.status == 66)
        #expect(
            unknown.errors
                == "error: there is no built-in model 'russia'; "
                + "did you mean 'russia-2022-03' or 'russia-mod-2022-03-02'?\n")
        try folder.write("title: T\n", to: "t.yaml")
        let file = try CasmodelProcess.run(["models", "show", "t.yaml"], in: folder)
        #expect(file.status == 66)
        #expect(
            file.errors
                == "error: there is no built-in model 't.yaml'; 'casmodel models' lists them\n")
    }

    @Test("A folder with a built-in model's name does not hide it")
    func folder() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "nato-2022-03-24"), withIntermediateDirectories: false)
        let check = try CasmodelProcess.run(["check", "nato-2022-03-24"], in: folder)
        #expect(check.status == 0, "\(check.errors)")
    }
}
