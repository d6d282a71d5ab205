import CasModel
import Foundation
import Pages
import TestSupport
import Testing

@Suite("The report as a page")
struct ReportPageTests {
    private static let model = """
        title: Losses, first month
        as_of: 2022-03-24
        unit: people
        notes: What the model is for.
        sources:
          ap: {title: "An official, to AP", date: 2022-03-23, grade: B2, quote: "between 7,000 and 15,000", url: "https://example.org/ap"}
          wars: {title: Past wars, origin: archives, note: Eleven of them.}
        quantities:
          killed: {value: 7000 to 15000, source: ap, note: Read as a 90 % range.}
          ratio: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio, source: wars}
          wounded: killed * ratio
          total: killed + wounded
        report: [killed, wounded, total]
        questions:
          many: {condition: killed > 15000, title: "More than 15,000 killed"}
          any: killed > 0
        """
    private static let evidence = """

        evidence:
          - name: official
            about: total
            report: 30000 to 40000
            source: ap
          - name: either
            report: about 10000
            readings:
              dead: {about: killed}
              hurt: {about: wounded}
        """

    private func result(
        _ text: String = model, runs: Int = 100_000, levels: [Double] = [0.9], threads: Int = 2
    ) throws -> SimulationResult {
        try Models.simulate(Models.model(text), runs: runs, threads: threads, levels: levels)
    }

    @Test("Its structure")
    func structure() throws {
        let page = try Page(result())
        #expect(
            page.outline == [
                "h1 Losses, first month",
                "h2 Estimates",
                "caption Low to high: the 90\u{A0}% credible interval. Best: the median.",
                "th Quantity", "th Low", "th Best", "th High", "th Unit", "th Mean", "th Sources",
                "th killed", "th wounded", "th total",
                "h2 Questions",
                "caption How probable is it? Shares of the runs, with their Monte Carlo error, and in words.",
                "th Question", "th Probability", "th In words",
                "th More than 15,000 killed", "th killed &gt; 0",
                "h2 The assumption that moves it", "h2 Sources", "h2 Appendix",
                "h2 Charts", "h2 On the questions",
                "h2 Assumptions",
                "h3 killed (people)", "dt As stated", "dt Law", "dt 5, 50 and 95\u{A0}%",
                "dt Source",
                "dt Note",
                "h3 ratio (ratio)", "dt As stated", "dt Law", "dt 5, 50 and 95\u{A0}%", "dt Source",
                "h3 Computed from these", "caption Formulas", "th Quantity", "th Formula",
                "th Unit",
                "th wounded", "th total",
                "h2 Sources in full",
                "h2 Method", "h3 This run", "dt Program", "dt Model", "dt SHA-256 of its text",
                "dt Runs", "dt Seed",
            ])
        #expect(!page.text.contains("{{"))
    }

    @Test("The answer comes first, in one sentence")
    func answer() throws {
        let page = try Page(HandMade.result())
        #expect(
            page.prose.contains(
                "Given the assumptions below, there is a 90 % probability that killed lies between "
                    + "7,000 and 15,000 people ; the best estimate is 10,000 ."))
        let answer = try #require(page.body.range(of: "Given the assumptions"))
        let table = try #require(page.body.range(of: "<table"))
        #expect(answer.lowerBound < table.lowerBound)
        let fixed = try Page(result("unit: people\nquantities: {dead: 498}"))
        #expect(fixed.prose.contains("Given the assumptions below, dead is 498 people ."))
        let ratio = try Page(result("unit: ratio\nquantities: {share: uniform(0, 1)}"))
        #expect(!ratio.prose.contains("ratio ;"))
    }

    @Test("Figures are those of the table on the terminal")
    func figures() throws {
        let result = try result(levels: [0.5, 0.9])
        let page = try Page(result)
        for quantity in result.quantities {
            let texts = quantity.intervalTexts
            for (index, level) in [0.5, 0.9].enumerated() {
                #expect(
                    page.words.contains(
                        "<td class=\"number\">\(level == 0.5 ? 50 : 90)\u{A0}%</td>"
                            + "<td class=\"number\">\(texts.lows[index])</td>"))
                #expect(page.words.contains("<td class=\"number\">\(texts.highs[index])</td>"))
            }
            #expect(page.words.contains("best\" rowspan=\"2\">\(texts.best)</td>"))
        }
        #expect(page.prose.contains("“More than 15,000 killed” is killed &gt; 15000"))
        #expect(
            page.words.contains("<td>very unlikely</td>")
                || page.words.contains("almost no chance</td>"))
        #expect(
            page.words.contains(
                "in all of 100,000 runs</td><td>in all runs</td>"))
    }

    @Test("Assumptions carry their law, range, source and quote; sources what they are for")
    func provenance() throws {
        let prose = try Page(result()).prose
        for part in [
            "What the model is for.", "killed: 7000 to 15000",
            "lognormal(median: 10247, sigma: 0.231674)", "7,000, 10,247 and 15,000",
            "[1] An official, to AP , 2022-03-23, grade B2: between 7,000 and 15,000",
            "Read as a 90 % range.", "wounded: killed * ratio", "https://example.org/ap",
            "NATO Admiralty grade B2: usually reliable source; probably true.", "Origin: archives.",
            "Eleven of them.", "For killed.", "For ratio.", "casmodel 0.1.0", "Seed 42",
            "taken as independent of one another.",
        ] { #expect(prose.contains(part), "\(part)") }
    }

    @Test(
        "Words go with the number as it is shown",
        arguments: [
            (0.04998, 0.00007, "5.00 % ± 0.007 very unlikely"),
            (0.04991, 0.00007, "4.99 % ± 0.007 almost no chance"),
            (0.009996, 0.0003, "1.00 % ± 0.03 almost no chance"),
            (0.99004, 0.00003, "99.00 % ± 0.003 almost certain"),
            (0.8004, 0.01, "80 % ± 1 likely"), (0.806, 0.01, "81 % ± 1 very likely"),
            (0.003, 0.0001, "0.30 % ± 0.01 less than 1 in 100"),
        ])
    func words(probability: Double, error: Double, shown: String) throws {
        let page = try Page(
            HandMade.result(
                model: HandMade.model(questions: [("q", "Question")]),
                questions: [
                    QuestionResult(
                        name: "q", title: "Question",
                        probability: .init(value: probability, standardError: error),
                        invalidRuns: 0)
                ]))
        #expect(page.prose.contains(shown))
    }

    @Test("Reports are there for models that have them, and only there")
    func reports() throws {
        let without = try Page(result())
        #expect(!without.text.contains("id=\"evidence\""))
        #expect(!without.prose.contains("Pareto"))
        let result = try result(Self.model + Self.evidence)
        let evidence = try #require(result.evidence)
        let plain = try Page(result).prose
        for part in [
            "Given the assumptions below and 2 reports weighed against them",
            "Beside what was reported", "What the reports change",
            "official : 30000 to 40000 (total) [1]", "This report agrees with all else",
            "How far reports are trusted", "What this report may speak of", "dead killed",
            "about 10000, give or take about 10 %", "the report “official”",
        ] { #expect(plain.contains(part), "\(part)") }
        let figures = [
            "p, given all else", "Bayes factor", "standard deviations",
            "Effective sample size", "Pareto k",
        ]
        for part in figures { #expect(!plain.contains(part), "\(part)") }
        let page = try Page(result, hasDetails: true)
        let prose = page.prose
        for part in figures { #expect(prose.contains(part), "\(part)") }
        let percentile = try #require(evidence.reports[0].percentile)
        #expect(prose.contains(", at the \(ShareText.percentile(percentile)) percentile"))
        for (reading, name) in zip(evidence.reports[1].readings, ["dead", "hurt"]) {
            #expect(reading.name == name)
            #expect(
                prose.contains("\(ShareText.share(reading.probability.value))"))
        }
        #expect(
            page.outline.contains(
                "caption Before and after the reports: the 90\u{A0}% credible interval and the median."
            ))
    }

    @Test(
        "A report's verdict in plain words",
        arguments: [
            (
                0.41, 4.1, 0.18, false,
                "agrees with all else in the model. That speaks for its being right."
            ),
            (
                0.025, 0.2, -0.6, false,
                "is at odds with all else in the model: were it right, one as far off would come in 5 % of cases. That speaks against its being right."
            ),
            (
                0.001, 1.2, 0.01, false,
                "All else in the model all but rules this report out. That tells little"
            ),
            (
                0.8, 1.5, 0.0, true,
                "agrees with all else in the model, by which its bound holds with a probability of 80 %."
            ),
            (
                0.05, 1.5, 0.0, true,
                "at odds with all else in the model, by which its bound holds with a probability of 5 %."
            ),
        ])
    func plainVerdict(
        percentile: Double, factor: Double, pull: Double, isBound: Bool, words: String
    ) throws {
        let whole = try result(Self.model + Self.evidence)
        let evidence = try #require(whole.evidence)
        let report = ReportResult(
            name: "official", power: 1, trust: 1, percentile: percentile, isBound: isBound,
            bayesFactor: factor, pulls: [0, pull, 0])
        let changed = SimulationResult(
            model: whole.model, seed: 1, runs: 10, requestedRuns: 10, threads: 1,
            elapsedSeconds: 1, quantities: whole.quantities, questions: whole.questions,
            invalidCauses: [],
            evidence: EvidenceResult(
                effectiveSampleSize: 5, paretoShape: nil, isAdapted: false, weightedRuns: 10,
                unjudgedRuns: 0, reports: [report], prior: evidence.prior))
        let prose = try Page(changed).prose
        #expect(prose.contains(words))
        let moves =
            abs(pull) < 0.05
            ? "It hardly moves the answer."
            : "It moves wounded most, \(pull > 0 ? "slightly up" : "down")."
        #expect(prose.contains(moves))
    }

    @Test(
        "Results with next to nothing in them, or with much, make whole pages",
        arguments: [
            ("quantities: {x: log(-1 - abs(normal(0, 1)))}", 1_000),
            ("quantities: {x: 7000 to 15000}", 1), ("quantities: {x: 5}", 10),
            ("quantities: {x: 1e-300 to 1e300, y: -1e308 + uniform(0, 1)}", 10_000),
            ("quantities: {x: poisson(0.01)}", 10_000),
            (
                "quantities:\n"
                    + (1...20).map { "  quantity_\($0): \($0) to \($0 * $0 + 1)\n" }.joined(),
                10_000
            ),
        ])
    func extremes(text: String, runs: Int) throws {
        let page = try Page(Models.simulate(Models.model(text), runs: runs))
        #expect(page.text.hasSuffix("</html>\n"))
        #expect(!page.text.contains("{{"))
        #expect(!page.prose.contains("nan") && !page.prose.contains("inf "))
        #expect(page.outline.contains("h2 Method"))
    }

    @Test("Of several levels sentences speak of the one nearest to 90 %")
    func levels() throws {
        let result = try result(Self.model + Self.evidence, levels: [0.5, 0.99, 0.92])
        let interval = try #require(result.quantities[0].interval(0.92))
        let width = interval.high - interval.low
        let low = RoundedRange.figure(interval.low, width: width)
        let high = RoundedRange.figure(interval.high, width: width)
        let page = try Page(result)
        #expect(
            page.prose.contains(
                "there is a 92 % probability that killed lies between \(low) and \(high) people"))
        #expect(page.prose.contains("Before and after the reports: the 92 % credible interval"))
        #expect(
            page.prose.contains("4 % lie below a quantity’s low end (that of the 92 % interval)"))
    }

    @Test("Of very many quantities only the first have charts, and the page says so")
    func many() throws {
        let lines = (1...70).map { "  q\($0): \($0) to \($0 + 5)\n" }.joined()
        let page = try Page(
            Models.simulate(Models.model("quantities:\n" + lines), runs: 1_000))
        #expect(page.body.components(separatedBy: "<svg ").count == 60 + 2 + 1)
        #expect(page.prose.contains("Curves are drawn for the first 60 quantities."))
        #expect(page.outline.filter { $0 == "th q70" }.count == 1)
    }

    @Test("Warnings, changes and partial results stand at the top")
    func notices() throws {
        let page = try Page(
            HandMade.result(
                model: HandMade.model(overrides: [.init(name: "killed", expression: "1 to 2")]),
                runs: 1_000, requestedRuns: 2_000, invalidRuns: 5))
        let estimates = try #require(page.prose.range(of: "Estimates"))
        let top = page.prose[..<estimates.lowerBound]
        #expect(top.contains("Partial result. Stopped after 1,000 of 2,000 runs."))
        #expect(top.contains("For this page, killed was set to 1 to 2 in place of"))
        let appendix = try #require(page.prose.range(of: "Appendix"))
        #expect(
            page.prose[..<appendix.lowerBound].contains(
                "Warning. &#39;wounded&#39; has no value in 5 of 1,000 runs"))
        #expect(page.prose.contains("(changed for this page; sources and note speak of"))
        #expect(page.prose.contains("Runs 1,000 of 2,000 asked for"))
        var model = HandMade.model()
        model.scenario = Scenario(
            name: "worse", title: "A bad month", note: "To try.",
            changes: [.quantity(name: "killed", expression: "2 to 3"), .without(report: "r")])
        model.extendedFiles = ["base.yaml"]
        let changed = try Page(HandMade.result(model: model)).prose
        #expect(
            changed.contains(
                "Scenario worse: A bad month. In place of the model’s own: killed = 2 to 3; report r "
                    + "left out . To try."))
        #expect(changed.contains("(changed for this page; sources and note speak of"))
        #expect(changed.contains("Builds on base.yaml Changes scenario worse Runs"))
        let whole = try Page(HandMade.result())
        #expect(!whole.prose.contains("Partial") && !whole.prose.contains("Warning"))
    }

    @Test("The same run gives the same bytes, with any number of threads")
    func determinism() throws {
        let text = Self.model + Self.evidence
        #expect(
            try ReportPage.bytes(of: result(text, threads: 1))
                == ReportPage.bytes(of: result(text, threads: 3)))
    }

    @Test("Style and script are those that the policy lets through")
    func policy() throws {
        let page = try Page(HandMade.result())
        for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
            let parts = page.text.components(separatedBy: "<\(element)>")
            #expect(parts.count == 2)
            let text = parts[1].components(separatedBy: "</\(element)>")[0]
            let digits = modelDigest(Array(text.utf8))
            var bytes = Data()
            var place = digits.startIndex
            while place < digits.endIndex {
                let next = digits.index(place, offsetBy: 2)
                bytes.append(try #require(UInt8(digits[place..<next], radix: 16)))
                place = next
            }
            #expect(
                page.text.contains(
                    "\(directive) &#39;sha256-\(bytes.base64EncodedString())&#39;;"))
        }
        #expect(page.text.contains("content=\"default-src &#39;none&#39;; "))
        #expect(!page.text.contains(" style=\"") && !page.text.contains(" onclick"))
    }

    @Test("Every id is there once, and every link inside the page leads somewhere")
    func anchors() throws {
        let page = try Page(result(Self.model + Self.evidence))
        let ids = page.ids
        #expect(Set(ids).count == ids.count)
        #expect(page.targets.count > 10)
        for target in page.targets { #expect(ids.contains(target), "\(target)") }
    }
}
