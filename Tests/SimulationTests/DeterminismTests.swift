import CasModel
import Foundation
import TestSupport
import Testing

/// The same file, seed and runs give the same bits.
@Suite("Determinism")
struct DeterminismTests {
    /// Every kind of input and every kind of operation.
    static let model = """
        quantities:
          killed: 7000 to 15000
          ratio: lognormal(median: 3, sigma: 0.4)
          share: beta(0.3, 0.4)
          count: poisson(3.5)
          fixed: binomial(n: 1000, p: 0.2)
          varying: binomial(n: killed, p: share)
          waiting: gamma(shape: ratio, scale: 2)
          spread: normal(mean: killed, sd: 100 * ratio)
          kinked: triangular(1, 2, 5)
          mixed: "mixture(0.3: killed, 0.7: normal(mean: 10, sd: 1))"
          cut: "truncate(normal(mean: 0, sd: ratio), low: 0)"
          total: if(share > 0.5, killed + waiting, sqrt(killed) * exp(-ratio)) + max(count, fixed)
          sometimes_invalid: log(spread - 10000)
        questions:
          large: total > 9000 and not (count == 3)
        """

    /// All figures of a result as bits.
    static func bits(_ result: SimulationResult) -> [UInt64] {
        result.quantities.flatMap { quantity -> [UInt64] in
            var numbers = [
                quantity.mean.value, quantity.mean.standardError, quantity.standardDeviation,
                quantity.minimum, quantity.maximum, Double(quantity.invalidRuns),
            ]
            for estimate in quantity.quantiles {
                numbers += [estimate.value, estimate.standardError]
            }
            for interval in quantity.intervals { numbers += [interval.low, interval.high] }
            return numbers.map(\.bitPattern) + quantity.distribution.cumulativeCounts
                + quantity.distribution.edges.map(\.bitPattern)
        } + result.questions.map(\.probability.value.bitPattern)
            + result.invalidCauses.map { UInt64($0.runs) }
    }

    @Test(arguments: [1, 1000, 65_536, 65_537, 400_000])
    func threadsDoNotMatter(runs: Int) throws {
        let model = try Models.model(Self.model)
        let one = Self.bits(try Models.simulate(model, runs: runs, threads: 1))
        for threads in [2, 3, 8] {
            #expect(
                Self.bits(try Models.simulate(model, runs: runs, threads: threads)) == one,
                "\(threads) threads")
        }
    }

    @Test func seedsMatter() throws {
        let model = try Models.model(Self.model)
        let first = try Models.draws(model, runs: 64, seed: 1)
        let second = try Models.draws(model, runs: 64, seed: 2)
        for (a, b) in zip(first, second) { #expect(a != b) }
    }

    /// The first runs of a longer simulation are the runs of a shorter one.
    @Test func longerSimulationsBeginAlike() throws {
        let model = try Models.model(Self.model)
        let long = try Models.draws(model, runs: 40_000)
        for runs in [1, 7, 1024, 16_384, 20_001] {
            let short = try Models.draws(model, runs: runs, threads: 1)
            for (a, b) in zip(short, long) {
                #expect(a.map(\.bitPattern) == b.prefix(runs).map(\.bitPattern))
            }
        }
    }

    /// A quantity's draws stay where they are when others come, go or change places.
    @Test func neighboursDoNotMatter() throws {
        let alone = try Models.draws(try Models.model(quantities: "a: gamma(0.3, 2)"), runs: 5000)
        let many = try Models.draws(
            try Models.model(
                quantities: """
                    z: normal(0, 1)
                    b: poisson(a)
                    a: gamma(0.3, 2)
                    c: a + z
                    """), runs: 5000)
        #expect(alone[0] == many[2])
        #expect(many[3] == zip(many[2], many[0]).map { $0 + $1 })
    }

    /// A simulation that is stopped reports the runs that were done, exactly as a simulation of
    /// that many runs would.
    @Test func stoppedSimulationsAreShorterSimulations() throws {
        let model = try Models.model(quantities: "a: 7000 to 15000\nb: a * normal(3, 0.4)")
        let control = SimulationControl()
        // A thread of its own: Dispatch's may all be at work for other tests until the end.
        Thread.detachNewThread {
            while control.completedRuns < 300_000 { Thread.sleep(forTimeInterval: 0.001) }
            control.cancel()
        }
        let partial = try Simulator(model).run(
            SimulationOptions(runs: 2_000_000_000, threads: 2), control: control)
        #expect(partial.isPartial)
        #expect(partial.requestedRuns == 2_000_000_000)
        let whole = try Models.simulate(model, runs: partial.runs, threads: 1)
        for (a, b) in zip(partial.quantities, whole.quantities) {
            #expect(a.mean == b.mean)
            #expect(a.standardDeviation == b.standardDeviation)
            // The whole one may have made bins finer, which moves a quantile by at most the
            // tolerance on ranks, 10⁻⁵; at the median, a rank is worth sd · 10⁻⁵ / 0.4.
            let median = (a.quantile(0.5).value, b.quantile(0.5).value)
            #expect(abs(median.0 - median.1) < a.standardDeviation * 1e-4)
        }
    }

    @Test func stoppedBeforeAnyRun() throws {
        let control = SimulationControl()
        control.cancel()
        let simulator = try Simulator(try Models.model(quantities: "a: 1 to 2"))
        #expect(throws: SimulationError("the simulation was stopped before any run was done")) {
            try simulator.run(SimulationOptions(runs: 10), control: control)
        }
    }
}
