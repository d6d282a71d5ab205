import CasModel
import TestSupport
import Testing

/// A million draws of each law and sampler branch against GSL's own distribution functions, as the
/// engine makes them from a model's text.
///
/// Two tests for each continuous branch (Kolmogorov–Smirnov, and evenness over 1,000 cells, which
/// sees what hides in tails) and one for each discrete branch: at most 200 in all. Each fails below
/// 0.00005, a family-wise α of 0.01. Seeds are fixed.
@Suite("Goodness of fit")
struct GoodnessOfFitTests {
    static let alpha = 5e-5
    static let runs = 1_000_000

    @Test("The family-wise α is that of at most 200 tests")
    func testsAreCounted() {
        #expect(2 * SamplerBranch.continuous.count + SamplerBranch.discrete.count <= 200)
    }

    func draws(_ branch: SamplerBranch) throws -> [Double] {
        let model = try Models.model(
            quantities: """
                one: \(Models.unfoldedOne)
                c: uniform(0, 1)
                z: normal(0, 1)
                e: exponential(2)
                x: \(branch.expression)
                """)
        return try Models.draws(model, runs: Self.runs, seed: 20_220_324)[4]
    }

    @Test(arguments: SamplerBranch.continuous)
    func continuous(branch: SamplerBranch) throws {
        let uniforms = try draws(branch).map(branch.cumulative)
        #expect(GoodnessOfFit.kolmogorovSmirnov(uniforms: uniforms) > Self.alpha)
        #expect(GoodnessOfFit.evenness(uniforms: uniforms, cells: 1000) > Self.alpha)
    }

    @Test(arguments: SamplerBranch.discrete)
    func discrete(branch: SamplerBranch) throws {
        let draws = try draws(branch)
        let groups = Self.groups(of: branch, from: draws.min() ?? 0, to: draws.max() ?? 0)
        var counts = [Int](repeating: 0, count: groups.expected.count)
        for x in draws {
            #expect(x == x.rounded())
            var low = 0
            var high = groups.bounds.count
            while low < high {
                let middle = (low + high) / 2
                if groups.bounds[middle] < x { low = middle + 1 } else { high = middle }
            }
            counts[low] += 1
        }
        #expect(GoodnessOfFit.chiSquare(counts: counts, expected: groups.expected) > Self.alpha)
    }

    /// Whole numbers joined until each group expects at least 50 draws, so that Pearson's
    /// statistic has its asymptotic law; the last group is all that lies above the last bound.
    static func groups(
        of branch: SamplerBranch, from low: Double, to high: Double
    ) -> (bounds: [Double], expected: [Double]) {
        var bounds: [Double] = []
        var expected: [Double] = []
        var below = 0.0
        for k in stride(from: low, through: high, by: 1) {
            let upTo = branch.cumulative(k)
            guard (upTo - below) * Double(runs) >= 50, (1 - upTo) * Double(runs) >= 50 else {
                continue
            }
            bounds.append(k)
            expected.append((upTo - below) * Double(runs))
            below = upTo
        }
        expected.append((1 - below) * Double(runs))
        return (bounds, expected)
    }
}
