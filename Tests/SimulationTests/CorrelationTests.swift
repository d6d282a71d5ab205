import CGSL
import CasModel
import TestSupport
import Testing

/// Correlated draws against what was asked for. Seeds are fixed.
@Suite("Correlation")
struct CorrelationTests {
    static let runs = 1_000_000

    struct Pair: Sendable, CustomTestStringConvertible {
        let first: String
        let second: String
        let value: Double
        var testDescription: String { "\(first), \(second): \(value)" }
    }

    static let pairs: [Pair] = [
        ("normal(3, 2)", "normal(0, 1)"), ("7000 to 15000", "lognormal(median: 3, sigma: 0.4)"),
        ("uniform(-1, 3)", "beta(0.3, 0.4)"), ("gamma(0.2, 4)", "student_t(1.5)"),
    ].flatMap { laws in
        [-0.9, -0.3, 0.5, 0.95].map { Pair(first: laws.0, second: laws.1, value: $0) }
    }

    static func model(_ pair: Pair, _ measure: String) throws -> Model {
        try Models.model(
            """
            quantities:
              x: \(pair.first)
              y: \(pair.second)
            correlations: [{between: [x, y], \(measure): \(pair.value)}]
            """)
    }

    /// The standard error of ρ is at most 0.001 here, that of τ 0.0007. Laws are kept: 32 tests at
    /// α = 10⁻⁵ each.
    @Test(arguments: pairs)
    func ranks(pair: Pair) throws {
        for measure in ["spearman", "kendall"] {
            let model = try Self.model(pair, measure)
            let draws = try Models.draws(model, runs: Self.runs)
            let ranks = draws.map(Association.ranks)
            let found =
                measure == "spearman"
                ? Association.pearson(ranks[0], ranks[1]) : Association.kendall(draws[0], draws[1])
            #expect(abs(found - pair.value) < 0.002, "\(measure) \(found)")
            guard measure == "spearman" else { continue }
            for (quantity, values) in zip(model.quantities, draws) {
                guard case .fixed(let law)? = quantity.expression.draws.first?.sampling else {
                    Issue.record("no fixed law")
                    continue
                }
                let p = GoodnessOfFit.kolmogorovSmirnov(uniforms: values.map { law.cumulative($0) })
                #expect(p > 1e-5, "\(quantity.name): \(p)")
            }
        }
    }

    @Test func sumsOfNormals() throws {
        for value in [-0.95, -0.3, 0.5, 0.99] {
            let model = try Models.model(
                """
                quantities: {x: "normal(3, 2)", y: "normal(-1, 5)", sum: x + y}
                correlations: [{between: [x, y], pearson_of_normals: \(value)}]
                """)
            let sum = try Models.simulate(model, runs: 4 * Self.runs).quantities[2]
            let exact = (4 + 25 + 2 * value * 10).squareRoot()
            // 4.9 standard errors of an sd of four million runs.
            #expect(abs(sum.standardDeviation / exact - 1) < 4.9 / (8e6).squareRoot())
            #expect(abs(sum.mean.value - 2) < 4.9 * sum.mean.standardError)
        }
    }

    static let matrix: [[Double]] = [
        [1, 0.7, 0.2, -0.3, 0], [0.7, 1, 0.4, -0.5, 0.1], [0.2, 0.4, 1, 0.25, 0.6],
        [-0.3, -0.5, 0.25, 1, 0.3], [0, 0.1, 0.6, 0.3, 1],
    ]

    @Test func fiveInputs() throws {
        let model = try Models.model(
            """
            quantities:
              e: normal(0, 1)
              b: normal(0, 1)
              d: normal(0, 1)
              a: normal(0, 1)
              c: normal(0, 1)
            correlations:
              - between: [a, b, c, d, e]
                pearson_of_normals: \(Self.matrix)
            """)
        let draws = try Models.draws(model, runs: Self.runs)
        let places = [3, 1, 4, 2, 0]
        for i in 0..<5 {
            for j in 0..<i {
                let r = Association.pearson(draws[places[i]], draws[places[j]])
                let wanted = Self.matrix[i][j]
                // 4.9 standard errors, a tenth of a per cent wider.
                #expect(abs(r - wanted) < 0.0049 * (1 - wanted * wanted) + 1e-4, "\(i) \(j) \(r)")
            }
        }
    }

    /// P(N ≤ 3, x ≤ 0) by quadrature of the bivariate normal law.
    @Test func wholeNumbers() throws {
        let model = try Models.model(
            """
            quantities: {x: "normal(0, 1)", n: poisson(3.5)}
            correlations: [{between: [x, n], pearson_of_normals: 0.6}]
            """)
        let draws = try Models.draws(model, runs: Self.runs)
        let both = zip(draws[0], draws[1]).filter { $0 <= 0 && $1 <= 3 }.count
        let bound = gsl_cdf_ugaussian_Pinv(gsl_cdf_poisson_P(3, 3.5))
        var exact = 0.0
        let step = 0.001
        for i in 0..<9000 {
            let x = -(Double(i) + 0.5) * step
            exact += gsl_ran_ugaussian_pdf(x) * gsl_cdf_ugaussian_P((bound - 0.6 * x) / 0.8) * step
        }
        let share = Double(both) / Double(Self.runs)
        #expect(abs(share - exact) < 4.9 * (exact * (1 - exact) / Double(Self.runs)).squareRoot())
        let counts = (0...12).map { k in draws[1].filter { $0 == Double(k) }.count }
        let expected = (0...12).map { gsl_ran_poisson_pdf(UInt32($0), 3.5) * Double(Self.runs) }
        let rest = (Self.runs - counts.reduce(0, +), Double(Self.runs) - expected.reduce(0, +))
        #expect(
            GoodnessOfFit.chiSquare(counts: counts + [rest.0], expected: expected + [rest.1])
                > 1e-5)
    }

    /// Where parameters vary, the correlation is that of the standard draws.
    @Test func varyingParameters() throws {
        let model = try Models.model(
            """
            quantities:
              m: normal(100, 10)
              x: gumbel(0, 1)
              y: normal(mean: m, sd: 2 * m)
              z: (y - m) / (2 * m)
            correlations: [{between: [x, y], spearman: 0.7}]
            """)
        let draws = try Models.draws(model, runs: Self.runs).map(Association.ranks)
        #expect(abs(Association.pearson(draws[1], draws[3]) - 0.7) < 0.002)
        #expect(abs(Association.pearson(draws[0], draws[3])) < 0.005)
    }

    /// A law within a formula, under its stable name.
    @Test func innerLaws() throws {
        let model = try Models.model(
            """
            quantities: {x: "10 + normal(0, 1)", y: "exp(uniform(0, 1) + 0)"}
            correlations: [{between: ["x[1]", "y[1]"], spearman: -0.6}]
            """)
        let ranks = try Models.draws(model, runs: Self.runs).map(Association.ranks)
        #expect(abs(Association.pearson(ranks[0], ranks[1]) + 0.6) < 0.002)
    }
}

/// Measures of association, straight from their definitions.
enum Association {
    /// The place of each value in the order of all.
    static func ranks(_ values: [Double]) -> [Double] {
        var ranks = [Double](repeating: 0, count: values.count)
        let order = values.indices.sorted { values[$0] < values[$1] }
        for (rank, index) in order.enumerated() { ranks[index] = Double(rank) }
        return ranks
    }

    /// Pearson's correlation.
    static func pearson(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        var (xy, xx, yy) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            xy += (a - meanX) * (b - meanY)
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
        }
        return xy / (xx * yy).squareRoot()
    }

    /// Kendall's τ of values without ties, by counting the inversions that a merge sort finds.
    static func kendall(_ x: [Double], _ y: [Double]) -> Double {
        var values = x.indices.sorted { x[$0] < x[$1] }.map { y[$0] }
        var other = values
        var inversions = 0.0
        var width = 1
        while width < values.count {
            var start = 0
            while start < values.count {
                let middle = min(start + width, values.count)
                let end = min(start + 2 * width, values.count)
                var (i, j) = (start, middle)
                for k in start..<end {
                    if i < middle, j >= end || values[i] <= values[j] {
                        other[k] = values[i]
                        i += 1
                    } else {
                        other[k] = values[j]
                        inversions += Double(middle - i)
                        j += 1
                    }
                }
                start = end
            }
            swap(&values, &other)
            width *= 2
        }
        let n = Double(x.count)
        return 1 - 4 * inversions / (n * (n - 1))
    }
}
