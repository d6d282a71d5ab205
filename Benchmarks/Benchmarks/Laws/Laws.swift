import Benchmark
import BenchmarkSupport
import CasModel

/// Laws as they may stand in a model; of a family that is not here, its own example is measured.
let fixedLaws: [String: String] = [
    "normal": "normal(mean: 3, sd: 0.5)",
    "lognormal": "lognormal(median: 3, sigma: 0.4)",
    "uniform": "uniform(150k, 190k)",
    "triangular": "triangular(7000, 9000, 15000)",
    "pert": "pert(7000, 9000, 15000)",
    "beta": "beta(mean: 0.06, sd: 0.03)",
    "gamma": "gamma(2.5, 3)",
    "exponential": "exponential(mean: 12)",
    "poisson": "poisson(40)",
    "binomial": "binomial(500, 0.3)",
    "loguniform": "loguniform(10, 10k)",
    "weibull": "weibull(1.5, 40)",
    "gumbel": "gumbel(300, 40)",
    "gumbel_min": "gumbel_min(300, 40)",
    "frechet": "frechet(3, 100)",
    "pareto": "pareto(2.5, 100)",
    "student_t": "student_t(4)",
    "cauchy": "cauchy(0, 1)",
    "logistic": "logistic(0, 1)",
    "laplace": "laplace(0, 1)",
    "rayleigh": "rayleigh(3)",
    "chi_squared": "chi_squared(3)",
    "fisher_f": "fisher_f(5, 9)",
    "exponential_power": "exponential_power(1, 1.5)",
    "levy_stable": "levy_stable(1.5, 1, 0.7)",
    "landau": "landau()",
    "skew_normal": "skew_normal(0, 1, 4)",
    "negative_binomial": "negative_binomial(2.5, 0.1)",
    "geometric": "geometric(0.1)",
    "hypergeometric": "hypergeometric(400, 600, 100)",
    "bernoulli": "bernoulli(0.3)",
    "integers": "integers(1, 6)",
]

/// Laws with a parameter that differs from run to run, so that no table can be made for them.
let varyingLaws: [String: String] = [
    "normal": "normal(mean: m, sd: 0.5)",
    "lognormal": "lognormal(median: m, sigma: 0.4)",
    "gamma": "gamma(m, 3)",
    "beta": "beta(m, 2)",
    "poisson": "poisson(10 * m)",
    "binomial": "binomial(500, m / 10)",
    "weibull": "weibull(m, 40)",
    "student_t": "student_t(m)",
    "negative_binomial": "negative_binomial(m, 0.1)",
    "hypergeometric": "hypergeometric(100 * m, 600, 100)",
]

/// Laws made of others.
let composedLaws: [String: String] = [
    "truncated": "truncate(7000 to 15000, low: 8000, high: 12000)",
    "mixture": "mixture(0.6: 7000 to 15000, 0.4: 5000 to 9000)",
    "metalog": "metalog(p10: 5000, p50: 9000, p90: 15000)",
    "choose": "choose(0.2: 1, 0.5: 2, 0.3: 7)",
]

/// The draws of each iteration, and the block in which kernels work.
let drawCount = 1_048_576
let blockSize = 4096

/// Registers the draws of an input within a model, without the figures computed from them.
func draw(_ title: String, _ quantities: [(name: String, expression: String)]) {
    Benchmark("draw \(title)", configuration: Settings.perValue) { benchmark in
        let simulator = try Simulator(Models.model(quantities))
        let options = SimulationOptions(runs: drawCount)
        try measuringValues(benchmark, drawCount) {
            // Nothing is written of the draws: what remains is making them.
            blackHole(try simulator.generateDraws(options, format: { _ in [] }, write: { _ in }))
        }
    }
}

/// Registers what a law with fixed parameters costs by itself: its sampler made, and then applied
/// to uniform numbers.
func inversion(_ title: String, _ expression: String) {
    Benchmark("set up \(title)", configuration: Settings.perIteration) { benchmark in
        let law = try Models.law(expression)
        benchmark.startMeasurement()
        blackHole(InversionSampler(law))
        benchmark.stopMeasurement()
    }
    Benchmark("table \(title)", configuration: Settings.perValue) { benchmark in
        let sampler = InversionSampler(try Models.law(expression))
        let uniforms = Block.uniform(count: 256)
        let block = Block()
        let memory = InversionMemory()
        let size = OperationProbe.blockSize
        measuringValues(benchmark, uniforms.count * size) {
            for numbers in uniforms {
                // A sampler overwrites the numbers; copying them takes a few hundredths of a
                // nanosecond each.
                block.base.update(from: numbers.base, count: size)
                sampler.apply(block.base, count: size, memory: memory)
                blackHole(block.base)
            }
        }
    }
}

/// Registers a kernel that works on a block of uniform numbers in place.
func kernel(
    _ title: String,
    _ apply: @escaping @Sendable (UnsafeMutablePointer<Double>, Int, InversionMemory) -> Void
) {
    Benchmark("kernel \(title)", configuration: Settings.perValue) { benchmark in
        let stream = UniformStream(StreamKey(seed: 42, input: "x", purpose: .inversion))
        let block = UnsafeMutablePointer<Double>.allocate(capacity: blockSize)
        defer { block.deallocate() }
        let memory = InversionMemory()
        measuringValues(benchmark, drawCount) {
            for start in stride(from: 0, to: drawCount, by: blockSize) {
                stream.fill(block, firstRun: start, count: blockSize)
                apply(block, blockSize, memory)
                blackHole(block)
            }
        }
    }
}

let benchmarks: @Sendable () -> Void = {
    kernel("uniform numbers") { _, _, _ in }
    let sampler = InversionSampler(NormalLaw.standard)
    kernel("uniform numbers and inversion") { sampler.apply($0, count: $1, memory: $2) }

    for family in LawFamily.all {
        let expression = fixedLaws[family.name] ?? family.guide.example
        draw(family.name, [("x", expression)])
        inversion(family.name, expression)
    }
    for (name, expression) in composedLaws.sorted(by: { $0.key < $1.key }) {
        draw(name, [("x", expression)])
    }
    if let truncated = composedLaws["truncated"] { inversion("truncated", truncated) }
    for (name, expression) in varyingLaws.sorted(by: { $0.key < $1.key }) {
        draw("\(name), varying", [("m", "uniform(2, 4)"), ("x", expression)])
    }
}
