import ModelLanguage

// What stands in a model besides its quantities.
extension CheckJSON {
    static func question(_ question: Question) -> JSONValue {
        .object(
            [("title", .text(question.title)), ("condition", .string(question.text))]
                + (question.givenText.map { [("given", .string($0))] } ?? []))
    }

    static func evidence(of model: Model) -> [JSONValue] {
        zip(model.evidence, model.likelihoods).map { report, likelihood in
            .object([
                ("name", .string(report.name)), ("about", .string(report.aboutText)),
                ("report", .string(report.reportText)),
                ("means", .string(ReportText.text(likelihood))),
                ("trust", .number(likelihood.trust)), ("weight", .number(likelihood.power)),
                (
                    "readings",
                    .array(
                        report.readings.map {
                            .object([
                                ("name", .string($0.name)), ("about", .string($0.aboutText)),
                                ("weight", .number($0.weight)),
                            ])
                        })
                ),
                ("sources", .array(report.sources.map { .string($0) })),
            ])
        }
    }

    static func combination(_ combination: Combination, of model: Model) -> JSONValue {
        .object([
            ("as", .string(combination.rule.rawValue)),
            ("reports", .array(combination.members.map { .string(model.evidence[$0].name) })),
            ("weights", .array(combination.weights.map { .number($0) })),
        ])
    }

    static func correlation(_ correlation: Correlation) -> JSONValue {
        .object([
            (
                "between",
                .array([.string(correlation.between.0), .string(correlation.between.1)])
            ),
            ("measure", .string(correlation.measure.rawValue)),
            ("value", .number(correlation.value)),
            ("of_normal_scores", .number(correlation.ofNormalScores)),
        ])
    }

    static func scenario(_ scenario: Scenario) -> JSONValue {
        .object([
            ("title", .text(scenario.title)), ("note", .text(scenario.note)),
            ("changes", .array(scenario.changes.map(change))),
        ])
    }

    private static func change(_ change: Scenario.Change) -> JSONValue {
        switch change {
        case .quantity(let name, let expression):
            .object([("quantity", .string(name)), ("value", .string(expression))])
        case .without(let report):
            .object([("report", .string(report)), ("left_out", .bool(true))])
        case .report(let name, let properties, let isNew):
            .object([
                ("report", .string(name)), ("new", .bool(isNew)),
                ("states", .object(properties.map { ($0.key, .string($0.text)) })),
            ])
        }
    }

    static func source(_ source: Source) -> JSONValue {
        .object([
            ("title", .string(source.title)), ("date", .text(source.date)),
            ("url", .text(source.url)), ("grade", .text(source.grade)),
            ("quote", .text(source.quote)), ("origin", .text(source.origin)),
            ("note", .text(source.note)),
        ])
    }
}
