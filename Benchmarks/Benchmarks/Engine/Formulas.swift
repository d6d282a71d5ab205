import Benchmark
import BenchmarkSupport
import CasModel
import Foundation

/// A model of 200 quantities that is all formulas, and what its parts would take one by one.
enum Formulas {
    /// Groups of four quantities, each of which depends on the group before.
    private static let groups = 50
    /// The operations that a group is written with.
    private static let operationsOfGroup = [
        "multiply", "exp", "add", "log", "less", "if", "power",
    ]
    /// The runs of a measurement.
    static let runs = 1_000_000

    /// The model; its values stay between ½ and 2.
    @Sendable
    static func model() throws -> Model {
        var quantities = [(name: "start", expression: "lognormal(median: 1, sigma: 0.1)")]
        var last = "start"
        for group in 0..<groups {
            quantities += [
                ("grown\(group)", "exp(0.1 * \(last))"),
                ("damped\(group)", "log(\(last) + 1)"),
                ("chosen\(group)", "if(\(last) < 1.01, grown\(group), damped\(group))"),
                ("next\(group)", "chosen\(group) ^ 0.3"),
            ]
            last = "next\(group)"
        }
        return try Models.model(quantities)
    }

    /// The time of a run's operations, each measured by itself. Draws and figures are left out.
    static func nanosecondsOfOperations() -> Double {
        let once = Set(operationsOfGroup).reduce(into: [:]) { times, name in
            times[name] = Operations.nanosecondsPerValue(name)
        }
        return operationsOfGroup.map { (once[$0] ?? .nan) * Double(groups) }.reduce(0, +)
    }
}

/// Time as a share of a sum.
private let percentOfParts = BenchmarkMetric.custom(
    "Percent of the sum of its operations", polarity: .prefersSmaller, useScalingFactor: false)

/// Registers the model's time on one thread as a percentage of its operations' own times, measured
/// in the same process just before: 100 would mean that draws, figures and the tape cost nothing.
func sumOfParts() {
    let configuration = Benchmark.Configuration(
        metrics: [percentOfParts], units: [percentOfParts: .count], warmupIterations: 1,
        maxDuration: Settings.duration)
    Benchmark(
        "200 quantities of exp, log, if and ^, against its operations",
        configuration: configuration
    ) { benchmark in
        let simulator = try Simulator(Formulas.model())
        let parts = Formulas.nanosecondsOfOperations()
        benchmark.startMeasurement()
        // The processor's time, since the parts' least times leave out what interrupted them.
        let start = clock()
        blackHole(try simulator.run(SimulationOptions(runs: Formulas.runs, threads: 1)))
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        benchmark.stopMeasurement()
        let whole = 1e9 * seconds / Double(Formulas.runs)
        benchmark.measurement(percentOfParts, Int((100 * whole / parts).rounded()))
    }
}
