import Foundation
import Testing

@Suite("Simulating")
struct SimulateTests {
    @Test("The table, the same for every number of threads but for the closing line")
    func table() throws {
        let folder = try Folder.withModel()
        let outcomes = try [1, 2, 5].map {
            try CasmodelProcess.run(
                ["simulate", "model.yaml", "--runs", "3e5", "--threads", "\($0)"], in: folder)
        }
        for outcome in outcomes {
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            #expect(outcome.outputLines.dropLast() == outcomes[0].outputLines.dropLast())
        }
        let lines = outcomes[1].outputLines
        #expect(lines.first == "Losses, first month, as of 2022-03-24")
        #expect(
            lines.contains {
                $0.wholeMatch(of: /killed +7,0\d\d +10,2\d\d +15,\d\d\d +people +10,5\d\d/) != nil
            }, "\(lines)")
        #expect(lines.contains("  ap  An official, to AP, 2022-03-23 (for killed)"))
        #expect(
            lines.last?.wholeMatch(of: /300,000 runs in .* a second\), 2 threads, seed 42/) != nil)
    }

    @Test("The default model runs without a file")
    func defaultModel() throws {
        let outcome = try CasmodelProcess.run(["simulate", "--runs", "1e4"], in: Folder())
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("Russian losses in Ukraine, first month"))
        #expect(outcome.output.contains("\nQuestions\n"))
        #expect(outcome.output.contains("\nSources\n"))
    }

    @Test("Seeds, levels and changed quantities reach the model")
    func options() throws {
        let folder = try Folder.withModel()
        let first = try CasmodelProcess.run(
            [
                "simulate", "model.yaml", "--runs", "1000", "--seed", "7", "--level", "50%",
                "--level", "0.8", "--level", "0.5", "--set", "killed = 100", "--json", "-",
            ],
            in: folder)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("\"seed\": 7,"))
        #expect(first.output.contains("\"overrides\": {\"killed\": \"100\"},"))
        #expect(first.output.contains("\"level\": 0.5, \"kind\": \"equal-tailed\""))
        #expect(first.output.contains("\"level\": 0.8, \"kind\": \"highest-density\""))
        #expect(first.output.contains("\"mean\": 100,"))
        let wrong = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--set", "killed=5000 tow 7"], in: folder)
        #expect(wrong.status == 65)
        #expect(wrong.errors.contains("--set killed:1:"))
        let unknown = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--set", "kiled=5000"], in: folder)
        #expect(unknown.status == 65)
        #expect(unknown.errors.contains("killed"))
    }

    @Test("A model with evidence is weighed, and so are its draws")
    func evidence() throws {
        let folder = try Folder()
        try folder.write(
            """
            quantities:
              killed: 7000 to 15000
            evidence:
              - name: dead
                about: killed
                report: 9000 to 12000

            """, to: "evidence.yaml")
        let outcome = try CasmodelProcess.run(
            ["simulate", "evidence.yaml", "--runs", "1e5", "--json", "out.json"]
                + ["--draws", "draws.csv"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("dead: 9000 to 12000 (killed)"))
        let json = try folder.read("out.json")
        #expect(json.contains("\"name\": \"dead\""))
        let answer = try folder.read("draws.csv").split(separator: "\n")
        #expect(answer.count == 100_001)
        #expect(answer.first == "killed")
        let weighted = try CasmodelProcess.run(
            ["simulate", "evidence.yaml", "--runs", "1e5", "--draws", "weighted.csv", "--weights"],
            in: folder)
        #expect(
            weighted.errors == """
                note: the rows of 'weighted.csv' (--draws) do not count alike; its column 'weight' \
                says what each counts (--weights)

                """)
        let rows = try folder.read("weighted.csv").split(separator: "\n")
        #expect(rows.count == 100_001)
        #expect(rows.first == "killed,weight")
        let weights = rows.dropFirst().compactMap { row in
            row.split(separator: ",").last.flatMap { Double($0) }
        }
        #expect(weights.count == 100_000)
        #expect(weights.allSatisfy { $0 >= 0 })
        // The mean of the first 65,536 is 1; that of the others varies by less than 0.01.
        #expect(abs(weights.reduce(0, +) / 1e5 - 1) < 0.02)
    }

    @Test("Too many runs without a value are an error that names the cause")
    func invalidRuns() throws {
        let folder = try Folder()
        try folder.write(
            """
            quantities:
              base: normal(mean: 1, sd: 1)
              logarithm: log(base)
              twice: 2 * logarithm
            report: [twice]

            """, to: "invalid.yaml")
        let refused = try CasmodelProcess.run(
            ["simulate", "invalid.yaml", "--runs", "1e5", "--csv", "out.csv"], in: folder)
        #expect(refused.status == 65)
        #expect(refused.output == "")
        let form = try Regex(
            #"error: 'twice' has no value in 15,\d\d\d of 100,000 runs \(16 %\), caused by "#
                + #"'logarithm'\nMore than 1 % is an error\. Correct the model, or accept it with "#
                + #"--allow-invalid\.\n"#)
        #expect(refused.errors.wholeMatch(of: form) != nil, "\(refused.errors)")
        #expect(try folder.names == ["invalid.yaml"])
        let accepted = try CasmodelProcess.run(
            ["simulate", "invalid.yaml", "--runs", "1e5", "--allow-invalid"], in: folder)
        #expect(accepted.status == 0)
        #expect(accepted.errors.hasPrefix("warning: 'twice' has no value in 15,"))
        #expect(accepted.output.contains("\nWarning: 'twice' has no value in 15,"))

        try folder.write(
            "quantities:\n  base: normal(mean: 3, sd: 1)\n  x: log(base)\n", to: "few.yaml")
        let few = try CasmodelProcess.run(["simulate", "few.yaml", "--runs", "1e5"], in: folder)
        #expect(few.status == 0)
        #expect(few.errors.hasPrefix("warning: 'x' has no value in 1"))
        #expect(few.errors.hasSuffix("caused by 'x'; the figures rest on the other runs\n"))
    }
}
