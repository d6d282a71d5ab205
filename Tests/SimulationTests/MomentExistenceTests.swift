import CasModel
import TestSupport
import Testing

@Suite("Means that do not exist")
struct MomentExistenceTests {
    @Test("No mean or sd is given where there is none, and everything else is")
    func figures() throws {
        let model = try Models.model(
            quantities: """
                c: cauchy(location: 100, scale: 5)
                p: pareto(shape: 1.5, scale: 40)
                n: normal(3, 1)
                """)
        // More runs than the pilot keeps, and fewer.
        for runs in [20_000, 200_000] {
            let result = try Models.simulate(model, runs: runs)
            let (c, p, n) = (result.quantities[0], result.quantities[1], result.quantities[2])
            #expect(c.existingMoments == .none)
            #expect(c.mean.value.isNaN && c.mean.standardError.isNaN && c.standardDeviation.isNaN)
            // Five standard errors of the median of that many runs: 5 π s / (2 √n).
            #expect(abs(c.quantile(0.5).value - 100) < 5 * 7.9 / Double(runs).squareRoot())
            #expect(p.existingMoments == .mean)
            #expect(p.mean.value > 40 && p.mean.standardError.isNaN && p.standardDeviation.isNaN)
            #expect(n.existingMoments == .both)
            #expect(n.mean.standardError > 0 && n.standardDeviation > 0)
        }
    }

    @Test("Nor for the prior of a model with reports")
    func evidence() throws {
        let model = try Models.model(
            """
            quantities:
              a: pareto(shape: 1.5, scale: 40)
              b: pareto(shape: 1, scale: 40)
            evidence:
              - name: r
                about: a
                report: 60 to 90
            """)
        let result = try Models.simulate(model, runs: 50_000)
        #expect(result.quantities.map(\.existingMoments) == [.both, .none])
        #expect(result.quantities[0].standardDeviation > 0)
        let prior = try #require(result.evidence?.prior)
        #expect(prior.map(\.existingMoments) == [.mean, .none])
    }
}
