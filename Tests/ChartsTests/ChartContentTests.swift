import CasModel
import Foundation
import TestSupport
import Testing

@Suite("What charts say")
struct ChartContentTests {
    static let text = """
        title: Losses
        sources:
          ap: {title: An official}
          paper: {title: A paper}
        quantities:
          killed: {value: 7000 to 15000, source: [ap, paper]}
          guess: 100 to 200
          share: {value: "beta(p5: 0.3, p95: 0.7)", unit: share, source: paper}
          cut: {value: "truncate(5 to 9, low: 6)", source: paper}
          ratio: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio, source: paper}
          wounded: killed * ratio
          limit: 15000
          raids: {value: "bernoulli(0.25)", unit: raids}
        report: [killed, guess, share, cut, wounded, raids]
        questions:
          over: killed > 10000
          under: limit >= killed
          between: killed > 8000 and killed < 9000
          many: wounded / 2 > 10000
        evidence:
          - {name: total, about: killed + wounded, report: at most 60000, source: ap}
          - {name: dead, about: killed, report: about 9000, source: paper}
          - {name: hurt, about: wounded, report: at least 10000, source: ap}
          - {name: worth, about: killed * ratio, report: 20000 to 40000}
        """

    private func result(_ change: (Model) -> Model = { $0 }) throws -> SimulationResult {
        try Models.simulate(change(try Models.model(Self.text)), runs: 20_000)
    }

    private func texts(_ kind: ChartKind, _ result: SimulationResult, _ name: String) throws
        -> [String]
    {
        let options = ChartOptions(width: 1600, quantities: [name])
        return try Chart.drawing(kind, of: result, options: options).texts.map(\.text)
    }

    @Test("Over a density stands what was reported about the quantity, with who said it")
    func reports() throws {
        let result = try result()
        let killed = try texts(.density, result, "killed")
        #expect(killed.contains("7,000 to 15,000: An official\u{A0}and\u{A0}1\u{A0}more"))
        #expect(killed.contains("about 9,000: A paper"))
        #expect(try texts(.density, result, "share").contains("0.3 to 0.7: A paper"))
        // What it is computed from is what another report speaks of.
        let wounded = try texts(.density, result, "wounded")
        #expect(wounded.contains("at least 10,000: An official"))
        #expect(wounded.contains("20,000 to 40,000: worth"))
    }

    @Test(
        "A range of nobody's, and one that was cut, are not called reported",
        arguments: ["guess", "cut"])
    func notReported(name: String) throws {
        let texts = try texts(.density, try result(), name)
        #expect(!texts.contains { $0.contains(" to ") })
    }

    @Test("Questions that compare a quantity with a number are thresholds, whichever side it is on")
    func thresholds() throws {
        let result = try result()
        let killed = try texts(.cumulative, result, "killed")
        let answers = result.questions.map(\.probability.value)
        #expect(killed.contains { $0.hasSuffix(" % above 10,000") })
        #expect(killed.contains { $0.hasSuffix(" % at most 15,000") })
        #expect(killed.count { $0.contains(" % above ") || $0.contains(" % at most ") } == 2)
        let above = try #require(killed.first { $0.hasSuffix(" % above 10,000") })
        let percent = try #require(Double(above.prefix { $0 != " " }))
        // Three digits are written.
        #expect(abs(percent / 100 - answers[0]) <= 0.0005)
        // A formula is not a quantity.
        #expect(try !texts(.cumulative, result, "wounded").contains { $0.contains(" above ") })
    }

    @Test("The values of a quantity with few of them are told with their probabilities")
    func atoms() throws {
        let texts = try texts(.density, try result(), "raids")
        #expect(
            texts.contains {
                $0.wholeMatch(of: /raids · 0 with 7\d[.\d]* %, 1 with 2\d[.\d]* %/) != nil
            })
        // No ticks between whole numbers.
        #expect(!texts.contains("0.5"))
    }

    @Test("Before and after: what reports speak of stands first, and moves no other figure")
    func subjects() throws {
        let plain = try result()
        let whole = try result { $0.reportingSubjects() }
        #expect(
            whole.quantities.map(\.name)
                == ["killed + wounded", "killed", "wounded", "guess", "share", "cut", "raids"])
        #expect(whole.quantities.first?.unit == "")
        for quantity in plain.quantities {
            let same = try #require(whole.quantities.first { $0.name == quantity.name })
            #expect(same.quantiles == quantity.quantiles)
            #expect(same.mean == quantity.mean)
        }
        #expect(plain.questions.map(\.probability) == whole.questions.map(\.probability))
        let drawing = try Chart.evidence(of: whole, options: ChartOptions(width: 1600))
        let texts = drawing.texts.map(\.text)
        #expect(texts.contains("at most 60,000: An official"))
        #expect(
            texts.contains { $0.hasPrefix("before ") } && texts.contains { $0.hasPrefix("after ") })
        #expect(drawing.panels.first?.curves.map(\.role) == [.answer, .prior])
    }

    @Test("The figures are in the description too, for those who do not see the picture")
    func description() throws {
        let result = try result()
        for kind in ChartKind.allCases {
            let drawing = try Chart.drawing(kind, of: result)
            #expect(drawing.svg.contains("\(drawing.description)</desc>"))
            for name in ["killed", "guess", "share", "wounded"] {
                #expect(drawing.description.contains("\(name): "), "\(kind), \(name)")
            }
        }
    }

    @Test("A number reported with an error has a bar around it, as wide as the error is")
    func reportedError() throws {
        let drawing = try Chart.density(
            of: result(), options: ChartOptions(width: 1600, quantities: ["killed"]))
        let scale = try #require(drawing.panels.first?.scale)
        let colour = ChartPalette.colour(.report, isDark: false)
        let bars = drawing.svg.matches(
            of:
                /<line x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)" y2="[\d.]+" fill="none" stroke="(#\w+)" stroke-width="([\d.]+)"/
        ).filter { $0.output.3 == colour && $0.output.1 != $0.output.2 }
            .compactMap { match -> (Double, Double, Double)? in
                guard let from = Double(match.output.1), let to = Double(match.output.2),
                    let width = Double(match.output.4)
                else { return nil }
                return (scale.value(at: from), scale.value(at: to), width)
            }
        // The range that the quantity was given, and the thinner one of "about 9000".
        try #require(bars.count == 2)
        #expect(bars[1].2 < bars[0].2)
        // Ten percent is one standard deviation of the logarithm, and 90 % are 1.645 of them either way;
        // a pixel is less than 20 here.
        #expect(abs(bars[1].0 - 9000 * exp(-0.1645)) < 20)
        #expect(abs(bars[1].1 - 9000 * exp(0.1645)) < 20)
        #expect(drawing.svg.contains("a thin bar: how far off a single number may be."))
    }

    @Test("Every kind of picture says of a logarithmic axis that it is one")
    func logarithmicAxes() throws {
        let text = """
            quantities:
              wide: {value: 10 to 10000, unit: people}
              narrow: {value: 7000 to 15000, unit: others}
            scenarios:
              more: {quantities: {wide: 20 to 20000}}
            evidence:
              - {name: least, about: wide, report: at least 20}
            """
        let result = try Models.simulate(Models.model(text), runs: 5000)
        let file = ModelText(name: "test", file: "test.yaml", bytes: Array(text.utf8))
        let comparison = try Comparer(
            [nil, "more"].map { try ModelReader.read(file, scenario: $0) }
        ).run(SimulationOptions(runs: 5000, seed: 42, threads: 2))
        let drawings =
            try ChartKind.allCases.map { try Chart.drawing($0, of: result) }
            + ComparisonChartKind.allCases.map { try Chart.drawing($0, of: comparison) }
        for drawing in drawings {
            let scales = drawing.panels.map { $0.scale?.kind }
            #expect(scales == [.logarithmic, .linear])
            #expect(drawing.texts.count { $0.text.hasSuffix("logarithmic axis") } == 1)
        }
    }

    @Test("Numbers are short in charts: units from ten million on, percentages never 0 or 100")
    func numbers() {
        #expect(ChartNumbers.plain(15_000) == "15,000")
        #expect(ChartNumbers.plain(9_999_999) == "9,999,999")
        #expect(ChartNumbers.plain(12_345_678) == "12.35M")
        #expect(ChartNumbers.plain(999_999_999) == "1bn")
        #expect(ChartNumbers.plain(-2.5e12) == "-2.5tn")
        #expect(ChartNumbers.plain(1e18) == "1e18")
        #expect(ChartNumbers.plain(0.000_001) == "1e-6")
        #expect(ChartNumbers.plain(0.000_015_01) == "1.501e-5")
        #expect(ChartNumbers.figure(-0.000_099, text: "-0.0000990") == "-9.90e-5")
        #expect(ChartNumbers.figure(0.000_3, text: "0.00030") == "0.00030")
        #expect(ChartNumbers.probability(0) == "less than 0.01 %")
        #expect(ChartNumbers.probability(1) == "more than 99.99 %")
        #expect(ChartNumbers.probability(0.99876) == "99.88 %")
        #expect(ChartNumbers.probability(0.05234) == "5.23 %")
        #expect(ChartNumbers.probability(.nan) == "n/a")
    }
}
