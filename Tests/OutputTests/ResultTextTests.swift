import CasModel
import TestSupport
import Testing

@Suite("Terminal table")
struct ResultTextTests {
    private let answers = [
        QuestionResult(
            name: "afghanistan",
            title: "More than the Soviet Union lost in ten years in Afghanistan",
            probability: Estimate(value: 0.0523, standardError: 7e-5), invalidRuns: 0),
        QuestionResult(
            name: "never", title: "killed > 150000",
            probability: Estimate(value: 0, standardError: 0), invalidRuns: 0),
    ]

    @Test("A pipe gets plain text without sketches")
    func plain() {
        let text = Written.result(HandMade.result(questions: answers))
        #expect(
            text == """
                Losses, first month, as of 2022-03-24
                low to high: the 90 % credible interval; best: the median

                quantity               low    best    high  unit      mean
                killed               6,999  10,246  14,999  people  10,526
                wounded_per_killed   1.554   3.000   5.792  ratio    3.250
                wounded             14,400  30,700  65,700  people  34,200

                Questions
                  5.23 % +/- 0.007            More than the Soviet Union lost in ten years in
                                              Afghanistan
                  in none of 10,000,000 runs  killed > 150000

                Sources
                  nato-ap  Senior NATO military official, to AP, 2022-03-23 (for killed)
                  ratios   Ratios of past wars, "wounded" as recorded (for wounded_per_killed)

                10,000,000 runs in 0.41 s (24 million a second), 2 threads, seed 42

                """)
    }

    @Test("Each reading of a report has its figures")
    func readings() throws {
        let model = try Models.model(
            """
            quantities:
              killed: 7000 to 15000
              wounded: killed * lognormal(median: 3, sigma: 0.4)
            evidence:
              - name: either
                report: 30000 to 40000
                readings:
                  hurt: {about: wounded}
                  dead_or_hurt: {about: killed + wounded}
            """)
        let result = try Models.simulate(model, runs: 20_000)
        let lines = Written.result(result).split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "By reading of either"))
        let readings = try #require(result.evidence?.reports.first?.readings)
        let rows = lines[(start + 2)...].prefix(4).map { $0.split(separator: " ").map(String.init) }
        let labels = [
            ["killed", "hurt"], ["dead_or_hurt"], ["wounded", "hurt"], ["dead_or_hurt"],
        ]
        for (index, row) in rows.enumerated() {
            let figures = readings[index % 2].quantities[index / 2]
            #expect(
                row == labels[index]
                    + [figures.low, figures.best, figures.high].map {
                        Numbers.rounded($0, digits: 3)
                    })
        }
        #expect(rows.count == 4)
    }

    @Test("A terminal gets sketches, and several levels a line each")
    func levelsAndSketches() {
        let text = Written.result(
            HandMade.result(levels: [0.9, 0.5]),
            style: TextStyle(width: 80, cutsToWidth: true, isUnicode: true))
        let table = text.split(separator: "\n").dropFirst().prefix(8).joined(separator: "\n")
        #expect(
            table == """
                low to high: the credible interval of each level; best: the median
                quantity            level     low    best    high  unit      mean  density
                killed               90 %   6,999  10,246  14,999  people  10,526  ▁▃▆██▇▅▄▂▁▁▁▁
                                     50 %   8,763          11,979
                wounded_per_killed   90 %   1.554   3.000   5.792  ratio    3.250  ▂▆█▇▆▄▂▂▁▁▁▁▁
                                     50 %   2.291           3.929
                wounded              90 %  14,400  30,700  65,700  people  34,200  ▃▇█▇▅▃▂▁▁▁▁▁▁
                                     50 %  22,500          42,000
                """)
    }

    @Test("Every line of a terminal's table fits its width", arguments: [52, 60, 72, 80, 120])
    func fits(width: Int) {
        let text = Written.result(
            HandMade.result(levels: [0.9, 0.5]),
            style: TextStyle(width: width, cutsToWidth: true, isUnicode: true))
        // The closing line is one line by definition.
        for line in text.split(separator: "\n").dropLast() {
            #expect(DisplayText.width(String(line)) <= width, "\(line)")
        }
    }

    @Test("On a narrow terminal the columns go, the figures stay")
    func narrow() {
        let text = Written.result(
            HandMade.result(),
            style: TextStyle(width: 40, cutsToWidth: true, isUnicode: true))
        #expect(
            text.contains(
                """
                quantity             low    best    high
                killed             6,999  10,246  14,999
                wounded_per_kil…   1.554   3.000   5.792
                wounded           14,400  30,700  65,700
                """))
    }

    @Test("Partial results, changed quantities and invalid runs are said")
    func remarks() {
        let model = HandMade.model(
            asOf: nil, overrides: [Model.Override(name: "killed", expression: "1 to 2")])
        let result = HandMade.result(
            model: model, runs: 4_194_304, invalidRuns: 1234,
            invalidCauses: [
                InvalidCause(quantity: "wounded_per_killed", runs: 1234, examinedRuns: 1000)
            ])
        let text = Written.result(result)
        #expect(
            text.hasPrefix(
                """
                Losses, first month
                with killed = 1 to 2 (--set)
                PARTIAL: stopped after 4,194,304 of 10,000,000 runs
                low to high:
                """))
        #expect(
            text.contains(
                """

                Warning: 'wounded' has no value in 1,234 of 4,194,304 runs (0.029 %), caused
                  by 'wounded_per_killed'; the figures rest on the other runs

                """))
        #expect(
            text.hasSuffix(
                "4,194,304 runs in 0.41 s (10 million a second), 2 threads, seed 42\n"))
    }

    @Test("Figures at the edge of a gap are warned of and not rounded to nothing")
    func gap() {
        // Half the values on 100...200, half on 30,000...40,000; the median may be either's end.
        let bins = (0...100).map { 100 + Double($0) } + (0...100).map { 30_000 + 100 * Double($0) }
        let counts = Array(repeating: UInt64(50_000), count: 100)
        let distribution = BinnedDistribution(edges: bins, counts: counts + [0] + counts)
        let quantity = HandMade.quantity(
            0, "killed", distribution: distribution,
            mean: Estimate(value: 17_575, standardError: 5.5), sd: 17_500, errors: 15_000)
        let result = SimulationResult(
            model: HandMade.model(), seed: 1, runs: 10_000_000, requestedRuns: 10_000_000,
            threads: 1, elapsedSeconds: 1, quantities: [quantity], questions: [],
            invalidCauses: [])
        let text = Written.result(result)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("killed") }
        #expect(rows.count == 1)
        let cells = (rows.first ?? "").split(separator: " ").map(String.init)
        #expect(cells.dropFirst().first == "100")
        #expect(!cells.contains("0"))
        #expect(text.contains("Warning: the runs cannot determine 'low', 'best', 'high' of"))
        #expect(ResultWarnings.sentences(about: HandMade.result()).isEmpty)
    }

    @Test("Quantiles left coarse make a result partial")
    func coarse() {
        func result(runs: Int, isRefined: Bool) -> SimulationResult {
            SimulationResult(
                model: HandMade.model(), seed: 1, runs: runs, requestedRuns: 8, threads: 1,
                elapsedSeconds: 1, quantities: [], questions: [], invalidCauses: [],
                isRefined: isRefined)
        }
        let coarse = "stopped before the quantiles were refined"
        #expect(PartialText.sentence(about: result(runs: 8, isRefined: true)) == nil)
        #expect(PartialText.sentence(about: result(runs: 8, isRefined: false)) == coarse)
        #expect(
            PartialText.sentence(about: result(runs: 7, isRefined: false))
                == "stopped after 7 of 8 runs; \(coarse)")
        #expect(
            Written.result(result(runs: 8, isRefined: false))
                .contains("\nPARTIAL: \(coarse)\n"))
        let json = String(
            decoding: JSONReport.bytes(of: result(runs: 8, isRefined: false)), as: UTF8.self)
        #expect(json.contains("\"partial\": true,"))
    }

    @Test("Colour is only in a style that has it")
    func colour() {
        let result = HandMade.result()
        #expect(!Written.result(result, style: TextStyle(isUnicode: true)).contains("\u{1B}"))
        let text = Written.result(result, style: TextStyle(isColoured: true))
        #expect(text.hasPrefix("\u{1B}[1mLosses, first month, as of 2022-03-24\u{1B}[0m\n"))
    }

    @Test("A title cannot steer the terminal")
    func escapes() {
        var model = HandMade.model(asOf: nil)
        model.title = "A\u{1B}[31m\u{202E}B\nC"
        let text = Written.result(HandMade.result(model: model))
        #expect(text.hasPrefix("A\u{FFFD}[31m\u{FFFD}B C\n"))
    }

    @Test("Quantities without any valid run have no figures")
    func empty() {
        let nothing = BinnedDistribution(edges: [], counts: [])
        let quantity = HandMade.quantity(
            0, "killed", distribution: nothing, mean: Estimate(value: .nan, standardError: .nan),
            sd: .nan, errors: .nan, invalidRuns: 100)
        let result = SimulationResult(
            model: HandMade.model(), seed: 1, runs: 100, requestedRuns: 100, threads: 1,
            elapsedSeconds: 0, quantities: [quantity], questions: [], invalidCauses: [])
        let text = Written.result(result, style: TextStyle(isUnicode: true))
        #expect(
            text.contains(
                """
                quantity  low  best  high  unit    mean  density
                killed    n/a   n/a   n/a  people   n/a

                """))
    }
}

@Suite("Answers to questions")
struct ProbabilityTests {
    private func answer(_ yes: Int, of runs: Int, invalid: Int = 0) -> String {
        let valid = Double(runs - invalid)
        let p = Double(yes) / valid
        let question = QuestionResult(
            name: "q", title: "WORDS",
            probability: Estimate(value: p, standardError: (p * (1 - p) / valid).squareRoot()),
            invalidRuns: invalid)
        let text = Written.result(
            HandMade.result(runs: runs, requestedRuns: runs, questions: [question]),
            style: TextStyle(isUnicode: true))
        let line = text.split(separator: "\n").first { $0.hasSuffix("WORDS") } ?? ""
        return line.dropLast(5).split(separator: " ").joined(separator: " ")
    }

    @Test("Digits are those that the runs support, never 0 % or 100 %")
    func digits() {
        #expect(answer(52_340, of: 1_000_000) == "5.23 % ± 0.02")
        #expect(answer(5, of: 100) == "5 % ± 2")
        #expect(answer(0, of: 1_000_000) == "in none of 1,000,000 runs")
        #expect(answer(0, of: 1_000_000, invalid: 10) == "in none of 999,990 runs")
        #expect(answer(1_000_000, of: 1_000_000) == "in all of 1,000,000 runs")
        #expect(answer(1, of: 1) == "in all of 1 run")
        // One yes in 2.5 million: 0.00004 %, although its error rounds to 0.0001.
        #expect(answer(1, of: 2_500_000) == "0.00004 % ± 0.00004")
        #expect(answer(2_499_999, of: 2_500_000) == "99.99996 % ± 0.00004")
    }
}
