import CasModel
import CGSL
import TestSupport
import Testing

/// A million draws of each law and sampler branch against the law's own distribution function, as
/// the engine makes them from a model's text.
///
/// Two tests for each continuous law (Kolmogorov–Smirnov, and evenness over 1,000 cells, which
/// sees what hides in tails) and one for each discrete law. With 58 tests the family-wise α is 0.012:
/// each fails below 0.0002. Seeds are fixed.
@Suite("Goodness of fit")
struct GoodnessOfFitTests {
    static let alpha = 2e-4
    static let runs = 1_000_000

    struct Branch: Sendable, CustomTestStringConvertible {
        /// What is drawn. `one` is a quantity that is always 1 but, to the compiler, varies, so
        /// that a law with a parameter `3 * one` takes the road of varying parameters.
        let sampled: String
        /// The law that the draws must follow, fixed.
        let law: String
        var testDescription: String { sampled }
        init(_ sampled: String, as law: String? = nil) {
            self.sampled = sampled
            self.law = law ?? sampled
        }
    }

    static let continuousBranches = [
        Branch("normal(3, 2)"), Branch("normal(3 * one, 2)", as: "normal(3, 2)"),
        Branch("7000 to 15000"), Branch("7000 * one to 15000", as: "7000 to 15000"),
        Branch("lognormal(median: 3, sigma: 0.4)"),
        Branch("lognormal(3 * one, 0.4)", as: "lognormal(3, 0.4)"),
        Branch("uniform(-1, 3)"), Branch("uniform(-1, 3 * one)", as: "uniform(-1, 3)"),
        Branch("triangular(1, 2, 5)"), Branch("triangular(one, 2, 5)", as: "triangular(1, 2, 5)"),
        Branch("pert(7000, 9000, 15000)"),
        Branch("pert(7000, 9000 * one, 15000)", as: "pert(7000, 9000, 15000)"),
        Branch("beta(0.3, 0.4)"), Branch("beta(0.3 * one, 0.4)", as: "beta(0.3, 0.4)"),
        Branch("beta(6, 2)"), Branch("beta(6, 2 * one)", as: "beta(6, 2)"),
        Branch("gamma(0.2, 4)"), Branch("gamma(0.2 * one, 4)", as: "gamma(0.2, 4)"),
        Branch("gamma(30, 4)"), Branch("gamma(30, 4 * one)", as: "gamma(30, 4)"),
        Branch("exponential(3)"), Branch("exponential(3 * one)", as: "exponential(3)"),
        Branch("truncate(normal(0, 1), low: 8)"),
        Branch(
            "truncate(normal(0, one), low: -1, high: 2)",
            as: "truncate(normal(0, 1), low: -1, high: 2)"),
    ]
    static let discreteBranches = [
        Branch("poisson(3.5)"), Branch("poisson(3.5 * one)", as: "poisson(3.5)"),
        Branch("poisson(1000)"), Branch("poisson(1000 * one)", as: "poisson(1000)"),
        Branch("binomial(10, 0.2)"), Branch("binomial(10, 0.2 * one)", as: "binomial(10, 0.2)"),
        Branch("binomial(100000, 0.3)"),
        Branch(
            "truncate(poisson(3.5 * one), low: 2, high: 9)",
            as: "truncate(poisson(3.5), low: 2, high: 9)"),
        Branch("truncate(poisson(3.5), low: 2, high: 9)"),
        Branch("binomial(100000 * one, 0.3)", as: "binomial(100000, 0.3)"),
    ]

    func draws(_ branch: Branch) throws -> ([Double], any Law) {
        let model = try Models.model(
            quantities: """
                one: 1 + 0 * uniform(0, 1)
                x: \(branch.sampled)
                law: \(branch.law)
                """)
        guard case .draw(let draw) = model.quantities[2].expression.kind,
            case .fixed(let law) = draw.sampling
        else { throw SimulationError("\(branch.law) is not one law") }
        let all = try Models.draws(model, runs: Self.runs, seed: 20_220_324)
        return (all[1], law)
    }

    @Test(arguments: continuousBranches)
    func continuous(branch: Branch) throws {
        let (draws, law) = try draws(branch)
        // The smaller tail keeps its digits; both parts are uniform if the whole is.
        let u = draws.map { x -> Double in
            let below = law.cumulative(x)
            return below < 0.5 ? below : 1 - law.upperTail(x)
        }
        #expect(GoodnessOfFit.kolmogorovSmirnov(uniforms: u) > Self.alpha)
        #expect(GoodnessOfFit.evenness(uniforms: u, cells: 1000) > Self.alpha)
    }

    @Test(arguments: discreteBranches)
    func discrete(branch: Branch) throws {
        let (draws, law) = try draws(branch)
        // Values are joined until each group expects at least 50, so that Pearson's statistic
        // has its asymptotic law.
        var bounds: [Double] = []
        var expected: [Double] = []
        var below = 0.0
        var k = law.quantile(1e-9)
        let end = law.upperQuantile(1e-9)
        while k <= end {
            let upTo = law.cumulative(k)
            if (upTo - below) * Double(Self.runs) >= 50,
                law.upperTail(k) * Double(Self.runs) >= 50
            {
                bounds.append(k)
                expected.append((upTo - below) * Double(Self.runs))
                below = upTo
            }
            k += 1
        }
        expected.append((1 - below) * Double(Self.runs))
        var counts = [Int](repeating: 0, count: expected.count)
        for x in draws {
            var low = 0
            var high = bounds.count
            while low < high {
                let middle = (low + high) / 2
                if bounds[middle] < x { low = middle + 1 } else { high = middle }
            }
            counts[low] += 1
        }
        #expect(GoodnessOfFit.chiSquare(counts: counts, expected: expected) > Self.alpha)
    }
}
