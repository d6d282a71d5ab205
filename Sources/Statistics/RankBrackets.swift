/// The ranks of a sample between which the quantiles of a much larger sample lie, all but surely.
struct RankBrackets {
    private let ranges: [ClosedRange<Int>]

    /// Five standard errors to each side: a quantile misses its bracket with probability 6·10⁻⁷,
    /// and then costs time, not truth.
    private static let standardErrors = 5.0

    init(count: Int, probabilities: [Double]) {
        let n = Double(count)
        let sorted = probabilities.sorted().map { p -> ClosedRange<Int> in
            // The additive margin serves probabilities of a few values, where the normal
            // approximation of the binomial does not hold.
            let margin = RankBrackets.standardErrors * (n * p * (1 - p)).squareRoot() + 16
            let low = max(0, (n * p - margin).rounded(.down))
            let high = min(n, (n * p + margin).rounded(.up))
            return Int(low)...Int(high)
        }
        // Joined where they touch, so that a look-up has few to go through.
        var joined: [ClosedRange<Int>] = []
        for range in sorted {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        ranges = joined
    }

    /// Whether any rank of a stretch lies in a bracket.
    func overlaps(_ ranks: Range<Int>) -> Bool {
        ranges.contains { $0.lowerBound < ranks.upperBound && ranks.lowerBound <= $0.upperBound }
    }
}
