import Foundation

/// The beta law from two percentile points, or from its mean and standard deviation.
///
/// For each α one β puts the first point in its place, since the lower tail grows with β; along
/// that curve the law contracts around the first point as α grows, so that the tail at the second
/// point grows too. Two nested roots of increasing functions therefore find the one law through
/// any two points.
enum BetaFit {
    /// α, β, 0 and 1, or why the points cannot be met.
    static func parameters(
        _ low: PercentilePoint, _ high: PercentilePoint
    ) throws(LawError) -> [Double] {
        let values = [low.value, high.value]
        let (p, q) = (low.probability, high.probability)
        try LawRule.increasing(values, of: "beta", p, q)
        for point in [low, high] where point.value <= 0 || point.value >= 1 {
            throw LawError(
                "beta", percentileLabel(point.probability),
                "\(percentileLabel(point.probability)) must be between 0 and 1", got: point.value)
        }
        let logAlpha = RootSolver.increasingRoot(in: range, tolerance: 1e-14) { logAlpha in
            misfit(logAlpha, matchingLogBeta(logAlpha, low), high)
        }
        let logBeta = matchingLogBeta(logAlpha, low)
        guard abs(misfit(logAlpha, logBeta, low)) < 1e-7,
            abs(misfit(logAlpha, logBeta, high)) < 1e-7
        else { throw LawRule.unreachable(values, of: "beta", p, q) }
        return [exp(logAlpha), exp(logBeta), 0, 1]
    }

    /// The β that puts a point in its place.
    private static func matchingLogBeta(_ logAlpha: Double, _ point: PercentilePoint) -> Double {
        // Points as small as 1e-280 ask for a β that much larger than α.
        RootSolver.increasingRoot(in: -680...680, tolerance: 1e-15) {
            misfit(logAlpha, $0, point)
        }
    }

    /// How much the log odds of being below the point exceed the wanted ones.
    private static func misfit(
        _ logAlpha: Double, _ logBeta: Double, _ point: PercentilePoint
    ) -> Double {
        let tails = IncompleteBeta(exp(logAlpha), exp(logBeta)).tails(point.value, 1 - point.value)
        return log(tails.lower) - log(tails.upper)
            - (log(point.probability) - log1p(-point.probability))
    }

    /// log of the α between which to look.
    private static let range = -30.0...34.0

    /// The rules of a mean and sd on an interval.
    static func validateMoments(
        _ mean: Double, _ sd: Double, _ low: Double, _ high: Double
    ) throws(LawError) {
        try LawRule.range(low, high, of: "beta")
        guard mean > low, mean < high else {
            throw LawError(
                "beta", "mean",
                "mean must be between \(LawRule.show(low)) and \(LawRule.show(high))", got: mean)
        }
        try LawRule.positive(sd, "sd", of: "beta")
        let width = high - low
        let limit = width * ((mean - low) / width * ((high - mean) / width)).squareRoot()
        guard sd < limit else {
            throw LawError(
                "beta", "sd", "sd must be less than \(limit) for mean \(LawRule.show(mean))",
                got: sd)
        }
        guard limit / sd < 1e150 else {
            throw LawError("beta", "sd", "sd must be at least 1e-150 of the range", got: sd)
        }
    }
}
