import Benchmark
import BenchmarkSupport
import CasModel

/// The numbers of each iteration, and the block in which simulations make them.
let numberCount = 1_048_576
let blockSize = OperationProbe.blockSize

let benchmarks: @Sendable () -> Void = {
    let key = StreamKey(seed: 42, input: "x", purpose: .inversion)

    Benchmark("uniform numbers, a block at a time", configuration: Settings.perValue) { benchmark in
        let stream = UniformStream(key)
        let block = Block()
        measuringValues(benchmark, numberCount) {
            for start in stride(from: 0, to: numberCount, by: blockSize) {
                stream.fill(block.base, firstRun: start, count: blockSize)
                blackHole(block.base)
            }
        }
    }

    Benchmark("uniform numbers, one at a time", configuration: Settings.perValue) { benchmark in
        let stream = UniformStream(key)
        measuringValues(benchmark, numberCount) {
            var sum = 0.0
            for run in 0..<numberCount { sum += stream.uniform(run: run) }
            blackHole(sum)
        }
    }

    // What a law costs before its own sampler starts, where parameters vary by run.
    Benchmark("a run's stretch and its first number for GSL", configuration: Settings.perValue) {
        benchmark in
        let stream = GSLStream(key)
        measuringValues(benchmark, numberCount) {
            var sum = 0.0
            for run in 0..<numberCount {
                stream.begin(run: run)
                sum += stream.uniform()
            }
            blackHole(sum)
        }
    }

    Benchmark("further numbers for GSL", configuration: Settings.perValue) { benchmark in
        let stream = GSLStream(key)
        measuringValues(benchmark, numberCount) {
            var sum = 0.0
            for _ in 0..<numberCount { sum += stream.uniform() }
            blackHole(sum)
        }
    }
}
