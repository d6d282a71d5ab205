import ModelLanguage
import Simulation

/// A sweep as one JSON object, for programs.
package enum SweepJSON {
    /// The object as UTF-8 text: what was swept under `vary`, and under `points`, for each combination of
    /// values, quantities, questions and evidence as `JSONReport` has them. Figures that do not exist are
    /// `null`.
    package static func bytes(of sweep: Sweep) -> [UInt8] {
        let first = sweep.points.first?.result
        var members: [(key: String, value: JSONValue)] = [
            ("casmodel", .string(CasModelVersion.current)),
            ("model", .string(first?.model.name ?? "")),
            ("model_sha256", .string(first?.model.digest ?? "")),
        ]
        if let scenario = first?.model.scenario {
            members.append(("scenario", .string(scenario.name)))
        }
        let others = sweep.otherChanges
        if !others.isEmpty { members.append(("overrides", JSONReport.overrides(others))) }
        members += [
            ("seed", .integer(first?.seed ?? 0)), ("sampler", .string("random")),
            ("partial", .bool(sweep.isPartial)),
            (
                "vary",
                .object(
                    sweep.quantities.map { quantity in
                        (
                            quantity.name,
                            .object([
                                ("unit", .string(quantity.unit)),
                                ("values", .array(quantity.series.values.map { .number($0) })),
                            ])
                        )
                    })
            ),
            ("points", .array(sweep.points.map { self.point($0, of: sweep) })),
        ]
        return JSONValue.object(members).bytes()
    }

    private static func point(_ point: SweptPoint, of sweep: Sweep) -> JSONValue {
        let result = point.result
        return .object([
            (
                "values",
                .object(zip(sweep.quantities, point.values).map { ($0.name, .number($1)) })
            ),
            ("runs", .integer(result.runs)),
            (
                "quantities",
                .object(result.quantities.map { ($0.name, JSONReport.quantity($0)) })
            ),
            ("questions", .object(result.questions.map { ($0.name, JSONReport.question($0)) })),
            ("evidence", JSONReport.evidence(result)),
        ])
    }
}
