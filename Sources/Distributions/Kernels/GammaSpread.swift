import CGSL

/// The spread of powers of an exponential variable E, in which Weibull and Fréchet laws are told.
///
/// E^e has mean Γ(1+e) and variance Γ(1+2e) − Γ(1+e)²; small e make that a difference of nearly
/// equal numbers, which is taken in logarithms and by series.
enum GammaSpread {
    /// The standard deviation of E^e; infinite where 2e ≤ −1.
    static func deviation(_ e: Double) -> Double {
        guard 2 * e > -1 else { return .infinity }
        if abs(e) < 1e-12 { return abs(e) * .pi / 6.0.squareRoot() }
        let mean = tgamma(1 + e)
        guard mean < .infinity else { return .infinity }
        let square = squareLogRatio(e)
        // √(e^r − 1), without the overflow of its square.
        let root =
            square < 1
            ? expm1(square).squareRoot() : exp(0.5 * square) * (-expm1(-square)).squareRoot()
        return root < .infinity ? mean * root : .infinity
    }

    /// The e > 0 for which E^e has a standard deviation of `ratio` times its mean.
    static func exponent(ofRelativeSpread ratio: Double) -> Double {
        solve(ratio, sign: 1, upTo: 500)
    }

    /// The e > 0 for which E^−e has a standard deviation of `ratio` times its mean; below ½.
    static func negativeExponent(ofRelativeSpread ratio: Double) -> Double {
        solve(ratio, sign: -1, upTo: 0.5.nextDown)
    }

    private static func solve(_ ratio: Double, sign: Double, upTo end: Double) -> Double {
        guard ratio > 0, ratio < .infinity else { return .nan }
        let wanted = log(ratio < 1e-4 ? ratio * ratio : log1p(ratio * ratio))
        return exp(
            RootSolver.increasingRoot(in: log(1e-150)...log(end), tolerance: 0) {
                log(squareLogRatio(sign * exp($0))) - wanted
            })
    }

    /// log Γ(1+2e) − 2 log Γ(1+e) = Σ (−1)^n ζ(n) (2^n − 2) e^n / n, for 2e > −1.
    private static func squareLogRatio(_ e: Double) -> Double {
        guard abs(e) <= 0.1 else {
            return logGammaOnePlus(2 * e) - 2 * logGammaOnePlus(e)
        }
        var sum = 0.0
        var n = Double(GammaFunctions.zetaMinusOne.count + 1)
        for excess in GammaFunctions.zetaMinusOne.reversed() {
            let sign = n.truncatingRemainder(dividingBy: 2) == 0 ? 1.0 : -1.0
            sum = sign * (1 + excess) * (scalbn(1.0, Int32(n)) - 2) / n + e * sum
            n -= 1
        }
        return e * e * sum
    }

    private static func logGammaOnePlus(_ a: Double) -> Double {
        var result = gsl_sf_result()
        return gsl_sf_lngamma_e(1 + a, &result) == 0 ? result.val : .nan
    }
}
