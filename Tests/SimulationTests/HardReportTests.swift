import CGSL
import CasModel
import TestSupport
import Testing

/// Reports that are never wrong compare values themselves, their ends included.
@Suite("Reports that are never wrong")
struct HardReportTests {
    /// Whole, decimal and tiny ends: logarithms of most of them round to one side or the other.
    static let ends: [Double] =
        (1...60).map { Double($0) } + (1...60).map { Double($0) / 10 }
        + [1e-9, 1.1e-7, 0.001, 123_456.789, 1e15, 7e22, -3, -0.1, 0]

    /// Each end as the end of a range, as a bound and as the number itself, about a quantity that always
    /// has this value, as the kernels compute it.
    @Test func endsAreIncluded() throws {
        var lines: [String] = []
        for (index, value) in Self.ends.enumerated() {
            let (below, above) = (value - 1 - abs(value), value + 1 + abs(value))
            for (form, report) in [
                "\(value) to \(above)", "\(below) to \(value)", "at least \(value)",
                "at most \(value)", "exactly \(value)",
            ].enumerated() {
                let error = form < 4 ? ", error: hard" : ""
                lines.append(
                    "  - {name: r\(index)-\(form), about: \(value) + 0 * u, report: \(report)\(error)}"
                )
            }
        }
        let result = try EvidenceTests.simulate(
            "quantities: {u: \"uniform(0, 1)\"}\nevidence:\n" + lines.joined(separator: "\n")
                + "\n",
            runs: 2000)
        #expect(result.evidence?.weightedRuns == 2000)
    }

    /// The next number beyond an end is outside.
    @Test(arguments: [3.0, 0.1])
    func beyondIsOutside(value: Double) throws {
        for (number, report) in [
            (value.nextDown, "\(value) to \(2 * value)"), (value.nextUp, "0.01 to \(value)"),
            (value.nextDown, "at least \(value)"), (value.nextUp, "at most \(value)"),
            (value.nextUp, "\(value)"),
        ] {
            #expect(throws: SimulationError.self) {
                try EvidenceTests.simulate(
                    """
                    quantities: {u: "integers(1, 2)", v: "\(number) + 0 * u"}
                    evidence: [{name: r, about: v, report: \(report), error: hard}]
                    """, runs: 1000)
            }
        }
    }

    @Test func wholeNumbers() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {a: "integers(1, 6)"}
            questions: {three: a == 3}
            evidence: [{name: r, about: a, report: 3 to 4, error: hard}]
            """, runs: 60_000)
        let share = result.questions[0].probability
        #expect(abs(share.value - 0.5) < 4.9 * share.standardError)
        #expect(result.quantities[0].minimum == 3 && result.quantities[0].maximum == 4)
    }

    /// With a doubt about it, both parts are densities on the scale of the logarithms.
    @Test func doubted() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {a: "integers(1, 6)"}
            questions: {three: a == 3, six: a == 6}
            evidence: [{name: r, about: a, report: 3 to 4, error: hard, trust: 0.6}]
            """, runs: 200_000)
        let (low, high) = (log(3.0), log(4.0))
        let weights = (1...6).map { value -> Double in
            let right = (3...4).contains(value) ? 1 / (high - low) : 0
            return 0.6 * right + 0.4 * TrustTests.wrong
        }
        let total = weights.reduce(0, +)
        for (question, value) in zip(result.questions, [3, 6]) {
            let exact = weights[value - 1] / total
            #expect(
                abs(question.probability.value - exact) < 4.9 * question.probability.standardError)
        }
    }

    /// A report without a doubt about it makes no compromise.
    @Test func ruledOut() throws {
        let result = try EvidenceTests.simulate(
            """
            quantities: {x: "normal(0, 1)"}
            evidence: [{name: r, about: x, report: at least 4, error: hard}]
            """, runs: 20_000)
        #expect(
            ResultWarnings.sentences(about: result).contains(
                "the rest of the model all but rules out the report 'r'; the answer rests on the few "
                    + "cases in which it holds"))
    }

    /// What no analysis of the text finds to have a density is told once no run fits.
    @Test func oneNumberOfMany() throws {
        do {
            _ = try EvidenceTests.simulate(
                """
                quantities: {x: "normal(0, 1)"}
                evidence: [{name: r, about: x * x + sin(x), report: exactly 1}]
                """, runs: 1000)
            Issue.record("some run fits")
        } catch {
            #expect(
                "\(error)".hasSuffix(
                    "a value that can be anything in between is never exactly one number, and the "
                        + "report must then be a range or `about`"))
        }
    }
}
