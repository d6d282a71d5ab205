import Benchmark
import BenchmarkSupport
import CasModel

/// The values of each iteration.
let valueCount = 1_048_576

let benchmarks: @Sendable () -> Void = {
    for name in OperationProbe.names {
        Benchmark("operation \(name)", configuration: Settings.perValue) { benchmark in
            guard let probe = Operations.probe(name) else {
                benchmark.error("there is no operation \(name)")
                return
            }
            measuringValues(benchmark, valueCount) {
                probe.run(times: valueCount / OperationProbe.blockSize)
            }
            blackHole(probe.results)
        }
    }
}
