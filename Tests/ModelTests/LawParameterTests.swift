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

    @Test("A fixed parameter that breaks a rule is found beside one that varies")
    func certainErrors() {
        let model = """
            quantities:
              m: 1 to 2
              a: normal(mean: m, sd: -2)
              b: lognormal(median: -3, sigma: m)
              c: uniform(m, 0)
              d: normal(mean: m, sd: 2)
              e: binomial(n: round(m), p: 1.5)
              f: poisson(m)
            """
        #expect(
            Reading.places(model) == [
                "3:26 normal: sd must be positive and finite, got -2",
                "4:24 lognormal: median must be positive and finite, got -3",
                "7:31 binomial: p must be between 0 and 1, got 1.5",
            ])
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

@Suite("Laws within bounds")
struct TruncationTests {
    @Test(
        "A law with fixed parameters and bounds is one fixed law",
        arguments: [
            "truncate(7000 to 15000, low: 8000, high: 9000)",
            "truncate(7000 to 15000, high: 9k, low: eight)", "truncate(7000 to 15000, 8000, 9000)",
            "truncate(truncate(7000 to 15000, low: 8000), high: 9000)",
        ])
    func fixed(text: String) throws {
        let model = try Reading.quantities("eight: 8 * 1000", "a: \(text)")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(Inputs.all(model).count == 1)
        #expect(law.support == 8000...9000)
        #expect(law.cumulative(8000) == 0)
        #expect(law.cumulative(9000) == 1)
        // The middle of the truncated law has the middle of the whole law's probabilities.
        let whole = try #require(Inputs.fixedLaw(try Reading.quantities("a: 7000 to 15000"), "a"))
        let middle = (whole.cumulative(8000) + whole.cumulative(9000)) / 2
        #expect(abs(law.quantile(0.5) / whole.quantile(middle) - 1) < 1e-9)
    }

    @Test("A mixture of fixed laws is truncated as one law")
    func mixture() throws {
        let model = try Reading.quantities(
            "a: truncate(mixture(3: normal(0, 1), 1: uniform(10, 20)), low: 0)")
        let law = try #require(Inputs.fixedLaw(model, "a"))
        #expect(Inputs.all(model).map(\.inputName) == ["a"])
        // 3/8 of the whole lies above 0 in the normal, 1/4 in the uniform.
        #expect(abs(law.upperTail(10) - 0.4) < 1e-9)
    }

    @Test("Varying parameters or bounds keep the family")
    func varying() throws {
        let model = try Reading.quantities(
            "m: 1 to 2", "a: truncate(normal(m, 1), low: 0)",
            "b: truncate(5 to 9, low: m, high: 2 * m + 9)",
            "c: truncate(gamma(p5: 1, p95: 9), low: m)")
        for (name, family, count, bounds) in [
            ("a", "normal", 2, 1), ("b", "lognormal", 2, 2), ("c", "gamma", 2, 1),
        ] {
            guard
                case .truncatedConditional(let found, let form, let arguments, let low, let high)? =
                    Inputs.named(name, model)?.sampling
            else {
                Issue.record("\(name) is fixed")
                continue
            }
            #expect(found.name == family)
            #expect(arguments.count == count)
            #expect(form.canonical.count == count)
            #expect([low, high].compactMap { $0 }.count == bounds)
        }
    }

    @Test("What cannot be truncated is said")
    func refused() {
        let model = """
            quantities:
              m: 1 to 2
              a: truncate(mixture(1: 1 to 2, 2: m), low: 0)
              b: truncate(mixture(1: 1 to 2, 2: normal(m, 1)), low: 0)
              c: truncate(mixture(1: 1 to 2, 2: 3 to 4), low: m)
              d: truncate(truncate(normal(m, 1), low: 0), high: 3)
              e: truncate(1 to 2, low: 1000000)
            """
        #expect(
            Reading.problems(model) == """
                m.yaml:3:37: error: a mixture to truncate needs laws as its components, and `m` is not one
                  a: truncate(mixture(1: 1 to 2, 2: m), low: 0)
                                                    ^

                m.yaml:4:37: error: a mixture is truncated only where its laws have fixed parameters
                  b: truncate(mixture(1: 1 to 2, 2: normal(m, 1)), low: 0)
                                                    ^^^^^^^^^^^^

                m.yaml:5:6: error: the bounds of this law must be fixed numbers
                  c: truncate(mixture(1: 1 to 2, 2: 3 to 4), low: m)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                m.yaml:6:15: error: a truncated law inside another law must have fixed numbers only
                  d: truncate(truncate(normal(m, 1), low: 0), high: 3)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                m.yaml:7:6: error: truncate: lognormal has no probability, or less than 1e-290, above 1000000
                  e: truncate(1 to 2, low: 1000000)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """)
    }
}
