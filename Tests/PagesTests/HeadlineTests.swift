import CasModel
import Foundation
import Pages
import Output
import TestSupport
import Testing

/// What pages and tables say of the keys `headline:` and `ranges_are:`, and of doubts.
@Suite("Settings in reports")
struct HeadlineTests {
    private static let model = """
        unit: people
        quantities:
          killed: 7000 to 15000
          wounded: 3 * killed
          total: killed + wounded
        scenarios:
          more: {quantities: {wounded: 4 * killed}}

        """

    @Test("The first sentence and the first chart are those of the headline")
    func report() throws {
        func page(_ key: String) throws -> Page {
            try Page(Models.simulate(Models.model(Self.model + key), runs: 20_000))
        }
        let usual = try page("")
        #expect(usual.prose.contains("probability that killed lies between"))
        #expect(
            try page("headline: killed").body
                == usual.body.replacing(
                    try digest(usual), with: try digest(page("headline: killed"))))
        let other = try page("headline: total")
        #expect(other.prose.contains("probability that total lies between"))
        // Each quantity still has its density, once.
        #expect(pictures(other) == pictures(usual))
    }

    @Test("Separate ranges stand right below the figures")
    func separateRanges() throws {
        let text =
            "quantities:\n  killed: \"mixture(0.5: normal(mean: 4000, sd: 300), 0.5: normal(mean: 8000, "
            + "sd: 500))\"\n"
        let page = try Page(Models.simulate(Models.model(text), runs: 20_000))
        let figures = try #require(page.words.range(of: "<h2 id=\"estimates\">"))
        let ranges = try #require(page.words.range(of: "<h2 id=\"ranges\">Separate ranges</h2>"))
        let appendix = try #require(page.words.range(of: "<h2 id=\"appendix\">"))
        #expect(figures.lowerBound < ranges.lowerBound && ranges.lowerBound < appendix.lowerBound)
        #expect(page.prose.contains("two separate ranges are likely: 4"))
        #expect(page.prose.contains("lies between them, where little is likely"))
        let plain = try Page(Models.simulate(Models.model(Self.model), runs: 20_000))
        #expect(!plain.words.contains("id=\"ranges\""))
    }

    private func pictures(_ page: Page) -> Int {
        page.body.components(separatedBy: "<svg ").count - 1
    }

    private func digest(_ page: Page) throws -> String {
        String(try #require(page.body.firstMatch(of: /[0-9a-f]{64}/)).output)
    }

    @Test("The lead of a comparison speaks of the headline")
    func comparison() throws {
        func lead(_ key: String) throws -> String {
            let models = try [nil, "more"].map {
                try Models.model(Self.model + key, scenario: $0)
            }
            let comparison = try Comparer(models).run(
                SimulationOptions(runs: 20_000, seed: 1, threads: 2))
            return try Page(comparison: comparison).prose
        }
        #expect(try lead("").contains("The best estimate of wounded is"))
        #expect(try lead("headline: total\n").contains("The best estimate of total is"))
        #expect(try lead("headline: killed\n").contains("The best estimate of killed is"))
    }

    @Test("Tables, checks and pages say what a range means where it is not 90 %")
    func ranges() throws {
        let sentence = "a to b in the model is an 80 % range: 10 % lie below a and 10 % above b"
        let model = try Models.model(Self.model + "ranges_are: 80%\n")
        let result = try Models.simulate(model, runs: 20_000)
        let table = Written.result(result, style: TextStyle(width: 200))
        #expect(table.contains("; \(sentence)\n"))
        #expect(Written.markdown(ResultDocument.text(result)).contains(sentence))
        #expect(Written.check(model, style: TextStyle(width: 200)).contains(sentence + "\n"))
        #expect(Written.markdown(CheckDocument.text(model)).contains(sentence))
        #expect(
            try Page(result).prose.replacing("\u{A0}", with: " ").contains(
                "A to b in the model is an 80 % range: 10 % lie below a and 10 % above b."))
        let json = String(decoding: CheckJSON.bytes(of: model), as: UTF8.self)
        #expect(json.contains(/"ranges_are": ?0\.8,/) && json.contains(/"headline": ?null/))
        let usual = try Models.simulate(Models.model(Self.model), runs: 20_000)
        #expect(!Written.result(usual).contains("a to b"))
        #expect(
            RangeText.sentence(about: try Models.model(Self.model + "ranges_are: 0.9\n")) == nil)
        // The 10 % and 90 % points of the sampled range are its ends, to five standard errors of a
        // quantile: sqrt(p (1 − p) / n) over the density there, as a share 1.8 % of the end.
        let killed = try Models.draws(model, runs: 20_000)[0].sorted()
        for (p, end) in [(0.1, 7000.0), (0.9, 15_000)] {
            #expect(abs(killed[Int(p * 20_000)] / end - 1) < 0.018)
        }
    }

    @Test("What may be read otherwise is said with every result, advice only in a check")
    func doubts() throws {
        let model = try Models.model(
            "quantities: {a: \"normal(20, 10%)\", b: 10 to 50000}\n"
                + "questions: {q: a == 3}\nevidence: [{name: r, about: b, report: about 1.225}]\n")
        let said = ResultWarnings.sentences(about: try Models.simulate(model, runs: 2000))
        #expect(said.contains { $0.hasPrefix("'a': `10%` as the sd of normal is read as 0.1") })
        #expect(said.contains { $0.hasPrefix("'q': `a == 3` is never true") })
        #expect(said.contains { $0.hasPrefix("'r': `1.225` is read as 1.225") })
        #expect(!said.contains { $0.contains("orders of magnitude") })
        #expect(model.warnings.contains { $0.message.contains("orders of magnitude") })
        let check = Written.check(model, style: TextStyle(width: 400))
        for text in ["`10%` as the sd", "`a == 3` is never true", "`1.225` is read as 1.225"] {
            #expect(check.contains(text))
        }
        let warnings = Written.markdown(CheckDocument.text(model))
            .components(separatedBy: "- **warning** \\`10%\\`")
        #expect(warnings.count == 2)
        let json = String(decoding: CheckJSON.bytes(of: model), as: UTF8.self)
        #expect(json.contains(/"question": ?"q"/) && json.contains(/"report": ?"r"/))
    }
}
