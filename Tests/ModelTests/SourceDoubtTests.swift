import ModelLanguage
import Testing

/// What is asked about ranges and reports beside the words of their sources.
@Suite("Ranges beside their sources")
struct SourceDoubtTests {
    /// The warnings of a model with sources by their quotes and one quantity `x` of them.
    private func warnings(
        _ range: String, _ quotes: String..., unit: String = "people", rest: String = "",
        note: String? = nil,
        source: String = ""
    ) throws -> [String] {
        var text = "sources:\n"
        for (index, quote) in quotes.enumerated() {
            text +=
                "  \(["a", "b", "c"][index]):\n    title: Somebody\n    quote: '\(quote)'\n\(source)"
        }
        let ids = ["a", "b", "c"].prefix(quotes.count).joined(separator: ", ")
        text += "quantities:\n  x:\n    value: \(range)\n    unit: \(unit)\n    source: [\(ids)]\n"
        if let note { text += "    note: '\(note)'\n" }
        let model = try Reading.model(text + rest)
        return model.warnings.map { "\(model.name(of: $0.subject)): \($0.message)" }
    }

    @Test("Neither end of a range is in the quote")
    func foreignEnds() throws {
        #expect(
            try warnings("7000 to 15000", "between 700 and 1,500") == [
                "x: neither 7000 nor 15000 is in the quote of `a`; correct the range, or say in the "
                    + "`note` which numbers it follows from"
            ])
        #expect(
            try warnings("7k to 15k", "30,000 killed", "40,000 in all") == [
                "x: neither 7k nor 15k is in the quotes of `a`, `b`; correct the range, or say in the "
                    + "`note` which numbers it follows from"
            ])
        #expect(try warnings("8000 to 14000", "7,000 to 15,000").count == 1)
    }

    @Test(
        "Ranges that their quotes bear out",
        arguments: [
            ("7000 to 15000", "between 7,000 and 15,000"),
            ("7k to 15k", "seven to fifteen thousand"),
            ("7000 to 15000", "7.000 bis 15.000"), ("7000 to 20000", "at first 7 000"),
            ("0.3 to 0.5", "between 30 and 50 percent"), ("30% to 50%", "30-50%"),
            // One end is enough, and a figure within the range was made a range of.
            ("5000 to 15000", "7,000 to 15,000"), ("1200 to 1400", "about 1,300 killed"),
            ("500 to 900", "nearly 498"),
            // Nothing to compare with.
            ("7000 to 15000", "many died"), ("7000 to 15000", "thousands died on 24 February 2022"),
            ("7000 to 15000", "two officials said so at 10:30"), ("3 to 9", "for 30 days"),
            // Other laws, and formulas.
            ("uniform(7000, 15000)", "30,000 dead"), ("2 * (7000 to 15000)", "30,000 dead"),
            ("lognormal(median: 3, sigma: 0.4)", "roughly 40 soldiers"), ("7000", "30,000 dead"),
        ])
    func supported(range: String, quote: String) throws {
        let found = try warnings(range, quote)
        #expect(!found.contains { $0.contains("neither") || $0.contains("bound, and") }, "\(found)")
    }

    @Test("Numbers in notes and units of thousands count")
    func notes() throws {
        #expect(
            try warnings("7000 to 15000", "30,000 lost", note: "30,000 less the wounded: 7,000")
                .isEmpty)
        #expect(
            try warnings(
                "7000 to 15000", "30,000 lost", source: "    note: '7,000 to 15,000 killed'\n"
            ).isEmpty)
        #expect(try warnings("7 to 15", "7,000 to 15,000", unit: "thousand people").isEmpty)
        #expect(try warnings("7 to 15", "7,000 to 15,000").count == 1)
    }

    @Test("A bound that a range takes for an end")
    func bounds() throws {
        #expect(
            try warnings("121 to 400", "at least 121 soldiers") == [
                "x: the quote of `a` says `at least 121`, which is a bound, and `121 to 400` takes it for "
                    + "an end; write it as `report: at least 121` under `evidence:`, and the range without it"
            ])
        #expect(
            try warnings("20000 to 40000", "as many as 40,000 dead") == [
                "x: the quote of `a` says `as many as 40,000`, which is a bound, and `20000 to 40000` takes "
                    + "it for an end; write it as `report: at most 40000` under `evidence:`, and the range "
                    + "without it"
            ])
        for quote in ["at least 121 and up to 400", "from 121 to 400, at least 121", "121 dead"] {
            #expect(try warnings("121 to 400", quote).isEmpty, "\(quote)")
        }
        #expect(try warnings("121 to 400", "at least 121", "up to 400").isEmpty)
        #expect(try warnings("121 to 400", "at least 121", "121 to 400").isEmpty)
    }

    @Test("A source whose figures have no place in the range")
    func leftOut() throws {
        #expect(
            try warnings("7000 to 15000", "7,000 to 15,000", "between 12,000 and 20,000") == [
                "x: the range is that of `a`, and `b` says 12,000 to 20,000; give each its report under "
                    + "`evidence:`, or take a range that covers both"
            ])
        #expect(
            try warnings("7000 to 15000", "7,000 to 15,000", "20,000 lost, 16,000 of them killed")
                == [
                    "x: the range is that of `a`, and `b` says 20,000; give each its report under "
                        + "`evidence:`, or take a range that covers both"
                ])
        for other in [
            "between 8,000 and 14,000", "about 10,000", "190,000 troops in all", "many", "in 2022",
            "7,000 to 15,000", "7,000 dead", "at least 2,000", "up to 40,000",
            "20,000 wounded and 9,000 killed",
        ] {
            #expect(try warnings("7000 to 15000", "7,000 to 15,000", other).isEmpty, "\(other)")
        }
    }

    @Test("A source that feeds a range and a report about it")
    func countedTwice() throws {
        func evidence(_ about: String, _ source: String) -> String {
            "evidence:\n  - name: r\n    about: \(about)\n    report: 7000 to 15000\n    source: \(source)\n"
        }
        let advice =
            "so that it counts twice; leave out the report, or give `x` a range that does not rest on it"
        #expect(
            try warnings("7000 to 15000", "7,000 to 15,000", rest: evidence("x", "a")) == [
                "r: `x` has its range from `a`, and this report about it is of the same source, \(advice)"
            ])
        #expect(
            try warnings("7000 to 15000", "7,000 to 15,000", rest: evidence("2 * x", "a")).isEmpty)
        let shared = """
            sources:
              a: {title: A, origin: official}
              b: {title: B, origin: official}
              c: {title: C}
            quantities:
              x: {value: 7000 to 15000, source: a}
              y: {value: 7000 to 15000}
              z: {value: x + 0, source: b}

            """
        func found(_ about: String, _ source: String) throws -> [String] {
            let model = try Reading.model(shared + evidence(about, source))
            return model.doubts.map { "\(model.name(of: $0.subject)): \($0.message)" }
        }
        #expect(
            try found("x", "b") == [
                "r: `x` has its range from `a`, and this report about it goes back to the same origin, "
                    + advice
            ])
        #expect(try found("x", "c").isEmpty)
        #expect(try found("y", "a").isEmpty)
        #expect(try found("z", "b").isEmpty)
    }

    @Test("A doubt has the place of the range, and a change from outside has no sources")
    func places() throws {
        let text = """
            sources:
              a: {title: A, quote: 700 to 1500 dead}
            quantities:
              x: {value: 7000 to 15000, source: a}

            """
        let doubt = try #require(try Reading.model(text).doubts.first)
        #expect(doubt.code == .source)
        #expect(doubt.severity == .warning)
        #expect(doubt.place?.line == 4)
        #expect(doubt.place?.column == 14)
        #expect(doubt.place?.length == 13)
        let changed = try Reading.model(
            text, overrides: [.init(name: "x", expression: "8000 to 9000")])
        #expect(changed.doubts.isEmpty)
    }
}
