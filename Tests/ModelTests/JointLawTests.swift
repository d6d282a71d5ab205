import Distributions
import ModelLanguage
import Testing

@Suite("Joint laws in models")
struct JointLawTests {
    @Test("A joint law is a quantity for each of its parts")
    func parts() throws {
        let model = try Reading.model(
            """
            quantities:
              share: dirichlet(a: 2, b: 3, c: 5)
              total: 100 * share.b
              kind:
                value: multinomial(n: 40, x: 1, y: 3)
                unit: tanks
            report: [total, share, kind.y]
            """)
        #expect(
            model.quantities.map(\.name) == [
                "share.a", "share.b", "share.c", "total", "kind.x", "kind.y",
            ])
        #expect(model.report == [3, 0, 1, 2, 5])
        #expect(
            model.quantities.flatMap(\.expression.draws).map(\.inputName) == [
                "share.a", "share.b", "kind.x",
            ])
        #expect(model.quantities[5].unit == "tanks")
        let marginals = model.quantities.map { $0.part?.marginal }
        #expect(marginals[1]?.parameters.map(\.value) == [3, 7])
        #expect(marginals[2]?.parameters.map(\.value) == [5, 5])
        #expect(marginals[5]?.parameters.map(\.value) == [40, 0.75])
        #expect(marginals[3] == nil)
    }

    @Test("Parameters may be quantities, fixed ones as good as numbers")
    func parameters() throws {
        let model = try Reading.quantities(
            "two: 2", "p: uniform(0, 1)", "s: dirichlet(a: two, b: 1 + two)",
            "t: dirichlet(a: p, b: 3)", "m: multinomial(round(100 * p), a: s.a, b: s.b)")
        #expect(Inputs.fixedLaw(model, "s.a")?.name == "beta")
        guard case .conditional(let family, _, _)? = Inputs.named("t.a", model)?.sampling else {
            Issue.record("t.a has fixed parameters")
            return
        }
        #expect(family.name == "beta")
        #expect(model.quantities.first { $0.name == "t.b" }?.part?.marginal == nil)
    }

    @Test("An override may make a quantity a joint law or none")
    func overrides() throws {
        let text = "quantities:\n  s: dirichlet(a: 1, b: 2)\n  x: 3\n"
        let model = try Reading.model(
            text, overrides: [.init(name: "x", expression: "dirichlet(u: 1, v: 1)")])
        #expect(model.quantities.map(\.name) == ["s.a", "s.b", "x.u", "x.v"])
    }

    @Test("Every mistake has one message")
    func mistakes() {
        #expect(
            Reading.places(
                """
                quantities:
                  a: dirichlet(2, 3)
                  b: dirichlet(x: 2)
                  c: dirichlet(x: 2, x: 3)
                  d: dirichlet(x: 2, y: -3)
                  e: 1 + dirichlet(x: 2, y: 3)
                  f: multinomial(x: 0.5, y: 0.5)
                  g: multinomial(n: 2.5, x: 0.5, y: 0.5)
                  h: multinomial(10, x: 0.5, y: 0)
                  i: dirichlet(x: 1 to 2, y: 3)
                  j: dirichlet(x: 1, y: 3)
                  k: j + 1
                  l: j.z + 1
                  m: dirichlet(x: m.y, y: 3)
                """) == [
                    "2:16 the parts of dirichlet are named",
                    "3:6 dirichlet has 2 to 100 parts, got 1",
                    "4:22 `x` is given twice",
                    "5:25 dirichlet: y must be between 1e-300 and 1e300, got -3",
                    "6:10 dirichlet gives several numbers at once and is a quantity of its own",
                    "7:6 multinomial: `n` is missing",
                    "8:21 multinomial: n must be a whole number from 0 to 1000000000, got 2.5",
                    "9:33 multinomial: y must be between 1e-300 and 1e300, got 0",
                    "10:19 a parameter of dirichlet cannot hold a law of its own",
                    "12:6 `j` is several numbers: `j.x`, `j.y`",
                    "13:6 there is no quantity `j.z`",
                    "14:19 these quantities depend on each other in a circle: m.x -> m.y -> m.x",
                ])
    }

    @Test("Elsewhere in a file a joint law is named by its parts")
    func sections() {
        #expect(
            Reading.places(
                """
                quantities:
                  s: dirichlet(a: 2, b: 3)
                  x: 1 to 2
                report: [s, s.a]
                questions:
                  q: s > 0.5
                correlations:
                  - between: [s.a, x]
                    spearman: 0.5
                  - between: [s, x]
                    spearman: 0.5
                """) == [
                    "4:13 `s.a` is reported twice",
                    "6:6 `s` is several numbers: `s.a`, `s.b`",
                    "8:15 `s.a` is a part of a joint law, which says itself how its parts go together",
                    "10:15 `s` is several numbers: `s.a`, `s.b`",
                ])
    }

    @Test("A part's name is none that a file may give")
    func names() {
        #expect(Reading.places("quantities:\n  a.b: 3\n").count == 1)
    }

    @Test("A count that need not be whole is warned of once")
    func warning() throws {
        let model = try Reading.quantities(
            "m: 200 to 900", "k: multinomial(n: m, a: 1, b: 2, c: 3)")
        #expect(model.warnings.count == 1)
        #expect(model.warnings.first?.message.hasPrefix("`n` of multinomial") == true)
        let whole = try Reading.quantities(
            "m: poisson(90)", "k: multinomial(n: m, a: 1, b: 2, c: 3)")
        #expect(whole.warnings.isEmpty)
    }
}
