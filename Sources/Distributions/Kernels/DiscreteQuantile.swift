/// Quantiles of laws on the whole numbers.
enum DiscreteQuantile {
    /// The smallest whole number in the range for which a condition holds that, once true, stays
    /// true; the end of the range where it never holds.
    ///
    /// Doubling steps from a guess, then halving: about 2 log₂ of the guess's error evaluations.
    static func smallest(
        near guess: Double, in range: ClosedRange<Double>, where holds: (Double) -> Bool
    ) -> Double {
        var high = min(
            max(guess.isFinite ? guess.rounded() : 0, range.lowerBound), range.upperBound)
        var low: Double  // Does not hold here, or lies before the range.
        var step = 1.0
        if holds(high) {
            low = high - step
            while low >= range.lowerBound, holds(low) {
                high = low
                step *= 2
                low = high - step
            }
            low = max(low, range.lowerBound - 1)
        } else {
            low = high
            high = min(low + step, range.upperBound)
            while high < range.upperBound, !holds(high) {
                low = high
                step *= 2
                high = min(low + step, range.upperBound)
            }
        }
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if holds(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The start of the search: the normal quantile, corrected for skewness (Cornish and Fisher).
    static func guess(mean: Double, sd: Double, skewness: Double, score z: Double) -> Double {
        mean + sd * (z + (z * z - 1) * skewness / 6) - 0.5
    }
}
