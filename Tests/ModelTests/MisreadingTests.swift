import ModelFile
import ModelLanguage
import Testing

/// What would be read otherwise than it was meant is an error with what to write, or a warning.
@Suite("Misreadings")
struct MisreadingTests {
    /// What is said of a quantity with this value: `message / help`, or `none`.
    static func said(_ value: String) -> String {
        said(of: "quantities:\n  killed: 7000 to 15000\n  share: beta(2, 30)\n  x: \(value)\n")
    }

    /// What is said of a report with this text and these further keys.
    static func said(report: String, _ keys: String = "error: normal") -> String {
        said(
            of: "quantities:\n  killed: 7000 to 15000\nevidence:\n"
                + "  - {name: r, about: killed, report: \(report), \(keys)}\n")
    }

    static func said(of text: String) -> String {
        do throws(ModelErrors) {
            _ = try ModelReader.read(bytes: Array(text.utf8), file: "m.yaml", name: "m")
            return "none"
        } catch {
            return error.diagnostics.map { $0.message + " / " + ($0.suggestion ?? "") }
                .joined(separator: "\n")
        }
    }

    /// The warnings about readings, with their places.
    static func doubts(_ value: String) throws -> [String] {
        let model = try Reading.model(
            "quantities:\n  killed: 7000 to 15000\n  other: 1 to 2\n  share: beta(2, 30)\n"
                + "  dead: choose(0.5: 0, 0.5: 7)\n  x: \(value)\n")
        return model.warnings.filter { $0.severity == .warning }.map {
            "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)"
        }
    }

    // MARK: Dashes

    @Test(
        "A dash between two numbers is no subtraction where a number is asked for",
        arguments: [
            ("300-400", "-100", "300 to 400"), ("300 - 400", "-100", "300 to 400"),
            ("7-15k", "-14993", "7k to 15k"), ("10-20%", "9.8", "10% to 20%"),
            ("(300-400)", "-100", "300 to 400"), ("0.5-0.7", "-0.19999999999999996", "0.5 to 0.7"),
        ])
    func dashes(text: String, result: String, range: String) {
        let expected =
            "this is a subtraction, with the result \(result) / for a range write `\(range)`"
        #expect(Self.said(text) == expected)
        #expect(Self.said(report: text) == expected)
        #expect(Self.said(report: "at least \(text)") == expected)
        #expect(Self.said("normal(mean: \(text), sd: 1)") == expected)
        #expect(Self.said("mixture(0.5: \(text), 0.5: 9)") == expected)
        #expect(Self.said("if(killed > 8000, \(text), 9)") == expected)
        #expect(Self.said(report: "300", "trust: \(text)") == expected)
        #expect(Self.said(report: "300", "relative_error: \(text)") == expected)
        #expect(Self.said(of: "quantities: {a: 1 to 2}\ntrust: {B2: \(text)}") == expected)
    }

    @Test("Nothing is calculated in a report, though elsewhere a difference is fine")
    func differences() {
        #expect(
            Self.said(report: "400 - 300")
                == "this is a subtraction, with the result 100 / for a range write `300 to 400`")
        #expect(Self.said("400 - 300") == "none")
        #expect(Self.said("killed * (1 - 30%)") == "none")
        #expect(Self.said(report: "300", "trust: 1 - 5%") == "none")
        #expect(Self.said(report: "300", "relative_error: 1-5%").hasSuffix("write `1% to 5%`"))
        #expect(Self.said(report: "-5 to 5") == "none")
    }

    @Test(
        "Dashes longer than a hyphen, points and words between the ends of a range",
        arguments: [
            "5\u{2013}10", "5 \u{2014} 10", "5..10", "5 ... 10", "5\u{2026}10", "between 5 and 10",
            "Between 5 and 10", "from 5 to 10", "5 until 10",
        ])
    func ranges(text: String) {
        #expect(Self.said(text).hasSuffix(" / for a range write `5 to 10`"))
        #expect(Self.said(report: text).hasSuffix(" / for a range write `5 to 10`"))
    }

    @Test("A range of names")
    func names() {
        for text in ["between killed and share", "from killed to share", "killed..share"] {
            #expect(Self.said(text).hasSuffix(" / for a range write `killed to share`"))
        }
    }

    // MARK: Errors beside a number

    @Test(
        "A number with its error",
        arguments: ["7000 +- 500", "7000 +/- 500", "7000+-500", "7000 \u{B1} 500"])
    func plusMinus(text: String) {
        #expect(
            Self.said(text).hasSuffix(
                "is not an operator here / for a mean and its standard deviation write "
                    + "normal(mean: 7000, sd: 500)"))
        #expect(Self.said(report: text).hasSuffix("and its error as `relative_error: 7%`"))
    }

    @Test("A share of the number as its error, and signs that are meant")
    func plusMinusShare() {
        #expect(Self.said("7000 +- 10%").hasSuffix("normal(mean: 7000, sd: 10% * 7000)"))
        #expect(Self.said("50% +- 3%").hasSuffix("normal(mean: 50%, sd: 3%)"))
        #expect(Self.said("killed * 2 +- 5").hasSuffix("normal(mean: 7000, sd: 500)"))
        #expect(Self.said("7000 + -500") == "none")
    }

    // MARK: Dates

    @Test(
        "A date is no calculation",
        arguments: [
            ("2022-03-24", "2022 - 3 - 24"), ("24-03-2022", "24 - 3 - 2022"),
            ("2022/03/24", "2022 / 3 / 24"), ("3/24/2022", "3 / 24 / 2022"),
            ("24/03/22", "24 / 3 / 22"), ("2022-03", "2022 - 3"), ("03/2022", "3 / 2022"),
            ("2022-3-4", "2022 - 3 - 4"),
        ])
    func dates(text: String, spaced: String) {
        let expected =
            "`\(text)` is a date, and an expression has numbers only / to calculate, write \(spaced)"
        #expect(Self.said(text) == expected)
        #expect(Self.said("killed * (2 + \(text))") == expected)
        #expect(Self.said(report: text) == expected)
        #expect(Self.said(spaced) == "none")
    }

    @Test("A date with points, and what is none")
    func otherDates() {
        #expect(
            Self.said("24.03.2022")
                == "`24.03.2022` is a date, and an expression has numbers only / ")
        #expect(Self.said("1.000.000").hasPrefix("a number has at most one decimal point"))
        for text in ["2022 - 3 - 24", "5000-12-30", "12/30", "100/7/3", "2000-500", "1000/12/45"] {
            #expect(Self.said(text) == "none", "\(text)")
        }
    }

    // MARK: Points that group digits

    @Test("A range in which points would end in needless zeros")
    func groupedRange() {
        let expected =
            "`7.000` is read as 7, since a point stands before decimals / write 7000, or 7 if that is "
            + "meant"
        #expect(Self.said("7.000 to 15.000") == expected)
        #expect(Self.said("7.000 to 15.500") == expected)
        #expect(Self.said("2 * (7.000 to 15.000)") == expected)
        #expect(Self.said(report: "7.000 to 15.000") == expected)
    }

    @Test("Other numbers whose points may group digits are doubted")
    func groupedNumbers() throws {
        #expect(
            try Self.doubts("7.500 to 15.250") == [
                "6:6 `7.500` is read as 7.5, since a point stands before decimals; if it groups "
                    + "digits, write 7500"
            ])
        #expect(try Self.doubts("killed * 1.225").count == 1)
        #expect(try Self.doubts("normal(mean: 7.000, sd: 1.500)").count == 1)
        for text in [
            "0.125 to 0.250", "lognormal(median: 3, sigma: 0.400)", "7.5 to 15.000",
            "normal(mean: 7.000, sd: 0.500)", "1.2345", "1000.125", "7000 to 15000", "3.125k",
            "12.500%",
        ] {
            #expect(try Self.doubts(text).isEmpty, "\(text)")
        }
    }

    // MARK: Shares

    @Test("A percentage as a parameter of a law whose quantity is no share")
    func shares() throws {
        #expect(
            try Self.doubts("normal(10, 50%)") == [
                "6:17 `50%` as the sd of normal is read as 0.5, beside a mean of `10`; for 50 % of "
                    + "that write `50% * 10`"
            ])
        for text in [
            "normal(mean: killed, sd: 10%)", "normal(mean: 2 * killed, sd: 10 %)",
            "lognormal(mean: 500, sd: 20%)", "uniform(10%, 400)", "triangular(10%, 5, 20)",
            "normal(p5: 20%, p95: 500)", "gumbel(100, 5%)",
        ] {
            #expect(try Self.doubts(text).count == 1, "\(text)")
        }
        for text in [
            "normal(50%, 5%)", "normal(mean: 0.3, sd: 5%)", "normal(mean: share, sd: 1%)",
            "lognormal(median: 3000, sigma: 40%)", "beta(mean: 6%, sd: 3%)", "binomial(100, 5%)",
            "normal(mean: 10, sd: 50% * 10)", "10% to 20%", "negative_binomial(5, 20%)",
        ] {
            #expect(try Self.doubts(text).isEmpty, "\(text)")
        }
        #expect(Self.said("5 to 20%").hasSuffix("/ write `5% to 20%`"))
    }

    // MARK: Equality

    @Test("What varies continuously is never equal to anything")
    func equality() throws {
        #expect(
            try Self.doubts("if(killed == 7000, 1, 2)") == [
                "6:9 `killed == 7000` is never true, since what varies continuously is never exactly "
                    + "equal to anything; compare it with < and >, or its round(...)"
            ])
        #expect(try Self.doubts("if(killed != other, 1, 2)")[0].contains("is always true"))
        for text in ["2 * killed == other", "killed == dead", "max(killed, other) == 3"] {
            #expect(try Self.doubts("if(\(text), 1, 2)").count == 1, "\(text)")
        }
        for text in [
            "round(killed) == 7000", "dead == 0", "max(killed, 8000) == 8000", "killed == killed",
            "killed - killed == 0", "killed * dead == 0", "clamp(killed, 0, 9000) == 9000",
            "killed > 7000", "dead == killed * 0",
        ] {
            #expect(try Self.doubts("if(\(text), 1, 2)").isEmpty, "\(text)")
        }
    }

    @Test("Equality in a question has the question's place")
    func question() throws {
        let model = try Reading.model(
            "quantities: {a: 1 to 2}\nquestions:\n  q: a == 1.5\n")
        let warning = try #require(model.warnings.first)
        #expect(warning.subject == .question(0) && warning.severity == .warning)
        #expect(warning.place == SourcePlace(file: "m.yaml", line: 3, column: 6, length: 8))
    }

    // MARK: Numbers and functions

    @Test("Numbers too small and too large to be held")
    func extremes() {
        for text in ["1e-400", "0." + String(repeating: "0", count: 400) + "1", "3e-324%"] {
            #expect(
                Self.said(text)
                    == "the number is too small; the smallest is about 4.9e-324 / if it "
                    + "stands for none, write 0", "\(text)")
        }
        #expect(Self.said("1e400").hasPrefix("the number is too large"))
        for text in ["0", "0.000", "0e-500", "5e-324"] { #expect(Self.said(text) == "none") }
    }

    @Test("Bounds from high to low")
    func clamp() {
        #expect(
            Self.said("clamp(killed, 3, 1)")
                == "the bounds of `clamp` run from high to low / write clamp(killed, 1, 3)")
        #expect(Self.said("clamp(5, 3, 3)") == "none")
        #expect(Function.clamp.evaluate([5, 3, 1]).isNaN)
        #expect(Function.clamp.evaluate([5, 1, 3]) == 3)
    }

    /// The remainders by Python's `int(a) % int(b)`, which is exact.
    @Test(
        "Remainders keep their digits",
        arguments: [
            (1e300, 7.0, 1.0), (-1e300, 7, 6), (1e300, -7, -6), (1e18, 3, 1), (7.5, 2, 1.5),
            (-7.5, 2, 0.5), (9_007_199_254_740_993 * 1024, 10, 8), (1e-300, 1e300, 1e-300),
        ] as [(Double, Double, Double)])
    func remainders(a: Double, b: Double, expected: Double) {
        #expect(Function.mod.evaluate([a, b]) == expected)
    }

    // MARK: Words

    @Test(
        "Names of other languages",
        arguments: [
            ("ln(killed)", "write log(x)"), ("norm(5, 1)", "write normal(mean: ..., sd: ...)"),
            ("N(5, 1)", "write normal(mean: ..., sd: ...)"),
            ("gauss(5, 1)", "write normal(mean: ..., sd: ...)"),
            ("Gaussian(5, 1)", "write normal(mean: ..., sd: ...)"),
            ("2 * Pi", "write pi"), ("PI", "write pi"), ("\u{3C0}", "write pi"),
            ("5 TO 10", "for a range write `5 to 10`"),
            ("killed To share", "for a range write `killed to share`"),
            ("IF(killed > 1, 2, 3)", "did you mean `if`?"),
            ("unif(1, 2)", "write uniform(low: ..., high: ...)"),
        ])
    func words(text: String, help: String) {
        #expect(Self.said(text).hasSuffix(" / \(help)"))
    }

    @Test("Words in capital letters in a question, and numbers with spaces of any width in them")
    func capitals() {
        let question = "quantities: {a: 1 to 2}\nquestions: {q: a > 1 AND a < 2}\n"
        #expect(Self.said(of: question).hasSuffix("/ write `and`"))
        #expect(Self.said("5 TO 10").hasPrefix("an operator is expected before `TO`"))
        for space in [" ", "\u{A0}", "\u{202F}", "\u{2009}"] {
            #expect(
                Self.said("1\(space)225\(space)000").hasSuffix(
                    "if it is one number, write 1225000 or 1_225_000"))
            #expect(Self.said("7000\(space)to\(space)15000") == "none")
        }
    }

    // MARK: Places

    @Test("Doubts have their places in extended files and in expressions from outside")
    func places() throws {
        let own = "extends: base.yaml\nquantities:\n  y: normal(20, 10%)\n"
        let base = "quantities:\n  a: 1 to 2\n  x: 3.125 * a\n  y: 1 to 2\n"
        let model = try ModelReader.read(
            ModelText(name: "m", file: "m.yaml", bytes: Array(own.utf8)),
            overrides: [Model.Override(name: "a", expression: "normal(30, 10%)")],
            find: { (_, _) throws(Diagnostic) in
                ModelText(name: "base", file: "base.yaml", bytes: Array(base.utf8))
            })
        let places = model.warnings.filter { $0.severity == .warning }.compactMap(\.place)
        #expect(
            places == [
                SourcePlace(file: "--set a", line: 1, column: 12, length: 3),
                SourcePlace(file: "base.yaml", line: 3, column: 6, length: 5),
                SourcePlace(file: "m.yaml", line: 3, column: 17, length: 3),
            ])
    }

    @Test("A scenario has the doubts of its own changes")
    func scenario() throws {
        let text =
            "quantities:\n  a: 1 to 2\n"
            + "scenarios:\n  s:\n    quantities:\n      a: normal(20, 10%)\n"
        func doubts(_ scenario: String?) throws -> Int {
            try ModelReader.read(
                ModelText(name: "m", file: "m.yaml", bytes: Array(text.utf8)), scenario: scenario
            ).doubts.count
        }
        #expect(try doubts(nil) == 0)
        #expect(try doubts("s") == 1)
    }
}
