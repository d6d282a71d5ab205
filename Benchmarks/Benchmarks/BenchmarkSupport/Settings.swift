import Benchmark
import Foundation

/// What all benchmarks share.
public enum Settings {
    /// How long each benchmark measures: `CASMODEL_BENCHMARK_SECONDS`, else 5 seconds.
    public static var duration: Duration {
        let text = ProcessInfo.processInfo.environment["CASMODEL_BENCHMARK_SECONDS"] ?? ""
        guard let seconds = Double(text), seconds > 0, seconds <= 3600 else { return .seconds(5) }
        return .seconds(seconds)
    }

    /// Times for one operation, of which an iteration makes a million.
    public static var perOperation: Benchmark.Configuration {
        .init(
            metrics: [.wallClock, .throughput],
            timeUnits: .nanoseconds,
            warmupIterations: 1,
            scalingFactor: .mega,
            maxDuration: duration)
    }

    /// Times for a whole iteration.
    public static var perIteration: Benchmark.Configuration {
        .init(
            metrics: [.wallClock, .throughput],
            warmupIterations: 1,
            maxDuration: duration)
    }
}
