import Simulation
import Statistics

// What `JSONReport` writes, but for the evidence.
extension JSONBlock {
    static let result = JSONBlock("result", "What a simulation found.") {
        [
            .casmodel, .model, .digest, .scenario, .overrides, .seed, .runs, .sampler,
            JSONMember(
                "elapsed_seconds", .number,
                "Wall-clock seconds from the start of sampling to the last figure."),
            JSONMember("runs_per_second", .number, "Runs a second of that time."),
            .partial,
            JSONMember(
                "quantities", .names(.block(.quantity)),
                "The figures of each reported quantity, by its name."),
            JSONMember(
                "questions", .names(.block(.question)),
                "The answer to each question of the model, by its name."),
            .evidence,
        ]
    }

    static let quantity = JSONBlock(
        "quantity",
        "The figures of one quantity over the runs in which it has a value; with reports, every run counts "
            + "with its weight."
    ) {
        [
            JSONMember(
                "title", .text, onlyWhere: "the model gives one", "What readers are told it is."),
            JSONMember("unit", .text, "The unit of all its figures; empty where it has none."),
            JSONMember(
                "best", .orNull(.number), "The best estimate: the median. Null without valid runs."),
            JSONMember(
                "low", .orNull(.number),
                "The lower end of the equal-tailed interval of the first `--level` (90 % without one)."
            ),
            JSONMember("high", .orNull(.number), "The upper end of the same interval."),
        ] + moments + [
            JSONMember(
                "invalid_runs", .count,
                "In how many runs it has no value, such as the logarithm of a negative number."),
            JSONMember(
                "quantiles", .list(.block(.quantile)),
                "The quantiles at the probabilities 0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, "
                    + "0.975, 0.99 and 0.999."),
            JSONMember(
                "intervals", .list(.block(.interval)),
                "Two credible intervals for each `--level`: the equal-tailed and the highest-density one."
            ),
            JSONMember(
                "regions", .list(.block(.region)),
                "The highest-density region of each `--level`: where values are likely."),
        ]
    }

    private static var moments: [JSONMember] {
        [
            JSONMember(
                "mean", .orNull(.number),
                "The mean; null where the quantity has none, or where the runs cannot tell it."),
            JSONMember.mcse("mean_mcse", of: "the mean"),
            JSONMember(
                "sd", .orNull(.number),
                "The standard deviation; null where the quantity has none, or where the runs cannot tell it."
            ),
            JSONMember(
                "mean_exists", .always(false), onlyWhere: "the quantity is known to have no mean",
                "False: its tails are so heavy that it has no mean."),
            JSONMember(
                "sd_exists", .always(false),
                onlyWhere: "the quantity is known to have no standard deviation",
                "False: its tails are so heavy that it has no standard deviation."),
            JSONMember(
                "mean_basis", .word(["law", "none"]), onlyWhere: "it is not the runs",
                "What mean and sd rest on where the tail of the runs is too heavy to tell them: `law`, the "
                    + "quantity's own law; `none`, nothing, and they are null."),
            JSONMember(
                "tail_pareto_k", .number, onlyWhere: "`mean_basis` is",
                "The shape k of the generalised Pareto law that fits the tail of the values: moments of order "
                    + "1/k and above do not exist."),
        ]
    }

    static let quantile = JSONBlock("quantile", "A quantile with its Monte Carlo error.") {
        [
            JSONMember("p", .number, "The probability of a value of at most `value`, from 0 to 1."),
            JSONMember(
                "value", .orNull(.number),
                "The quantile, in the quantity's unit; null without valid runs."),
            .mcse(of: "the quantile"),
        ]
    }

    static let interval = JSONBlock("interval", "A credible interval.") {
        let kinds: [CredibleInterval.Kind] = [.equalTailed, .highestDensity]
        return [
            JSONMember("level", .number, "The probability of a value in it, from 0 to 1."),
            JSONMember(
                "kind", .word(kinds.map(\.rawValue)),
                "`equal-tailed`: as much probability below as above; `highest-density`: the shortest of its "
                    + "level."),
            JSONMember("low", .orNull(.number), "Its lower end; null without valid runs."),
            JSONMember("high", .orNull(.number), "Its upper end; null without valid runs."),
        ]
    }

    static let region = JSONBlock(
        "region", "The highest-density region of a level: where the density is highest."
    ) {
        [
            JSONMember("level", .number, "The probability of a value in it, from 0 to 1."),
            JSONMember(
                "pieces", .list(.block(.piece)),
                "Its pieces, ascending: one, or several where the quantity has several humps."),
        ]
    }

    static let piece = JSONBlock("piece", "One piece of a region.") {
        [
            JSONMember("low", .orNull(.number), "Its lower end; null without valid runs."),
            JSONMember("high", .orNull(.number), "Its upper end; null without valid runs."),
            JSONMember(
                "probability", .orNull(.number), "The probability of a value in it, from 0 to 1."),
        ]
    }

    static let question = JSONBlock("question", "The answer to one question.") {
        [
            JSONMember(
                "probability", .orNull(.number),
                "The probability that its condition holds, from 0 to 1; null where no run can tell."
            ),
            .mcse(of: "the probability"),
            JSONMember(
                "given", .text, onlyWhere: "the question has one",
                "The condition under which it is asked, as written: the probability is that among those runs."
            ),
            JSONMember(
                "asked_runs", .count, onlyWhere: "`given` is",
                "In how many runs that condition holds and the question has an answer."),
        ]
    }
}
