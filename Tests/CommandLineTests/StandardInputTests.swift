import Foundation
import Testing

@Suite("A model on standard input")
struct StandardInputTests {
    @Test(
        "Every command that takes a model reads it",
        arguments: [
            "check -", "simulate - --runs 1000", "plot - --runs 1000 -o -",
            "report - --runs 1000 -o -", "compare - --runs 1000 --set killed=3",
            "compare nato-2022-03-24 - --runs 1000", "compare - model.yaml --runs 1000",
        ])
    func commands(line: String) throws {
        let folder = try Folder.withModel()
        for script in [
            "cat model.yaml | \"$casmodel\" \(line)", "\"$casmodel\" \(line) < model.yaml",
        ] {
            let outcome = try CasmodelProcess.shell(script, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("killed"))
        }
    }

    @Test("It is called stdin; its files are those of the current folder")
    func names() throws {
        let folder = try Folder.withModel()
        try folder.write("n\n4\n", to: "d.csv")
        let outcome = try CasmodelProcess.shell(
            """
            "$casmodel" simulate - --runs 300 --json - < model.yaml | grep '"model":'
            echo 'quantities: {x: y}' | "$casmodel" check -
            echo 'extends: model.yaml' | "$casmodel" check - | head -2
            echo "quantities: {x: 'empirical(\\"d.csv\\", column: \\"n\\")'}" | "$casmodel" check - | grep rows
            echo 'extends: ../model.yaml' | "$casmodel" check - 2>&1 | head -1
            cp model.yaml ./-; "$casmodel" check ./- | head -1
            """, in: folder)
        #expect(
            outcome.output == """
                  "model": "stdin",
                Losses, first month, as of 2022-03-24
                extends model.yaml
                    law     empirical(rows: 1, values: 1)
                <stdin>:1:10: error: `../model.yaml` does not lie in the folder of this file
                Losses, first month, as of 2022-03-24

                """)
        #expect(outcome.errors.hasPrefix("<stdin>:1:17: error: there is no quantity `y`\n"))
    }

    @Test("What never ends is too large, and what is empty is no model")
    func sizes() throws {
        let endless = try CasmodelProcess.shell("\"$casmodel\" check - < /dev/zero", in: Folder())
        #expect(endless.status == 65)
        #expect(endless.errors.hasPrefix("<stdin>:1:1: error: a model file has at most 1 MiB"))
        let empty = try CasmodelProcess.shell("\"$casmodel\" check - < /dev/null", in: Folder())
        #expect(empty.status == 65)
        #expect(empty.errors.contains("the file is empty; it holds no model"))
    }

    @Test("At a terminal the command says what it waits for", .enabled(if: Python.isAvailable))
    func terminal() throws {
        let outcome = try Python.run(
            """
            import os, pty
            child, terminal = pty.fork()
            if child == 0:
                os.execv(os.environ['casmodel'], ['casmodel', 'check', '-'])
            seen = b''
            while b'Ctrl-D ends it' not in seen: seen += os.read(terminal, 65536)
            os.write(terminal, b'quantities: {a: 12345}\\n\\x04')
            while True:
                try: part = os.read(terminal, 65536)
                except OSError: break
                if not part: break
                seen += part
            assert b'value   12345' in seen, seen
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
            """, in: Folder())
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
