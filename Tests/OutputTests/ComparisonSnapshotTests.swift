import CasModel
import TestSupport
import Testing

@Suite("Snapshots of text and pictures of comparisons")
struct ComparisonSnapshotTests {
    private static let base = """
        title: Losses, first month
        as_of: 2022-03-24
        unit: people
        sources:
          ap: {title: "An official, to AP", date: 2022-03-23}
        quantities:
          killed: {value: 7000 to 15000, source: ap}
          ratio: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio}
          wounded: killed * ratio
        questions:
          over: {condition: wounded > 30000, title: "More than 30,000 wounded in the first month"}
        scenarios:
          low: {title: Fewer killed, quantities: {killed: 5000 to 9000}}
          fixed: {quantities: {ratio: 3}}

        """

    /// A comparison of few runs, the same on every machine, that took no time.
    private static func comparison(_ text: String, levels: [Double] = [0.9]) throws -> Comparison {
        let file = ModelText(name: "losses", file: "losses.yaml", bytes: Array(text.utf8))
        let models = try [nil, "low", "fixed"].map {
            try ModelReader.read(file, scenario: $0)
        }
        let comparison = try Comparer(models).run(
            SimulationOptions(runs: 20_000, seed: 42, threads: 2, levels: levels))
        return Comparison(
            alternatives: comparison.alternatives.map(timeless), pairing: comparison.pairing,
            quantities: comparison.quantities, questions: comparison.questions,
            otherUnits: comparison.pairing == .commonRuns ? ["missing"] : [])
    }

    private static func timeless(_ result: SimulationResult) -> SimulationResult {
        SimulationResult(
            model: result.model, seed: result.seed, runs: result.runs,
            requestedRuns: result.requestedRuns, threads: result.threads, elapsedSeconds: 0.5,
            quantities: result.quantities, questions: result.questions,
            invalidCauses: result.invalidCauses, evidence: result.evidence)
    }

    private func check(_ text: String, _ name: String) throws {
        let difference = try Snapshot.difference(of: text, from: name)
        #expect(difference == nil)
    }

    @Test("Common runs, in a pipe and on terminals")
    func table() throws {
        let comparison = try Self.comparison(Self.base)
        try check(Written.comparison(comparison), "comparison.txt")
        let narrow = TextStyle(width: 76, cutsToWidth: true, isUnicode: true)
        try check(Written.comparison(comparison, style: narrow), "comparison-narrow.txt")
        let narrowest = TextStyle(width: 40, cutsToWidth: true, isUnicode: true)
        try check(Written.comparison(comparison, style: narrowest), "comparison-40.txt")
        let wide = TextStyle(
            width: 120, cutsToWidth: true, isUnicode: true, isColoured: true)
        let levels = try Self.comparison(Self.base, levels: [0.5, 0.9])
        try check(Written.comparison(levels, style: wide), "comparison-wide.txt")
    }

    @Test("Independent draws, as Markdown")
    func markdown() throws {
        let text =
            Self.base + "evidence:\n  - {name: r, about: wounded, report: 20000 to 40000}\n"
        try check(
            Written.markdown(ComparisonDocument.text(Self.comparison(text))),
            "comparison-independent.md")
    }

    @Test("The pictures", arguments: ComparisonChartKind.allCases)
    func picture(kind: ComparisonChartKind) throws {
        let comparison = try Self.comparison(Self.base)
        let drawing = try Chart.drawing(
            kind, of: comparison, options: ChartOptions(width: 720))
        try check(
            drawing.svg, kind == .interval ? "chart-compare.svg" : "chart-compare-\(kind).svg")
        for text in drawing.texts {
            #expect(text.box.x >= 0 && text.box.right <= drawing.width, "\(text.text)")
        }
        for (index, text) in drawing.texts.enumerated() {
            for other in drawing.texts[..<index] {
                #expect(
                    !text.box.overlaps(other.box, tolerance: 1), "\(text.text), \(other.text)")
            }
        }
        #expect(throws: ChartError.self) {
            try Chart.comparison(of: comparison, options: ChartOptions(quantities: ["kiled"]))
        }
    }

    @Test("One result on a terminal of any width, and as Markdown", arguments: [50, 80, 140])
    func result(width: Int) throws {
        let file = ModelText(name: "losses", file: "losses.yaml", bytes: Array(Self.base.utf8))
        let model = try ModelReader.read(file, scenario: "low")
        let result = try Self.timeless(
            Simulator(model).run(SimulationOptions(runs: 20_000, seed: 42, threads: 2)))
        let style = TextStyle(width: width, cutsToWidth: true, isUnicode: true)
        try check(Written.result(result, style: style), "result-\(width).txt")
        let ascii = TextStyle(width: width, cutsToWidth: true)
        try check(Written.result(result, style: ascii), "result-\(width)-ascii.txt")
        if width == 80 { try check(Written.markdown(ResultDocument.text(result)), "result.md") }
    }
}
