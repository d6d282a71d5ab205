import CasModel
import Foundation
import Pages
import TestSupport
import Testing

@Suite("A comparison as a page")
struct ComparisonPageTests {
    private static let model = """
        title: Losses
        as_of: 2022-03-24
        unit: people
        sources:
          ap: {title: "An official, to AP", quote: "between 7,000 and 15,000"}
        quantities:
          killed: {value: 7000 to 15000, source: ap}
          ratio: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio}
          wounded: killed * ratio
        report: [killed, wounded]
        questions:
          many: {condition: wounded > 40000, title: "More than 40,000 wounded"}
        scenarios:
          more: {title: Many wounded, note: To try., quantities: {ratio: 4 to 6}}
        """
    private static let other = """
        title: Other
        unit: people
        sources:
          count: {title: A count of names}
          list: {title: A list}
        quantities:
          killed: {value: 800 to 1200, source: [count, list]}
        """
    private static let weighed =
        model + "\n"
            + """
            evidence:
              - {name: official, about: wounded, report: 30000 to 40000, source: ap}
            """

    private func model(
        _ text: String = model, _ name: String = "losses", scenario: String? = nil,
        overrides: [Model.Override] = []
    ) throws -> Model {
        try Models.model(text, name: name, overrides: overrides, scenario: scenario)
    }

    private func comparison(
        _ models: [Model], runs: Int = 50_000, levels: [Double] = [0.9]
    ) throws -> Comparison {
        try Comparer(models).run(
            SimulationOptions(runs: runs, seed: 42, threads: 2, levels: levels))
    }

    private func scenarios(levels: [Double] = [0.9]) throws -> Comparison {
        try comparison([model(), model(scenario: "more")], levels: levels)
    }

    @Test("Its structure, for one model and for two")
    func structure() throws {
        let one = try Page(comparison: scenarios())
        #expect(
            one.outline == [
                "h1 Losses: alternatives side by side", "dt A", "dt B", "h2 Side by side",
                "caption Low to high: the 90\u{A0}% credible interval. Best: the median.",
                "th Quantity", "th In", "th Low", "th Best", "th High", "th Shift",
                "th P(&gt; A)", "th Overlap", "th killed (people)", "th wounded (people)",
                "caption How probable is it in each? Shares of the runs, with their Monte Carlo error, and in words.",
                "th Question", "th A", "th B", "th More than 40,000 wounded", "h3 Densities",
                "h3 What the alternatives differ in",
                "caption Assumptions that are not the same in all", "th About", "th In",
                "th As stated", "th Sources", "th ratio", "h2 Assumptions", "h3 killed (people)",
                "dt As stated", "dt Law", "dt 5, 50 and 95\u{A0}%", "dt Source",
                "h3 ratio (ratio)", "dt As stated", "dt Law", "dt 5, 50 and 95\u{A0}%",
                "dt Source", "h3 Computed from these", "caption Formulas", "th Quantity",
                "th Formula", "th Unit", "th wounded", "h2 Sources", "h2 Method",
                "h3 The run of A", "dt Program", "dt Model", "dt SHA-256 of its text", "dt Runs",
                "dt Seed", "h3 The run of B", "dt Program", "dt Model",
                "dt SHA-256 of its text", "dt Changes", "dt Runs", "dt Seed",
            ])
        #expect(!one.text.contains("{{"))
        let two = try Page(comparison: comparison([model(), model(Self.other, "other")]))
        let headings = two.outline.filter { $0.hasPrefix("h1") || $0.hasPrefix("h2") }
        #expect(
            headings == [
                "h1 Comparison of 2 models", "h2 Side by side", "h2 Assumptions of A",
                "h2 Assumptions of B", "h2 Sources of A", "h2 Sources of B", "h2 Method",
            ])
    }

    @Test("The answer comes first: the first quantity in which the alternatives differ")
    func lead() throws {
        let comparison = try scenarios()
        let wounded = comparison.quantities[1]
        let best = try wounded.figures.map { try #require($0).intervalTexts.best }
        let share = ShiftTexts.share(
            try #require(wounded.shifts[1]).greater.value,
            error: try #require(wounded.shifts[1]).greater.standardError)
        let prose = try Page(comparison: comparison).prose
        #expect(
            prose.contains(
                "The best estimate of wounded is \(best[0]) people in A and \(best[1]) in B. "
                    + "With a probability of \(share) it is higher in B than in A."))
        let changed = Model.Override(name: "killed", expression: "1 to 2")
        let three = try Page(
            comparison: self.comparison([
                model(), model(overrides: [changed]), model(scenario: "more"),
            ]))
        #expect(
            three.prose.contains(
                /estimate of killed is [\d,.]+ people in A, [\d,.]+ in B and [\d,.]+ in C\./))
        #expect(!three.prose.contains("With a probability of"))
        let lower = try Page(comparison: self.comparison([model(), model(overrides: [changed])]))
        #expect(lower.prose.contains("In no run is it higher in B than in A."))
        let higher = try Page(comparison: self.comparison([model(overrides: [changed]), model()]))
        #expect(higher.prose.contains("In every run it is higher in B than in A."))
        let same = try Page(comparison: self.comparison([model(), model()]))
        #expect(same.prose.contains("The two are the same in every run."))
        #expect(same.prose.contains("In no assumption: quantities, reports and correlations"))
        let nothing = try model("quantities: {killed: log(-1 - abs(normal(0, 1)))}")
        #expect(
            try Page(comparison: self.comparison([nothing, nothing])).prose
                .contains("Killed has no value in any run."))
    }

    @Test("Figures are those of the table on the terminal, at every level")
    func figures() throws {
        let comparison = try scenarios(levels: [0.5, 0.9])
        let words = try Page(comparison: comparison).words
        for quantity in comparison.quantities {
            for (index, figures) in quantity.figures.enumerated() {
                let figures = try #require(figures)
                let texts = figures.intervalTexts
                for (place, level) in ["50", "90"].enumerated() {
                    #expect(
                        words.contains(
                            "<td class=\"number\">\(level)\u{A0}%</td><td class=\"number\">"
                                + "\(texts.lows[place])</td>"))
                }
                #expect(words.contains("rowspan=\"2\">\(texts.best)</td>"))
                guard let shift = quantity.shifts[index], !shift.isSame else { continue }
                let shown = ShiftTexts(shift, of: quantity, figures)
                let cells = [shown.median.plain, shown.greater, shown.overlap].map {
                    "<td class=\"number\" rowspan=\"2\">"
                        + $0.replacing(" %", with: "\u{A0}%").replacing("-", with: "\u{2212}")
                        + "</td>"
                }
                #expect(words.contains(cells.joined()))
            }
        }
        #expect(words.contains("colspan=\"3\" rowspan=\"2\">the same in every run</td>"))
        #expect(words.components(separatedBy: "the same in every run").count == 2)
    }

    @Test("Questions have their numbers and words in each alternative")
    func questions() throws {
        let comparison = try scenarios()
        let prose = try Page(comparison: comparison).prose
        for (answer, result) in zip(comparison.questions[0].answers, comparison.alternatives) {
            let answer = try #require(answer)
            let number = ProbabilityText.cell(answer, runs: result.countedRuns).plain
            #expect(prose.contains("\(number) \(Likelihood.words(answer.probability.value))"))
        }
        let changed = Model.Override(name: "killed", expression: "1 to 2")
        let never = try Page(comparison: self.comparison([model(), model(overrides: [changed])]))
        #expect(never.words.contains("<td class=\"probability\">in none of the runs</td>"))
    }

    @Test("What the alternatives differ in is told once for each form, with its sources")
    func differences() throws {
        let change = Model.Override(name: "ratio", expression: "2")
        let prose = try Page(
            comparison: comparison([
                model(), model(scenario: "more"), model(overrides: [change]), model(),
            ])
        ).prose
        #expect(
            prose.contains(
                "ratio A, D lognormal(median: 3, sigma: 0.4) (ratio) B 4 to 6 (ratio) C 2 (ratio)"))
        #expect(prose.contains("2 other assumptions are the same in all."))
        #expect(prose.contains("In place of the model’s own: ratio = 4 to 6 . To try."))
        let two = try Page(comparison: comparison([model(), model(Self.other, "other")]))
        #expect(
            two.prose.contains(
                "killed A 7000 to 15000 (people) [1] B 800 to 1200 (people) [B1] [B2]"))
        #expect(two.prose.contains("ratio A lognormal(median: 3, sigma: 0.4) (ratio) B not there"))
        #expect(two.text.contains("<li id=\"b-source-2\" data-mark=\"B\"><cite>A list</cite>"))
        let reports = try Page(
            comparison: comparison([
                model(), model(Self.weighed),
                model(Self.weighed.replacing("40000, source", with: "50000, trust: 0.5, source")),
            ]))
        #expect(
            reports.prose.contains(
                "report “official” A not there B 30000 to 40000, about wounded [B1] "
                    + "C 30000 to 50000, about wounded [C1]"))
    }

    @Test("Reports and trust that differ behind the same words are told apart")
    func details() throws {
        let trusted = Self.weighed.replacing("40000, source", with: "40000, trust: 0.5, source")
        let page = try Page(comparison: comparison([model(Self.weighed), model(trusted)]))
        #expect(
            page.prose.contains(
                /report “official” A 30000 to 40000, about wounded 34,641, give or take .*? B 30000 to 40000, about wounded 34,641, give or take .*?; trust 50 %/
            ))
    }

    @Test("The method says what the draws of two alternatives have in common")
    func method() throws {
        let common = try Page(comparison: scenarios()).prose
        #expect(common.contains("rests on 50,000 runs, common to all alternatives."))
        #expect(common.contains("is the same draw in both"))
        #expect(!common.contains("Effective sample size"))
        let apart = try comparison([model(), model(Self.weighed)])
        let prose = try Page(comparison: apart).prose
        #expect(prose.contains("rests on 50,000 runs of each alternative."))
        #expect(prose.contains("drawn independently, each from its own answer"))
    }

    @Test("The report of a model has a section about its scenarios where asked for")
    func section() throws {
        let comparison = try scenarios()
        let page = try Page(reportOn: comparison)
        let headings = page.outline.filter { $0.hasPrefix("h1") || $0.hasPrefix("h2") }
        #expect(
            headings == [
                "h1 Losses", "h2 Estimates", "h2 Questions", "h2 The assumption that moves it",
                "h2 Sources", "h2 Appendix", "h2 Charts", "h2 On the questions",
                "h2 Under other assumptions", "h2 Assumptions", "h2 Sources in full", "h2 Method",
            ])
        #expect(page.prose.contains("Given the assumptions below, there is a 90 % probability"))
        #expect(page.prose.contains("Scenario more: Many wounded."))
        // All that the page of the model alone tells is told here too.
        let alone = try Page(comparison.alternatives[0])
        for line in alone.outline where line != "h3 This run" {
            #expect(page.outline.contains(line), "\(line)")
        }
    }

    @Test("Warnings say which alternative they are about")
    func warnings() throws {
        let broken = Model.Override(name: "ratio", expression: "if(killed > 14000, 1 / 0, 2)")
        let comparison = try comparison([model(), model(overrides: [broken])])
        let page = try Page(comparison: comparison).prose
        #expect(page.contains("Warning. In B, &#39;wounded&#39; has no value in "))
        #expect(try Page(reportOn: comparison).prose.contains("Warning. In B, &#39;wounded"))
    }

    @Test("Every id is there once, and every link inside the page leads somewhere")
    func anchors() throws {
        for comparison in try [
            scenarios(), comparison([model(), model(Self.other, "other"), model(Self.weighed)]),
        ] {
            for page in try [Page(comparison: comparison), Page(reportOn: comparison)] {
                let ids = page.ids
                #expect(Set(ids).count == ids.count)
                #expect(page.targets.count > 10)
                for target in page.targets { #expect(ids.contains(target), "\(target)") }
            }
        }
    }

    @Test("Text of the models is escaped everywhere")
    func escaping() throws {
        let hostile = """
            title: "<i>&"
            unit: "<u>"
            sources: {s: {title: "<cite>"}}
            quantities:
              killed: {value: 1 to 2, source: s, note: "<b>"}
            questions: {q: {condition: killed > 1.5, title: "<q>"}}
            scenarios:
              more: {title: "<em>", note: "<small>", quantities: {killed: 2 to 3}}
            """
        let comparison = try comparison([model(hostile), model(hostile, scenario: "more")])
        for page in try [Page(comparison: comparison), Page(reportOn: comparison)] {
            for part in ["&lt;i&gt;&amp;", "&lt;u&gt;", "&lt;q&gt;", "&lt;em&gt;", "&lt;small&gt;"]
            { #expect(page.words.contains(part), "\(part)") }
            #expect(!page.tags.contains("i") && !page.tags.contains("u"))
            #expect(!page.tags.contains("em") || page.words.contains("<em>(changed"))
        }
    }

    @Test("What the pointer reads is what each alternative says")
    func curves() throws {
        let comparison = try scenarios()
        let page = try Page(comparison: comparison)
        let figure = try #require(
            page.body.firstMatch(
                of:
                    /data-label="wounded"[^>]* data-x="([^"]*)" data-p="([^"]*)" data-letters="A B" data-compared="([^"]*)"/
            ))
        let values = figure.output.1.split(separator: " ").compactMap { Double($0) }
        let shares = [figure.output.2, figure.output.3].map { text in
            text.split(separator: " ").compactMap { Double($0).map { $0 / 1e5 } }
        }
        #expect(values.count == 161 && shares.allSatisfy { $0.count == 161 })
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
        for (index, shares) in shares.enumerated() {
            let distribution = try #require(comparison.quantities[1].figures[index]).distribution
            for (value, share) in zip(values, shares) {
                // Written in hundred thousandths.
                #expect(abs(distribution.cumulative(value.nextUp) - share) <= 0.51e-5)
            }
        }
    }

    @Test("Of many alternatives all have densities, each picture with the first")
    func many() throws {
        let models = try (1...6).map { number in
            try model(overrides: [.init(name: "killed", expression: "\(number) to 10")])
        }
        let page = try Page(comparison: comparison(models, runs: 1_000))
        #expect(
            page.prose.contains("in each alternative, in each picture in A and some of the others;")
        )
        #expect(page.body.contains("data-letters=\"A B C D\""))
        #expect(page.body.contains("data-letters=\"A E F\""))
    }

    @Test("A comparison of nothing is refused")
    func nothing() {
        let empty = Comparison(
            alternatives: [], pairing: .commonRuns, quantities: [], questions: [])
        #expect(throws: SimulationError.self) { try ComparisonPage.bytes(of: empty) }
        #expect(throws: SimulationError.self) { try ReportPage.bytes(ofFirstOf: empty) }
    }

    @Test("The same models give the same bytes, with any number of threads")
    func determinism() throws {
        let models = try [model(), model(scenario: "more")]
        let pages = try [1, 3].map { threads in
            try ComparisonPage.bytes(
                of: Comparer(models).run(
                    SimulationOptions(runs: 100_000, seed: 1, threads: threads, levels: [0.9])))
        }
        #expect(pages[0] == pages[1])
    }
}
