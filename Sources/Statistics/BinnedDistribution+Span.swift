import Foundation

extension BinnedDistribution {
    /// Whether equal ratios read better than equal differences: all values are positive, the 95 %
    /// point is more than ten times the 5 % point, the median is nearer to the middle of the two by
    /// ratio than by difference, and values do not go down to 0 like those of an exponential law: by ratio
    /// the lower half is at most half as wide again as the upper one or, where the 95 % point is
    /// more than 100 times the 5 % point, two and a half times as wide.
    package var spansOrdersOfMagnitude: Bool {
        let low = quantile(0.05)
        let middle = quantile(0.5)
        let high = quantile(0.95)
        guard quantile(0) > 0, high > 10 * low, middle > low, high > middle else {
            return false
        }
        // 0 where the median is in the middle.
        let byDifference = abs(log((high - middle) / (middle - low)))
        let lean = log(middle / low) / log(high / middle)
        return abs(log(lean)) < byDifference && lean <= (high > 100 * low ? 2.5 : 1.5)
    }
}
