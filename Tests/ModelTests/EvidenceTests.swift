import ModelLanguage
import Testing

@Suite("Reports and correlations")
struct EvidenceTests {
    @Test("Every form of a report and every key")
    func forms() throws {
        let model = try Reading.model(
            """
            sources:
              a: {title: A}
              b: {title: B}
            quantities:
              killed: 7000 to 15000
              wounded: 3 * killed
              base: 1_000
            evidence:
              - name: killed-or-wounded
                about: killed + wounded
                report: 30000 to 40k
                source: [a, b]
              - {name: children, about: killed, report: at least 121, error: hard}
              - {name: upper, about: killed, report: at  most 40 * base, trust: 80%}
              - {name: near, about: killed, report: about 1300, relative_error: 5%, if_wrong: 0.5}
              - {name: exact, about: killed - 5, report: -498, error: normal, source: a}
            """)
        #expect(
            model.evidence.map(\.report) == [
                .range(30000, 40000), .atLeast(121), .atMost(40000), .about(1300), .point(-498),
            ])
        #expect(
            model.evidence.map(\.error) == [.lognormal, .hard, .lognormal, .lognormal, .normal])
        #expect(model.evidence.map(\.trust) == [nil, nil, 0.8, nil, nil])
        #expect(model.evidence.map(\.relativeError) == [nil, nil, nil, 0.05, nil])
        #expect(model.evidence.map(\.ifWrong) == [nil, nil, nil, 0.5, nil])
        #expect(model.evidence.map(\.sources) == [["a", "b"], [], [], [], ["a"]])
        #expect(model.evidence[0].aboutText == "killed + wounded")
        #expect(model.evidence[0].reportText == "30000 to 40k")
        #expect(model.evidence[0].about.quantities == [0, 1])
        #expect(model.unusedQuantities == [])
    }

    @Test("A report speaks of a number")
    func condition() {
        let text = "quantities: {a: 1 to 2}\nevidence: [{name: r, about: a > 1, report: 1}]"
        #expect(
            Reading.places(text) == ["2:29 a report speaks of a number, and this is a condition"])
    }

    @Test("A report of 0 has no relative error")
    func zero() {
        let text =
            "quantities: {a: 1 to 2}\nevidence: [{name: r, about: a, error: normal, report: 0}]"
        #expect(Reading.places(text) == ["2:12 a report of 0 has no relative error"])
    }

    @Test("Origins, sources and grades decide how much a report counts")
    func likelihoods() throws {
        let model = try Reading.model(
            """
            sources:
              a: {title: A, origin: o, grade: B2}
              b: {title: B, origin: o}
              c: {title: C, grade: F6}
              d: {title: D, grade: A6}
            quantities: {x: 1 to 2}
            evidence:
              - {name: r, about: x, report: 1 to 3, source: a}
              - {name: s, about: x, report: 1 to 3, source: [b, c]}
              - {name: t, about: x, report: 1 to 3, source: b, trust: 0.2}
              - {name: u, about: x, report: 1 to 3, source: d}
              - {name: v, about: x, report: 1 to 3}
              - {name: w, about: x, report: 1 to 3}
            """)
        let likelihoods = model.likelihoods
        // Three share the origin; the second is also the only one of source c.
        #expect(likelihoods.map(\.power) == [1 / 3.0, 1, 1 / 3.0, 1, 1, 1])
        #expect(likelihoods.map(\.trust) == [0.75, 0.5, 0.2, 1, 1, 1])
        #expect(model.likelihoods(without: 0).map(\.power) == [0, 1, 0.5, 1, 1, 1])
    }

    @Test("A model may trust grades otherwise than the convention")
    func trustTable() throws {
        let text = """
            sources:
              a: {title: A, grade: B2}
              b: {title: B, grade: C3}
            quantities: {x: 1 to 2}
            evidence:
              - {name: r, about: x, report: 1 to 3, source: a}
              - {name: s, about: x, report: 1 to 3, source: b}
              - {name: t, about: x, report: 1 to 3, source: b, trust: 0.2}
            """
        let trusting = try Reading.model(text + "\ntrust: {B2: 90%, F6: 0}\n")
        #expect(trusting.trust == TrustTable(["B2": 0.9, "F6": 0]))
        #expect(trusting.likelihoods.map(\.trust) == [0.9, 0.5, 0.2])
        #expect(
            Reading.places(text + "\ntrust: {B9: 90%, C3: 3}\n") == [
                "9:9 `B9` is not an Admiralty grade",
                "9:22 `C3` must be a probability from 0 to 1, got 3",
            ])
    }

    @Test("What a report says as numbers")
    func statements() throws {
        let model = try Reading.model(
            """
            quantities: {x: 1 to 2}
            evidence:
              - {name: r, about: x, report: 100 to 400, trust: 0.5}
              - {name: s, about: x, report: -10 to 30, error: normal}
              - {name: t, about: x, report: about 50, error: hard, relative_error: 20%}
              - {name: u, about: x, report: at least 0, error: hard}
              - {name: v, about: x, report: 80, error: normal, if_wrong: 2}
            """)
        let found = model.likelihoods
        guard case .near(let centre, let sd) = found[0].statement else { throw Failure() }
        #expect(abs(centre - 5.298317366548036) < 1e-14)
        #expect(abs(sd - 0.42140356394179934) < 1e-10)
        // A factor of ten either way: a width of 2 log 10.
        guard case .unrelated(let density) = found[0].wrong else { throw Failure() }
        #expect(abs(density - 0.21714724095162588) < 1e-15)
        #expect(abs(found[0].wrongRatio - 0.22937308410897417) < 1e-10)
        // Four times its largest number.
        #expect(found[1].scale == .linear && found[1].wrong == .unrelated(1.0 / 120))
        guard case .near(10, let amount) = found[1].statement else { throw Failure() }
        #expect(abs(amount - 12.159136638235383) < 1e-10)
        guard case .within(let low, let high) = found[2].statement else { throw Failure() }
        #expect(abs(low - 3.6888794541) < 1e-9 && abs(high - 4.0943445622) < 1e-9)
        #expect(
            found[3].statement == .atLeast(bound: 0, sd: 0) && found[3].wrong == .unrelated(0.5))
        #expect(
            found[4].statement == .near(centre: 80, sd: 8) && found[4].wrong == .around(sd: 160))
    }

    @Test("An error that counts for nothing is doubted")
    func idleError() throws {
        let model = try Reading.model(
            """
            quantities: {x: 1 to 2}
            evidence:
              - {name: range, about: x, report: 1 to 3, relative_error: 5%}
              - {name: bound, about: x, report: at least 1, relative_error: 5%}
              - {name: hard, about: x, report: at least 1, error: hard, relative_error: 5%}
              - {name: point, about: x, report: about 2, relative_error: 5%}
            """)
        #expect(
            model.warnings.map { model.name(of: $0.subject) + ": " + $0.message } == [
                "range: `relative_error:` has no effect on a range, whose ends say how far off it may be",
                "hard: `relative_error:` has no effect on a hard bound, which is never off",
            ])
    }

    struct Failure: Error {}

    @Test("Correlations in every measure")
    func correlations() throws {
        let model = try Reading.model(
            """
            quantities: {a: 1 to 2, b: 2 to 3, c: "normal(0, 1)"}
            correlations:
              - between: [a, b]
                spearman: -0.3
              - {between: [b, c], kendall: 1/4}
              - {between: [c, a], pearson_of_normals: -0.5}
            """)
        #expect(model.correlations.map(\.value) == [-0.3, 0.25, -0.5])
        #expect(model.correlations.map(\.measure) == [.spearman, .kendall, .pearsonOfNormals])
        #expect(model.correlations.map(\.between.0) == ["a", "b", "c"])
        #expect(model.correlations.map(\.between.1) == ["b", "c", "a"])
    }

    @Test("Quantities that nothing needs are known")
    func unused() throws {
        let model = try Reading.model(
            """
            quantities: {a: 1 to 2, b: 2 * a, c: 3, d: c + 1, e: 4, f: 5, g: 1 to 3}
            report: [b]
            questions: {q: d > 3}
            evidence: [{name: r, about: e + 1, report: 5}]
            correlations: [{between: [a, g], spearman: 0.1}]
            """)
        #expect(model.unusedQuantities == [5])
        #expect(model.dependencies == [[], [0], [], [2], [], [], []])
    }
}
