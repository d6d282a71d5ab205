import ModelLanguage

// What `CheckJSON` writes of a model besides its quantities.
extension JSONBlock {
    static let checkedQuestion = JSONBlock("checked_question", "A yes-or-no question.") {
        [
            JSONMember(
                "title", .orNull(.text), "The question in words, where the model gives them."),
            JSONMember("condition", .text, "What is asked, as written."),
            JSONMember(
                "given", .text, onlyWhere: "the question has one",
                "The condition under which it is asked, as written."),
        ]
    }

    static let checkedReport = JSONBlock("checked_report", "A report about quantities.") {
        [
            JSONMember("name", .text, "Its name."),
            JSONMember("about", .text, "What it is about, as written."),
            JSONMember("report", .text, "What was reported, as written."),
            JSONMember("means", .text, "How it was understood, in words."),
            JSONMember("trust", .number, "The probability that it is right, from 0 to 1."),
            JSONMember(
                "weight", .number,
                "The power to which its likelihood counts: 1, or 1/k for one of k reports of one origin."
            ),
            JSONMember(
                "readings", .list(.block(.reading)),
                "What it may be about, where it can be read in several ways; empty for one with one reading."
            ),
            JSONMember("sources", .list(.text), "The names of its sources."),
        ]
    }

    static let reading = JSONBlock("reading", "One reading of a report.") {
        [
            JSONMember("name", .text, "Its name."),
            JSONMember("about", .text, "What the report is about by this reading, as written."),
            JSONMember("weight", .number, "Its weight, in proportion to those of the others."),
        ]
    }

    static let checkedCombination = JSONBlock(
        "checked_combination", "Reports that are to be taken together."
    ) {
        [
            JSONMember(
                "as", .word(Combination.Rule.allCases.map(\.rawValue)),
                "How: `all`, each is right or wrong by itself; `any`, exactly one is right; `pool`, one opinion is "
                    + "made of them."),
            JSONMember("reports", .list(.text), "The names of the reports."),
            JSONMember(
                "weights", .list(.number),
                "The weight of each, in proportion to those of the others."),
        ]
    }

    static let correlation = JSONBlock("correlation", "A correlation of two inputs.") {
        [
            JSONMember("between", .list(.text), "The names of the two."),
            JSONMember(
                "measure", .word(Correlation.Measure.allCases.map(\.rawValue)),
                "What is meant: Spearman's rho, Kendall's tau, or the correlation of normal scores."
            ),
            JSONMember("value", .number, "That measure, from -1 to 1."),
            JSONMember(
                "of_normal_scores", .number,
                "The correlation of the normal scores that it comes to, from -1 to 1."),
        ]
    }

    static let scenario = JSONBlock("scenario", "Changes of the model to try.") {
        [
            JSONMember("title", .orNull(.text), "What it supposes, in words."),
            JSONMember("note", .orNull(.text), "Its note."),
            JSONMember(
                "changes", .list(.either([.quantityChange, .omission, .reportChange])),
                "What it changes, in the order of the file."),
        ]
    }

    static let quantityChange = JSONBlock("quantity_change", "A quantity with another value.") {
        [
            JSONMember("quantity", .text, "The quantity's name."),
            JSONMember("value", .text, "Its value in the scenario, as written."),
        ]
    }

    static let omission = JSONBlock("omission", "A report that is left out.") {
        [
            JSONMember("report", .text, "The report's name."),
            JSONMember("left_out", .always(true), "True."),
        ]
    }

    static let reportChange = JSONBlock("report_change", "A report that is new or changed.") {
        [
            JSONMember("report", .text, "The report's name."),
            JSONMember("new", .truth, "Whether the model itself lacks it."),
            JSONMember(
                "states", .names(.text), "What the scenario says of it, by key, as written."),
        ]
    }

    static let source = JSONBlock("source", "Where a figure comes from.") {
        [
            JSONMember("title", .text, "Who said it, and where."),
            JSONMember("date", .orNull(.text), "When it was said, as written."),
            JSONMember("url", .orNull(.text), "Where to read it."),
            JSONMember("grade", .orNull(.text), "Its NATO Admiralty grade, such as `B2`."),
            JSONMember("quote", .orNull(.text), "The words of the source."),
            JSONMember("origin", .orNull(.text), "The origin that several sources may share."),
            JSONMember("note", .orNull(.text), "Free text about it."),
        ]
    }
}
