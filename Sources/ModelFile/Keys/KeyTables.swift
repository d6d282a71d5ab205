import ModelLanguage

// Every key of the model file, once: the reader refuses what is not here, and `casmodel schema` is made of it.
extension KeyTable {
    package static let model = KeyTable(
        owner: "a model",
        keys: [
            Key("title", .text, "What the model estimates."),
            Key("as_of", .date, "The day that its reports go up to."),
            Key("notes", .text, "What a reader should know."),
            Key("unit", .text, "The unit of quantities that name none, such as people."),
            Key(
                "extends", .text,
                "A built-in model or a file beside this one, which this one changes."),
            Key(
                "sources", .names(of: .block(source)),
                "Who reported what, by ids that quantities and reports name."),
            Key(
                "quantities", .names(of: .either([.expression, .block(quantity)])),
                "What is estimated: a range, a law or a formula of other quantities."),
            Key(
                "report", .texts,
                "The quantities that results show; all where there is no such list."),
            Key("headline", .text, "The quantity that a page's first sentence speaks of."),
            Key(
                "ranges_are", .number,
                "The probability of a range such as `7000 to 15000`, 90% if not given."),
            Key(
                "questions", .names(of: .either([.expression, .block(question)])),
                "Conditions whose probability is asked for."),
            Key(
                "evidence", .list(of: .block(report)),
                "Reports about quantities that follow from others, such as totals."),
            Key(
                "trust", .grades(of: .number),
                "The probability that reports of a grade are right, as in `B2: 80%`."),
            Key(
                "combine", .list(of: .block(combination)),
                "How some of the reports bear on each other."),
            Key("correlations", .list(of: .block(correlation)), "Laws that are not independent."),
            Key("scenarios", .names(of: .block(scenario)), "Named changes to try."),
        ],
        alternatives: ["quantities", "extends"])

    static let source = KeyTable(
        owner: "a source",
        keys: [
            Key("title", .text, "Who reported it, and where.", isRequired: true),
            Key("date", .date, "When it was reported."),
            Key("url", .url, "Where it can be read."),
            Key(
                "grade", .grade,
                "The Admiralty grade: A to F for the source, 1 to 6 for the information."),
            Key("quote", .text, "The words that the number comes from."),
            Key(
                "origin", .text,
                "Where the information comes from; reports of one origin count once together."),
            Key("note", .text, "What a reader should know."),
        ])

    static let quantity = KeyTable(
        owner: "a quantity",
        keys: [
            Key("value", .expression, "A range, a law or a formula.", isRequired: true),
            Key("title", .text, "What readers are told it is."),
            Key("unit", .text, "Its unit."),
            Key("source", .texts, "The ids of its sources."),
            Key("note", .text, "Why it is so."),
        ])

    static let question = KeyTable(
        owner: "a question",
        keys: [
            Key(
                "condition", .expression, "What is asked, as in `killed > 15000`.", isRequired: true
            ),
            Key("given", .expression, "The condition under which it is asked."),
            Key("title", .text, "The question in words."),
        ])

    static let report = KeyTable(
        owner: "a report",
        keys: [
            Key("name", .text, "A name of its own.", isRequired: true),
            Key("about", .expression, "What it speaks of, as in `killed + wounded`."),
            Key(
                "report", .expression,
                "What it says: a range, a number, `at least`, `at most` or a count.",
                isRequired: true),
            Key(
                "error", .word(Evidence.ErrorShape.allCases.map(\.rawValue)),
                "How it errs: by a factor, by an amount, or not at all."),
            Key("relative_error", .number, "The size of its error, as a share of the number."),
            Key("trust", .number, "The probability that it is right within its error."),
            Key(
                "if_wrong", .number,
                "How far off it is where wrong: the sd of its logarithm, 1 for a factor of 3."),
            Key("source", .texts, "The ids of its sources."),
            Key(
                "readings", .names(of: .either([.expression, .block(reading)]), least: 2),
                "What it may speak of, in place of `about`."),
        ],
        alternatives: ["about", "readings"], isOneOnly: true)

    static let reading = KeyTable(
        owner: "a reading",
        keys: [
            Key("about", .expression, "What the report then speaks of.", isRequired: true),
            Key("weight", .number, "How likely it is beside the other readings."),
        ])

    static let combination = KeyTable(
        owner: "a combination",
        keys: [
            Key(
                "as", .word(Combination.Rule.allCases.map(\.rawValue)),
                "Whether each is right by itself, exactly one is, or they are pooled.",
                isRequired: true),
            Key(
                "reports", .list(of: .text, least: 2), "The names of the reports.", isRequired: true
            ),
            Key("weights", .list(of: .number, least: 2), "What each counts for."),
        ])

    static let correlation = KeyTable(
        owner: "a correlation",
        keys: [
            Key("between", .list(of: .text, least: 2), "The names of the laws.", isRequired: true)
        ]
            + Correlation.Measure.allCases.map {
                Key(
                    $0.rawValue, .either([.number, .list(of: .list(of: .number), least: 2)]),
                    "Its size between -1 and 1, or a matrix of as many rows as names.")
            },
        alternatives: Correlation.Measure.allCases.map(\.rawValue), isOneOnly: true)

    static let scenario = KeyTable(
        owner: "a scenario",
        keys: [
            Key("title", .text, "The scenario in words."),
            Key("note", .text, "What a reader should know."),
            Key(
                "quantities", .names(of: .either([.expression, .block(quantity)])),
                "Quantities of the model with other values."),
            Key(
                "evidence", .list(of: .block(report.requiring(["name"]))),
                "Reports of the model, by name, with what changes."),
            Key("without", .texts, "Reports of the model to leave out."),
        ])
}
