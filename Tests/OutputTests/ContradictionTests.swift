import CasModel
import TestSupport
import Testing

/// What is said of reports that contradict each other, or all else.
@Suite("Contradictions")
struct ContradictionTests {
    static func model(
        _ reports: [String], quantities: String = "killed: 100 to 10000", more: String = ""
    ) throws -> Model {
        try Models.model(
            """
            quantities: {\(quantities)}
            evidence:
            \(reports.map { "  - {\($0)}" }.joined(separator: "\n"))
            \(more)
            """)
    }

    static func warnings(_ model: Model) throws -> [ResultWarning] {
        ResultWarnings.all(about: try Models.simulate(model, runs: 100_000))
            .filter { $0.sentence.contains("exclude") || $0.sentence.contains("rules out") }
    }

    private static let three = [
        "name: ministry, about: killed, report: 700 to 1100",
        "name: agency, about: killed, report: about 950",
        "name: paper, about: killed, report: at least 5000",
    ]

    @Test("Reports that exclude each other are said once, with both ways out")
    func excluding() throws {
        let found = try Self.warnings(Self.model(Self.three))
        #expect(
            found.map(\.sentence) == [
                "the report 'paper' (at least 5000) excludes 'ministry' (700 to 1100) and 'agency' "
                    + "(about 950); the answer is a compromise between them"
            ])
        #expect(
            found.map(\.help) == [
                "say that exactly one of two is right, `combine: [{as: any, reports: [paper, "
                    + "ministry]}]`, or how far each is trusted, as in `trust: 50%`"
            ])
    }

    @Test("They stand above the table, and nowhere else")
    func place() throws {
        let result = try Models.simulate(Self.model(Self.three), runs: 100_000)
        let text = Written.result(result)
        let warning = try #require(text.range(of: "Warning: The report 'paper'"))
        let help = try #require(text.range(of: "\n  help: say that exactly one of two is right"))
        let table = try #require(text.range(of: "\nquantity"))
        #expect(warning.lowerBound < help.lowerBound && help.upperBound < table.lowerBound)
        #expect(text.components(separatedBy: "Warning").count == 2)
    }

    @Test("Of reports that may be wrong it is said how probable each is")
    func doubted() throws {
        let found = try Self.warnings(Self.model(Self.three.map { $0 + ", trust: 75%" }))
        #expect(found.count == 1 && found[0].help == nil)
        #expect(
            found[0].sentence.contains(
                "; the probability of being right, by all reports, is 0.62 % for 'paper', 95 % for "
            ))
    }

    @Test("A report against all else is named with what can be done")
    func againstAllElse() throws {
        let found = try Self.warnings(
            Self.model(
                ["name: r, about: killed, report: 50000 to 60000"],
                quantities: "killed: 700 to 1100"))
        #expect(
            found.map(\.sentence) == [
                "the rest of the model all but rules out the report 'r'; the answer is a compromise "
                    + "between the two"
            ])
        #expect(found[0].help?.contains("`trust: 50%`") == true)
    }

    @Test(
        "Which reports exclude each other",
        arguments: [
            ("700 to 1100", "4000 to 6000", true), ("700 to 1100", "1000 to 2000", false),
            ("about 950", "about 1300", false), ("about 950", "about 1500", true),
            ("at least 500", "at most 300", true), ("at least 500", "at most 400", false),
            ("at least 500", "700 to 1100", false), ("at most 500", "700 to 1100", true),
            ("1 to 2, error: hard", "3 to 4, error: hard", true),
            ("1 to 3, error: hard", "2 to 4, error: hard", false),
            ("700 to 1100, error: normal", "4000 to 6000", false),
        ])
    func pairs(first: String, second: String, excludes: Bool) throws {
        // Scales that differ are not set against each other. 2.576 standard errors are one in 100.
        let model = try Self.model([
            "name: a, about: killed, report: \(first)",
            "name: b, about: killed, report: \(second)",
        ])
        let conflicts = ReportConflicts(model)
        #expect(conflicts.groups.map(\.report) == (excludes ? [0] : []))
        #expect(conflicts.opponents[1] == (excludes ? [0] : []))
    }

    @Test("Of different subjects, and of those of which one is right, none exclude each other")
    func apart() throws {
        let other = try Self.model(
            [
                "name: a, about: killed, report: 700 to 1100",
                "name: b, about: 5 * killed, report: 4000 to 6000",
            ])
        #expect(ReportConflicts(other).groups.isEmpty)
        let one = try Self.model(
            Self.three, more: "combine: [{as: any, reports: [ministry, agency, paper]}]")
        #expect(ReportConflicts(one).groups.isEmpty)
        // The same by another name.
        let named = try Self.model(
            [
                "name: a, about: killed, report: 700 to 1100",
                "name: b, about: killed * 2, report: 700 to 1100",
                "name: c, about: twice, report: 4000 to 6000",
            ], quantities: "killed: 100 to 10000, twice: killed * 2")
        let groups = ReportConflicts(named).groups
        #expect(groups.map(\.report) == [1] && groups.map(\.others) == [[2]])
    }

    @Test("None of two that exclude each other is said to agree with all else")
    func agreement() throws {
        for trust in ["", ", trust: 75%", ", trust: 20%"] {
            let reports = [
                "name: a, about: killed, report: 700 to 1100\(trust)",
                "name: b, about: killed, report: 4000 to 6000\(trust)",
            ]
            let result = try Models.simulate(Self.model(reports), runs: 100_000)
            let text = Written.result(result).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(!text.contains("agrees with all else;"), "\(text)")
            #expect(!text.contains("agrees with all else right"), "\(text)")
        }
    }

    @Test("Figures for statisticians only where they are asked for")
    func details() throws {
        let result = try Models.simulate(
            Self.model(["name: a, about: killed, report: about 950, trust: 75%"]), runs: 100_000)
        let plain = Written.result(result)
        #expect(plain.contains("a: about 950 (killed), give or take about 10 %, trust 75 %"))
        #expect(plain.contains("    agrees with all else; moves killed slightly down\n"))
        #expect(plain.contains("    right with a probability of "))
        for word in ["Bayes", "percentile", "Pareto", " sd"] { #expect(!plain.contains(word)) }
        let details = TerminalWriter().text(ResultDocument.text(result, hasDetails: true))
        for word in ["Bayes factor", "percentile", "Pareto k"] { #expect(details.contains(word)) }
    }
}
