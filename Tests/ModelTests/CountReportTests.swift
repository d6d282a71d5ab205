import ModelLanguage
import Testing

@Suite("Reports that are counts or one number")
struct CountReportTests {
    static func report(_ properties: String, about: String = "x") -> String {
        """
        quantities: {x: "poisson(5)", y: 1 to 2, z: y * (1 + lognormal(median: 1, sigma: 2)), base: 10}
        evidence: [{name: r, about: \(about), \(properties)}]
        """
    }

    @Test(
        "Every form",
        arguments: [
            ("12 of 40", Evidence.Report.share(12, of: 40)),
            (" 0  of 4 * base ", .share(0, of: 40)), ("1e6 of 1e9", .share(1e6, of: 1e9)),
            ("7 counted", .count(7)), ("0 counted", .count(0)), ("2 * base counted", .count(20)),
            ("exactly 121", .exactly(121)), ("exactly  -2 * base", .exactly(-20)),
        ])
    func forms(text: String, expected: Evidence.Report) throws {
        let model = try Reading.model(Self.report("report: \"\(text)\""))
        #expect(model.evidence.map(\.report) == [expected])
    }

    @Test("A bare number that is never wrong is that number, unless it has an error")
    func bareNumber() throws {
        func likelihood(_ properties: String) throws -> ReportLikelihood {
            try Reading.model(Self.report(properties)).likelihoods[0]
        }
        for form in ["121, error: hard", "exactly 121", "exactly 121, error: hard"] {
            let exact = try likelihood("report: \(form)")
            #expect(exact.statement == .exactly(121) && exact.allowed == nil)
        }
        #expect(
            try likelihood("report: 100, error: hard, relative_error: 5%").allowed == 95...105)
        #expect(try likelihood("report: about 100, error: hard").allowed == 90...110)
        #expect(try likelihood("report: at least 3, error: hard").allowed == 3...(.infinity))
        #expect(try likelihood("report: at most 3, error: hard").allowed == -.infinity...3)
        #expect(try likelihood("report: 3 to 4, error: hard").allowed == 3...4)
        #expect(try likelihood("report: 3 to 4").allowed == nil)
        #expect(try likelihood("report: about 0, error: hard").statement == .exactly(0))
    }

    @Test("A count that is wrong is unrelated to the truth")
    func wrong() throws {
        func wrong(_ report: String) throws -> Double? {
            let likelihood = try Reading.model(Self.report("report: \(report)")).likelihoods[0]
            guard case .unrelated(let probability) = likelihood.wrong else { return nil }
            #expect(likelihood.isCount)
            return probability
        }
        #expect(try wrong("12 of 40") == 1 / 41)
        // 2 log 10 = 4.60517.
        #expect(abs((try wrong("7 counted") ?? 0) - 0.027143405119) < 1e-12)
        #expect(abs((try wrong("exactly 0") ?? 0) - 0.217147240952) < 1e-12)
    }

    @Test(
        "What is no count",
        arguments: [
            ("13 of 12", "2:40 13 of 12 are more than all"),
            ("0 of 0", "2:40 a share needs a total of at least 1, got 0"),
            ("7.5 counted", "2:40 a count is a whole number from 0 to 1000000000, got 7.5"),
            ("-1 of 5", "2:40 a count is a whole number from 0 to 1000000000, got -1"),
            ("of 12", "2:40 a number is expected on each side of `of`"),
            ("counted", "2:40 a number is expected on each side of `counted`"),
            ("7 out of 12", "2:42 `out of` is not a form of a report"),
            ("exactly", "2:40 a number is expected after `exactly`"),
            ("x of 12", "2:40 a report must be a fixed number"),
        ])
    func mistakes(text: String, problem: String) {
        #expect(Reading.places(Self.report("report: \(text)")) == [problem])
    }

    @Test(
        "A count has no other error than that of chance",
        arguments: [
            ("12 of 40", "error: normal", "is a count, whose error is that of chance", "error"),
            ("7 counted", "error: hard", "is a count, whose error is that of chance", "error"),
            (
                "7 counted", "relative_error: 5%", "is a count, whose error is that of chance",
                "relative_error"
            ),
            ("exactly 7", "error: lognormal", "allows this number alone", "error"),
            ("exactly 7", "if_wrong: 2", "allows this number alone", "if_wrong"),
        ])
    func conflicts(report: String, key: String, reason: String, name: String) {
        let problems = Reading.places(Self.report("report: \(report), \(key)"))
        #expect(
            problems.map { $0.drop { $0 != " " }.dropFirst() } == [
                "`\(report)` \(reason); it has no `\(name)`"
            ])
    }

    @Test(
        "Of what has a density no value is one number",
        arguments: [
            "y", "z", "-y", "y - x", "2 * y / 3", "exp(y)", "log(y) ^ 2", "y + z", "z - y",
            "x + y", "1 / y", "if(x > 3, y, z)", "max(y, z)",
        ])
    func density(about: String) {
        let problems = Reading.places(Self.report("report: exactly 2", about: about))
        #expect(problems.count == 1)
        #expect(problems.allSatisfy { $0.hasSuffix("the probability of exactly 2 is 0") })
    }

    @Test(
        "Where one number may be the value, nothing is said",
        arguments: [
            "x", "round(y)", "floor(z) + x", "y - y", "y * 0", "x * y", "y > 1 or z > 1",
            "max(y, 2)",
            "min(y, x)", "if(x > 3, y, x)", "z / y - z / y", "abs(x - y) * 0", "base",
        ].filter { !$0.contains(">") || $0.hasPrefix("if") })
    func atoms(about: String) {
        #expect(Reading.places(Self.report("report: exactly 2", about: about)).isEmpty)
    }

    @Test("Questions under a condition")
    func given() throws {
        let model = try Reading.model(
            """
            quantities: {x: 1 to 2, y: 1 to 2, z: 1 to 2}
            report: [x]
            questions:
              q: {condition: x > 1.5, given: y  < 2}
              r: {condition: x > 1, title: Is it, given: z > 1 and y > 1}
            """)
        #expect(model.questions.map(\.givenText) == ["y < 2", "z > 1 and y > 1"])
        #expect(model.questions.map(\.wholeText)[0] == "x > 1.5 given y < 2")
        #expect(model.unusedQuantities == [])
        func places(_ question: String) -> [String] {
            Reading.places("quantities: {x: 1 to 2}\nquestions: {q: {\(question)}}\n")
        }
        #expect(
            places("condition: x > 1, given: x") == [
                "2:42 a question needs a condition, and this is a number"
            ])
        #expect(places("given: x > 1") == ["2:13 question `q` has no condition"])
        #expect(places("condition: x > 1, given: [x]").count == 1)
        #expect(places("condition: x > 1, given: v > 1").count == 1)
    }
}
