import Benchmark
import BenchmarkSupport
import CasModel

/// For every family of the model language, a law of it as it may stand in a model.
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
]

/// Laws with a parameter that differs from run to run, so that no table can be made for them.
let varyingLaws: [String: String] = [
    "normal": "normal(mean: m, sd: 0.5)",
    "lognormal": "lognormal(median: m, sigma: 0.4)",
    "gamma": "gamma(m, 3)",
    "beta": "beta(m, 2)",
    "poisson": "poisson(10 * m)",
    "binomial": "binomial(500, m / 10)",
]

/// Laws made of others.
let composedLaws: [String: String] = [
    "truncated": "truncate(7000 to 15000, low: 8000, high: 12000)",
    "mixture": "mixture(0.6: 7000 to 15000, 0.4: 5000 to 9000)",
]

/// The time of one draw, in a unit fine enough for the fastest.
let picosecondsPerDraw = BenchmarkMetric.custom(
    "Draw (ps)", polarity: .prefersSmaller, useScalingFactor: false)

/// Registers the time of one draw, without the figures that a simulation computes from it.
func draw(_ title: String, _ quantities: [(name: String, expression: String)]) {
    var configuration = Settings.perIteration
    configuration.metrics = [picosecondsPerDraw]
    Benchmark(title, configuration: configuration) { benchmark in
        let simulator = try Simulator(Models.model(quantities))
        let options = SimulationOptions(runs: 1_000_000)
        benchmark.startMeasurement()
        // Nothing is written of the draws: what remains is making them.
        let elapsed = try ContinuousClock().measure {
            blackHole(try simulator.generateDraws(options, format: { _ in [] }, write: { _ in }))
        }
        benchmark.stopMeasurement()
        let seconds = elapsed / .seconds(1)
        benchmark.measurement(picosecondsPerDraw, Int(seconds * 1e12 / Double(options.runs)))
    }
}

let benchmarks: @Sendable () -> Void = {
    for family in LawFamily.all {
        guard let expression = fixedLaws[family.name] else {
            Benchmark("draw \(family.name)") { benchmark in
                benchmark.error("add a law of the family \(family.name) to fixedLaws")
            }
            continue
        }
        draw("draw \(family.name)", [("x", expression)])
    }
    for (name, expression) in composedLaws.sorted(by: { $0.key < $1.key }) {
        draw("draw \(name)", [("x", expression)])
    }
    for (name, expression) in varyingLaws.sorted(by: { $0.key < $1.key }) {
        draw("draw \(name), varying", [("m", "uniform(2, 4)"), ("x", expression)])
    }
}
