import Foundation
import Testing

@Suite("Stopping comparisons and pictures")
struct ComparisonInterruptionTests {
    /// How far a stopped simulation came; whether its bins were too coarse is up to when that was.
    private static var stop: Regex<Substring> {
        /stopped after [0-9,]+ of 1,000,000,000,000 runs(?:; stopped before the quantiles were refined)?/
    }

    /// Runs casmodel in the background for two seconds of sampling, and signals it.
    private func stopped(
        _ arguments: String, signal: String = "INT", in folder: Folder
    ) throws -> CasmodelProcess.Outcome {
        try CasmodelProcess.shell(
            """
            # Job control gives the background its default signals, as at a terminal.
            set -m; "$casmodel" \(arguments) & set +m
            until ls -A | grep -q casmodel-; do sleep 0.05; done; sleep 2
            kill -\(signal) $!; wait $!
            """, in: folder)
    }

    @Test(
        "A comparison on common runs says what the finished runs say",
        arguments: [("INT", 130), ("TERM", 143)])
    func commonRuns(signal: String, status: Int32) throws {
        let folder = try Folder.withModel()
        try folder.write("old", to: "c.csv")
        let outcome = try stopped(
            "compare model.yaml --set killed=9000 --runs 1e12 --csv c.csv --json c.json "
                + "--plot c.svg", signal: signal, in: folder)
        #expect(outcome.status == status)
        #expect(outcome.output.firstMatch(of: /\nPARTIAL: stopped after [0-9,]+ of 1,000,/) != nil)
        let sentence =
            /warning: (.*); 'c.csv' \(--csv\), 'c.json' \(--json\), 'c.svg' \(--plot\) hold a partial result\n/
        let match = try #require(outcome.errors.wholeMatch(of: sentence), "\(outcome.errors)")
        #expect(match.output.1.wholeMatch(of: Self.stop) != nil)
        #expect(try folder.names == ["c.csv", "c.json", "c.svg", "model.yaml"])
        #expect(try folder.read("c.csv").hasPrefix("quantity,unit,alternative,"))
        #expect(try folder.read("c.svg").hasSuffix("</svg>\n"))
        let json = try folder.read("c.json")
        #expect(json.contains("\"partial\": true,"))
        #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(json.utf8))
        }
    }

    @Test("What a stopped comparison says is what one of as many runs says")
    func consistency() throws {
        let folder = try Folder.withModel()
        let comparison = "compare model.yaml --set killed=9000 --json -"
        let outcome = try stopped(comparison + " --csv c.csv --runs 1e12", in: folder)
        #expect(outcome.status == 130)
        let runs = try #require(outcome.output.firstMatch(of: /"runs": (\d+),/)).output.1
        let whole = try CasmodelProcess.shell(
            "exec \"$casmodel\" \(comparison) --runs \(runs)", in: folder)
        #expect(whole.status == 0)
        // Quantiles may be those of coarser bins; means and probabilities are the same.
        for figure in [/"mean": [-0-9.e]+/, /"probability_greater": \{[^}]*\}/] {
            let found = outcome.output.matches(of: figure).map { String($0.output) }
            #expect(!found.isEmpty)
            #expect(found == whole.output.matches(of: figure).map { String($0.output) })
        }
    }

    @Test(
        "A comparison in which each is sampled apart has nothing to say before all were",
        arguments: [("INT", 130), ("TERM", 143)])
    func apart(signal: String, status: Int32) throws {
        let folder = try Folder.withModel()
        try folder.write(
            """
            extends: model.yaml
            evidence: [{name: r, about: wounded, report: 20000 to 30000}]
            """, to: "weighed.yaml")
        try folder.write("old", to: "c.csv")
        let outcome = try stopped(
            "compare weighed.yaml model.yaml --runs 1e12 --csv c.csv --json c.json",
            signal: signal, in: folder)
        #expect(outcome.status == status)
        #expect(outcome.output == "")
        #expect(
            outcome.errors
                == "error: stopped before all models were sampled; there is nothing to compare\n")
        #expect(try folder.names == ["c.csv", "model.yaml", "weighed.yaml"])
        #expect(try folder.read("c.csv") == "old")
    }

    @Test("A picture of the finished runs is whole, and it is said that it is partial")
    func picture() throws {
        let folder = try Folder.withModel()
        let outcome = try stopped("plot model.yaml --runs 1e12 -o p.svg", in: folder)
        #expect(outcome.status == 130)
        #expect(outcome.output == "")
        let match = try #require(
            outcome.errors.wholeMatch(of: /warning: (.*); the picture shows a partial result\n/),
            "\(outcome.errors)")
        #expect(match.output.1.wholeMatch(of: Self.stop) != nil)
        #expect(try folder.names == ["model.yaml", "p.svg"])
        #expect(try folder.read("p.svg").hasSuffix("</svg>\n"))
    }

    @Test("A stopped sweep on common runs says what the finished runs say")
    func sweep() throws {
        let folder = try Folder.withModel()
        let outcome = try stopped(
            "sweep model.yaml --vary 'ratio=1 to 5 in 20' --runs 1e12 --csv s.csv --plot s.svg",
            in: folder)
        #expect(outcome.status == 130)
        #expect(outcome.output.contains("\nPARTIAL: stopped after "))
        let sentence =
            /warning: stopped after [0-9,]+ of 1,000,000,000,000 runs.*, with the first 2 of 20 values; 's.csv' \(--csv\), 's.svg' \(--plot\) hold a partial result\n/
        #expect(outcome.errors.wholeMatch(of: sentence) != nil, "\(outcome.errors)")
        #expect(try folder.names == ["model.yaml", "s.csv", "s.svg"])
    }

    @Test("Of a stopped sweep the finished values are what they are in the whole one")
    func sweepByValues() throws {
        let folder = try Folder.withModel()
        try folder.write(
            """
            extends: model.yaml
            evidence: [{name: r, about: wounded, report: 20000 to 30000}]
            """, to: "weighed.yaml")
        let vary = "sweep weighed.yaml --quantity wounded --vary 'ratio=2 to 5 in 1000' --csv s.csv"
        let outcome = try stopped(vary + " --runs 2e5 --json -", in: folder)
        #expect(outcome.status == 130)
        #expect(outcome.output.contains("\"partial\": true,"))
        let match = try #require(
            outcome.errors.firstMatch(
                of: /warning: stopped after the first (\d+) of 1,000 values;/),
            "\(outcome.errors)")
        let done = try #require(Int(match.output.1))
        let rows = try folder.read("s.csv").split(separator: "\n").map(String.init)
        let wounded = rows.filter { $0.contains(",wounded,") }
        #expect(wounded.count == done)
        let first = try CasmodelProcess.shell(
            "exec \"$casmodel\" simulate weighed.yaml --set ratio=2 --runs 2e5 --csv -",
            in: folder)
        let alone = try #require(first.outputLines.first { $0.hasPrefix("wounded,") })
        #expect(wounded.first == "2,\(alone),,,")
        #expect(try folder.names == ["model.yaml", "s.csv", "weighed.yaml"])
    }
}
