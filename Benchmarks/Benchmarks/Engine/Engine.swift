import Benchmark
import BenchmarkSupport
import CasModel
import Foundation

/// Runs a second of wall-clock time, as the tool's closing line gives them.
let runsPerSecond = BenchmarkMetric.custom(
    "Runs per second", polarity: .prefersLarger, useScalingFactor: false)

/// Registers a simulation of a whole model, with all its figures, as one benchmark.
func simulation(
    _ title: String, runs: Int, threads: Int, of makeModel: @escaping @Sendable () throws -> Model
) {
    var configuration = Settings.perIteration
    configuration.metrics = [runsPerSecond, .wallClock, .peakMemoryResident]
    configuration.units = [runsPerSecond: .kilo]
    Benchmark(title, configuration: configuration) { benchmark in
        let simulator = try Simulator(makeModel())
        let options = SimulationOptions(runs: runs, threads: threads)
        benchmark.startMeasurement()
        let result = try simulator.run(options)
        benchmark.stopMeasurement()
        benchmark.measurement(runsPerSecond, Int(result.runsPerSecond))
    }
}

let benchmarks: @Sendable () -> Void = {
    let cores = ProcessInfo.processInfo.activeProcessorCount

    simulation(
        "default model, 1e7 runs, all cores", runs: 10_000_000, threads: cores,
        of: Models.defaultModel)
    simulation(
        "default model, 1e7 runs, one thread", runs: 10_000_000, threads: 1,
        of: Models.defaultModel)
    for threads in 2..<max(2, cores) {
        simulation(
            "default model, 1e7 runs, \(threads) threads", runs: 10_000_000, threads: threads,
            of: Models.defaultModel)
    }
    // Long enough that what happens once, such as the pilot, is a small part of it.
    simulation(
        "default model, 2e8 runs, all cores", runs: 200_000_000, threads: cores,
        of: Models.defaultModel)
    // One after the other, since the ratio of the two is what a report costs.
    simulation(
        "default model, 5e7 runs, one thread", runs: 50_000_000, threads: 1,
        of: Models.defaultModel)
    simulation(
        "default model with a report, 5e7 runs, one thread", runs: 50_000_000, threads: 1,
        of: Models.defaultModelWithReport)
    simulation("one log-normal, 1e7 runs, one thread", runs: 10_000_000, threads: 1) {
        try Models.model([("x", "7000 to 15000")])
    }
    simulation("parameters that vary by run, 1e6 runs, one thread", runs: 1_000_000, threads: 1) {
        try Models.model([
            ("missing", "100 to 900"), ("share", "beta(4, 6)"),
            ("found", "binomial(n: round(missing), p: share)"),
        ])
    }
    simulation("100 quantities, 1e6 runs, one thread", runs: 1_000_000, threads: 1) {
        // Each quantity depends on the one before, as in a chain of corrections.
        var quantities = [(name: "q0", expression: "7000 to 15000")]
        for index in 1..<100 {
            quantities.append(("q\(index)", "q\(index - 1) * lognormal(median: 1, sigma: 0.01)"))
        }
        return try Models.model(quantities)
    }

    simulation(
        "200 quantities of exp, log, if and ^, 1e6 runs, one thread", runs: 1_000_000, threads: 1,
        of: Formulas.model)
    sumOfParts()

    Benchmark("read and compile the default model", configuration: Settings.perIteration) { _ in
        blackHole(try Simulator(Models.defaultModel()))
    }
}
