import CGSL
import CasModel
import TestSupport
import Testing

/// Questions that are asked of some runs, against closed forms: within 4.9 of their own Monte Carlo errors.
@Suite("Questions under a condition")
struct ConditionalQuestionTests {
    static let start = """
        quantities: {x: "normal(3, 2)", z: "normal(0, 1)", y: 0.3 * (x - 3) + 0.8 * z, w: log(x)}
        report: [x]
        questions:
          plain: y > 1
          always: {condition: y > 1, given: x > -1000}
          sure: {condition: y > 1, given: 1 < 2}
          quadrant: {condition: y > 0, given: x > 3}
          tail: {condition: x > 5, given: x > 4}
          never: {condition: y > 1, given: x > 1000}
          shielded: {condition: w > 1, given: x > 0}
          broken: {condition: w > 1, given: w > 0 or x < 3}

        """

    static func close(_ question: QuestionResult, _ exact: Double) {
        let (value, error) = (question.probability.value, question.probability.standardError)
        #expect(abs(value - exact) < 4.9 * error, "\(question.name): \(value) against \(exact)")
    }

    static func above(_ x: Double, _ mean: Double, _ sd: Double) -> Double {
        gsl_cdf_ugaussian_Q((x - mean) / sd)
    }

    /// - Parameters:
    ///   - evidence: reports about x, after which it is normal with this mean and sd.
    @Test(arguments: [("", 3.0, 2.0), ("{name: r, about: x, report: 3 to 6, error: normal}", 0, 0)])
    func closedForms(evidence: String, mean: Double, sd: Double) throws {
        let text = Self.start + (evidence.isEmpty ? "" : "evidence: [\(evidence)]\n")
        let result = try EvidenceTests.simulate(text, runs: 200_000)
        let x =
            evidence.isEmpty
            ? (mean: mean, sd: sd)
            : EvidenceTests.combined([(3, 2), (4.5, 1.5 / EvidenceTests.halfWidth)])
        let answers = Dictionary(
            uniqueKeysWithValues: result.questions.map { ($0.name, $0) })
        func answer(_ name: String) throws -> QuestionResult { try #require(answers[name]) }
        // What holds in every run changes no bit.
        let plain = try answer("plain")
        for name in ["always", "sure"] {
            let other = try answer(name)
            #expect(other.probability == plain.probability)
            #expect(other.askedRuns == result.countedRuns)
        }
        #expect(plain.askedRuns == nil)
        if evidence.isEmpty {
            // Sheppard's formula for a correlation of 0.6.
            Self.close(try answer("quadrant"), 0.5 + asin(0.6) / .pi)
            #expect(abs((try answer("quadrant").askedRuns ?? 0) - 100_000) < 1100)
        }
        let tail = try answer("tail")
        let asked = Self.above(4, x.mean, x.sd)
        Self.close(tail, Self.above(5, x.mean, x.sd) / asked)
        // The error of the runs in which it is asked alone, weighted ones counting as fewer.
        let p = tail.probability.value
        let effective =
            (result.evidence?.effectiveSampleSize ?? Double(result.runs)) * asked
        let error = (p * (1 - p) / effective).squareRoot()
        #expect(tail.probability.standardError > 0.8 * error)
        #expect(tail.probability.standardError < 1.25 * error)
        let never = try answer("never")
        #expect(never.probability.value.isNaN && never.askedRuns == 0 && never.invalidRuns == 0)
        #expect(
            ResultWarnings.sentences(about: result).contains {
                $0.hasPrefix(
                    "the question 'never' has no answer, since `x > 1000` holds in none of ")
            })
        // Where it is not asked the condition needs no value.
        let shielded = try answer("shielded")
        #expect(shielded.invalidRuns == 0)
        Self.close(shielded, Self.above(exp(1), x.mean, x.sd) / Self.above(0, x.mean, x.sd))
        // Where that under which it is asked has none, the run counts for nothing.
        if evidence.isEmpty { #expect(try answer("broken").invalidRuns > 0) }
        Self.close(try answer("broken"), shielded.probability.value)
    }

    @Test func threadsDoNotMatter() throws {
        let model = try Models.model(
            Self.start + "evidence: [{name: r, about: x, report: 3 to 6}]\n")
        func answers(_ threads: Int) throws -> [Double] {
            try Models.simulate(model, runs: 100_000, threads: threads).questions.map {
                $0.probability.value.isNaN ? -1 : $0.probability.value
            }
        }
        #expect(try answers(1) == answers(5))
    }

    /// Side by side with another model the answers are those of the model alone.
    @Test func compared() throws {
        let model = try Models.model(Self.start)
        let other = try Models.model(
            Self.start, overrides: [Model.Override(name: "x", expression: "normal(4, 2)")])
        let options = SimulationOptions(runs: 20_000, threads: 2)
        let comparison = try Comparer([model, other]).run(options)
        for (index, model) in [model, other].enumerated() {
            let alone = try Simulator(model).run(options)
            for question in alone.questions where question.askedRuns != 0 {
                let compared = comparison.questions.first { $0.name == question.name }
                #expect(compared?.answers[index]?.probability == question.probability)
                #expect(compared?.answers[index]?.askedRuns == question.askedRuns)
            }
        }
    }

    /// The curve of all runs does not pass through the answer of some.
    @Test func noThreshold() throws {
        let model = try Models.model(
            "quantities: {x: \"normal(3, 2)\"}\nquestions: {q: {condition: x > 5, given: x > 4}}\n")
        let result = try Models.simulate(model, runs: 2000)
        #expect(try !Chart.cumulative(of: result).svg.contains("above"))
        let json = String(decoding: JSONReport.bytes(of: result), as: UTF8.self)
        #expect(json.contains("\"given\": \"x > 4\", \"asked_runs\": "))
        #expect(Written.result(result).contains("x > 5 given x > 4"))
    }
}
