extension BinnedDistribution {
    /// The shortest interval with probability `level`, also where the distribution has several
    /// peaks: one interval, which may then span a valley.
    ///
    /// Searched over a grid of 2,048 probabilities and refined around the best of them. The ends
    /// are noisier than quantiles: where the density is nearly flat, many intervals are nearly as
    /// short. Hyndman, "Computing and graphing highest density regions", The American
    /// Statistician 50(2), 1996, doi:10.1080/00031305.1996.10474359.
    ///
    /// - Parameters:
    ///   - level: a probability strictly between 0 and 1.
    ///   - lowest: the probability below the lowest value that the interval may hold.
    ///   - highest: the probability up to the highest one, at least `lowest` and the level together.
    /// - Returns: the ends; NaN without values.
    package func shortestInterval(
        level: Double, from lowest: Double = 0, upTo highest: Double = 1
    ) -> (low: Double, high: Double) {
        guard total > 0, level > 0, level < 1 else { return (.nan, .nan) }
        let last = max(highest - level, lowest)
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
        let coarse = best(from: lowest, to: last, steps: steps)
        let step = (last - lowest) / Double(steps)
        let fine = best(
            from: max(lowest, coarse - step), to: min(last, coarse + step), steps: 32)
        let tail = width(fine) < width(coarse) ? fine : coarse
        return (quantile(tail), quantile(tail + level))
    }
}
