import Statistics

/// Divides the bins that hold too much for a wanted quantile, until none does.
struct BinRefinement {
    /// Each quantity's bins and what they hold.
    private(set) var distributions: [BinnedDistribution]
    /// Whether no bin is left that holds too much, as far as `rounds` went.
    private(set) var isComplete = true

    /// The rounds that divide bins into equal parts. What is left after them spans powers of ten.
    private static let equalRounds = 2

    /// Refines quantities' distributions.
    ///
    /// - Parameters:
    ///   - layouts: the bins of each distribution.
    ///   - extremes: the smallest and the largest value of each quantity.
    ///   - rounds: how often the runs may be generated anew.
    ///   - recount: what finer bins hold: takes a layout for each quantity that needs one, gives a
    ///     distribution for each of them, or nil where it was stopped.
    init(
        _ distributions: [BinnedDistribution], layouts: [BinLayout],
        extremes: [(minimum: Double, maximum: Double)], probabilities: [Double], rounds: Int,
        recount: ([BinLayout?]) -> [BinnedDistribution?]?
    ) {
        self.distributions = distributions
        var layouts = layouts
        for round in 0..<rounds {
            let finer = layouts.indices.map { output -> BinLayout? in
                let pieces = self.distributions[output].refinements(for: probabilities)
                guard !pieces.isEmpty else { return nil }
                return layouts[output].refined(
                    pieces, minimum: extremes[output].minimum, maximum: extremes[output].maximum,
                    byRatio: round >= BinRefinement.equalRounds,
                    mostBins: BinLayout.mostBins(quantities: layouts.count))
            }
            guard finer.contains(where: { $0 != nil }) else { return }
            guard let counted = recount(finer) else {
                isComplete = false
                return
            }
            for output in layouts.indices {
                guard let layout = finer[output], let distribution = counted[output] else {
                    continue
                }
                layouts[output] = layout
                self.distributions[output] = distribution
            }
        }
    }
}
