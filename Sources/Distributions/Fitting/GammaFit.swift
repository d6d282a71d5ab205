import Foundation

/// The gamma law through two percentile points.
///
/// The ratio of two quantiles falls strictly from infinity to 1 as the shape grows, so the shape
/// is the root of one equation, and exactly one law goes through any two positive points in order.
/// Accuracy: the law reproduces the points to about 1e-12 of their distance.
enum GammaFit {
    /// Shape and scale, or why the points cannot be met.
    static func parameters(
        _ low: PercentilePoint, _ high: PercentilePoint
    ) throws(LawError) -> [Double] {
        let values = [low.value, high.value]
        let (p, q) = (low.probability, high.probability)
        try LawRule.increasing(values, of: "gamma", p, q, positive: true)
        let logRatio = log(high.value) - log(low.value)
        let logShape = RootSolver.increasingRoot(in: smallest...largest, tolerance: 1e-15) {
            logShape in
            let kernel = IncompleteGamma(shape: exp(logShape))
            return logRatio - (kernel.logQuantile(q) - kernel.logQuantile(p))
        }
        let kernel = IncompleteGamma(shape: exp(logShape))
        // The point that is the better conditioned one gives the scale.
        let scale = exp(log(high.value) - kernel.logQuantile(q))
        guard logShape > smallest, logShape < largest, scale >= 1e-300, scale <= 1e300 else {
            throw LawRule.unreachable(values, of: "gamma", p, q)
        }
        return [kernel.shape, scale]
    }

    /// log of the shapes between which to look: quantiles 10^(10^4) apart, and 1e-7 of each other.
    private static let smallest = -14.0
    private static let largest = 34.0
}
