import CasModel
import Foundation
import TestSupport

/// Results that ask much of a chart.
enum ChartCases {
    /// A chart to lay out.
    struct Case: CustomStringConvertible, Sendable {
        let kind: ChartKind
        let width: Double
        let count: Int
        let nameLength: Int
        let magnitudes: [Double]

        var description: String {
            "\(kind), \(width) px, \(count) quantities, names of \(nameLength), "
                + magnitudes.map { "\($0)" }.joined(separator: " ")
        }
    }

    /// Every kind, at 600 and 1,600 pixels and at the least width, for one quantity and twenty, names of
    /// 3 and 60 characters, values of one magnitude and of all.
    static let all: [Case] = ChartKind.allCases.flatMap { kind in
        [320.0, 600, 1600].flatMap { width in
            [1, 20].flatMap { count in
                [3, 60].flatMap { length in
                    [[1e-6], [1], [1e4], [1e12], [1e-6, 3, 1e12, 40_000]].map {
                        Case(
                            kind: kind, width: width, count: count, nameLength: length,
                            magnitudes: $0)
                    }
                }
            }
        }
    }

    /// A text of this length, with spaces or as one word.
    static func name(_ length: Int, _ index: Int, isWord: Bool) -> String {
        let words = isWord ? "wounded_and_missing_" : "wounded and missing, wide "
        let start = "q\(index)\(isWord ? "_" : " ")"
        return String((start + String(repeating: words, count: 4)).prefix(length))
    }

    /// A result with reports, questions and sources about every quantity.
    static func result(
        count: Int, nameLength: Int, magnitudes: [Double]
    ) -> SimulationResult {
        let source = Source(
            id: "s", title: name(60, 0, isWord: false), date: "2022-03-23")
        var quantities: [Quantity] = []
        var evidence: [Evidence] = []
        var questions: [Question] = []
        var answers: [QuestionResult] = []
        var results: [QuantityResult] = []
        var priors: [QuantityResult] = []
        for index in 0..<count {
            let size = magnitudes[index % magnitudes.count]
            let text = "\(7 * size) to \(15 * size)"
            let value = CheckedExpression(
                .draw(
                    Draw(
                        inputName: "q", sampling: .fixed(HandMade.range(7 * size, 15 * size)),
                        text: text)), span: 0..<1)
            let name = name(nameLength, index, isWord: index.isMultiple(of: 2))
            let unit = index.isMultiple(of: 3) ? "people" : Self.name(nameLength, 7, isWord: false)
            quantities.append(
                Quantity(
                    name: name, unit: unit, expression: value, text: text, sources: ["s"]))
            let about = CheckedExpression(.quantity(index), span: 0..<1)
            let report: Evidence.Report =
                [.range(8 * size, 9 * size), .atLeast(9 * size), .about(1e4 * size)][index % 3]
            evidence.append(
                Evidence(
                    name: "report-\(index)", about: about, aboutText: name, report: report,
                    reportText: "", sources: index.isMultiple(of: 2) ? ["s"] : []))
            for factor in [0.001, 8, 10, 14, 1000] {
                let limit = CheckedExpression(.number(factor * size), span: 0..<1)
                questions.append(
                    Question(
                        name: "over",
                        condition: CheckedExpression(
                            .binary(.greater, about, limit), span: 0..<1, isCondition: true),
                        text: ""))
                answers.append(
                    QuestionResult(
                        name: "over", title: "over",
                        probability: Estimate(value: 0.123456, standardError: 1e-5),
                        invalidRuns: 0))
            }
            results.append(figures(index, name, unit, size, index % 5))
            priors.append(figures(index, name, unit, 1.4 * size, 0))
        }
        let model = Model(
            name: name(60, 0, isWord: true), title: name(100, 0, isWord: false),
            asOf: "2022-03-24", sources: [source], quantities: quantities,
            evaluationOrder: Array(0..<count), report: Array(0..<count), questions: questions,
            evidence: evidence)
        return SimulationResult(
            model: model, seed: .max, runs: 1_000_000_000, requestedRuns: 1_000_000_000,
            threads: 2, elapsedSeconds: 1, quantities: results, questions: answers,
            invalidCauses: [],
            evidence: EvidenceResult(
                effectiveSampleSize: 1e6, paretoShape: nil, isAdapted: false, weightedRuns: 1000,
                unjudgedRuns: 0, reports: [], prior: priors))
    }

    /// A comparison of that many alternatives of such a result, each a fifth larger than the one before,
    /// with labels as long as names; the second does not report the last quantity.
    static func comparison(
        alternatives: Int, count: Int, nameLength: Int, magnitudes: [Double]
    ) -> Comparison {
        let results = (0..<alternatives).map { index in
            let factor = 1 + 0.2 * Double(index)
            let result = result(
                count: count, nameLength: nameLength, magnitudes: magnitudes.map { $0 * factor })
            guard index > 0 else { return result }
            var model = result.model
            model.scenario = Scenario(
                name: name(nameLength, index, isWord: index.isMultiple(of: 2)),
                title: name(60, index, isWord: false), changes: [])
            return SimulationResult(
                model: model, seed: result.seed, runs: result.runs, requestedRuns: result.runs,
                threads: 2, elapsedSeconds: 1, quantities: result.quantities,
                questions: result.questions, invalidCauses: [])
        }
        let quantities = (0..<count).map { place in
            ComparedQuantity(
                name: results[0].quantities[place].name, unit: results[0].quantities[place].unit,
                figures: results.enumerated().map { index, result in
                    index == 1 && place == count - 1 ? nil : result.quantities[place]
                }, shifts: results.map { _ in nil })
        }
        return Comparison(
            alternatives: results, pairing: .commonRuns, quantities: quantities, questions: [])
    }

    /// The figures of a quantity: a log-normal law, and now and then a wide one, one on both sides of
    /// 0, counts or a value that hardly varies.
    private static func figures(
        _ index: Int, _ name: String, _ unit: String, _ size: Double, _ form: Int
    ) -> QuantityResult {
        let normal = NormalLaw.standard
        let distribution =
            switch form {
            case 1:
                HandMade.distribution(runs: 4000, bins: 3000) {
                    size * exp(1.5 * normal.quantile($0))
                }
            case 2:
                HandMade.distribution(runs: 4000, bins: 400) { size * normal.quantile($0) }
            case 3: HandMade.atoms((0..<9).map { (Double($0), UInt64(100 + 10 * $0)) })
            case 4:
                HandMade.distribution(runs: 4000, bins: 400) {
                    size * (1 + 1e-7 * normal.quantile($0))
                }
            default:
                HandMade.distribution(runs: 4000, bins: 400) {
                    size * exp(2.3 + 0.23 * normal.quantile($0))
                }
            }
        return HandMade.quantity(
            index, name, unit: unit, distribution: distribution,
            mean: Estimate(value: size, standardError: size * 1e-5), sd: size,
            errors: size * 1e-5)
    }
}
