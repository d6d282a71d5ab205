import Benchmark
import CasModel

let benchmarks: @Sendable () -> Void = {
    Benchmark("placeholder") { benchmark in blackHole(ShippedModel.all.count) }
}
