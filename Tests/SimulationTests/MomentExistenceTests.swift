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

    @Test("Means that the runs cannot tell are those of the law, or withheld")
    func untellable() throws {
        let model = try Models.model(
            quantities: """
                u: uniform(0, 1)
                wide: "lognormal(median: 1, sigma: 10)"
                same: wide
                twice: 2 * wide
                atom: if(u > 0.5, cauchy(0, 1), 5)
                grown: exp(exponential(1))
                counted: poisson(pareto(0.9, 1))
                below: "-exp(exponential(1))"
                """)
        for runs in [20_000, 200_000] {
            let result = try Models.simulate(model, runs: runs)
            for name in ["wide", "same"] {
                let wide = try #require(result.quantities.first { $0.name == name })
                // The mean of a log-normal law is m exp(σ²/2), to the rounding of its exponent.
                #expect(abs(wide.mean.value / 5.184705528587072e21 - 1) < 1e-13)
                #expect(wide.mean.standardError == 0)
                guard case .law(let shape) = wide.momentBasis else {
                    Issue.record("\(name) rests on \(wide.momentBasis)")
                    continue
                }
                #expect(shape > 1)
            }
            for name in ["twice", "atom", "grown", "counted", "below"] {
                let quantity = try #require(result.quantities.first { $0.name == name })
                #expect(quantity.mean.value.isNaN && quantity.standardDeviation.isNaN, "\(name)")
                guard case .nothing = quantity.momentBasis else {
                    Issue.record("\(name) rests on \(quantity.momentBasis)")
                    continue
                }
            }
            let sentences = ResultWarnings.sentences(about: result)
            #expect(
                sentences.contains {
                    $0.hasPrefix("the runs cannot tell the mean of 'atom', which")
                })
            #expect(sentences.contains { $0.hasSuffix("the one given is that of its law") })
        }
    }

    @Test("Means that exist are given without a warning")
    func tellable() throws {
        let model = try Models.model(
            quantities: """
                a: cauchy(0, 1)
                none: a - a
                bounded: 1 / (1 + a^2)
                curbed: tanh(a)
                root: sqrt(abs(a))
                u: uniform(0, 1)
                inverse: 1 / sqrt(u)
                wide: 1 to 700
                groups: "mixture(0.95: 1 to 2, 0.05: 1e6 to 2e6)"
                rare: bernoulli(0.001)
                count: poisson(3)
                drawn: hypergeometric(107, 6, 5)
                times: 60 * drawn
                most: binomial(n: 5, p: 0.95)
                n: normal(1e9, 1)
                """)
        for runs in [2000, 20_000, 200_000] {
            let result = try Models.simulate(model, runs: runs)
            for quantity in result.quantities where quantity.name != "a" {
                #expect(quantity.momentBasis == .runs, "\(quantity.name)")
                #expect(quantity.mean.value.isFinite, "\(quantity.name)")
            }
        }
    }

    @Test("Reports take a quantity away from its law")
    func weighed() throws {
        let model = try Models.model(
            """
            quantities:
              a: "lognormal(median: 1, sigma: 10)"
              b: "lognormal(median: 1, sigma: 10)"
            evidence:
              - name: r
                about: a
                report: 1 to 1e6
            """)
        let result = try Models.simulate(model, runs: 50_000)
        if case .law = result.quantities[0].momentBasis { Issue.record("a has a report") }
        guard case .law = result.quantities[1].momentBasis else {
            Issue.record("b has none")
            return
        }
        let prior = try #require(result.evidence?.prior)
        for quantity in prior {
            guard case .law = quantity.momentBasis else {
                Issue.record("\(quantity.name) before the reports")
                continue
            }
        }
    }
}
