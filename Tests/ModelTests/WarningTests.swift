import ModelLanguage
import Testing

/// What `casmodel check` asks about models without errors.
@Suite("Warnings")
struct WarningTests {
    static func warnings(_ lines: String...) throws -> [String] {
        let model = try Reading.model(lines.map { $0 + "\n" }.joined())
        return model.warnings.map { "\(model.name(of: $0.subject)): \($0.message)" }
    }

    static func warnings(quantities: String...) throws -> [String] {
        let model = try Reading.model("quantities:\n" + quantities.map { "  \($0)\n" }.joined())
        return model.warnings.map { "\(model.name(of: $0.subject)): \($0.message)" }
    }

    @Test("An ordinary model has none")
    func ordinary() throws {
        #expect(
            try Self.warnings(
                quantities: "killed: 7000 to 15000", "ratio: 1 to 900",
                "wounded: killed * ratio", "share: beta(mean: 0.06, sd: 0.03)",
                "n: binomial(n: round(killed), p: share)", "t: student_t(4) + gumbel(3, 2)",
                "q: killed / share", "u: uniform(2, 5)", "m: binomial(n: poisson(30), p: 0.2)"
            ).isEmpty)
    }

    @Test("A range over more than three orders of magnitude")
    func wide() throws {
        #expect(
            try Self.warnings(quantities: "x: 10 to 50000") == [
                "x: the 5 % and 95 % points of `10 to 50000` are a factor of 5000 apart, and its "
                    + "mean is 29 times its median; reports seldom leave three orders of magnitude "
                    + "open"
            ])
        #expect(try Self.warnings(quantities: "x: 10 to 9900").isEmpty)
    }

    /// The ratio of the points is exp(2 · 1.645 σ), that of mean and median exp(σ²/2): numbers, however
    /// large, or what a `Double` cannot hold any more.
    @Test(
        "A range so wide that its figures are no numbers",
        arguments: [
            ("lognormal(median: 1, sigma: 30)", "7.3e42", "2.7e195"),
            ("lognormal(median: 1, sigma: 40)", "1.4e57", "more than 10^308"),
            ("lognormal(median: 1e300, sigma: 100)", "7.4e142", "more than 10^308"),
            ("lognormal(median: 1, sigma: 1000)", "more than 10^308", "more than 10^308"),
        ])
    func widest(law: String, apart: String, overMedian: String) throws {
        let warnings = try Self.warnings(quantities: "x: \(law)")
        #expect(
            warnings.first?.contains(
                "are a factor of \(apart) apart, and its mean is \(overMedian) times its median")
                == true, "\(warnings)")
        #expect(!warnings.contains { $0.contains("inf") || $0.contains("nan") })
    }

    @Test("Hard bounds from the words of a report")
    func bounds() throws {
        let source = "sources:\n  s:\n    title: Somebody\n"
        func warnings(_ value: String) throws -> [String] {
            try Self.warnings(
                source + "quantities:\n  x:\n    value: \(value)\n    source: s")
        }
        #expect(
            try warnings("uniform(5000, 9000)") == [
                "x: `uniform(5000, 9000)` says that nothing beyond its ends is possible, which the "
                    + "words of a report seldom say; `5000 to 9000` claims less about the ends"
            ])
        #expect(
            try warnings("integers(0, 12)") == [
                "x: `integers(0, 12)` says that nothing beyond its ends is possible, which the words "
                    + "of a report seldom say; `normal(p5: 0, p95: 12)` claims less about the ends"
            ])
        #expect(try warnings("5000 to 9000").isEmpty)
    }

    @Test("A quantity that nothing needs")
    func unused() throws {
        #expect(
            try Self.warnings("quantities:", "  a: 1 to 2", "  b: 3 to 4", "report: [a]") == [
                "b: nothing that is reported, asked or weighed needs it"
            ])
    }

    @Test("Counts that are rounded")
    func rounded() throws {
        #expect(
            try Self.warnings(
                quantities: "m: 200 to 900", "d: binomial(n: m, p: 0.3)",
                "h: hypergeometric(n1: m, n2: 4000, draws: round(m / 2))"
            ) == [
                "d: `n` of binomial need not be a whole number here; it is rounded to the nearest "
                    + "one in every run",
                "h: `n1` of hypergeometric need not be a whole number here; it is rounded to the "
                    + "nearest one in every run",
            ])
        #expect(
            try Self.warnings(
                quantities: "k: poisson(9)", "c: choose(0.5: 3, 0.5: 4)",
                "d: binomial(n: k + 2 * c - min(k, 3), p: 0.3)",
                "e: binomial(n: sum(k, c, 4), p: 0.3)"
            ).isEmpty)
    }

    @Test("Laws without moments in what is reported")
    func heavy() throws {
        let none = "no mean and no standard deviation"
        let tail = ", since its tails are too heavy; use its median and intervals"
        #expect(
            try Self.warnings(
                quantities: "a: landau()", "b: pareto(shape: 1.5, scale: 40)", "c: 2 * a + 3",
                "d: b * (1 to 2)"
            ) == [
                "a: it has \(none)\(tail)", "b: it has no standard deviation\(tail)",
                "c: it has \(none) because of `a`\(tail)",
                "d: it has no standard deviation because of `b`\(tail)",
            ])
    }

    // MARK: Moments

    /// The moments of `x` in a model of these quantities: 2, 1 (the mean alone) or 0.
    static func moments(_ lines: [String], evidence: String = "") throws -> Int {
        let model = try Reading.model(
            "quantities:\n" + lines.map { "  \($0)\n" }.joined() + evidence)
        let index = try #require(model.quantities.firstIndex { $0.name == "x" })
        switch model.existingMoments[index] {
        case .both: return 2
        case .mean: return 1
        case .none: return 0
        }
    }

    @Test(
        "Moments by the rules of calculation",
        arguments: [
            // Laws themselves.
            ("normal(0, 1)", 2), ("cauchy(0, 1)", 0), ("landau()", 0), ("student_t(2)", 1),
            ("student_t(2.1)", 2), ("student_t(1)", 0), ("pareto(2, 1)", 1), ("pareto(1, 1)", 0),
            ("pareto(2.5, 1)", 2), ("frechet(2, 1)", 1), ("fisher_f(3, 4)", 1),
            ("fisher_f(3, 2)", 0), ("fisher_f(3, 5)", 2), ("levy_stable(1.5, 1)", 1),
            ("levy_stable(0.9, 1, 1)", 0), ("truncate(cauchy(0, 1), low: -5, high: 9)", 2),
            ("truncate(cauchy(0, 1), low: 0)", 0),
            // Sums and multiples.
            ("3 - 2 * cauchy(0, 1)", 0), ("0 * cauchy(0, 1)", 2), ("c - c", 2), ("c + c", 2),
            ("p + q", 1), ("p - q", 1), ("p + p", 1), ("p - 2 * p", 2), ("p + n", 1),
            ("(p + n) - p", 2), ("p + p * n", 2), ("p + p * u", 1),
            // Products, quotients and powers.
            ("p * n", 1), ("p * u", 1), ("p * q", 1), ("p ^ 2", 0), ("p ^ 0.5", 2), ("sqrt(p)", 2),
            ("1 / p", 2), ("1 / u", 0), ("1 / (1 + u)", 2), ("n / u", 0), ("1 / n", 0),
            ("1 / beta(1.5, 3)", 1), ("1 / beta(2.5, 3)", 2), ("1 / (3 to 90)", 2),
            ("1 / (1e-9 to 1e9)", 2), ("1 / normal(10, 1)", 2), ("(10 to 20) / normal(1, 0.5)", 0),
            ("1 / exponential(2)", 0), ("1 / gamma(1.5, 2)", 1), ("p / p", 2),
            // Functions and choices.
            ("abs(c)", 0), ("max(c, 0)", 0), ("min(p, 100)", 2), ("max(p, 100)", 1),
            ("min(c, 0)", 0), ("clamp(c, -3, 3)", 2), ("exp(student_t(9))", 0), ("log(p)", 2),
            ("sum(p, q)", 1), ("sum(c, n, 3)", 0), ("sum(p, -2 * p, p)", 2),
            ("expm1(student_t(9))", 0),
            ("log1p(p)", 2), ("log(p, 3)", 2), ("logit(u)", 2),
            ("tanh(c)", 2), ("round(c)", 0), ("if(u > 0.5, c, 1)", 2),
            ("mixture(0.9: n, 0.1: c)", 0), ("mixture(0.9: n, 0.1: p)", 1),
            // Laws whose parameters vary.
            ("normal(mean: c, sd: 1)", 0), ("normal(mean: n, sd: p)", 1),
            ("cauchy(location: n, scale: 1)", 0), ("student_t(df: 1.5, location: n, scale: 1)", 1),
            ("student_t(df: 1 + u, location: 0, scale: 1)", 2), ("pareto(shape: 1.5, scale: u)", 1),
            ("gamma(shape: u, scale: 2)", 2),
        ])
    func rules(expression: String, expected: Int) throws {
        let found = try Self.moments([
            "n: normal(3, 1)", "c: cauchy(0, 1)", "p: pareto(shape: 1.5, scale: 1)",
            "q: pareto(shape: 1.2, scale: 1)", "u: uniform(0, 1)", "x: \(expression)",
        ])
        #expect(found == expected)
    }

    @Test("Correlated inputs are not taken for independent, and reports may tame tails")
    func dependence() throws {
        let lines = ["a: student_t(1.5)", "b: student_t(1.5)", "x: a - b"]
        #expect(try Self.moments(lines) == 1)
        #expect(
            try Self.moments(
                lines, evidence: "correlations:\n  - between: [a, b]\n    spearman: 0.5\n") == 2)
        let heavy = ["a: pareto(1.5, 1)", "b: pareto(1.5, 1)", "x: a + 1"]
        #expect(
            try Self.moments(
                heavy, evidence: "evidence:\n  - name: r\n    about: b\n    report: 2 to 5\n") == 1)
        #expect(
            try Self.moments(
                heavy, evidence: "evidence:\n  - name: r\n    about: a\n    report: 2 to 5\n") == 2)
    }
}
