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

    @Test("Correlations in every measure")
    func correlations() throws {
        let model = try Reading.model(
            """
            quantities: {a: 1 to 2, b: 2 to 3, c: "normal(0, 1)"}
            correlations:
              - between: [a, b]
                spearman: -0.3
              - {between: [b, c], kendall: 1/4}
              - {between: [c, a], pearson_of_normals: 1}
            """)
        #expect(model.correlations.map(\.value) == [-0.3, 0.25, 1])
        #expect(model.correlations.map(\.measure) == [.spearman, .kendall, .pearsonOfNormals])
        #expect(model.correlations.map(\.between.0) == [0, 1, 2])
        #expect(model.correlations.map(\.between.1) == [1, 2, 0])
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
