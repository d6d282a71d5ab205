import Distributions
import ModelLanguage

/// A checked model as one JSON object, for editors, continuous integration and other programs.
///
/// `valid`, `errors` and `warnings` are always there, so that a program need look no further to tell
/// whether a model is right; all else is there only where it is. A problem has the place of its first
/// character: `file` as the command line or `extends:` names it, `line` and `column` from 1, the column
/// counted in Unicode scalars, and `length` in columns.
package enum CheckJSON {
    /// The object of a model without errors, as UTF-8 text. Figures have all their digits; what does not
    /// exist is `null`.
    package static func bytes(of model: Model) -> [UInt8] {
        let warnings = model.warnings.map { warning($0, of: model) }
        return JSONValue.object(
            head(model.name, isValid: true) + [
                ("errors", .array([])), ("warnings", .array(warnings)),
                ("model_sha256", .string(model.digest)), ("title", .string(model.title)),
                ("as_of", .text(model.asOf)),
                ("headline", .text(model.headline.map { model.quantities[$0].name })),
                ("ranges_are", .number(model.rangeLevel.probability)),
                ("extends", .array(model.extendedFiles.map { .string($0) })),
                ("scenario", .text(model.scenario?.name)),
                (
                    "quantities",
                    .object(
                        model.quantities.indices.map {
                            (model.quantities[$0].name, quantity($0, of: model))
                        })
                ),
                ("questions", .object(model.questions.map { ($0.name, question($0)) })),
                ("evidence", .array(evidence(of: model))),
                ("combinations", .array(model.combinations.map { combination($0, of: model) })),
                ("correlations", .array(model.correlations.map(correlation))),
                (
                    "correlation_notes",
                    .array(CorrelationText.notes(on: model).map { .string($0) })
                ),
                ("scenarios", .object(model.scenarios.map { ($0.name, scenario($0)) })),
                ("sources", .object(model.sources.map { ($0.id, source($0)) })),
            ]
        ).bytes()
    }

    /// The object of a model with errors, as UTF-8 text.
    ///
    /// - Parameter name: the model's name.
    package static func bytes(of errors: ModelErrors, model name: String) -> [UInt8] {
        JSONValue.object(
            head(name, isValid: false) + [
                ("errors", .array(errors.diagnostics.map(error))), ("warnings", .array([])),
            ]
        ).bytes()
    }

    private static func head(_ name: String, isValid: Bool) -> [(key: String, value: JSONValue)] {
        [
            ("casmodel", .string(CasModelVersion.current)), ("model", .string(name)),
            ("valid", .bool(isValid)),
        ]
    }

    // MARK: Problems

    private static func error(_ problem: Diagnostic) -> JSONValue {
        .object(
            places(problem.place) + [
                ("message", .string(problem.message)), ("suggestion", .text(problem.suggestion)),
            ])
    }

    private static func warning(_ warning: Diagnostic, of model: Model) -> JSONValue {
        let name = JSONValue.string(model.name(of: warning.subject))
        let place = warning.place ?? warning.quantity.flatMap { model.quantities[$0].place }
        let about: [(key: String, value: JSONValue)] =
            switch warning.subject {
            case .quantity: [("quantity", name)]
            case .question: [("quantity", .null), ("question", name)]
            case .report: [("quantity", .null), ("report", name)]
            case nil: [("quantity", .null)]
            }
        return .object(places(place) + about + [("message", .string(warning.message))])
    }

    private static func places(_ place: SourcePlace?) -> [(key: String, value: JSONValue)] {
        func number(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
        return [
            ("file", .text(place?.file)), ("line", number(place?.line)),
            ("column", number(place?.column)), ("length", number(place?.length)),
        ]
    }

    // MARK: Quantities

    private static func quantity(_ index: Int, of model: Model) -> JSONValue {
        let quantity = model.quantities[index]
        var members: [(key: String, value: JSONValue)] =
            quantity.title.map { [("title", .string($0))] } ?? []
        members += [
            ("unit", .string(quantity.unit)), ("reported", .bool(model.report.contains(index))),
            ("value", .string(quantity.text)),
            ("needs", .array(model.needs(of: quantity).map { .string($0) })),
        ]
        if let part = quantity.part {
            members.append(
                (
                    "part",
                    .object([
                        ("of", .string(part.whole)), ("label", .string(part.label)),
                        ("parts", .integer(part.count)),
                    ])
                ))
        }
        members += [
            ("laws", .array(quantity.checkedLaws.map(law))),
            ("sources", .array(quantity.sources.map { .string($0) })),
            ("note", .text(quantity.note)),
        ]
        return .object(members + places(quantity.place))
    }

    private static func law(_ checked: CheckedLaw) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("input", .string(checked.input)), ("written", .string(checked.written)),
            ("text", .string(checked.text)), ("varies_by_run", .bool(checked.law == nil)),
        ]
        guard let law = checked.law else {
            members.append(("family", .string(checked.family)))
            if !checked.shares.isEmpty {
                members.append(("shares", .array(checked.shares.map { .number($0) })))
            }
            return .object(members)
        }
        members += form(law)
        members += [
            ("low", .number(law.support.lowerBound)), ("high", .number(law.support.upperBound)),
            ("mean", .number(law.mean)),
            ("sd", .number(law.mean.isFinite ? law.standardDeviation : .nan)),
            (
                "quantiles",
                .array(
                    LawText.shownProbabilities.map {
                        .object([("p", .number($0)), ("value", .number(law.quantile($0)))])
                    })
            ),
        ]
        return .object(members)
    }

    /// What kind of law it is, and of what parameters or laws.
    private static func form(_ law: any Law) -> [(key: String, value: JSONValue)] {
        if let law = law as? TruncatedLaw {
            return [("family", .string("truncate")), ("of", .object(form(law.base)))]
        }
        if let law = law as? MixtureLaw {
            let components = law.components.map { component in
                JSONValue.object(
                    [("weight", .number(component.weight))] + form(component.law))
            }
            return [("family", .string("mixture")), ("components", .array(components))]
        }
        return [
            ("family", .string(law.name)),
            ("parameters", .object(law.parameters.map { ($0.label, .number($0.value)) })),
        ]
    }
}

extension JSONValue {
    /// A text, or null where there is none.
    static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
