import CGSL

/// Standard errors of figures that rest on a finite number of independent runs.
package enum MonteCarloError {
    /// The standard error of a mean: sd / √n.
    package static func ofMean(standardDeviation: Double, effectiveRuns: Double) -> Double {
        effectiveRuns > 0 ? standardDeviation / effectiveRuns.squareRoot() : .nan
    }

    /// The standard error of a probability estimated by counting: √(p(1 − p)/n).
    ///
    /// Where every run agreed, the usual formula gives zero; the error is then that of the
    /// estimate (k + ½)/(n + 1) of Jeffreys' prior, which a count of zero still leaves open.
    package static func ofProbability(_ p: Double, effectiveRuns: Double) -> Double {
        guard effectiveRuns > 0, p >= 0, p <= 1 else { return .nan }
        let n = effectiveRuns
        let q = p == 0 || p == 1 ? 0.5 / (n + 1) : p
        return (q * (1 - q) / n).squareRoot()
    }

    /// The probabilities whose quantiles lie one standard error below and above the p-quantile.
    ///
    /// The number of runs below the true quantile is binomial, so the true quantile's rank has a
    /// Beta(np + 1, n(1 − p) + 1) distribution; its 15.9 % and 84.1 % points are one standard
    /// deviation of a normal apart from the middle. Vehtari, Gelman, Simpson, Carpenter and
    /// Bürkner, "Rank-normalization, folding, and localization", Bayesian Analysis 16(2), 2021,
    /// doi:10.1214/20-BA1221, section 4; `mcse_quantile` of the R package posterior.
    ///
    /// - Parameters:
    ///   - p: the probability, from 0 to 1.
    ///   - effectiveRuns: the number of runs, positive.
    package static func rankInterval(_ p: Double, effectiveRuns: Double) -> (
        low: Double, high: Double
    ) {
        let a = effectiveRuns * p + 1
        let b = effectiveRuns * (1 - p) + 1
        // Beyond some thousand runs on each side the Beta law is normal to within a thousandth of
        // its own sd, and GSL's inversion of it no longer converges for the largest numbers.
        guard min(a, b) < 2000 else {
            let mean = a / (a + b)
            let sd = (mean * (1 - mean) / (a + b + 1)).squareRoot()
            return (mean - sd, mean + sd)
        }
        return (
            quantileOfBeta(lowerNormalTail, a, b), quantileOfBeta(1 - lowerNormalTail, a, b)
        )
    }

    /// The standard error of a quantile: half the distance between the quantiles at its rank
    /// interval.
    package static func ofQuantile(
        _ p: Double, in distribution: BinnedDistribution, effectiveRuns: Double
    ) -> Double {
        guard distribution.total > 1, effectiveRuns > 0 else { return .nan }
        let ranks = rankInterval(p, effectiveRuns: effectiveRuns)
        let low = distribution.quantile(ranks.low)
        let high = distribution.quantile(ranks.high)
        return high / 2 - low / 2
    }

    /// The probability below −1 of a standard normal.
    private static let lowerNormalTail = 0.15865525393145707

    private static func quantileOfBeta(_ p: Double, _ a: Double, _ b: Double) -> Double {
        // Bisection on the distribution function: some fifty steps, total for every a and b ≥ 1,
        // where GSL's own inversion can fail.
        var low = 0.0
        var high = 1.0
        while true {
            let middle = (low + high) / 2
            guard middle > low, middle < high, high - low > 1e-9 * high else { return middle }
            if gsl_cdf_beta_P(middle, a, b) < p { low = middle } else { high = middle }
        }
    }
}
