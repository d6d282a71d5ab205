import Foundation

/// Fisher's F law through two percentile points.
///
/// Let w = 1/ν₁ + 1/ν₂ and t be ν₁'s share of it. With t fixed, the ratio of two quantiles grows
/// with w; along the laws of the wanted ratio the law moves down as t grows. Two nested roots
/// therefore find the law. Its middle is close to 1, so that only points whose geometric middle is
/// too, compared with their distance, have one; others throw. Accuracy: the law reproduces the points
/// to about 1e-10 of their distance.
enum FisherFit {
    /// df1 and df2, or why the points cannot be met.
    static func parameters(
        _ low: PercentilePoint, _ high: PercentilePoint
    ) throws(LawError) -> [Double] {
        let values = [low.value, high.value]
        let (p, q) = (low.probability, high.probability)
        try LawRule.increasing(values, of: "fisher_f", p, q, positive: true)
        let logRatio = log(high.value) - log(low.value)
        /// log of the width w that gives the wanted ratio of quantiles with this log odds of t.
        func logWidth(_ logit: Double) -> Double {
            RootSolver.increasingRoot(in: widths, tolerance: 1e-13) { logWidth in
                guard let points = points(logit, logWidth, p, q) else { return 1 }
                return points.high - points.low - logRatio
            }
        }
        let logit = RootSolver.increasingRoot(in: -25...25, tolerance: 1e-13) { logit in
            guard let points = points(logit, logWidth(logit), p, q) else { return .nan }
            return log(low.value) - points.low
        }
        let width = logWidth(logit)
        guard let found = points(logit, width, p, q),
            abs(found.low - log(low.value)) <= 1e-8 * (1 + logRatio),
            abs(found.high - log(high.value)) <= 1e-8 * (1 + logRatio)
        else {
            throw LawError(
                "fisher_f",
                "no such law has \(percentileLabel(p)) \(LawRule.show(low.value)) and \(percentileLabel(q)) \(LawRule.show(high.value)), as its middle is close to 1",
                advice: "write lognormal or gamma with the percentiles")
        }
        let degrees = degrees(logit, width)
        return [degrees.numerator, degrees.denominator]
    }

    /// log of the widths to look between: from the most degrees of freedom to the fewest.
    private static let widths = -27.0...4.6

    private static func degrees(
        _ logit: Double, _ logWidth: Double
    ) -> (numerator: Double, denominator: Double) {
        let width = exp(logWidth)
        let (share, rest) = (1 / (1 + exp(-logit)), 1 / (1 + exp(logit)))
        func bounded(_ degrees: Double) -> Double {
            min(max(degrees, StudentTLaw.degrees.lowerBound), StudentTLaw.degrees.upperBound)
        }
        return (bounded(1 / (width * share)), bounded(1 / (width * rest)))
    }

    /// log of both quantiles.
    private static func points(
        _ logit: Double, _ logWidth: Double, _ p: Double, _ q: Double
    ) -> (low: Double, high: Double)? {
        let degrees = degrees(logit, logWidth)
        guard
            let law = try? FisherFLaw(
                numerator: degrees.numerator, denominator: degrees.denominator)
        else { return nil }
        let points = (low: log(law.quantile(p)), high: log(law.quantile(q)))
        return points.low.isFinite && points.high.isFinite ? points : nil
    }
}
