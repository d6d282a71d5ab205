import Distributions
import ModelLanguage
import Testing

@Suite("Metalog laws and choices in a model")
struct PointsAndChoicesTests {
    @Test(
        "Points in any order, with bounds and constants, make one law",
        arguments: [
            "metalog(p10: 3, p50: 7, p90: 20, low: 0)", "metalog(low: 0, p90: 20, p50: s, p10: 3)",
        ])
    func metalog(text: String) throws {
        let model = try Reading.quantities("s: 3 + 4", "a: \(text)")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(law.name == "metalog")
        #expect(abs(law.quantile(0.9) - 20) < 1e-12)
        #expect(law.support.lowerBound == 0)
        let cut = try Reading.quantities("a: truncate(\(text), high: 9)", "s: 7")
        #expect(try #require(Inputs.fixedLaw(cut, "a")).support == 0...9)
    }

    @Test("A choice of fixed numbers is one law, of varying ones a mixture")
    func choices() throws {
        let model = try Reading.quantities(
            "w: 40%", "a: choose(w: 3, 1 - w: -5.5)", "b: choose(1: a, 2: 7)",
            "c: truncate(choose(1: 1, 2: 4, 3: 9), high: 5)")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(law.name == "choose")
        #expect(law.density(3) == 0.4)
        #expect(law.quantile(0.6) == -5.5)
        guard case .mixture(let weights, _)? = Inputs.named("b", model)?.sampling else {
            Issue.record("b is no mixture")
            return
        }
        #expect(weights == [1, 2])
        let cut = try #require(Inputs.fixedLaw(model, "c"))
        #expect(abs(cut.mean - 3) < 1e-14)
        #expect(cut.quantile(0.3) == 1)
        #expect(cut.quantile(0.4) == 4)
    }

    @Test("What is wrong is said")
    func problems() {
        let model = """
            quantities:
              m: 1 to 2
              a: metalog(p10: 3, p90: 7)
              b: metalog(p10: 3, p50: 5, p90: m)
              c: metalog(3, 5, 9)
              d: metalog(p10: 3, p50: 5, p90: 4)
              e: metalog(p10: 3, p50: 5, p90: 9, least: 1)
              f: choose(1: 2)
              g: choose(2, 3)
              h: choose(0: 2, 1: 3)
              i: choose
              j: metalog
            """
        #expect(
            Reading.places(model) == [
                "3:6 metalog needs at least three percentile points, got 2",
                "4:35 metalog is fitted to fixed numbers, and this one varies",
                "5:14 the points of metalog are named",
                "5:17 the points of metalog are named",
                "5:20 the points of metalog are named",
                "6:35 metalog: p50 must be less than p90, got 5 and 4",
                "7:38 metalog has no parameter `least`",
                "8:6 choose has 2 to 100 values, got 1",
                "9:13 a value of choose has its weight before it",
                "10:13 the weight of a value must be positive, got 0",
                "11:6 `choose` is a law and needs its parameters",
                "12:6 `metalog` is a law and needs its parameters",
            ])
    }
}
