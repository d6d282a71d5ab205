import Benchmark
import BenchmarkSupport
import CasModel

let benchmarks: @Sendable () -> Void = {
    // As many bins as a quantity has after a simulation.
    let bins = 200_000
    let edges = (0...bins).map { Double($0) }
    let counts = (0..<bins).map { UInt64($0 % 97) }

    Benchmark("make a distribution of 200,000 bins", configuration: Settings.perIteration) { _ in
        blackHole(BinnedDistribution(edges: edges, counts: counts))
    }

    let distribution = BinnedDistribution(edges: edges, counts: counts)
    Benchmark("quantile of 200,000 bins", configuration: Settings.perOperation) { benchmark in
        for index in benchmark.scaledIterations {
            blackHole(distribution.quantile(Double(index) * 1e-6))
        }
    }
}
