import Benchmark
import Foundation

/// What all benchmarks share.
package enum Settings {
    /// How long each benchmark measures: `CASMODEL_BENCHMARK_SECONDS`, else 5 seconds.
    package static var duration: Duration {
        let text = ProcessInfo.processInfo.environment["CASMODEL_BENCHMARK_SECONDS"] ?? ""
        guard let seconds = Double(text), seconds > 0, seconds <= 3600 else { return .seconds(5) }
        return .seconds(seconds)
    }

    /// The time of a whole iteration.
    package static var perIteration: Benchmark.Configuration {
        .init(metrics: [.wallClock], warmupIterations: 1, maxDuration: duration)
    }

    /// The time of one value, measured with `measuringValues`.
    package static var perValue: Benchmark.Configuration {
        .init(
            metrics: [picosecondsPerValue], units: [picosecondsPerValue: .count],
            warmupIterations: 1, maxDuration: duration)
    }
}

/// The time of one value, in a unit fine enough for the fastest.
private let picosecondsPerValue = BenchmarkMetric.custom(
    "Time a value (ps)", polarity: .prefersSmaller, useScalingFactor: false)

/// Measures work on many values, as the time of one.
package func measuringValues(
    _ benchmark: Benchmark, _ count: Int, _ work: () throws -> Void
) rethrows {
    benchmark.startMeasurement()
    let elapsed = try ContinuousClock().measure(work)
    benchmark.stopMeasurement()
    benchmark.measurement(picosecondsPerValue, Int(elapsed / .seconds(1) * 1e12 / Double(count)))
}
