import Distributions
import ModelLanguage
import Testing

@Suite("How laws find their parameters")
struct LawParameterTests {
    @Test(
        "Named, positional and percentile parameters make the same law",
        arguments: [
            "normal(10, 2)", "normal(mean: 10, sd: 2)", "normal(sd: 2, mean: 10)",
            "normal(mean: ten, sd: 1 + 1)", "normal(p50: 10, p97.5: 10 + 2 * z)",
            "normal(p97.5: 10 + 2 * z, p2.5: 10 - 2 * z)", "(normal(10, 2))",
        ])
    func forms(text: String) throws {
        let model = try Reading.quantities(
            "ten: 10", "z: 1.9599639845400545", "a: \(text)")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(law.name == "normal")
        // z is rounded to a double, and the fit divides by a difference of two quantiles.
        #expect(abs(law.mean - 10) < 1e-12)
        #expect(abs(law.standardDeviation - 2) < 1e-12)
    }

    @Test("Any percentile pair with decimals is taken literally")
    func decimalPercentiles() throws {
        let model = try Reading.quantities("a: lognormal(p0.5: 10, p99.5: 1000)")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(abs(law.quantile(0.005) / 10 - 1) < 1e-12)
        #expect(abs(law.quantile(0.995) / 1000 - 1) < 1e-12)
    }

    @Test("A quantity with a fixed value is a fixed number for a law")
    func constantQuantities() throws {
        let model = try Reading.quantities(
            "a: normal(mean: m, sd: s)", "s: m / 10", "m: n * 2", "n: 50")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(law.mean == 100)
        #expect(law.standardDeviation == 10)
    }

    @Test("Parameters that vary keep the family and the form")
    func varying() throws {
        let model = try Reading.quantities(
            "m: normal(0, 1)", "a: normal(sd: 2, mean: m)", "b: m to 3", "c: normal(1 to 2, 3)",
            "d: normal(p5: m, p95: 9)")
        for (name, family, count) in [
            ("a", "normal", 2), ("b", "lognormal", 2), ("c", "normal", 2), ("d", "normal", 2),
        ] {
            guard
                case .conditional(let found, let form, let arguments)? =
                    Inputs.named(name, model)?.sampling
            else {
                Issue.record("\(name) has fixed parameters")
                continue
            }
            #expect(found.name == family)
            #expect(form.labels.count == count)
            #expect(arguments.count == count)
        }
        guard case .conditional(_, _, let arguments)? = Inputs.named("a", model)?.sampling,
            case .quantity(0) = arguments[0].kind, case .number(2) = arguments[1].kind
        else {
            Issue.record("the arguments are not in the order of the form")
            return
        }
    }

    @Test("Inputs are named after their quantity, and numbered inside a larger expression")
    func inputNames() throws {
        let model = try Reading.quantities(
            "a: 1 to 2", "b: 2 * (1 to 2)", "c: (1 to 2) + normal(3 to 4, 1) * (5 to 6)",
            "d: mixture(0.6: a, 0.4: 5000 to 9000)",
            "e: 1 + mixture(1: 1 to 2, 1: 3 to 4) + (5 to 6)", "f: -(1 to 2)", "g: ((1 to 2))",
            "h: normal(1 to 2, 3)")
        #expect(
            Inputs.all(model).map { "\($0.inputName) = \($0.text)" } == [
                "a = 1 to 2", "b[1] = 1 to 2", "c[1] = 1 to 2",
                "c[2] = normal(3 to 4, 1)", "c[3] = 3 to 4", "c[4] = 5 to 6",
                "d = mixture(0.6: a, 0.4: 5000 to 9000)", "d[1] = 5000 to 9000",
                "e[1] = mixture(1: 1 to 2, 1: 3 to 4)", "e[2] = 1 to 2", "e[3] = 3 to 4",
                "e[4] = 5 to 6", "f[1] = 1 to 2", "g = 1 to 2",
                "h = normal(1 to 2, 3)", "h[1] = 1 to 2",
            ])
    }

    @Test("A mixture keeps its weights and any expressions as components")
    func mixtures() throws {
        let model = try Reading.quantities(
            "a: 1 to 2", "share: 60%", "m: mixture(share: 2 * a + 1, 1 - share: 5, 3: 7 to 8)")
        guard case .mixture(let weights, let components)? = Inputs.named("m", model)?.sampling
        else {
            Issue.record("not a mixture")
            return
        }
        #expect(weights == [0.6, 0.4, 3])
        #expect(components.count == 3)
        #expect(model.quantities[2].expression.quantities == [0])
    }
}
