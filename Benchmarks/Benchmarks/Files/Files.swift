import Benchmark
import BenchmarkSupport
import CasModel
import Encoding
import Foundation

/// The runs of each iteration: one stretch, as a thread formats it at a time.
let runCount = 16_384

/// Registers writing runs of two columns as text.
func rows(_ title: String, _ makeNumber: @escaping @Sendable (Double) -> Double) {
    Benchmark("CSV rows of \(title)", configuration: Settings.perValue) { benchmark in
        let stream = UniformStream(StreamKey(seed: 42, input: "values", purpose: .inversion))
        let columns = (0..<2).map { column in
            (0..<runCount).map { makeNumber(stream.uniform(run: column * runCount + $0)) }
        }
        columns[0].withUnsafeBufferPointer { first in
            columns[1].withUnsafeBufferPointer { second in
                measuringValues(benchmark, 2 * runCount) {
                    blackHole(DrawFormat.csv.rows([first, second]))
                }
            }
        }
    }
}

let benchmarks: @Sendable () -> Void = {
    rows("numbers of people, with all digits") { 10_000 * (1 + $0) }
    rows("shares") { $0 * $0 }
    rows("whole numbers") { (10_000 * $0).rounded() }
    rows("numbers of all magnitudes") { pow(10, 600 * $0 - 300) }

    // The whole way but for the file: draws, text, in order.
    Benchmark("draws of the default model as CSV", configuration: Settings.perValue) { benchmark in
        let simulator = try Simulator(Models.defaultModel())
        let runs = 10 * runCount
        let options = SimulationOptions(runs: runs)
        var bytes = 0
        try measuringValues(benchmark, runs * simulator.model.report.count) {
            blackHole(
                try simulator.generateDraws(
                    options, format: { DrawFormat.csv.rows($0.columns) },
                    write: { bytes += $0.count }))
        }
        blackHole(bytes)
    }
}
