import CasModel
import Foundation
import Statistics
import Testing

/// Density curves of quantities as the engine bins them, against the laws' own densities.
@Suite("Density curves of sampled models")
struct SampledCurveTests {
    private func result(_ expression: String, runs: Int) throws -> SimulationResult {
        let text = "quantities:\n  x: \(expression)\n"
        let model = try ModelReader.read(bytes: Array(text.utf8), file: "test.yaml", name: "test")
        return try Simulator(model).run(SimulationOptions(runs: runs, seed: 42, threads: 2))
    }

    private func points(_ expression: String, runs: Int) throws -> [DensityCurve.Point] {
        let curve = DensityCurve(
            try #require(result(expression, runs: runs).quantities.first).distribution)
        for (a, b) in zip(curve.points, curve.points.dropFirst()) {
            #expect(a.x < b.x)
            #expect(a.cumulative <= b.cumulative)
        }
        #expect(curve.points.allSatisfy { $0.density >= 0 && $0.density.isFinite })
        return curve.points
    }

    private func normalDensity(_ z: Double) -> Double {
        exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }

    @Test(
        "The central 98 % of any law are within a per cent of its density",
        arguments: [
            "normal(5, 2)", "lognormal(median: 3, sigma: 1)", "cauchy(1, 2)", "uniform(-1, 3)",
            "beta(0.5, 0.5)", "exponential(3)", "beta(2, 5)", "student_t(3)", "pareto(1.5, 2)",
            "laplace(0, 1)", "gamma(0.5, 2)",
        ])
    func laws(expression: String) throws {
        let law = try #require(LawDocument.law(of: expression))
        let errors = try points(expression, runs: 1_000_000)
            .filter { $0.cumulative > 0.01 && $0.cumulative < 0.99 }
            .map { $0.density / law.density($0.x) - 1 }
        #expect(errors.count > 200)
        // The root of the mean square. At the points where a curve has the fewest values, some 10,000
        // decide, which is the error of one per cent; elsewhere the smoothing joins more.
        let square = errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
        #expect(square.squareRoot() < 0.01, "\(square.squareRoot())")
    }

    @Test("A narrow normal far from zero", arguments: [20_000, 1_000_000])
    func normal(runs: Int) throws {
        let points = try points("normal(mean: 50000838, sd: 35.8)", runs: runs)
        // Relative noise of a window at four standard errors: about 2,000 values with 20,000 runs,
        // 7,000 with a million. In the tails the error is small against the peak.
        let noise = runs > 100_000 ? 0.05 : 0.12
        for point in points {
            let truth = normalDensity((point.x - 50_000_838) / 35.8) / 35.8
            #expect(abs(point.density - truth) < noise * truth + 0.01 / 35.8)
        }
    }

    @Test("A long-tailed log-normal")
    func logNormal() throws {
        let points = try points("1 to 1000", runs: 1_000_000)
        let mu = log(1000.0) / 2
        let sigma = mu / 1.6448536269514722
        for point in points where point.x > 0.3 {
            let truth = normalDensity((log(point.x) - mu) / sigma) / sigma / point.x
            // In log x the density changes slowly; 5 % noise, and the tails' small error.
            #expect(
                abs(point.density - truth) < 0.06 * truth + 0.001 / point.x, "\(point) \(truth)")
        }
    }

    @Test("Hard ends", arguments: [5_000, 1_000_000])
    func uniform(runs: Int) throws {
        let points = try points("uniform(-1, 3)", runs: runs)
        #expect(abs((points.first?.x ?? .nan) + 1) < 0.01)
        #expect(abs((points.last?.x ?? .nan) - 3) < 0.01)
        // At the very ends the windows hold 70 to 200 values: noise of about 10 %, at four standard
        // errors.
        let noise = 0.4
        for point in points { #expect(abs(point.density - 0.25) < 0.25 * noise, "\(point)") }
    }

    @Test("Clumps a factor of a million apart", arguments: [20_000, 1_000_000])
    func clumps(runs: Int) throws {
        let points = try points(
            "'mixture(0.5: uniform(1, 2), 0.5: uniform(1000000, 1500000))'", runs: runs)
        let low = points.filter { $0.x >= 1 && $0.x < 1.99 }
        let high = points.filter { $0.x > 1.005e6 && $0.x < 1.495e6 }
        #expect(low.count > 100)
        #expect(high.count > 100)
        let noise = runs > 100_000 ? 0.25 : 0.4
        for point in low { #expect(abs(point.density - 0.5) < 0.5 * noise, "\(point)") }
        for point in high { #expect(abs(point.density - 1e-6) < 1e-6 * noise, "\(point)") }
        for point in points where point.x > 2.1 && point.x < 9e5 { #expect(point.density == 0) }
    }

    @Test("Few whole numbers are atoms", arguments: [1_000, 1_000_000])
    func few(runs: Int) throws {
        let points = try points("floor(uniform(0, 5))", runs: runs)
        #expect(points.map(\.x) == [0, 1, 2, 3, 4])
        let three = try #require(points.first { $0.x == 3 })
        // Four binomial standard errors.
        #expect(abs(three.density - 0.2) < 4 * (0.2 * 0.8 / Double(runs)).squareRoot())
        let sum = points.reduce(0) { $0 + $1.density }
        #expect(abs(sum - 1) < 0.01)
    }

    @Test("Many whole numbers are a smooth curve")
    func many() throws {
        let points = try points("round(normal(100000, 316.2))", runs: 1_000_000)
        let sd = 316.2
        #expect((400...640).contains(points.count))
        for point in points {
            let truth = normalDensity((point.x - 1e5) / sd) / sd
            #expect(abs(point.density - truth) < 0.06 * truth + 0.01 / sd, "\(point) \(truth)")
        }
    }

    @Test("An atom beside a smooth part")
    func mixed() throws {
        let points = try points("'mixture(0.3: 0, 0.7: uniform(1, 2))'", runs: 1_000_000)
        let zero = try #require(points.first)
        #expect(zero.x == 0)
        // Four binomial standard errors.
        #expect(abs(zero.density - 0.3) < 0.002)
        // Within, 3 % noise at four standard errors; the ends as above.
        let inner = points.filter { $0.x > 1.01 && $0.x < 1.99 }
        #expect(inner.count > 300)
        for point in inner { #expect(abs(point.density - 0.7) < 0.09, "\(point)") }
    }
}
