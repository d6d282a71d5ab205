import ModelLanguage
import Simulation
import Statistics

/// A result as one JSON object, for programs.
package enum JSONReport {
    /// The object as UTF-8 text.
    ///
    /// Figures that do not exist (a mean without valid runs, or of a law that has none) are `null`. What each
    /// member is, and when it is there, is said in `JSONBlock.result` and tested against it.
    package static func bytes(of result: SimulationResult) -> [UInt8] {
        let model = result.model
        var members: [(key: String, value: JSONValue)] = [
            ("casmodel", .string(CasModelVersion.current)),
            ("model", .string(model.name)),
            ("model_sha256", .string(model.digest)),
        ]
        if let scenario = model.scenario { members.append(("scenario", .string(scenario.name))) }
        if !model.overrides.isEmpty {
            members.append(("overrides", overrides(model.overrides)))
        }
        members += [
            ("seed", .integer(result.seed)),
            ("runs", .integer(result.runs)),
            ("sampler", .string("random")),
            ("elapsed_seconds", .number(result.elapsedSeconds)),
            ("runs_per_second", .number(result.runsPerSecond)),
            ("partial", .bool(result.isPartial || !result.isRefined)),
            ("quantities", .object(result.quantities.map { ($0.name, quantity($0)) })),
            ("questions", .object(result.questions.map { ($0.name, question($0)) })),
            ("evidence", evidence(result)),
        ]
        return JSONValue.object(members).bytes()
    }

    static func overrides(_ overrides: [Model.Override]) -> JSONValue {
        // The last change of a name is the one that holds, and a JSON key must not come twice.
        var members: [(key: String, value: JSONValue)] = []
        for change in overrides {
            members.removeAll { $0.key == change.name }
            members.append((change.name, .string(change.expression)))
        }
        return .object(members)
    }

    /// The figures of one quantity.
    package static func quantity(_ quantity: QuantityResult) -> JSONValue {
        let interval = quantity.levels.first.flatMap { quantity.interval($0, .equalTailed) }
        var members: [(key: String, value: JSONValue)] =
            quantity.title.map { [("title", .string($0))] } ?? []
        members += [
            ("unit", .string(quantity.unit)),
            ("best", .number(quantity.figure(at: 0.5).value)),
            ("low", .number(interval?.low ?? .nan)), ("high", .number(interval?.high ?? .nan)),
            ("mean", .number(quantity.mean.value)),
            ("mean_mcse", .number(quantity.mean.standardError)),
            ("sd", .number(quantity.standardDeviation)),
        ]
        if quantity.existingMoments == .none { members.append(("mean_exists", .bool(false))) }
        if quantity.existingMoments != .both { members.append(("sd_exists", .bool(false))) }
        switch quantity.momentBasis {
        case .runs: break
        case .law(let shape):
            members += [("mean_basis", .string("law")), ("tail_pareto_k", .number(shape))]
        case .nothing(let shape):
            members += [("mean_basis", .string("none")), ("tail_pareto_k", .number(shape))]
        }
        return .object(
            members + [
                ("invalid_runs", .integer(quantity.invalidRuns)),
                (
                    "quantiles",
                    .array(
                        quantity.quantiles.map {
                            .object([
                                ("p", .number($0.probability)), ("value", .number($0.value)),
                                ("mcse", .number($0.standardError)),
                            ])
                        })
                ),
                (
                    "intervals",
                    .array(
                        quantity.intervals.map {
                            .object([
                                ("level", .number($0.level)), ("kind", .string($0.kind.rawValue)),
                                ("low", .number($0.low)), ("high", .number($0.high)),
                            ])
                        })
                ),
                ("regions", .array(quantity.regions.map(region))),
            ])
    }

    private static func region(_ region: HighestDensityRegion) -> JSONValue {
        .object([
            ("level", .number(region.level)),
            (
                "pieces",
                .array(
                    region.pieces.map {
                        .object([
                            ("low", .number($0.low)), ("high", .number($0.high)),
                            ("probability", .number($0.probability)),
                        ])
                    })
            ),
        ])
    }

    static func evidence(_ result: SimulationResult) -> JSONValue {
        guard let evidence = result.evidence else {
            // Without reports to weigh, every run counts in full; the shape stays the same.
            return .object([
                ("effective_sample_size", .integer(result.runs)), ("pareto_k", .null),
                ("reports", .array([])),
            ])
        }
        return .object([
            ("effective_sample_size", .number(evidence.effectiveSampleSize)),
            ("pareto_k", evidence.paretoShape.map { .number($0) } ?? .null),
            ("adapted", .bool(evidence.isAdapted)),
            ("unjudged_runs", .integer(evidence.unjudgedRuns)),
            ("reports", .array(evidence.reports.map { report($0, of: result) })),
            (
                "reports_by_name",
                .object(evidence.reports.map { ($0.name, report($0, of: result)) })
            ),
            (
                "combinations",
                .array(
                    zip(result.model.combinations, evidence.combinations).map { rule, members in
                        .object([
                            ("as", .string(rule.rule.rawValue)),
                            ("reports", .array(members.map { alternative($0, of: result) })),
                        ])
                    })
            ),
            ("prior", .object(evidence.prior.map { ($0.name, quantity($0)) })),
        ])
    }

    private static func alternative(
        _ alternative: AlternativeResult, of result: SimulationResult
    ) -> JSONValue {
        .object([
            ("name", .string(alternative.name)), ("prior", .number(alternative.prior)),
            ("probability", .number(alternative.probability.value)),
            ("mcse", .number(alternative.probability.standardError)),
            (
                "quantities",
                .object(
                    zip(result.quantities, alternative.quantities).map { quantity, summary in
                        (
                            quantity.name,
                            .object([
                                ("low", .number(summary.low)), ("best", .number(summary.best)),
                                ("high", .number(summary.high)),
                            ])
                        )
                    })
            ),
        ])
    }

    private static func report(
        _ report: ReportResult, of result: SimulationResult
    ) -> JSONValue {
        // There only where nothing is said of how the report fits the rest.
        let right: [(key: String, value: JSONValue)] =
            report.probabilityRight.map {
                [
                    ("probability_right", .number($0.value)),
                    ("probability_right_mcse", .number($0.standardError)),
                ]
            } ?? []
        let unjudged = report.unjudged.map { [("unjudged", JSONValue.string($0.rawValue))] } ?? []
        return .object(
            [
                ("name", .string(report.name)),
                ("prior_predictive_p", .number(report.priorPredictiveP ?? .nan)),
                ("percentile", .number(report.percentile ?? .nan)),
                ("bayes_factor", .number(report.bayesFactor ?? .nan)),
                ("weight", .number(report.power)), ("trust", .number(report.trust)),
            ] + right + [
                ("readings", .array(report.readings.map { alternative($0, of: result) })),
                (
                    "pull",
                    .object(
                        zip(result.quantities, report.pulls).map { ($0.name, .number($1)) })
                ),
            ] + unjudged)
    }

    static func question(_ question: QuestionResult) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("probability", .number(question.probability.value)),
            ("mcse", .number(question.probability.standardError)),
        ]
        if let given = question.given {
            members += [
                ("given", .string(given)), ("asked_runs", .integer(question.askedRuns ?? 0)),
            ]
        }
        return .object(members)
    }
}
