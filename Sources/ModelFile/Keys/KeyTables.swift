import ModelLanguage

// Every key of the model file, once: the reader refuses what is not here, and `casmodel schema` is made of it.
extension KeyTable {
    package static let model = KeyTable(
        owner: "a model",
        keys: [
            Key(name: "title", shape: .text, help: "What the model estimates."),
            Key(name: "as_of", shape: .date, help: "The day that its reports go up to."),
            Key(name: "notes", shape: .text, help: "What a reader should know."),
            Key(
                name: "unit", shape: .text,
                help: "The unit of quantities that name none, such as people."),
            Key(
                name: "extends", shape: .text,
                help: "A built-in model or a file beside this one, which this one changes."),
            Key(
                name: "sources", shape: .names(of: .block(source)),
                help: "Who reported what, by ids that quantities and reports name."),
            Key(
                name: "quantities", shape: .names(of: .either([.expression, .block(quantity)])),
                help: "What is estimated: a range, a law or a formula of other quantities."),
            Key(
                name: "report", shape: .texts,
                help: "The quantities that results show; all where there is no such list."),
            Key(
                name: "headline", shape: .text,
                help: "The quantity that a page's first sentence speaks of."),
            Key(
                name: "ranges_are", shape: .number,
                help: "The probability of a range such as `7000 to 15000`, 90% if not given."),
            Key(
                name: "questions", shape: .names(of: .either([.expression, .block(question)])),
                help: "Conditions whose probability is asked for."),
            Key(
                name: "evidence", shape: .list(of: .block(report)),
                help: "Reports about quantities that follow from others, such as totals."),
            Key(
                name: "trust", shape: .grades(of: .number),
                help: "The probability that reports of a grade are right, as in `B2: 80%`."),
            Key(
                name: "combine", shape: .list(of: .block(combination)),
                help: "How some of the reports bear on each other."),
            Key(
                name: "correlations", shape: .list(of: .block(correlation)),
                help: "Laws that are not independent."),
            Key(
                name: "scenarios", shape: .names(of: .block(scenario)),
                help: "Named changes to try."),
        ],
        alternatives: ["quantities", "extends"])

    static let source = KeyTable(
        owner: "a source",
        keys: [
            Key(
                name: "title", shape: .text, isRequired: true,
                help: "Who reported it, and where."),
            Key(name: "date", shape: .date, help: "When it was reported."),
            Key(name: "url", shape: .url, help: "Where it can be read."),
            Key(
                name: "grade", shape: .grade,
                help: "The Admiralty grade: A to F for the source, 1 to 6 for the information."),
            Key(name: "quote", shape: .text, help: "The words that the number comes from."),
            Key(
                name: "origin", shape: .text,
                help: "Where the information comes from; reports of one origin count once together."
            ),
            Key(name: "note", shape: .text, help: "What a reader should know."),
        ])

    static let quantity = KeyTable(
        owner: "a quantity",
        keys: [
            Key(
                name: "value", shape: .expression, isRequired: true,
                help: "A range, a law or a formula."),
            Key(name: "unit", shape: .text, help: "Its unit."),
            Key(name: "source", shape: .texts, help: "The ids of its sources."),
            Key(name: "note", shape: .text, help: "Why it is so."),
        ])

    static let question = KeyTable(
        owner: "a question",
        keys: [
            Key(
                name: "condition", shape: .expression, isRequired: true,
                help: "What is asked, as in `killed > 15000`."),
            Key(
                name: "given", shape: .expression,
                help: "The condition under which it is asked."),
            Key(name: "title", shape: .text, help: "The question in words."),
        ])

    static let report = KeyTable(
        owner: "a report",
        keys: [
            Key(name: "name", shape: .text, isRequired: true, help: "A name of its own."),
            Key(
                name: "about", shape: .expression,
                help: "What it speaks of, as in `killed + wounded`."),
            Key(
                name: "report", shape: .expression, isRequired: true,
                help: "What it says: a range, a number, `at least`, `at most` or a count."),
            Key(
                name: "error", shape: .word(Evidence.ErrorShape.allCases.map(\.rawValue)),
                help: "How it errs: by a factor, by an amount, or not at all."),
            Key(
                name: "relative_error", shape: .number,
                help: "The size of its error, as a share of the number."),
            Key(
                name: "trust", shape: .number,
                help: "The probability that it is right within its error."),
            Key(
                name: "if_wrong", shape: .number,
                help: "How far off it is where wrong: the sd of its logarithm, 1 for a factor of 3."
            ),
            Key(name: "source", shape: .texts, help: "The ids of its sources."),
            Key(
                name: "readings",
                shape: .names(of: .either([.expression, .block(reading)]), least: 2),
                help: "What it may speak of, in place of `about`."),
        ],
        alternatives: ["about", "readings"], isOneOnly: true)

    static let reading = KeyTable(
        owner: "a reading",
        keys: [
            Key(
                name: "about", shape: .expression, isRequired: true,
                help: "What the report then speaks of."),
            Key(
                name: "weight", shape: .number, help: "How likely it is beside the other readings."),
        ])

    static let combination = KeyTable(
        owner: "a combination",
        keys: [
            Key(
                name: "as", shape: .word(Combination.Rule.allCases.map(\.rawValue)),
                isRequired: true,
                help: "Whether each is right by itself, exactly one is, or they are pooled."),
            Key(
                name: "reports", shape: .list(of: .text, least: 2), isRequired: true,
                help: "The names of the reports."),
            Key(
                name: "weights", shape: .list(of: .number, least: 2), help: "What each counts for."),
        ])

    static let correlation = KeyTable(
        owner: "a correlation",
        keys: [
            Key(
                name: "between", shape: .list(of: .text, least: 2), isRequired: true,
                help: "The names of the laws.")
        ]
            + Correlation.Measure.allCases.map {
                Key(
                    name: $0.rawValue,
                    shape: .either([.number, .list(of: .list(of: .number), least: 2)]),
                    help: "Its size between -1 and 1, or a matrix of as many rows as names.")
            },
        alternatives: Correlation.Measure.allCases.map(\.rawValue), isOneOnly: true)

    static let scenario = KeyTable(
        owner: "a scenario",
        keys: [
            Key(name: "title", shape: .text, help: "The scenario in words."),
            Key(name: "note", shape: .text, help: "What a reader should know."),
            Key(
                name: "quantities", shape: .names(of: .either([.expression, .block(quantity)])),
                help: "Quantities of the model with other values."),
            Key(
                name: "evidence", shape: .list(of: .block(report.requiring(["name"]))),
                help: "Reports of the model, by name, with what changes."),
            Key(name: "without", shape: .texts, help: "Reports of the model to leave out."),
        ])
}
