import Foundation
import Testing

@Suite("casmodel laws")
struct LawsCommandTests {
    @Test("The list has a line for every law, by kind")
    func list() throws {
        let outcome = try CasmodelProcess.run(["laws"], in: Folder())
        #expect(outcome.status == 0 && outcome.errors == "")
        let lines = outcome.outputLines
        #expect(lines.first == "Continuous")
        for name in ["to", "normal", "levy_stable", "poisson", "metalog", "truncate"] {
            #expect(lines.count { $0.hasPrefix("  \(name) ") } == 1, "\(name)")
        }
    }

    @Test("One law, with everything there is to know")
    func law() throws {
        let outcome = try CasmodelProcess.run(["laws", "gumbel"], in: Folder())
        #expect(outcome.status == 0 && outcome.errors == "")
        for part in [
            "gumbel(location: ..., scale: ...)", "gumbel(mean: ..., sd: ...)",
            "gumbel(p5: ..., p95: ...)", "in the quantity's unit", "exp(-exp(-z))",
            "location + 0.5772 scale", "gumbel(mean: 300, sd: 60)", "mean 300, sd 60", "####",
        ] {
            #expect(outcome.output.contains(part), "\(part)")
        }
        for line in outcome.outputLines {
            #expect(line.count <= 80, "\(line)")
            #expect(!line.hasSuffix(" "))
        }
    }

    @Test("A misspelt name gives the nearest")
    func misspelt() throws {
        let near = try CasmodelProcess.run(["laws", "gumbl"], in: Folder())
        #expect(near.status == 64 && near.output == "")
        #expect(near.errors == "error: there is no law 'gumbl'; did you mean 'gumbel'?\n")
        let far = try CasmodelProcess.run(["laws", "qqqqqqq"], in: Folder())
        #expect(far.status == 64)
        #expect(
            far.errors == "error: there is no law 'qqqqqqq'; 'casmodel laws' lists them\n")
    }

    @Test("Figures without a mean say so in every format")
    func missingMoments() throws {
        let folder = try Folder()
        try folder.write("quantities:\n  e: landau()\n  p: pareto(1.5, 40)\n", to: "m.yaml")
        let outcome = try CasmodelProcess.run(
            ["simulate", "m.yaml", "--runs", "20000", "--csv", "m.csv", "--json", "m.json"],
            in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(" none"))
        #expect(
            outcome.errors.contains(
                "'e' has no mean and no standard deviation, since its tails are too heavy"))
        #expect(outcome.errors.contains("'p' has no standard deviation"))
        let rows = try folder.read("m.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows[1][2...4] == ["", "", ""])
        #expect(!rows[2][2].isEmpty && rows[2][3...4] == ["", ""])
        let json = try folder.read("m.json")
        #expect(json.contains("\"mean_exists\""))
    }
}
