import Distributions

/// The names of laws in the expression language.
package enum LawNames {
    /// Families, and the laws that are written in ways of their own.
    package static let all: [String] =
        LawFamily.all.map(\.name) + ["metalog", "empirical", "choose", "mixture", "truncate"]
        + JointLaw.allCases.map(\.rawValue)

    static let metalogUsage = "metalog(p10: ..., p50: ..., p90: ...)"
    static let empiricalUsage = "empirical(\"days.csv\", column: \"days\")"
    static let choiceUsage = "choose(0.3: a, 0.7: b)"
    static let mixtureUsage = "mixture(0.6: a, 0.4: b)"
    static let truncateUsage = "truncate(7000 to 15000, low: 5000, high: 20000)"

    /// How a law with this name is written.
    static func usage(of name: String) -> String {
        switch name {
        case "metalog": metalogUsage
        case "empirical": empiricalUsage
        case "choose": choiceUsage
        case "mixture": mixtureUsage
        case "truncate": truncateUsage
        default:
            LawFamily.named(name).map { usage($0) } ?? JointLaw(rawValue: name)?.usage ?? name
        }
    }

    /// How a family is written, in its first form: `normal(mean: ..., sd: ...)`.
    static func usage(_ family: LawFamily) -> String {
        usage(family, family.forms.first?.labels ?? [])
    }

    static func usage(_ family: LawFamily, _ labels: [String]) -> String {
        family.name + "(" + labels.map { "\($0): ..." }.joined(separator: ", ") + ")"
    }

    /// Every form of a family, for a suggestion.
    static func usages(_ family: LawFamily) -> String {
        family.forms.map { usage(family, $0.labels) }.joined(separator: " or ")
    }
}
