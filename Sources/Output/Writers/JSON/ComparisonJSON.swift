import ModelLanguage
import Simulation
import Statistics

/// A comparison as one JSON object, for programs.
package enum ComparisonJSON {
    /// The object as UTF-8 text. Figures that do not exist are `null`.
    package static func bytes(of comparison: Comparison) -> [UInt8] {
        let first = comparison.alternatives.first
        let indices = comparison.alternatives.indices
        return JSONValue.object([
            ("casmodel", .string(CasModelVersion.current)),
            ("pairing", .string(comparison.pairing.rawValue)),
            ("seed", .integer(first?.seed ?? 0)), ("runs", .integer(first?.runs ?? 0)),
            ("partial", .bool(comparison.alternatives.contains { $0.isPartial || !$0.isRefined })),
            (
                "alternatives",
                .object(
                    indices.map { (AlternativeText.letter($0), alternative($0, comparison)) })
            ),
            ("quantities", .object(comparison.quantities.map { ($0.name, quantity($0)) })),
            ("questions", .object(comparison.questions.map { ($0.name, question($0)) })),
        ]).bytes()
    }

    private static func alternative(_ index: Int, _ comparison: Comparison) -> JSONValue {
        let model = comparison.alternatives[index].model
        var members: [(key: String, value: JSONValue)] = [
            ("description", .string(AlternativeText.description(index, of: comparison))),
            ("model", .string(model.name)), ("model_sha256", .string(model.digest)),
        ]
        if let scenario = model.scenario { members.append(("scenario", .string(scenario.name))) }
        if !model.overrides.isEmpty {
            members.append(("overrides", JSONReport.overrides(model.overrides)))
        }
        return .object(members)
    }

    private static func quantity(_ quantity: ComparedQuantity) -> JSONValue {
        let figures = quantity.figures.enumerated().compactMap { index, figures in
            figures.map { (AlternativeText.letter(index), JSONReport.quantity($0)) }
        }
        let shifts = quantity.shifts.enumerated().compactMap { index, shift in
            shift.map { (AlternativeText.letter(index), self.shift($0)) }
        }
        return .object([
            ("unit", .string(quantity.unit)), ("alternatives", .object(figures)),
            ("against_a", .object(shifts)),
        ])
    }

    private static func shift(_ shift: QuantityShift) -> JSONValue {
        .object([
            ("median_shift", estimate(shift.median)), ("mean_shift", estimate(shift.mean)),
            ("probability_greater", estimate(shift.greater)),
            ("probability_less", .number(shift.less)),
            ("probability_equal", .number(shift.equal)), ("overlap", estimate(shift.overlap)),
            ("difference", shift.difference.map { JSONReport.quantity($0) } ?? .null),
        ])
    }

    private static func estimate(_ estimate: Estimate) -> JSONValue {
        .object([
            ("value", .number(estimate.value)), ("mcse", .number(estimate.standardError)),
        ])
    }

    private static func question(_ question: ComparedQuestion) -> JSONValue {
        .object(
            question.answers.enumerated().compactMap { index, answer in
                answer.map { (AlternativeText.letter(index), JSONReport.question($0)) }
            })
    }
}
