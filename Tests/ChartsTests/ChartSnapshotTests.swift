import CasModel
import TestSupport
import Testing

@Suite("Snapshots of charts")
struct ChartSnapshotTests {
    @Test("Every kind is drawn as it was", arguments: ChartKind.allCases)
    func isUnchanged(kind: ChartKind) throws {
        // Draws and prior by the engine, few and so the same on every machine.
        let model = try Models.model(
            """
            title: Losses, first month
            as_of: 2022-03-24
            sources:
              ap: {title: "An official, to AP", date: 2022-03-23}
              ministry: {title: The ministry's own count}
            quantities:
              killed: {value: 7000 to 15000, source: ap}
              ratio: {value: "lognormal(median: 3, sigma: 0.4)", unit: ratio}
              wounded: killed * ratio
              missing: {value: "gamma(shape: 0.5, scale: 400)"}
              raids: {value: "poisson(3)", unit: raids}
            questions:
              over: killed > 15000
              raided: raids >= 1
            evidence:
              - {name: together, about: wounded, report: 20000 to 40000, source: ministry}
              - {name: least, about: killed, report: at least 8000}
            """)
        let result = try Models.simulate(model, runs: 20_000)
        let theme: ChartTheme = kind == .density ? .auto : kind == .interval ? .dark : .light
        let drawing = try Chart.drawing(
            kind, of: result, options: ChartOptions(theme: theme, width: 720))
        let difference = try Snapshot.difference(of: drawing.svg, from: "chart-\(kind).svg")
        #expect(difference == nil)
    }
}
