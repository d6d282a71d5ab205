import CasModel
import Foundation
import TestSupport
import Testing

@Suite("Pictures of separate ranges")
struct SeparateRangeTests {
    private static let model = """
        title: Two accounts of one month
        unit: people
        quantities:
          killed: "mixture(0.7: normal(mean: 11300, sd: 1300), 0.3: normal(mean: 19000, sd: 800))"
          missing: "mixture(0.5: normal(mean: 4000, sd: 300), 0.5: normal(mean: 8000, sd: 500))"
          captured: 200 to 1200
        """

    private func result() throws -> SimulationResult {
        try Models.simulate(Models.model(Self.model), runs: 20_000)
    }

    @Test("Snapshot: the ranges are shaded and what lies between is not")
    func isUnchanged() throws {
        let drawing = try Chart.density(of: result(), options: ChartOptions(width: 720))
        #expect(try Snapshot.difference(of: drawing.svg, from: "chart-ranges.svg") == nil)
    }

    /// The ends of the areas of a colour in a picture of one quantity, as values.
    private func areas(_ ink: ChartInk, _ drawing: ChartDrawing) throws -> [ClosedRange<Double>] {
        let scale = try #require(drawing.panels.first?.scale)
        let colour = ChartPalette.colour(ink, isDark: false)
        return drawing.svg.split(separator: "\n")
            .filter { $0.hasPrefix("<path") && $0.contains("fill=\"\(colour)\"") }
            .compactMap { line in
                let places = line.matches(of: /[ML](-?[\d.]+)\s/).compactMap { Double($0.output.1) }
                guard let low = places.min(), let high = places.max() else { return nil }
                return scale.value(at: low)...scale.value(at: high)
            }
    }

    @Test("Both levels are shaded as they are told, and the median between them is a tick")
    func shading() throws {
        let result = try result()
        for name in ["killed", "missing"] {
            let drawing = try Chart.density(
                of: result, options: ChartOptions(quantities: [name]))
            let quantity = try #require(result[name])
            let outer = try areas(.outer, drawing)
            let pieces = try #require(quantity.regions.first).pieces
            #expect(pieces.count == 2 && outer.count == 2)
            for (piece, area) in zip(pieces, outer) {
                // Places are written in tenths of a pixel, of which there are some hundreds.
                let pixel = (quantity.maximum - quantity.minimum) / 500
                #expect(abs(piece.low - area.lowerBound) < pixel)
                #expect(abs(piece.high - area.upperBound) < pixel)
            }
            #expect(drawing.description.contains("two separate ranges are likely: "))
        }
        let missing = try Chart.density(of: result, options: ChartOptions(quantities: ["missing"]))
        #expect(
            missing.texts.contains { $0.text.hasPrefix("median ") && $0.style.weight == .regular })
        let killed = try Chart.density(of: result, options: ChartOptions(quantities: ["killed"]))
        #expect(!killed.texts.contains { $0.text.hasPrefix("median ") })
        let captured = try Chart.density(
            of: result, options: ChartOptions(quantities: ["captured"]))
        #expect(try areas(.outer, captured).count == 1 && areas(.inner, captured).count == 1)
        #expect(!captured.svg.contains("separate ranges"))
    }
}
