import Distributions
import Testing

@Suite("Empirical law")
struct EmpiricalTests {
    @Test("Each value with its share of the rows")
    func unweighted() throws {
        let law = try EmpiricalLaw(values: [3, 1, 3, -2.5, 1e300, 3, 1, 0])
        #expect(law.rows == 8)
        #expect(law.density(3) == 0.375 && law.density(2) == 0)
        #expect(law.support == -2.5...1e300)
        #expect(law.cumulative(2.9) == 0.5 && law.upperTail(3) == 0.125)
        #expect(law.quantile(0.5) == 1 && law.quantile(0.51) == 3)
        #expect(law.upperQuantile(0.1) == 1e300)
    }

    @Test("Weights are shares of their sum, and rows of weight 0 are none")
    func weighted() throws {
        let law = try EmpiricalLaw(values: [1, 2, 3], weights: [3, 0, 1])
        #expect(law.rows == 2)
        #expect(law.density(1) == 0.75 && law.density(2) == 0)
        #expect(law.mean == 1.5)
        // Σ p (x − 1.5)² = 0.75 · 0.25 + 0.25 · 2.25.
        #expect(abs(law.standardDeviation - 0.75.squareRoot()) < 1e-15)
    }

    @Test("What makes no law")
    func errors() {
        func message(_ values: [Double], _ weights: [Double]?) -> String? {
            do throws(LawError) {
                _ = try EmpiricalLaw(values: values, weights: weights)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(message([], nil) == "empirical: there must be at least one row")
        #expect(message([1], [0]) == "empirical: at least one weight must be positive")
        #expect(
            message([1, 2], [1, -1]) == "empirical: weight must be finite and not negative, got -1")
        #expect(message([.nan], nil) == "empirical: value must be finite, got nan")
    }

    @Test("Its table draws what its quantile functions say, bit for bit")
    func table() throws {
        // Many values of very different weights, among them some of next to none.
        let values = (0..<5000).map { Double(($0 * 7919) % 5003) }
        let weights = (0..<5000).map { $0 % 10 == 0 ? 1e3 : $0 % 3 == 0 ? 1e-12 : 1 }
        for law in [
            try EmpiricalLaw(values: values, weights: weights) as any Law,
            try ChoiceLaw([(3, 7.5), (4.5, -2), (2.5, 40)]), try EmpiricalLaw(values: [5]),
        ] {
            let sampler = InversionSampler(law)
            guard case .steps = sampler else {
                Issue.record("\(law.name) has no table")
                continue
            }
            var u = (0..<20_000).map { (Double($0) + 0.5) / 20_000 }
            u += [0x1p-53, 1 - 0x1p-53, 0.5, 0.5.nextDown, 1e-9, 1 - 1e-9]
            var draws = u
            draws.withUnsafeMutableBufferPointer { buffer in
                if let base = buffer.baseAddress {
                    sampler.apply(base, count: buffer.count, memory: InversionMemory())
                }
            }
            for (x, p) in zip(draws, u) {
                #expect(x == (p < 0.5 ? law.quantile(p) : law.upperQuantile(1 - p)))
            }
        }
    }
}
