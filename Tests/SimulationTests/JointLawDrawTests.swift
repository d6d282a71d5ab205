import CasModel
import TestSupport
import Testing

/// The parts of joint laws have the right laws alone and together.
///
/// Twenty tests of goodness of fit at most, each failing below 0.0005: a family-wise α of 0.01. Moments
/// are held to five standard errors, which fail once in two million.
@Suite("Draws of joint laws")
struct JointLawDrawTests {
    static let alpha = 5e-4
    static let runs = 200_000

    static func draws(_ quantities: String) throws -> [[Double]] {
        try Models.draws(Models.model(quantities: quantities), runs: runs, seed: 20_220_324)
    }

    @Test("Shares have beta laws, also where parameters vary, and sum to exactly 1")
    func dirichlet() throws {
        let parameters = [2.0, 0.4, 5, 1.3]
        let total = parameters.reduce(0, +)
        for factor in ["1", "one"] {
            let draws = try Self.draws(
                """
                one: \(Models.unfoldedOne)
                s: dirichlet(a: 2 * \(factor), b: 0.4, c: 5, d: 1.3)
                """)
            let shares = Array(draws[1...])
            for (share, alpha) in zip(shares, parameters) {
                let law = try BetaLaw(alpha: alpha, beta: total - alpha)
                let p = GoodnessOfFit.kolmogorovSmirnov(uniforms: share.map(law.cumulative))
                #expect(p > Self.alpha)
            }
            for run in 0..<Self.runs {
                let sum = shares[0][run] + shares[1][run] + shares[2][run] + shares[3][run]
                guard sum == 1, shares.allSatisfy({ $0[run] >= 0 }) else {
                    Issue.record("run \(run) sums to \(sum)")
                    return
                }
            }
            // Cov = −αᵢαⱼ/(S²(S+1)).
            for (i, j) in [(0, 1), (0, 2), (2, 3), (1, 3)] {
                let covariance = Self.covariance(shares[i], shares[j])
                let expected = -parameters[i] * parameters[j] / (total * total * (total + 1))
                let error = Self.spreadOfProducts(shares[i], shares[j])
                #expect(abs(covariance - expected) < 5 * error)
            }
        }
    }

    @Test("Counts have binomial laws, sum to exactly n, and vary together as they should")
    func multinomial() throws {
        let draws = try Self.draws("k: multinomial(n: 40, a: 2, b: 3, c: 5)")
        let shares = [0.2, 0.3, 0.5]
        for (counts, p) in zip(draws, shares) {
            let law = try BinomialLaw(n: 40, p: p)
            var observed = [Int](repeating: 0, count: 41)
            for k in counts { observed[Int(k)] += 1 }
            // Whole numbers with few draws are joined at both ends.
            let kept = (0...40).filter { law.density(Double($0)) * Double(Self.runs) >= 50 }
            let (low, high) = (try #require(kept.first), try #require(kept.last))
            var groups = (low...high).map { observed[$0] }
            groups[0] += observed[..<low].reduce(0, +)
            groups[groups.count - 1] += observed[(high + 1)...].reduce(0, +)
            var expected = (low...high).map { law.density(Double($0)) * Double(Self.runs) }
            expected[0] = law.cumulative(Double(low)) * Double(Self.runs)
            expected[expected.count - 1] = law.upperTail(Double(high - 1)) * Double(Self.runs)
            #expect(GoodnessOfFit.chiSquare(counts: groups, expected: expected) > Self.alpha)
        }
        for run in 0..<Self.runs {
            let sum = draws[0][run] + draws[1][run] + draws[2][run]
            guard sum == 40 else {
                Issue.record("run \(run) sums to \(sum)")
                return
            }
        }
        let covariance = Self.covariance(draws[0], draws[1])
        #expect(abs(covariance - -40 * 0.2 * 0.3) < 5 * Self.spreadOfProducts(draws[0], draws[1]))
    }

    @Test("Where n and the shares vary, the counts sum to the rounded n of the run")
    func varyingCount() throws {
        let draws = try Self.draws(
            """
            m: 5 to 90
            s: dirichlet(a: 2, b: 3, c: 5)
            k: multinomial(n: m, a: s.a, b: s.b, c: s.c)
            """)
        for run in 0..<Self.runs {
            let sum = draws[4][run] + draws[5][run] + draws[6][run]
            guard sum == draws[0][run].rounded() else {
                Issue.record("run \(run): \(sum) of \(draws[0][run])")
                return
            }
        }
        // E[k.a] = E[n] · 2/10.
        let n = Double(Self.runs)
        let mean = draws[4].reduce(0, +) / n
        let expected = draws[0].reduce(0) { $0 + $1.rounded() } / n * 0.2
        #expect(abs(mean - expected) < 5 * 8 / n.squareRoot())
    }

    @Test("Other quantities, threads and more runs leave the draws as they are")
    func streams() throws {
        let alone = try Models.model(quantities: "s: dirichlet(a: 2, b: 3, c: 5)")
        let more = try Models.model(
            quantities: "x: 1 to 2\ns: dirichlet(a: 2, b: 3, c: 5)\ny: x * s.b")
        let first = try Models.draws(alone, runs: 3000, threads: 1)
        let second = try Models.draws(more, runs: 5000, threads: 2)
        for part in 0..<3 { #expect(first[part] == Array(second[part + 1][..<3000])) }
    }

    @Test("A report about a part moves the others")
    func evidence() throws {
        let model = try Models.model(
            """
            quantities:
              s: dirichlet(a: 20, b: 30, c: 50)
            evidence:
              - name: half
                about: s.a
                report: 0.29 to 0.31
            """)
        let result = try Models.simulate(model, runs: 100_000)
        // Given a, b and c share the rest as 3 to 5; the report holds a within 2 % of 0.3.
        #expect(abs(result.quantities[0].mean.value - 0.3) < 0.006)
        #expect(abs(result.quantities[1].mean.value - 0.7 * 0.375) < 0.006)
        #expect(abs(result.quantities[2].mean.value - 0.7 * 0.625) < 0.006)
    }

    // MARK: Moments

    static func covariance(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count)
        let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        return zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) } / n
    }

    /// The standard error of a covariance.
    static func spreadOfProducts(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count)
        let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        let products = zip(x, y).map { ($0 - mx) * ($1 - my) }
        let mean = products.reduce(0, +) / n
        return (products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n / n).squareRoot()
    }
}
