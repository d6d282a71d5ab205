import Foundation
import ModelLanguage
import Testing

@Suite("Correlations in a model file")
struct CorrelationTests {
    static let lines = """
        quantities:
          a: 1 to 2
          b: 2 to 3
          c: normal(0, 1)
          rest: a + 3 * (4 to 5) + poisson(b)
          mixed: "mixture(0.3: a, 0.7: b)"
          cut: "truncate(normal(a, 1), low: 0)"
          varying: normal(a, b)
        correlations:

        """

    static func problems(_ correlations: String) -> [String] {
        Reading.places(lines + correlations + "\n")
    }

    @Test("A matrix is its pairs")
    func matrix() throws {
        let model = try Reading.model(
            Self.lines + """
                  - between: [c, a, b]
                    spearman:
                      - [1, 0.1, -0.2]
                      - [0.1, 1, 30%]
                      - [-0.2, 0.3, 1]
                """)
        #expect(model.correlations.map(\.value) == [0.1, -0.2, 0.3])
        #expect(model.correlations.map(\.between.0) == ["c", "c", "a"])
        #expect(model.correlations.map(\.between.1) == ["a", "b", "b"])
    }

    @Test("One number for several names counts for every pair")
    func common() throws {
        let model = try Reading.model(Self.lines + "  - {between: [a, b, c], kendall: 0.2}\n")
        #expect(model.correlations.map(\.value) == [0.2, 0.2, 0.2])
    }

    @Test("Laws within formulas have names of their own")
    func innerLaws() throws {
        let model = try Reading.model(
            Self.lines + "  - {between: [\"rest[1]\", varying], spearman: 0.5}\n"
                + "  - between:\n      - a\n      - rest[1]\n    spearman: 0.1\n")
        #expect(model.correlations.map(\.between.0) == ["rest[1]", "a"])
        #expect(model.unusedQuantities.isEmpty)
    }

    @Test("A quantity set to a number for one run has no correlations in it")
    func overrides() throws {
        let text =
            Self.lines + "  - {between: [a, b, c], kendall: 0.2}\n"
            + "  - {between: [a, \"rest[1]\"], kendall: 0.3}\n"
        func changed(_ name: String, _ expression: String) throws -> [[String]] {
            try Reading.model(
                text, overrides: [Model.Override(name: name, expression: expression)]
            ).correlations.map { [$0.between.0, $0.between.1] }
        }
        #expect(try changed("a", "3") == [["b", "c"]])
        #expect(try changed("rest", "2 * 3") == [["a", "b"], ["a", "c"], ["b", "c"]])
        #expect(try changed("b", "5 to 6").count == 4)
        #expect(
            Reading.problems(text, overrides: [Model.Override(name: "b", expression: "a + 1")])
                .contains("`b` is not an input"))
    }

    @Test("Correlations of normal scores")
    func normalScores() {
        for step in -99...99 {
            let value = Double(step) / 100
            func item(_ measure: Correlation.Measure) -> Double {
                Correlation(between: ("a", "b"), measure: measure, value: value).ofNormalScores
            }
            #expect(abs(item(.spearman) - 2 * sin(.pi * value / 6)) < 1e-15)
            #expect(abs(item(.kendall) - sin(.pi * value / 2)) < 1e-15)
            #expect(item(.pearsonOfNormals) == value)
        }
    }

    @Test(
        "What cannot be correlated is named with what can",
        arguments: [
            (
                "rest, a",
                "`rest` is not an input: its value is not a single law"
            ),
            (
                "'rest[2]', a",
                "`rest[2]` cannot be correlated: the parameters of its poisson law vary from run "
                    + "to run"
            ),
            ("'rest[3]', a", "there is no input `rest[3]`"),
            (
                "mixed, a",
                "`mixed` cannot be correlated: it is a mixture, which has no law of its own"
            ),
            (
                "cut, a",
                "`cut` cannot be correlated: the parameters of its truncated normal law vary from "
                    + "run to run"
            ),
            ("'x[1]', a", "`x[1]` is not a name"),
        ])
    func obstacles(names: String, message: String) {
        #expect(
            Self.problems("  - {between: [\(names)], spearman: 0.1}") == [
                "10:\(names.hasPrefix("'") ? 17 : 16) \(message)"
            ])
    }

    @Test(
        "A matrix must be one",
        arguments: [
            (
                "[[1, 0.1], [0.1, 1], [0, 0]]",
                "10:29 a matrix for 2 names has 2 rows of as many numbers, and this one has 3 rows"
            ),
            ("[[1, 0.1], [0.1]]", "10:50 a matrix for 2 names has 2 rows of as many numbers"),
            ("[[1, 0.1], 3]", "10:50 a matrix for 2 names has 2 rows of as many numbers"),
            (
                "[[1, 0.1], [0.1, 0.9]]",
                "10:56 `spearman` must be 1 on the diagonal of a matrix, got 0.9"
            ),
            (
                "[[1, 1], [1, 1]]",
                "10:44 `spearman` must lie strictly between -1 and 1, got 1"
            ),
            (
                "[[1, 0.1], [0.2, 1]]",
                "10:51 `a` and `b` have 0.1 above the diagonal and 0.2 below it"
            ),
            ("[[1, {}], [0.2, 1]]", "10:44 a number is expected here, found a mapping"),
        ])
    func shapes(matrix: String, problem: String) {
        #expect(Self.problems("  - {between: [a, b],       spearman: \(matrix)}") == [problem])
    }

    @Test("Correlations that contradict each other come with the nearest that do not")
    func notPositiveDefinite() {
        let model =
            Self.lines + """
                  - between: [a, b, c]
                    spearman: [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]
                """
        let expected = """
            m.yaml:10:5: error: the correlations of `a`, `b` and `c` contradict each other: the matrix of their normal scores is not positive definite
              - between: [a, b, c]
                ^
              help: the nearest that do not are `between: [a, b, c]` with `spearman: [[1, 0.482, 0.482], [0.482, 1, -0.482], [0.482, -0.482, 1]]`
            """
        #expect(Reading.problems(model) == expected)
        // What is proposed is accepted.
        let proposed =
            Self.lines + """
                  - between: [a, b, c]
                    spearman: [[1, 0.482, 0.482], [0.482, 1, -0.482], [0.482, -0.482, 1]]
                """
        #expect(Reading.problems(proposed).isEmpty)
        // Pairs that are not given count as 0.
        #expect(
            Self.problems(
                "  - {between: [a, b], spearman: 0.9}\n  - {between: [c, b], kendall: 0.9}"
            ).count == 1)
    }

    /// Higham's example: the answer is 0.7607 and 0.1573.
    @Test("The nearest correlation matrix")
    func nearest() {
        var matrix = CorrelationMatrix(identity: 3)
        matrix[0, 1] = 1
        matrix[1, 2] = 1
        #expect(matrix.factor == nil)
        let nearest = matrix.nearest
        #expect(abs(nearest[0, 1] - 0.7607) < 5e-5)
        #expect(abs(nearest[1, 2] - 0.7607) < 5e-5)
        #expect(abs(nearest[0, 2] - 0.1573) < 5e-5)
        // A matrix that can be used is its own nearest.
        matrix[0, 1] = 0.5
        matrix[1, 2] = -0.25
        #expect(matrix.factor != nil)
        #expect(abs(matrix.nearest[0, 1] - 0.5) < 1e-12 && abs(matrix.nearest[1, 2] + 0.25) < 1e-12)
    }

    @Test("Many correlated inputs are answered in bounded time")
    func many() {
        let names = (0..<1000).map { "x\($0)" }
        var text = "quantities:\n" + names.map { "  \($0): 1 to 2\n" }.joined()
        text += "correlations:\n"
        for start in stride(from: 0, to: 1000, by: 10) {
            let group = names[start..<start + 10].joined(separator: ", ")
            text += "  - {between: [\(group)], spearman: -0.9}\n"
        }
        #expect(Reading.places(text).count == 100)
        let all = names.prefix(100).joined(separator: ", ")
        let short = "quantities:\n" + names.map { "  \($0): 1 to 2\n" }.joined()
        let wide = short + "correlations: [{between: [\(all)], spearman: -0.5}]\n"
        #expect(Reading.problems(wide).contains("and 84 more contradict each other"))
        #expect(Reading.problems(wide).contains("times 0.01 on the scale of normal scores"))
        let chain =
            short + "correlations:\n"
            + (1...100).map { "  - {between: [x0, x\($0)], spearman: 0.01}\n" }.joined()
        #expect(Reading.problems(chain).contains("at most 100 inputs are correlated"))
    }
}
