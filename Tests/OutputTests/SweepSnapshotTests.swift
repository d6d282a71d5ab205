import CasModel
import TestSupport
import Testing

@Suite("Snapshots of text, files and pictures of sweeps")
struct SweepSnapshotTests {
    private static let base = """
        title: Losses, first month
        as_of: 2022-03-24
        unit: people
        sources:
          ap: {title: "An official, to AP", date: 2022-03-23}
        quantities:
          killed: {value: 7000 to 15000, source: ap}
          wounded_for_each_one_killed: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio}
          wounded: killed * wounded_for_each_one_killed
          share: {value: "log(wounded / killed - 1 + 0 * uniform(0, 1))", unit: share}
          luck: normal(mean: 1, sd: 0.1)
          lost: wounded * luck
        report: [wounded, share]
        questions:
          over: {condition: wounded > 30000, title: "More than 30,000 wounded in the first month"}
          many: lost > 12000

        """

    /// A sweep of few runs, the same on every machine, that took half a second.
    private static func sweep(
        _ vary: [(String, String)], report: [String] = ["wounded"], levels: [Double] = [0.9],
        done: Int? = nil, runs: Int = 20_000
    ) throws -> Sweep {
        let text = ModelText(name: "losses", file: "losses.yaml", bytes: Array(base.utf8))
        let quantities = try vary.map { name, values in
            SweptQuantity(
                name: name, unit: name == "killed" ? "people" : "ratio",
                series: try NumberSeries(values))
        }
        let grid = SweptQuantity.grid(quantities)
        let models = try grid.map { values in
            var model = try ModelReader.read(
                text,
                overrides: zip(quantities, values).map {
                    Model.Override(name: $0.name, expression: Numbers.shortest($1))
                })
            model.report = report.compactMap { name in
                model.quantities.firstIndex { $0.name == name }
            }
            return model
        }
        let sweeper = try Sweeper(models)
        let options = SimulationOptions(runs: runs, seed: 42, threads: 2, levels: levels)
        let results = try sweeper.batches.flatMap { try sweeper.run($0, options) }
        let points = zip(grid, results).map { SweptPoint(values: $0, result: $1) }
        return Sweep(
            quantities: quantities, points: Array(points.prefix(done ?? points.count)),
            pointCount: points.count, elapsedSeconds: 0.5)
    }

    private static let ratio = "wounded_for_each_one_killed"

    private func check(_ text: String, _ name: String) throws {
        let difference = try Snapshot.difference(of: text, from: name)
        #expect(difference == nil)
    }

    @Test("A table in a pipe, on terminals and in Markdown")
    func table() throws {
        let one = try Self.sweep([(Self.ratio, "0.5 to 6 in 12")])
        try check(Written.sweep(one, showing: ["wounded"]), "sweep.txt")
        let narrowest = TextStyle(width: 40, cutsToWidth: true, isUnicode: true)
        try check(Written.sweep(one, showing: ["wounded"], style: narrowest), "sweep-40.txt")
        let two = try Self.sweep(
            [("killed", "5k, 10k"), (Self.ratio, "1, 2.5")], report: ["wounded", "share"],
            levels: [0.5, 0.9], done: 3)
        try check(
            Written.markdown(SweepDocument.text(two, showing: ["wounded", "share"])),
            "sweep-two.md")
    }

    @Test("The files of a sweep of two quantities, stopped after three of four combinations")
    func files() throws {
        let sweep = try Self.sweep(
            [("killed", "5k, 10k"), (Self.ratio, "1, 2.5")], report: ["lost", "killed"], done: 3,
            runs: 1000)
        try check(String(decoding: SweepCSV.bytes(of: sweep), as: UTF8.self), "sweep.csv")
        try check(String(decoding: SweepJSON.bytes(of: sweep), as: UTF8.self), "sweep.json")
    }

    @Test("A quantity that is called like a column has one of its own")
    func columns() throws {
        let series = try NumberSeries("1, 2")
        let sweep = Sweep(
            quantities: ["low", "x", "probability"].map {
                SweptQuantity(name: $0, unit: "", series: series)
            }, points: [], pointCount: 8, elapsedSeconds: 0)
        #expect(
            SweepCSV.header(of: sweep)
                == "vary.low,x,vary.probability,\(SummaryCSV.header),question,probability,"
                + "probability_mcse")
    }

    @Test(
        "Pictures", arguments: [("sweep", 720.0, ChartTheme.light), ("sweep-lines", 480, .dark)])
    func pictures(name: String, width: Double, theme: ChartTheme) throws {
        let isOne = name == "sweep"
        let sweep = try Self.sweep(
            isOne
                ? [(Self.ratio, "0.5 to 8 in 9 log")]
                : [(Self.ratio, "1, 6, 2"), ("killed", "1k to 10k in 10")],
            report: ["wounded", "share"])
        let drawing = try Chart.sweep(
            of: sweep, options: ChartOptions(theme: theme, width: width))
        try check(drawing.svg, "chart-\(name).svg")
    }

    /// Three widths and two themes of four sweeps, the last with values that have no value.
    @Test("No text leaves a picture or overlaps another", arguments: [320.0, 900, 2400])
    func layout(width: Double) throws {
        for (vary, done) in [
            ([(Self.ratio, "0.5 to 8 in 9 log")], nil),
            ([(Self.ratio, "1, 6, 2"), ("killed", "1k to 10k in 10")], nil),
            ([("killed", "1000 to 2000000 in 3"), (Self.ratio, "1.5, 2")], nil),
            ([(Self.ratio, "0.5 to 1 in 3")], 1),
        ] as [([(String, String)], Int?)] {
            let sweep = try Self.sweep(vary, report: ["wounded", "share"], done: done, runs: 500)
            let drawing = try Chart.sweep(of: sweep, options: ChartOptions(width: width))
            for (index, text) in drawing.texts.enumerated() {
                #expect(text.box.x >= 0 && text.box.right <= drawing.width, "\(text.text)")
                for other in drawing.texts[..<index] {
                    #expect(
                        !text.box.overlaps(other.box, tolerance: 1), "\(text.text), \(other.text)")
                }
            }
            #expect(drawing.panels.map(\.quantity) == ["wounded", "share"])
            // The axis is another quantity's, and no program may take its values for the panel's.
            #expect(drawing.panels.allSatisfy { $0.scale == nil })
        }
    }

    @Test("Of many lines eight are drawn, the first and the last among them")
    func manyLines() throws {
        let sweep = try Self.sweep(
            [(Self.ratio, "1, 2"), ("killed", "1k to 20k in 20")], runs: 100)
        let drawing = try Chart.sweep(of: sweep)
        let keys = drawing.texts.map(\.text).filter { $0.hasPrefix("killed = ") }
        #expect(keys.count == 8)
        #expect(keys.first == "killed = 1,000")
        #expect(keys.last == "killed = 20,000")
        #expect(drawing.texts.contains { $0.text.contains("Drawn: 8 of 20 lines.") })
        #expect(throws: ChartError.self) {
            try Chart.sweep(of: sweep, options: ChartOptions(quantities: ["wuonded"]))
        }
    }

    @Test("Warnings that many values share are said once, and not more than ten in all")
    func warnings() throws {
        // The logarithm of less than 0, at some values in every run.
        let sweep = try Self.sweep(
            [(Self.ratio, "0.1 to 2 in 20")], report: ["share"], runs: 1000)
        let sentences = SweepWarnings.sentences(about: sweep)
        #expect(
            sentences.first
                == "with \(Self.ratio) = 0.1, \(Self.ratio) = 0.2, \(Self.ratio) = 0.3, "
                + "\(Self.ratio) = 0.4, \(Self.ratio) = 0.5 and 5 other values, 'share' has no value "
                + "in 1,000 of 1,000 runs (100 %), caused by 'share'; the figures rest on the other "
                + "runs")
        #expect(sentences.count <= 11)
    }
}
