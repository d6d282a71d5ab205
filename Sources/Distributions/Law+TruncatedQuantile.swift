extension Law {
    /// The p-quantile of the law restricted to `low ... high`, both included: what one draw from
    /// a truncated law with changing parameters needs, without the law's moments.
    ///
    /// - Returns: NaN where the bounds are not in order or no probability lies between them.
    /// - Complexity: four calls of distribution functions and one of a quantile function.
    package func truncatedQuantile(_ p: Double, low: Double, high: Double) -> Double {
        let first = max(isDiscrete ? low.rounded(.up) : low, support.lowerBound)
        let last = min(isDiscrete ? high.rounded(.down) : high, support.upperBound)
        guard low <= high, first <= last else { return .nan }
        let before = tailsBefore(first)
        let after = tails(last)
        // Mixed in both tails; the smaller one keeps the digits.
        let lower = (1 - p) * before.lower + p * after.lower
        let upper = (1 - p) * before.upper + p * after.upper
        let x: Double
        if lower <= upper {
            guard after.lower > before.lower else { return .nan }
            x = quantile(lower)
        } else {
            guard before.upper > after.upper else { return .nan }
            x = upperQuantile(upper)
        }
        return min(max(x, first), last)
    }
}
