import CGSL
import CasModel
import TestSupport
import Testing

@Suite("Models compared in common runs")
struct ComparisonTests {
    private func compare(
        _ models: [Model], runs: Int = 100_000, seed: UInt64 = 42
    ) throws -> Comparison {
        try Comparer(models).run(SimulationOptions(runs: runs, seed: seed, threads: 2))
    }

    @Test("A comparison of more figures than memory may hold is refused before it begins")
    func tooMuch() throws {
        let lines = (0..<1000).map { "  q\($0): \($0 + 1)\n" }.joined()
        let model = try Models.model("quantities:\n" + lines)
        // Twice 1,000 quantities with 1,000 differences, and once more of both.
        _ = try Comparer([model, model])
        let error = #expect(throws: SimulationError.self) {
            try Comparer([model, model, model])
        }
        #expect(
            error?.description.hasPrefix("the comparison would have 5000 figures, differences")
                == true)
        let weighed = try Models.model(
            "quantities:\n" + lines + "evidence: [{name: r, about: q1, report: 1 to 3}]")
        #expect(throws: SimulationError.self) { try Comparer([weighed, model, model]) }
    }

    @Test("Every alternative's figures are those of simulating it alone, bit for bit")
    func figures() throws {
        let base = """
            quantities:
              a: 7000 to 15000
              b: normal(mean: 3, sd: 0.5)
              c: poisson(a / 1000)
              d: truncate(normal(mean: b, sd: 1), low: 0)
              m: "mixture(0.6: a, 0.4: 5000 to 9000)"
              e: log(b - 2)
            questions: {q: a > 9000}
            """
        let correlated =
            base.replacing("7000 to 15000", with: "6000 to 14000")
            + "\ncorrelations:\n  - {between: [a, b], spearman: -0.5}\n"
        let models = try [base, correlated, base].map { try Models.model($0) }
        let comparison = try compare(models)
        #expect(comparison.pairing == .commonRuns)
        for (model, result) in zip(models, comparison.alternatives) {
            let alone = try Models.simulate(model, runs: 100_000)
            for (a, b) in zip(alone.quantities, result.quantities) {
                #expect(a.name == b.name)
                #expect(a.mean == b.mean)
                #expect(a.quantiles == b.quantiles)
                #expect(a.intervals == b.intervals)
                #expect(a.invalidRuns == b.invalidRuns)
                #expect(a.quantityIndex == b.quantityIndex)
            }
            #expect(alone.questions.map(\.probability) == result.questions.map(\.probability))
            #expect(alone.invalidCauses == result.invalidCauses)
        }
        // The third is the first.
        for quantity in comparison.quantities {
            let shift = try #require(quantity.shifts[2])
            #expect(shift.isSame)
            #expect(shift.median == Estimate(value: 0, standardError: 0))
            #expect(shift.greater.value == 0)
            #expect(shift.less == 0)
            #expect(shift.equal == 1)
            #expect(shift.overlap == Estimate(value: 1, standardError: 0))
            #expect(quantity.shifts[0] == nil)
        }
        // b is the first of its group and keeps its draws only where it is: a comes before it.
        #expect(comparison.quantities[1].shifts[1]?.isSame == false)
        #expect(comparison.quantities[5].figures[0]?.invalidRuns ?? 0 > 0)
    }

    @Test("The same for any number of threads")
    func threads() throws {
        let models = try ["a: 1 to 2\nb: a * a", "a: 1 to 3\nb: a * a"]
            .map { try Models.model(quantities: $0) }
        let results = try [1, 3].map {
            try Comparer(models).run(SimulationOptions(runs: 300_000, seed: 1, threads: $0))
        }
        for (a, b) in zip(results[0].quantities, results[1].quantities) {
            #expect(a.shifts[1]?.median == b.shifts[1]?.median)
            #expect(a.shifts[1]?.greater == b.shifts[1]?.greater)
            #expect(a.shifts[1]?.overlap == b.shifts[1]?.overlap)
            #expect(a.shifts[1]?.difference?.quantiles == b.shifts[1]?.difference?.quantiles)
        }
    }

    @Test("Against closed forms: the same draw, and an independent one")
    func closedForms() throws {
        let models = try [
            "x: normal(mean: 0, sd: 1)\ny: normal(mean: 0, sd: 1)\nz: normal(mean: 0, sd: 1)",
            "x: normal(mean: 1, sd: 1)\ny: other\nother: normal(mean: 1, sd: 2)\n"
                + "z: normal(mean: 0, sd: 2)",
        ].map { try Models.model(quantities: $0) }
        let comparison = try compare(models, runs: 1_000_000)
        let x = try #require(comparison.quantities[0].shifts[1])
        // x is moved by 1 in every run.
        #expect(x.greater.value == 1)
        #expect(abs(x.median.value - 1) < 1e-9)
        #expect(x.median.standardError < 1e-9)
        let difference = try #require(x.difference)
        #expect(abs(difference.mean.value - 1) < 1e-9)
        #expect(difference.standardDeviation < 1e-9)
        // Overlap: 2 Φ(−1/2), to its documented accuracy.
        #expect(abs(x.overlap.value - 2 * gsl_cdf_ugaussian_P(-0.5)) < 3e-3)
        // y is another draw: P = Φ(1 / √5), the variance of the difference 5.
        let y = try #require(comparison.quantities[1].shifts[1])
        #expect(
            abs(y.greater.value - gsl_cdf_ugaussian_P(1 / 5.squareRoot()))
                < 4.9 * y.greater.standardError)
        #expect(abs((y.difference?.standardDeviation ?? 0) - 5.0.squareRoot()) < 0.01)
        // Independent medians: variances π / 2n and 4 π / 2n are added.
        let expected = (5 * Double.pi / 2 / 1e6).squareRoot()
        #expect(abs(y.median.standardError / expected - 1) < 0.03)
        // z is scaled: it exceeds where it is positive.
        let z = try #require(comparison.quantities[2].shifts[1])
        #expect(abs(z.greater.value - 0.5) < 4.9 * z.greater.standardError)
    }

    /// Null hypothesis: the standard error of a shift of medians is its standard deviation over seeds.
    /// With R = 300 replications the ratio of the variance over seeds to the mean squared error is
    /// χ²(R − 1) / (R − 1); α = 10⁻⁶ for each of the five shifts, two-sided.
    @Test("The error of a shift is right, by replication over seeds")
    func errorOfShift() throws {
        let models = try [
            """
            a: 7000 to 15000
            b: 1 to 3
            same: a * b
            partly: a + 10000 * b
            apart: u
            u: normal(mean: 0, sd: 1)
            skewed: exponential(1)
            count: poisson(40)
            """,
            """
            a: 6000 to 15000
            b: 1 to 3
            same: a * b
            partly: a * 0.5 + 10000 * c
            c: 1 to 3
            apart: v
            v: normal(mean: 0, sd: 3)
            skewed: exponential(2)
            count: poisson(41)
            """,
        ].map { try Models.model(quantities: $0) }
        let names = ["a", "same", "partly", "apart", "skewed"]
        let comparer = try Comparer(models)
        let replications = 300
        var values: [String: [Double]] = [:]
        var squares: [String: Double] = [:]
        for seed in 1...replications {
            let comparison = try comparer.run(
                SimulationOptions(runs: 5000, seed: UInt64(seed), threads: 1))
            for name in names {
                let quantity = try #require(comparison.quantities.first { $0.name == name })
                let median = try #require(quantity.shifts[1]?.median)
                values[name, default: []].append(median.value)
                squares[name, default: 0] += median.standardError * median.standardError
            }
        }
        for name in names {
            let shifts = try #require(values[name])
            let mean = shifts.reduce(0, +) / Double(replications)
            let sum = shifts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let claimed = try #require(squares[name]) / Double(replications)
            let ratio = sum / claimed
            let low = gsl_cdf_chisq_Pinv(5e-7, Double(replications - 1))
            let high = gsl_cdf_chisq_Qinv(5e-7, Double(replications - 1))
            #expect(ratio > low && ratio < high, "\(name): \(ratio) of \(low) to \(high)")
        }
    }

    @Test("Only quantities of one name and unit are compared")
    func common() throws {
        let a = try Models.model("unit: people\nquantities: {x: 1 to 2, y: 1 to 2, z: 1 to 2}")
        let b = try Models.model(
            "quantities: {x: {value: 1 to 2, unit: tanks}, z: {value: 3, unit: people}}")
        let comparison = try compare([a, b])
        #expect(comparison.quantities.map(\.name) == ["z"])
        #expect(comparison.otherUnits == ["x"])
        let c = try Models.model("unit: people\nquantities: {y: 1 to 3}")
        let three = try compare([a, b, c])
        #expect(three.quantities.map(\.name) == ["y", "z"])
        #expect(three.quantities[0].figures.map { $0 == nil } == [false, true, false])
        #expect(three.quantities[0].shifts.map { $0 == nil } == [true, true, false])
    }

    @Test("With reports each answer stands by itself, and draws from them are independent")
    func evidence() throws {
        let text = """
            quantities: {x: "normal(mean: 0, sd: 1)"}
            evidence:
              - {name: r, about: x, report: -1 to 2, error: normal}

            """
        let models = try [text, text.replacing("-1 to 2", with: "0 to 3")]
            .map { try Models.model($0) }
        let comparison = try compare(models, runs: 1_000_000)
        #expect(comparison.pairing == .independentDraws)
        for (model, result) in zip(models, comparison.alternatives) {
            let alone = try Models.simulate(model, runs: 1_000_000)
            #expect(alone.quantities[0].quantiles == result.quantities[0].quantiles)
        }
        let shift = try #require(comparison.quantities[0].shifts[1])
        #expect(shift.difference == nil)
        // Normal posteriors: precision 1 + 1/s², s the report's sd; the means differ by 1 · share.
        let s = 1.5 / 1.6448536269514722
        let precision = 1 + 1 / (s * s)
        let delta = (1 / (s * s)) / precision
        let exact = gsl_cdf_ugaussian_P(delta / (2 / precision).squareRoot())
        #expect(abs(shift.greater.value - exact) < 4.9 * shift.greater.standardError + 1e-4)
        #expect(abs(shift.median.value - delta) < 4.9 * shift.median.standardError)
        let overlap = 2 * gsl_cdf_ugaussian_P(-delta * precision.squareRoot() / 2)
        #expect(abs(shift.overlap.value - overlap) < 5e-3)
        // One model with a report is enough.
        let plain = try Models.model("quantities: {x: \"normal(mean: 0, sd: 1)\"}")
        #expect(try compare([plain, models[0]], runs: 1000).pairing == .independentDraws)
    }

    @Test("Equal laws are one input, different ones have the same random numbers")
    func sharing() throws {
        let models = try ["a: 1 to 2\nb: 3 to 4\nc: a", "a: 1 to 2\nb: 3 to 5\nc: a + b"]
            .map { try Models.model(quantities: $0) }
        let comparison = try compare(models, runs: 10_000)
        let b = try #require(comparison.quantities[1].shifts[1]?.difference)
        // The 95 % points differ and the 5 % points do not: the order of the draws is kept.
        let draws = try models.map { try Models.draws($0, runs: 10_000)[1] }
        let differences = zip(draws[1], draws[0]).map { $0 - $1 }
        #expect(b.minimum == differences.min())
        #expect(b.maximum == differences.max())
    }

    @Test("Stopped before any run, there is nothing; in its course, what was done")
    func stopping() throws {
        let models = try ["x: 1 to 2", "x: 1 to 3"].map { try Models.model(quantities: $0) }
        let control = SimulationControl()
        control.cancel()
        #expect(throws: SimulationError.self) {
            try Comparer(models).run(SimulationOptions(runs: 1000), control: control)
        }
        #expect(throws: SimulationError.self) {
            try Comparer(models).run(SimulationOptions(runs: 0))
        }
    }
}
