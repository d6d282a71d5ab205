import Distributions

/// A law as the catalogue describes it.
package struct LawEntry: Sendable {
    /// Its name in the model language; `to` for a range.
    package let name: String
    /// One sentence: what it is for.
    package let summary: String
    /// Every way to write it, such as `normal(mean: ..., sd: ...)`.
    package let usages: [String]
    /// What its parameters mean and may be, with an example.
    package let guide: LawGuide
}

/// Every law of the model language with its description: what `casmodel laws` and the language's page
/// are made of.
package enum LawCatalogue {
    /// Every law, by kind and then in the order of its documentation.
    package static let all: [LawEntry] = {
        let entries = [range] + LawFamily.all.map(entry) + composed + joint
        return LawGuide.Kind.allCases.flatMap { kind in entries.filter { $0.guide.kind == kind } }
    }()

    /// The law with this name.
    package static func named(_ name: String) -> LawEntry? {
        all.first { $0.name == name }
    }

    /// The law that a misspelt name was probably meant to be.
    package static func nearest(to name: String) -> LawEntry? {
        NearestName.of(name, among: all.map(\.name)).flatMap(named)
    }

    private static func entry(_ family: LawFamily) -> LawEntry {
        var usages = family.forms.map { LawNames.usage(family, $0.labels) }
        switch family.percentiles {
        case .closed, .fitted: usages.append("\(family.name)(p5: ..., p95: ...)")
        case .single: usages.append("\(family.name)(p50: ...)")
        case .unsupported: break
        }
        return LawEntry(
            name: family.name, summary: family.summary, usages: usages, guide: family.guide)
    }

    private static let range = LawEntry(
        name: "to",
        summary: "A reported range, whose errors are by a factor.",
        usages: ["... to ..."],
        guide: LawGuide(
            kind: .continuous,
            definition:
                "the lognormal law with 5 % of its probability below the first number and 5 % "
                + "above the second, or as much as ranges_are leaves",
            parameters: [
                .init("low", "positive", .quantity, "the number before `to`: the 5 % point"),
                .init("high", "more than low", .quantity, "the number after `to`: the 95 % point"),
            ],
            values: "above 0",
            mean: "sqrt(low high) exp(sigma^2 / 2), sigma = log(high / low) / 3.29",
            sd: "mean sqrt(exp(sigma^2) - 1)", example: "7000 to 15000"))

    /// The laws that are no families: their parameters are other laws, points or data.
    private static let composed = [
        LawEntry(
            name: "metalog",
            summary: "Whatever goes smoothly through three to twelve percentile points.",
            usages: [
                LawNames.metalogUsage, "metalog(p10: ..., p50: ..., p90: ..., low: ..., high: ...)",
            ],
            guide: LawGuide(
                kind: .composed,
                definition:
                    "quantile a1 + a2 l + a3 (p - 1/2) l + a4 (p - 1/2) + ... with l = log(p / "
                    + "(1 - p)), with as many terms as points; with bounds that of a logarithm",
                parameters: [
                    .init(
                        "p10, p50, ...", "rising numbers", .quantity, "that many per cent lie below"
                    ),
                    .init(
                        "low", "below all points; -infinity if not given", .quantity,
                        "the lower bound"),
                    .init(
                        "high", "above all points; infinity if not given", .quantity,
                        "the upper bound"),
                ],
                values: "from low to high", mean: "by quadrature", sd: "by quadrature",
                example: "metalog(p10: 3, p50: 7, p90: 20, low: 0)")),
        LawEntry(
            name: "empirical",
            summary: "The values of a column of data, each as likely as it is frequent.",
            usages: [
                "empirical(\"file.csv\", column: \"...\")",
                "empirical(\"file.csv\", column: \"...\", weights: \"...\")",
            ],
            guide: LawGuide(
                kind: .composed,
                definition: "each value with its share of the rows, or of the sum of their weights",
                parameters: [
                    .init(
                        "file", "a path below the model's folder", .text,
                        "a CSV file with the names of its columns in the first line"),
                    .init("column", "a name in its first line", .text, "the column of the values"),
                    .init(
                        "weights", "a name in its first line; all alike if not given", .text,
                        "the column of the weights, which are not negative"),
                ],
                values: "those of the column", mean: "the weighted mean of the values",
                sd: "the weighted root mean square distance from it",
                example: LawNames.empiricalUsage)),
        LawEntry(
            name: "choose",
            summary: "One of several numbers, in proportion to their weights.",
            usages: [LawNames.choiceUsage],
            guide: LawGuide(
                kind: .composed,
                definition: "each number with its weight over the sum of all weights",
                parameters: [
                    .init("weight", "positive", .none, "what stands before each colon; fixed"),
                    .init(
                        "number", "any number", .quantity, "what stands after it; 2 to 100 of them"),
                ],
                values: "the numbers", mean: "the weighted mean of the numbers",
                sd: "the weighted root mean square distance from it",
                example: "choose(0.5: 10, 0.3: 20, 0.2: 31)")),
        LawEntry(
            name: "mixture",
            summary: "One of several laws or expressions, in proportion to their weights.",
            usages: [LawNames.mixtureUsage],
            guide: LawGuide(
                kind: .composed,
                definition: "each component with its weight over the sum of all weights",
                parameters: [
                    .init("weight", "positive", .none, "what stands before each colon; fixed"),
                    .init(
                        "component", "any expression", .quantity,
                        "what stands after it; 2 to 100 of them"),
                ],
                values: "those of the components", mean: "the weighted mean of their means",
                sd: "the weighted root mean square distance from it",
                example: "mixture(0.6: 7000 to 15000, 0.4: 2000 to 5000)")),
        LawEntry(
            name: "truncate",
            summary: "A law without what lies outside of bounds.",
            usages: [
                "truncate(law, low: ..., high: ...)", "truncate(law, low: ...)",
                "truncate(law, high: ...)",
            ],
            guide: LawGuide(
                kind: .composed,
                definition: "density f(x) / m between low and high, with m what the law has there",
                parameters: [
                    .init("law", "a law written in place", .quantity, "what is truncated"),
                    .init("low", "any number", .quantity, "the least value"),
                    .init("high", "more than low", .quantity, "the largest value"),
                ],
                values: "those of the law from low to high", mean: "by quadrature",
                sd: "by quadrature", example: "truncate(0.3 to 0.8, high: 1)")),
    ]

    /// Laws of several numbers, each of which is a quantity of its own.
    private static let joint = [
        LawEntry(
            name: "dirichlet",
            summary:
                "Shares of a whole that sum to 1; the parts of `share` are `share.a` and so on.",
            usages: [JointLaw.dirichlet.usage],
            guide: LawGuide(
                kind: .joint,
                definition:
                    "density proportional to the product of each share to the power of its parameter "
                    + "less 1",
                parameters: [
                    .init(
                        "a, b, ...", "positive", .none,
                        "the weight of each part; the larger their sum, the narrower")
                ],
                values: "shares from 0 to 1 that sum to 1",
                mean: "of each part its parameter over the sum of all",
                sd: "of each part sqrt(mean (1 - mean) / (1 + sum))",
                example: JointLaw.dirichlet.usage)),
        LawEntry(
            name: "multinomial",
            summary: "How n are distributed among several kinds; the parts of `kind` are `kind.a` "
                + "and so on.",
            usages: [JointLaw.multinomial.usage],
            guide: LawGuide(
                kind: .joint,
                definition:
                    "probability n! / (k1! k2! ...) p1^k1 p2^k2 ... of the counts k1, k2, ...",
                parameters: [
                    .init(
                        "n", "a whole number from 0 to 1e9", .count,
                        "how many there are; rounded where it varies by run"),
                    .init(
                        "a, b, ...", "positive", .none,
                        "the weight of each kind: its probability is its share of their sum"),
                ],
                values: "whole numbers from 0 that sum to n",
                mean: "of each part n times its probability p",
                sd: "of each part sqrt(n p (1 - p))",
                example: JointLaw.multinomial.usage)),
    ]
}
