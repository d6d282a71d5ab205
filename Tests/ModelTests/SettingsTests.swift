import Distributions
import ModelFile
import ModelLanguage
import Testing

/// The keys `headline:` and `ranges_are:`.
@Suite("Settings of a model")
struct SettingsTests {
    static func read(
        _ own: String, extending base: String? = nil, scenario: String? = nil
    ) throws(ModelErrors) -> Model {
        try ModelReader.read(
            ModelText(name: "m", file: "m.yaml", bytes: Array(own.utf8)), scenario: scenario,
            find: { (_, _) throws(Diagnostic) in
                ModelText(name: "b", file: "b.yaml", bytes: Array((base ?? "").utf8))
            })
    }

    // MARK: headline

    private static let model = "quantities: {killed: 7000 to 15000, wounded: 3 * killed, k: 2}\n"

    @Test("The headline is a reported quantity")
    func headline() throws {
        #expect(try Self.read(Self.model).headline == nil)
        #expect(try Self.read(Self.model + "headline: wounded").headline == 1)
        #expect(
            try Self.read(Self.model + "report: [killed, wounded]\nheadline: wounded").headline == 1
        )
    }

    @Test(
        "What is no headline",
        arguments: [
            ("headline: wouned", "2:11 there is no quantity `wouned` / did you mean `wounded`?"),
            (
                "headline: k\nreport: [killed]",
                "2:11 `k` is not reported, and the headline speaks of what is / add it to "
                    + "`report:`, or name killed here"
            ),
            ("headline: [killed]", "2:11 `headline` must be text, found a list / "),
            ("headline:", "2:1 `headline` is empty; it must be text / "),
        ])
    func noHeadline(text: String, message: String) {
        let said = #expect(throws: ModelErrors.self) { try Self.read(Self.model + text + "\n") }
        let problem = said?.diagnostics.first
        #expect(
            problem.map {
                "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message) / "
                    + ($0.suggestion ?? "")
            } == message)
    }

    @Test("The nearest file's headline counts, under every scenario")
    func layers() throws {
        let base = Self.model + "headline: wounded\nscenarios: {s: {quantities: {k: 3}}}\n"
        #expect(try Self.read("extends: b.yaml", extending: base).headline == 1)
        #expect(try Self.read("extends: b.yaml", extending: base, scenario: "s").headline == 1)
        #expect(try Self.read("extends: b.yaml\nheadline: killed", extending: base).headline == 0)
    }

    // MARK: ranges_are

    /// The normal law's points at (1 + c)/2 by SciPy's `norm.ppf`.
    static let points = [
        (0.5, 0.6744897501960817), (0.8, 1.2815515655446004), (0.9, 1.6448536269514722),
        (0.95, 1.959963984540054), (0.999, 3.290526731491926),
    ]

    @Test("A range has the stated probability between its ends", arguments: points)
    func levels(level: Double, z: Double) throws {
        let text = "ranges_are: \(level)\nquantities: {a: 7000 to 15000}\n"
        let model = try Self.read(text)
        #expect(model.rangeLevel.probability == level)
        // In closed form: the median is the geometric mean, sigma the half-width over z. Some roundings.
        #expect(abs(model.rangeLevel.halfWidth - z) <= 4 * z.ulp)
        let law = try #require(Inputs.fixedLaw(model, "a") as? LognormalLaw)
        let sigma = 0.7621400520468967 / (2 * z)
        #expect(abs(law.quantile(0.5) / 10246.950765959598 - 1) < 1e-14)
        #expect(abs(law.quantile(0.8413447460685429) / law.quantile(0.5) / exp(sigma) - 1) < 1e-13)
        #expect(abs(law.cumulative(7000) - (1 - level) / 2) < 1e-13)
        #expect(abs(law.upperTail(15000) - (1 - level) / 2) < 1e-13)
    }

    private func exp(_ x: Double) -> Double { Function.exp.evaluate([x]) }

    @Test("Without the key a range is what it has always been, to the last bit")
    func usual() throws {
        for text in ["", "ranges_are: 90%\n", "ranges_are: 0.9\n"] {
            let model = try Self.read(text + "quantities: {a: 7000 to 15000}\n")
            let law = try #require(Inputs.fixedLaw(model, "a") as? LognormalLaw)
            let other = try Reading.quantities("a: lognormal(p5: 7000, p95: 15000)")
            let same = try #require(Inputs.fixedLaw(other, "a") as? LognormalLaw)
            #expect(law.parameters.map(\.value) == same.parameters.map(\.value))
            #expect(model.rangeLevel == .usual)
        }
        #expect(RangeLevel.usual.low == 0.05 && RangeLevel.usual.high == 0.95)
        #expect(RangeLevel.usual.halfWidth == 1.6448536269514722)
        #expect(RangeLevel(0.8)?.low == 0.1 && RangeLevel(0.8)?.high == 0.9)
    }

    @Test("Reports mean the same by a range, whatever their error", arguments: points)
    func reports(level: Double, z: Double) throws {
        let model = try Self.read(
            "ranges_are: \(level)\nquantities: {a: 7000 to 15000}\nevidence:\n"
                + "  - {name: r, about: a, report: 7000 to 15000}\n"
                + "  - {name: n, about: a, report: 7000 to 15000, error: normal}\n")
        let likelihoods = model.likelihoods.map(\.statement)
        guard case .near(_, let sigma) = likelihoods[0], case .near(_, let sd) = likelihoods[1]
        else {
            Issue.record("not a range")
            return
        }
        #expect(abs(sigma / (0.7621400520468967 / (2 * z)) - 1) < 1e-14)
        #expect(abs(sd / (8000 / (2 * z)) - 1) < 1e-14)
    }

    @Test(
        "Levels that are none",
        arguments: [
            ("80", "from 50% to 99.9%, got 80", "write `ranges_are: 80%`"),
            ("97.5", "from 50% to 99.9%, got 97.5", "write `ranges_are: 97.5%`"),
            ("1", "from 50% to 99.9%, got 1", ""), ("100%", "from 50% to 99.9%, got 1", ""),
            ("0", "from 50% to 99.9%, got 0", ""), ("20%", "from 50% to 99.9%, got 0.2", ""),
            ("-0.9", "from 50% to 99.9%, got -0.9", ""),
        ])
    func noLevel(text: String, message: String, help: String) {
        let said = #expect(throws: ModelErrors.self) {
            try Self.read("ranges_are: \(text)\nquantities: {a: 1 to 2}\n")
        }
        let problem = said?.diagnostics.first
        #expect(said?.diagnostics.count == 1)
        #expect(problem?.place?.line == 1 && problem?.place?.column == 13)
        #expect(problem?.message == "`ranges_are` must be " + message)
        #expect(problem?.suggestion ?? "" == help)
    }

    @Test("What is proposed for a range has the range's points")
    func proposals() {
        #expect(
            Reading.problems("ranges_are: 80%\nquantities: {a: -5 to 10}\n")
                .contains("write `normal(p10: -5, p90: 10)` or `uniform(-5, 10)`"))
        #expect(
            Reading.problems("ranges_are: 95%\nquantities: {a: -5 to 10}\n")
                .contains("`normal(p2.5: -5, p97.5: 10)`"))
    }

    @Test("Whoever states a level states it for the inherited ranges, too")
    func extended() throws {
        let base = "quantities: {a: 7000 to 15000}\nranges_are: 80%\n"
        let same = try Self.read("extends: b.yaml\nquantities: {b: 1 to 2}", extending: base)
        #expect(same.rangeLevel.probability == 0.8)
        let other = try Self.read("extends: b.yaml\nranges_are: 50%", extending: base)
        #expect(abs(try #require(Inputs.fixedLaw(other, "a")).cumulative(7000) - 0.25) < 1e-13)
    }
}
