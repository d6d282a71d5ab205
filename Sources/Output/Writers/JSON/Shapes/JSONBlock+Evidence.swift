import ModelLanguage
import Simulation

extension JSONMember {
    /// How reports bear on a result.
    static let evidence = JSONMember(
        "evidence", .either([.evidence, .noEvidence]),
        "How the model's reports bear on the figures; a model without reports has the short form.")

    fileprivate static let effectiveSampleSize = JSONMember(
        "effective_sample_size", .number,
        "The number of unweighted runs that would tell as much: (sum of weights)^2 / sum of squared weights. "
            + "Without reports, the runs.")
}

// What `JSONReport` writes of reports.
extension JSONBlock {
    static let noEvidence = JSONBlock(
        "no_evidence", "The evidence of a model without reports: every run counts in full."
    ) {
        [
            .effectiveSampleSize,
            JSONMember("pareto_k", .nothing, "Null: there are no weights."),
            JSONMember("reports", .emptyList, "An empty list."),
        ]
    }

    static let evidence = JSONBlock("evidence", "The evidence of a model with reports.") {
        [
            .effectiveSampleSize,
            JSONMember(
                "pareto_k", .orNull(.number),
                "The shape k of the tail of the weights: above the lesser of 0.7 and 1 - 1/log10(runs), a few runs "
                    + "decide, and the figures are not to be trusted. Null where the weights stop at a bound that "
                    + "many of them reach, or are too few to tell."),
            JSONMember(
                "adapted", .truth,
                "Whether runs were drawn near what the reports say, since plain ones hardly fit them."
            ),
            JSONMember(
                "unjudged_runs", .count,
                "Runs in which a report speaks of what has no value; they count for nothing."),
            JSONMember(
                "reports", .list(.block(.report)),
                "The reports in the model's order: the older form of `reports_by_name`, which will go; scripts "
                    + "should use the other."),
            JSONMember(
                "reports_by_name", .names(.block(.report)), "How each report fits, by its name."),
            JSONMember(
                "combinations", .list(.block(.combination)),
                "The model's combinations of reports (`combine:`), in its order."),
            JSONMember(
                "prior", .names(.block(.quantity)),
                "The reported quantities before the reports, by name, from at most 262,144 runs; empty where the "
                    + "simulation was stopped."),
        ]
    }

    static let report = JSONBlock(
        "report", "How one report fits the model and the other reports."
    ) {
        let reasons: [ReportResult.Unjudged] = [.fewRuns, .searchGivenUp]
        return [
            JSONMember("name", .text, "The report's name."),
            JSONMember(
                "prior_predictive_p", .orNull(.number),
                "The probability, by the model with the other reports, of a report at least as far off as this "
                    + "one: two-sided; for a bound, the probability that it holds. Null where it could not be told."
            ),
            JSONMember(
                "percentile", .orNull(.number),
                "The share of reports, from 0 to 1, that would lie below this one, by the model with the other "
                    + "reports; for a bound, the probability that it holds. Null where it could not be told."
            ),
            JSONMember(
                "bayes_factor", .orNull(.number),
                "How many times likelier the report is if it is right than if it is wrong, by the model with the "
                    + "other reports: above 1 speaks for it, below 1 against. Null where it could not be told."
            ),
            JSONMember(
                "weight", .number,
                "The power to which its likelihood counts: 1, or 1/k for one of k reports of one origin."
            ),
            JSONMember(
                "trust", .number,
                "The probability that it is right, from 0 to 1, as stated beforehand."),
            JSONMember(
                "probability_right", .orNull(.number),
                onlyWhere:
                    "its trust is between 0 and 1, and it is none of several of which exactly one is right",
                "The probability that it is right, from 0 to 1, after all reports."),
            JSONMember(
                "probability_right_mcse", .orNull(.number), onlyWhere: "`probability_right` is",
                "The Monte Carlo standard error of that probability; null where it cannot be told."),
            JSONMember(
                "readings", .list(.block(.alternative)),
                "What it may be about, where it can be read in several ways; empty for one with one reading."
            ),
            JSONMember(
                "pull", .names(.orNull(.number)),
                "How far it moves the mean of each reported quantity, by name, in standard deviations of the "
                    + "quantity without it; null where that cannot be told."),
            JSONMember(
                "unjudged", .word(reasons.map(\.rawValue)), onlyWhere: "it could not be",
                "Why the report was not held against the rest."),
        ]
    }

    static let alternative = JSONBlock(
        "alternative",
        "One reading of a report, or one of several reports of which exactly one is right."
    ) {
        [
            JSONMember("name", .text, "The name of the reading or report."),
            JSONMember(
                "prior", .number,
                "The probability that it is the right one, from 0 to 1, before the reports."),
            JSONMember(
                "probability", .orNull(.number),
                "The probability that it is the right one, from 0 to 1, after the reports."),
            .mcse(of: "that probability"),
            JSONMember(
                "quantities", .names(.block(.summary)),
                "What the reported quantities are where it is the right one, by name."),
        ]
    }

    static let summary = JSONBlock(
        "summary",
        "A quantity where an alternative holds, right to about a hundredth of its standard deviation."
    ) {
        [
            JSONMember(
                "low", .orNull(.number),
                "The lower end of the equal-tailed interval of the first `--level`."),
            JSONMember("best", .orNull(.number), "The median."),
            JSONMember("high", .orNull(.number), "The upper end of the interval."),
        ]
    }

    static let combination = JSONBlock("combination", "Reports that are taken together.") {
        [
            JSONMember(
                "as", .word(Combination.Rule.allCases.map(\.rawValue)),
                "How: `all`, each is right or wrong by itself; `any`, exactly one is right; `pool`, one opinion is "
                    + "made of them."),
            JSONMember(
                "reports", .list(.block(.alternative)),
                "With `any`, the reports with the probability that each is the right one; empty otherwise."
            ),
        ]
    }
}
