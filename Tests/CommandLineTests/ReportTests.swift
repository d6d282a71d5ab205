import Foundation
import Testing

@Suite("casmodel report")
struct ReportTests {
    @Test("A page is one file, the same each time and with every number of threads")
    func file() throws {
        let folder = try Folder.withModel()
        for (name, threads) in [("a.html", "1"), ("b.html", "3")] {
            let outcome = try CasmodelProcess.run(
                ["report", "model.yaml", "--runs", "1e5", "--threads", threads, "-o", name],
                in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output == "" && outcome.errors == "")
        }
        let page = try folder.read("a.html")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.hasSuffix("</html>\n"))
        #expect(page == (try folder.read("b.html")))
        #expect(try folder.names == ["a.html", "b.html", "model.yaml"])
    }

    @Test("It goes to standard output; options change the model and the run")
    func standardOutput() throws {
        let outcome = try CasmodelProcess.run(
            [
                "report", "--runs", "2e4", "--seed", "7", "--level", "0.8", "--set",
                "killed=5000 to 20000", "-o", "-",
            ], in: Folder())
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [
            "<dd>20,000</dd>", "<dt>Seed</dt><dd>7</dd>", "the 80\u{A0}% credible interval",
            "<code>killed</code> was set to <code>5000 to 20000</code>",
        ] { #expect(outcome.output.contains(part), "\(part)") }
    }

    @Test("A page of which nothing is sampled yet, or of a wrong model, is not written")
    func failures() throws {
        let folder = try Folder.withModel()
        let cases: [([String], Int32, String)] = [
            ([], 64, "report needs a file to write to, such as -o report.html"),
            (
                ["model.yaml", "-o", "model.yaml"], 64,
                "-o would overwrite the model file 'model.yaml'"
            ),
            (["-o", ""], 64, "-o needs a file name"),
            (["-o", "a.html", "--runs", "0"], 64, "--runs must be at least 1, got 0"),
            (["none.yaml", "-o", "a.html"], 66, "there is no file 'none.yaml'"),
            (
                ["-o", "none/a.html"], 73,
                "cannot write 'none/a.html' (-o): there is no folder 'none'"
            ),
        ]
        for (arguments, status, sentence) in cases {
            let outcome = try CasmodelProcess.run(["report"] + arguments, in: folder)
            #expect(outcome.status == status, "\(arguments)")
            #expect(outcome.output == "")
            #expect(outcome.errors == "error: \(sentence)\n")
        }
        try folder.write("quantities: {x: 1 / bernoulli(0.5)}\n", to: "invalid.yaml")
        let outcome = try CasmodelProcess.run(
            ["report", "invalid.yaml", "--runs", "1e4", "-o", "a.html"], in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("More than 1 % is an error."))
        #expect(try folder.names == ["invalid.yaml", "model.yaml"])
        let allowed = try CasmodelProcess.run(
            ["report", "invalid.yaml", "--runs", "1e4", "--allow-invalid", "-o", "a.html"],
            in: folder)
        #expect(allowed.status == 0)
        #expect(allowed.errors.hasPrefix("warning: 'x' has no value in "))
        #expect(try folder.read("a.html").contains("<strong>Warning.</strong> &#39;x&#39; has no"))
    }

    @Test("Stopped by Ctrl-C, it says what the finished runs say, and that it is partial")
    func partial() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            set -m; "$casmodel" report model.yaml --runs 1e12 -o a.html & set +m
            until ls -A | grep -q casmodel-; do sleep 0.05; done; sleep 2
            kill -INT $!; wait $!
            """, in: folder)
        #expect(outcome.status == 130)
        #expect(outcome.errors.hasPrefix("warning: stopped after "))
        #expect(outcome.errors.contains(" of 1,000,000,000,000 runs; "))
        #expect(outcome.errors.hasSuffix("; 'a.html' (-o) holds a partial result\n"))
        #expect(try folder.names == ["a.html", "model.yaml"])
        #expect(
            try folder.read("a.html").contains("<strong>Partial result.</strong> Stopped after "))
    }
}
