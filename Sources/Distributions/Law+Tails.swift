extension Law {
    /// The probabilities of at most x and of more than x.
    func tails(_ x: Double) -> TailPair {
        TailPair(lower: cumulative(x), upper: upperTail(x))
    }

    /// The probabilities of less than x and of at least x.
    func tailsBefore(_ x: Double) -> TailPair {
        isDiscrete ? tails(x.rounded(.up) - 1) : hasAtoms ? tails(x.nextDown) : tails(x)
    }

    /// The single values that the law consists of; nil where it is none of `choose` and `empirical`.
    package var steps: ChoiceLaw? {
        (self as? ChoiceLaw) ?? (self as? EmpiricalLaw)?.table
    }

    /// Whether single values have a probability of their own.
    package var hasAtoms: Bool {
        if isDiscrete || steps != nil { return true }
        if let mixture = self as? MixtureLaw {
            return mixture.components.contains { $0.law.hasAtoms }
        }
        return (self as? TruncatedLaw)?.base.hasAtoms ?? false
    }
}
