import Distributions

/// The names of laws in the expression language.
package enum LawNames {
    /// Families and the two ways to make a law of other laws.
    package static let all: [String] = LawFamily.all.map(\.name) + ["mixture", "truncate"]

    static let mixtureUsage = "mixture(0.6: a, 0.4: b)"
    static let truncateUsage = "truncate(7000 to 15000, low: 5000, high: 20000)"

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
