import CasModel
import Statistics
import TestSupport
import Testing

/// Highest-density regions of sampled quantities.
@Suite("Regions of quantities")
struct RegionTests {
    /// Laws with one peak: smooth ones, hard ends, plateaus, shoulders, heavy tails, jumps, counts, values that are
    /// rounded in part, and a value with a probability of its own at the end of a falling density.
    static let onePeak = """
        a: "normal(mean: 0, sd: 1)"
        b: "lognormal(median: 1, sigma: 0.4)"
        c: "lognormal(median: 1, sigma: 2.5)"
        d: uniform(0, 10)
        e: "exponential(mean: 1)"
        f: "cauchy(location: 0, scale: 1)"
        g: "gamma(shape: 0.5, scale: 400)"
        h: triangular(0, 3, 10)
        i: "uniform(0, 3) + normal(mean: 0, sd: 0.1)"
        j: "mixture(0.6: normal(mean: 0, sd: 1), 0.4: normal(mean: 1.9, sd: 1))"
        k: "mixture(0.5: uniform(0, 1), 0.5: uniform(1, 4))"
        l: poisson(3)
        m: poisson(30)
        n: poisson(200)
        o: "pareto(shape: 0.8, scale: 1)"
        p: "if(bernoulli(0.5) > 0, round(a / 5) * 5, a)"
        q: "if(bernoulli(0.3) > 0, 0, e)"
        r: "student_t(df: 3)"
        s: "beta(alpha: 2, beta: 5)"
        t: loguniform(1, 8000)
        """

    /// **Null hypothesis:** the law has one peak. **Statistic:** whether the region of any of five levels is in
    /// pieces. **Level:** at most 10⁻⁶ for a quantity and a sample, whatever the levels. 20 quantities in 154
    /// samples: 0.003 altogether.
    @Test(
        "A law with one peak never falls into pieces",
        arguments: [(1000, 100), (10_000, 40), (100_000, 10), (1_000_000, 3), (10_000_000, 1)])
    func onePiece(runs: Int, samples: Int) throws {
        let model = try Models.model(quantities: Self.onePeak)
        for seed in 1...samples {
            let result = try Models.simulate(
                model, runs: runs, seed: UInt64(seed), levels: [0.2, 0.5, 0.8, 0.9, 0.99])
            for quantity in result.quantities {
                let parted = quantity.regions.filter(\.isParted)
                #expect(parted.isEmpty, "\(quantity.name), \(runs) runs, seed \(seed): \(parted)")
            }
        }
    }

    @Test(
        "Whatever the law, pieces are apart, ascending, and hold the level",
        arguments: [1000, 200_000])
    func contract(runs: Int) throws {
        let model = try Models.model(
            quantities: """
                two: "mixture(0.7: normal(mean: 11300, sd: 1300), 0.3: normal(mean: 19000, sd: 800))"
                even: "mixture(0.5: uniform(0, 1), 0.5: uniform(10, 11))"
                ends: "cos(uniform(0, 3.14159265))"
                orders: "mixture(0.5: lognormal(median: 1e3, sigma: 0.5), 0.5: lognormal(median: 1e5, sigma: 0.5))"
                clumps: "mixture(0.6: normal(mean: 0, sd: 1), 0.4: normal(mean: 1e9, sd: 1e3))"
                cut: "min(normal(mean: 3, sd: 1), 5)"
                hurdle: if(bernoulli(0.3) > 0, 0, uniform(1, 2))
                counts: if(bernoulli(0.5) > 0, poisson(5), poisson(40))
                many: if(bernoulli(0.5) > 0, poisson(100), poisson(400))
                comb: poisson(3) * poisson(4)
                heavy: "mixture(0.5: cauchy(location: -50, scale: 1), 0.5: cauchy(location: 50, scale: 1))"
                never: 3
                """)
        let levels = [0.2, 0.5, 0.9, 0.99]
        let result = try Models.simulate(model, runs: runs, levels: levels)
        for quantity in result.quantities {
            let regions = quantity.regions
            #expect(regions.map(\.level) == levels)
            for region in regions {
                let name = "\(quantity.name) at \(region.level): \(region.pieces)"
                let held = region.pieces.reduce(0) { $0 + $1.probability }
                // An end may lie in a bin of one value.
                #expect(held >= region.level - 2 / Double(runs) && held <= 1 + 1e-12, "\(name)")
                for piece in region.pieces {
                    #expect(piece.low <= piece.high && piece.probability > 0, "\(name)")
                    #expect(
                        piece.low >= quantity.minimum && piece.high <= quantity.maximum.nextUp,
                        "\(name)")
                }
                for (left, right) in zip(region.pieces, region.pieces.dropFirst()) {
                    #expect(left.high < right.low, "\(name)")
                }
            }
        }
        let parted = result.quantities.filter { $0.regions[2].isParted }.map(\.name)
        for name in ["two", "even", "clumps", "hurdle", "counts", "many"] {
            #expect(parted.contains(name), "\(name)")
        }
    }

    @Test("Reports that leave two humps leave two pieces")
    func weighted() throws {
        let model = try Models.model(
            """
            quantities:
              killed: 2000 to 40000
            evidence:
              - {name: one, about: killed, report: 4800 to 5200, trust: 0.5}
              - {name: other, about: killed, report: 19000 to 21000, trust: 0.5}
            """)
        let result = try Models.simulate(model, runs: 1_000_000)
        let region = try #require(result["killed"]?.regions.first)
        #expect(region.pieces.count >= 2)
        #expect(region.pieces.contains { $0.low < 5000 && $0.high > 5000 })
        #expect(region.pieces.contains { $0.low < 20_000 && $0.high > 20_000 })
    }
}
