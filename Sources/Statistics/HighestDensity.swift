extension BinnedDistribution {
    /// The shortest interval with probability `level`, also where the distribution has several
    /// peaks: one interval, which may then span a valley.
    ///
    /// Searched over a grid of 2,048 probabilities and refined around the best of them. The ends
    /// are noisier than quantiles: where the density is nearly flat, many intervals are nearly as
    /// short. Hyndman, "Computing and graphing highest density regions", The American
    /// Statistician 50(2), 1996, doi:10.1080/00031305.1996.10474359.
    ///
    /// - Parameter level: a probability strictly between 0 and 1.
    /// - Returns: the ends; NaN without values.
    package func shortestInterval(level: Double) -> (low: Double, high: Double) {
        guard total > 0, level > 0, level < 1 else { return (.nan, .nan) }
        let spare = 1 - level
        func width(_ tail: Double) -> Double { quantile(tail + level) - quantile(tail) }
        let steps = 2048
        func best(from start: Double, to end: Double, steps: Int) -> Double {
            var best = start
            var least = Double.infinity
            for step in 0...steps {
                let tail = start + (end - start) * (Double(step) / Double(steps))
                let candidate = width(tail)
                if candidate < least {
                    least = candidate
                    best = tail
                }
            }
            return best
        }
        let coarse = best(from: 0, to: spare, steps: steps)
        let step = spare / Double(steps)
        let fine = best(from: max(0, coarse - step), to: min(spare, coarse + step), steps: 32)
        let tail = width(fine) < width(coarse) ? fine : coarse
        return (quantile(tail), quantile(tail + level))
    }
}
