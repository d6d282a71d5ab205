import Benchmark
import BenchmarkSupport
import CasModel

/// The values of each iteration, and how many are handed over at a time: a block that stays in
/// the cache, as in a simulation.
let valueCount = 1_048_576
let blockSize = 4096

/// Values of a law, and the bins that a simulation lays for them.
struct Values {
    let numbers: [Double]
    let sorted: [Double]
    let layout: BinLayout

    init(_ makeNumber: (Double) -> Double) {
        let uniforms = [Double](unsafeUninitializedCapacity: valueCount) { buffer, count in
            if let base = buffer.baseAddress {
                UniformStream(StreamKey(seed: 42, input: "values", purpose: .inversion))
                    .fill(base, firstRun: 0, count: valueCount)
            }
            count = valueCount
        }
        numbers = uniforms.map(makeNumber)
        sorted = Array(numbers.prefix(262_144)).withUnsafeBufferPointer {
            RadixSort.sortedFinite($0)
        }
        layout = BinLayout(
            sortedSample: sorted, probabilities: QuantityResult.reportedProbabilities)
    }

    /// Hands the values over block by block.
    func forEachBlock(_ body: (UnsafePointer<Double>) -> Void) {
        numbers.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for start in stride(from: 0, to: valueCount, by: blockSize) { body(base + start) }
        }
    }
}

/// Registers counting values into the bins laid for them.
func counting(_ title: String, _ values: Values) {
    let counter = BinCounter(values.layout)
    Benchmark("count \(title)", configuration: Settings.perValue) { benchmark in
        measuringValues(benchmark, valueCount) {
            values.forEachBlock { counter.add($0, count: blockSize) }
        }
        var totals = [UInt128](repeating: 0, count: values.layout.count)
        counter.drain(into: &totals)
        blackHole(totals)
    }
}

let benchmarks: @Sendable () -> Void = {
    let smooth = Values { 10_000 + 5000 * NormalLaw.standard.quantile($0) }
    let clumps = Values { ($0 < 0.5 ? 1 : 1e6) * (1 + $0) }
    let integers = Values { (40 + 6 * NormalLaw.standard.quantile($0)).rounded() }

    counting("values of a smooth law", smooth)
    counting("two clumps, a factor of a million apart", clumps)
    counting("whole numbers", integers)

    Benchmark("moments", configuration: Settings.perValue) { benchmark in
        var moments = Moments<Unweighted>(shift: 10_000, spread: 5000)
        measuringValues(benchmark, valueCount) {
            smooth.forEachBlock { blackHole(moments.add($0, count: blockSize)) }
        }
        blackHole(moments.mean)
    }

    Benchmark("sort the values of a pilot", configuration: Settings.perIteration) { _ in
        smooth.numbers.prefix(262_144).withUnsafeBufferPointer {
            blackHole(RadixSort.sortedFinite($0))
        }
    }
    Benchmark("lay bins for a pilot", configuration: Settings.perIteration) { _ in
        blackHole(
            BinLayout(
                sortedSample: smooth.sorted, probabilities: QuantityResult.reportedProbabilities))
    }

    let distribution = BinnedDistribution(sortedValues: smooth.sorted)
    Benchmark("shortest interval", configuration: Settings.perIteration) { _ in
        blackHole(distribution.shortestInterval(level: 0.9))
    }
}
