import Foundation
import Testing

@Suite("Comparisons as pages")
struct CompareReportTests {
    private func folder() throws -> Folder {
        let folder = try Folder.withModel()
        try folder.write(
            """
            extends: model.yaml
            scenarios:
              high: {title: Many wounded, quantities: {ratio: 6 to 9}}
              low: {quantities: {ratio: 1 to 2}}
            """, to: "s.yaml")
        return folder
    }

    @Test("compare --report writes a page beside the other outputs, the same each time")
    func compare() throws {
        let folder = try folder()
        for (name, threads) in [("a", "1"), ("b", "3")] {
            let outcome = try CasmodelProcess.run(
                [
                    "compare", "s.yaml", "--scenarios", "--runs", "1e5", "--threads", threads,
                    "--report", "\(name).html", "--csv", "\(name).csv", "--plot", "\(name).svg",
                ], in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors == "")
            #expect(outcome.output.contains("C  scenario low"))
        }
        let page = try folder.read("a.html")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.hasSuffix("</html>\n"))
        #expect(page.contains("<dd>Scenario high: Many wounded. In place of the model’s own:"))
        for ending in ["html", "csv", "svg"] {
            #expect(try folder.read("a.\(ending)") == folder.read("b.\(ending)"))
        }
        let piped = try CasmodelProcess.run(
            [
                "compare", "s.yaml", "--scenarios", "--runs", "1e5", "--report", "-",
            ], in: folder)
        #expect(piped.output == page)
    }

    @Test("report --scenarios adds a section to the page of the model as it is")
    func report() throws {
        let folder = try folder()
        let outcome = try CasmodelProcess.run(
            [
                "report", "s.yaml", "--scenarios", "--runs", "1e5", "--set",
                "killed=100 to 200", "-o", "a.html",
            ], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "" && outcome.errors == "")
        let page = try folder.read("a.html")
        #expect(page.contains("<h2 id=\"comparison\">Under other assumptions</h2>"))
        // What --set changes holds in all alternatives.
        #expect(page.contains("<dd>With killed = 100 to 200.</dd>"))
        #expect(page.contains("<dd>Scenario low, with killed = 100 to 200."))
        #expect(!page.contains("<code>killed = 7000 to 15000</code>"))
        #expect(!page.contains("<code>7000 to 15000 (people)</code>"))
        // The rest is the page without the section.
        _ = try CasmodelProcess.run(
            [
                "report", "s.yaml", "--runs", "1e5", "--set", "killed=100 to 200", "-o", "b.html",
            ], in: folder)
        let estimates = try ["a.html", "b.html"].map { name in
            try #require(
                folder.read(name).firstMatch(
                    of: /<h2 id="estimates">.*?<\/section>/.dotMatchesNewlines())
            )
            .output
        }
        #expect(estimates[0] == estimates[1])
    }

    @Test("What there is no page of is said in one sentence, and nothing is written")
    func refusals() throws {
        let folder = try folder()
        let cases: [([String], Int32, String)] = [
            (
                ["report", "model.yaml", "--scenarios", "-o", "a.html"], 64,
                "the model 'model' has no scenarios (--scenarios)"
            ),
            (
                ["report", "s.yaml", "--scenarios", "--scenario", "low", "-o", "a.html"], 64,
                "--scenarios puts all scenarios beside the model as it is, and --scenario makes "
                    + "the report that of one; give one of the two"
            ),
            (
                ["report", "s.yaml", "--scenarios", "-o", "model.yaml"], 64,
                "-o would overwrite the model file 'model.yaml'"
            ),
            (
                ["compare", "s.yaml", "--scenarios", "--report", "s.yaml"], 64,
                "--report would overwrite the model file 's.yaml'"
            ),
            (
                ["compare", "s.yaml", "--scenarios", "--report", "-", "--csv", "-"], 64,
                "--csv and --report cannot both go to standard output"
            ),
            (
                ["compare", "s.yaml", "--scenarios", "--report", "none/a.html"], 73,
                "cannot write 'none/a.html' (--report): there is no folder 'none'"
            ),
            (
                ["compare", "s.yaml", "--scenarios", "--plot", "a.svg", "--kind", "forest"], 64,
                "--kind must be interval or density, got 'forest'"
            ),
        ]
        for (arguments, status, sentence) in cases {
            let outcome = try CasmodelProcess.run(arguments, in: folder)
            #expect(outcome.status == status, "\(arguments)")
            #expect(outcome.output == "")
            #expect(outcome.errors == "error: \(sentence)\n")
        }
        #expect(try folder.names == ["model.yaml", "s.yaml"])
    }

    @Test("compare --kind density draws the densities over each other")
    func densities() throws {
        let folder = try folder()
        let outcome = try CasmodelProcess.run(
            [
                "compare", "s.yaml", "--scenarios", "--runs", "1e4", "--plot", "a.svg", "--kind",
                "density",
            ], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let picture = try folder.read("a.svg")
        #expect(picture.contains("<desc id=\"casmodel-desc\">Probability densities. A, killed:"))
        #expect(picture.contains(/>A to C 10,\d\d\d</))
    }

    @Test("Stopped by Ctrl-C, the page is of the finished runs and says so")
    func partial() throws {
        let folder = try folder()
        let outcome = try CasmodelProcess.shell(
            """
            set -m
            "$casmodel" compare s.yaml --scenarios --runs 1e12 --report a.html > out.txt & set +m
            until ls -A | grep -q casmodel-; do sleep 0.05; done; sleep 2
            kill -INT $!; wait $!
            """, in: folder)
        #expect(outcome.status == 130)
        #expect(try folder.names == ["a.html", "model.yaml", "out.txt", "s.yaml"])
        #expect(try folder.read("out.txt").contains("PARTIAL: stopped after "))
        #expect(
            try folder.read("a.html").contains("<strong>Partial result.</strong> Stopped after "))
    }
}
