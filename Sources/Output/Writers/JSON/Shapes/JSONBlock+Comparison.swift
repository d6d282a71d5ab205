import Simulation

// What `ComparisonJSON` and `SweepJSON` write.
extension JSONBlock {
    static let comparison = JSONBlock(
        "comparison",
        "Several models, scenarios or changes side by side: A, the first, and the others in their order as B, C "
            + "and so on."
    ) {
        let pairings: [Comparison.Pairing] = [.commonRuns, .independentDraws]
        return [
            .casmodel,
            JSONMember(
                "pairing", .word(pairings.map(\.rawValue)),
                "What differences are taken of: `common-runs`, the two values of one run; `independent-draws`, "
                    + "two values drawn independently, one from each answer, as where reports are weighed."
            ),
            .seed, .runs, .partial,
            JSONMember(
                "alternatives", .names(.block(.comparedModel)), "What is compared, by letter."),
            JSONMember(
                "quantities", .names(.block(.comparedQuantity)),
                "The quantities that A and at least one other report in the same unit, by name."),
            JSONMember(
                "questions", .names(.names(.block(.question))),
                "By the question's name and then by letter, the answer of each alternative that asks it."
            ),
        ]
    }

    static let comparedModel = JSONBlock("compared_model", "One of the alternatives.") {
        [
            JSONMember("description", .text, "What it is, in words."), .model, .digest, .scenario,
            .overrides,
        ]
    }

    static let comparedQuantity = JSONBlock(
        "compared_quantity", "One quantity in all alternatives."
    ) {
        [
            JSONMember("unit", .text, "The unit of all its figures; empty where it has none."),
            JSONMember(
                "alternatives", .names(.block(.quantity)),
                "Its figures by letter, for each alternative that reports it."),
            JSONMember(
                "against_a", .names(.block(.shift)),
                "How it differs from that of A, by letter, for each other alternative that reports it."
            ),
        ]
    }

    static let shift = JSONBlock("shift", "How a quantity B differs from A, the same of the first.")
    {
        [
            JSONMember(
                "median_shift", .block(.estimate),
                "The median of B less that of A, in the quantity's unit."),
            JSONMember(
                "mean_shift", .block(.estimate),
                "The mean of B less that of A, in the quantity's unit."),
            JSONMember(
                "probability_greater", .block(.estimate), "The probability that B is larger than A."
            ),
            JSONMember(
                "probability_less", .orNull(.number),
                "The probability that B is smaller than A, from 0 to 1."),
            JSONMember(
                "probability_equal", .orNull(.number),
                "The probability that the two are equal, from 0 to 1."),
            JSONMember(
                "overlap", .block(.estimate),
                "The area under both densities: 0 for distributions that have nothing in common, 1 for equal "
                    + "ones; its error is an upper bound."),
            JSONMember(
                "difference", .orNull(.block(.quantity)),
                "The figures of B - A run by run; null with independent draws."),
        ]
    }

    static let estimate = JSONBlock("estimate", "A figure with its Monte Carlo error.") {
        [
            JSONMember("value", .orNull(.number), "The figure; null where there is none."),
            .mcse(of: "the figure"),
        ]
    }

    static let sweep = JSONBlock(
        "sweep", "The answer for one value of an assumption after another."
    ) {
        [
            .casmodel, .model, .digest, .scenario, .overrides, .seed, .sampler, .partial,
            JSONMember(
                "vary", .names(.block(.series)),
                "What was varied with `--vary`: quantities by name."),
            JSONMember(
                "points", .list(.block(.point)),
                "The answers: a point for each value or, of several quantities, for each combination."
            ),
        ]
    }

    static let series = JSONBlock("series", "A quantity that is varied.") {
        [
            JSONMember("unit", .text, "Its unit; empty where it has none."),
            JSONMember("values", .list(.number), "The values that it is given, in this order."),
        ]
    }

    static let point = JSONBlock("point", "The answer for one combination of values.") {
        [
            JSONMember(
                "values", .names(.number), "The value of each quantity that is varied, by its name."
            ),
            .runs,
            JSONMember(
                "quantities", .names(.block(.quantity)),
                "The figures of each reported quantity, by its name."),
            JSONMember(
                "questions", .names(.block(.question)),
                "The answer to each question of the model, by its name."),
            .evidence,
        ]
    }
}
