// What `CheckJSON` writes: the model, its problems and its quantities with their laws.
extension JSONBlock {
    static let checkedModel = JSONBlock("checked_model", "A model without errors.") {
        [
            .casmodel, .model,
            JSONMember("valid", .always(true), "Whether it has no errors: true."),
            JSONMember("errors", .emptyList, "An empty list."),
            JSONMember(
                "warnings", .list(.block(.warning)),
                "What may be meant otherwise than it is written."),
            .digest, JSONMember("title", .text, "The model's title; its name where it gives none."),
            JSONMember("as_of", .orNull(.text), "The date that it speaks for, as written."),
            JSONMember(
                "headline", .orNull(.text),
                "The quantity that the first sentence about it speaks of, where the model names one."
            ),
            JSONMember(
                "ranges_are", .number,
                "The probability, from 0 to 1, that a range `a to b` holds the value."),
            JSONMember(
                "extends", .list(.text), "The files that it builds on, the nearest first."),
            JSONMember("scenario", .orNull(.text), "The name of the scenario that was applied."),
            JSONMember(
                "quantities", .names(.block(.checkedQuantity)),
                "All quantities by name, in the order of the file."),
            JSONMember("questions", .names(.block(.checkedQuestion)), "The questions by name."),
            JSONMember("evidence", .list(.block(.checkedReport)), "The reports."),
            JSONMember(
                "combinations", .list(.block(.checkedCombination)),
                "Reports that are taken together (`combine:`)."),
            JSONMember(
                "correlations", .list(.block(.correlation)),
                "The correlations between inputs, pair by pair."),
            JSONMember(
                "correlation_notes", .list(.text), "What is to be said of them, in sentences."),
            JSONMember(
                "scenarios", .names(.block(.scenario)),
                "The scenarios that the model offers, by name."),
            JSONMember("sources", .names(.block(.source)), "The sources by name."),
        ]
    }

    static let refusedModel = JSONBlock("refused_model", "A model with errors.") {
        [
            .casmodel, .model,
            JSONMember("valid", .always(false), "Whether it has no errors: false."),
            JSONMember("errors", .list(.block(.error)), "What is wrong, in the order of the text."),
            JSONMember("warnings", .emptyList, "An empty list."),
        ]
    }

    private static func places(of what: String) -> [JSONMember] {
        [
            JSONMember(
                "file", .orNull(.text),
                "The file of \(what), as the command line or `extends:` names it; null where it stands in none."
            ),
            JSONMember("line", .orNull(.count), "The line, from 1."),
            JSONMember("column", .orNull(.count), "The column, from 1, in Unicode scalars."),
            JSONMember("length", .orNull(.count), "How many columns it takes."),
        ]
    }

    static let error = JSONBlock("error", "A mistake in a model.") {
        places(of: "the mistake") + [
            JSONMember("message", .text, "What is wrong, in one sentence."),
            JSONMember("suggestion", .orNull(.text), "What to write instead, where that is clear."),
        ]
    }

    static let warning = JSONBlock("warning", "A doubt about a model.") {
        places(of: "what it is about") + [
            JSONMember(
                "quantity", .orNull(.text),
                "The quantity that it is about; null where it is about none."),
            JSONMember(
                "question", .text, onlyWhere: "it is about one", "The question that it is about."),
            JSONMember(
                "report", .text, onlyWhere: "it is about one", "The report that it is about."),
            JSONMember("message", .text, "The doubt, in one sentence."),
        ]
    }

    static let checkedQuantity = JSONBlock(
        "checked_quantity", "What a quantity was understood to be."
    ) {
        [
            JSONMember(
                "title", .text, onlyWhere: "the model gives one", "What readers are told it is."),
            JSONMember("unit", .text, "Its unit; empty where it has none."),
            JSONMember("reported", .truth, "Whether it is among those that are reported."),
            JSONMember("value", .text, "Its value as written."),
            JSONMember("needs", .list(.text), "The quantities that it is computed from."),
            JSONMember(
                "part", .block(.part), onlyWhere: "it is a part of a joint law",
                "Which part of what it is."),
            JSONMember("laws", .list(.block(.checkedLaw)), "The laws that are drawn from for it."),
            JSONMember("sources", .list(.text), "The names of its sources."),
            JSONMember("note", .orNull(.text), "Its note."),
        ] + places(of: "the quantity")
    }

    static let part = JSONBlock("part", "A part of a joint law.") {
        [
            JSONMember("of", .text, "The quantity whose value is the joint law."),
            JSONMember("label", .text, "The part's name in it."),
            JSONMember("parts", .count, "How many parts it has."),
        ]
    }

    static let checkedLaw = JSONBlock("checked_law", "A law that is drawn from.") {
        let isFixed = "its parameters are fixed"
        return [
            JSONMember("input", .text, "The name of the input that is drawn."),
            JSONMember("written", .text, "The law as the model writes it."),
            JSONMember("text", .text, "The law as it was understood."),
            JSONMember(
                "varies_by_run", .truth,
                "Whether its parameters are themselves uncertain, so that nothing more can be said."
            ),
        ] + form + [
            JSONMember(
                "shares", .list(.number), onlyWhere: "it is a mixture that varies by run",
                "The shares of a mixture's parts, which add up to 1."),
            JSONMember(
                "low", .orNull(.number), onlyWhere: isFixed,
                "The least value; null without a bound."),
            JSONMember(
                "high", .orNull(.number), onlyWhere: isFixed,
                "The largest value; null without a bound."),
            JSONMember(
                "mean", .orNull(.number), onlyWhere: isFixed, "Its mean; null where it has none."),
            JSONMember(
                "sd", .orNull(.number), onlyWhere: isFixed,
                "Its standard deviation; null where it has none."),
            JSONMember(
                "quantiles", .list(.block(.lawPoint)), onlyWhere: isFixed,
                "Its 5, 50 and 95 % points."),
        ]
    }

    private static var form: [JSONMember] {
        [
            JSONMember(
                "family", .text,
                "The law's name, as 'casmodel laws' lists it; `mixture` and `truncate` are of other laws."
            ),
            JSONMember(
                "parameters", .names(.orNull(.number)),
                onlyWhere: "parameters are fixed and it is not of other laws",
                "Its parameters by name."),
            JSONMember(
                "of", .block(.lawForm), onlyWhere: "a law is truncated",
                "The law that is truncated."),
            JSONMember(
                "components", .list(.block(.component)),
                onlyWhere: "laws with fixed parameters are mixed", "The laws that are mixed."),
        ]
    }

    static let lawForm = JSONBlock("law_form", "A law within another.") { form }

    static let component = JSONBlock("component", "One of the laws of a mixture.") {
        [JSONMember("weight", .number, "Its share, from 0 to 1.")] + form
    }

    static let lawPoint = JSONBlock("law_point", "A quantile of a law.") {
        [
            JSONMember("p", .number, "The probability of a value of at most `value`, from 0 to 1."),
            JSONMember("value", .orNull(.number), "The quantile, in the quantity's unit."),
        ]
    }
}
