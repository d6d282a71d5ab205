import CGSL

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) of one shape a.
///
/// Both tails keep a relative error of about 1e-14 over the whole range of doubles, in a bounded
/// number of steps: GSL's `gsl_cdf_gamma_*` loses the small tail for small and for large shapes.
/// By region: the uniform expansion for a ≥ 20 near x = a; for a < 1 and x ≤ 1 the power series,
/// with Q as the sum of two small terms; else Kummer's series below a + 1 and the continued
/// fraction above (DLMF 8.7.1, 8.11.4, 8.9.2).
struct IncompleteGamma: Sendable {
    let shape: Double
    private let star: Double
    /// log Γ(1 + a) for a < 1; unused for larger shapes.
    private let logGamma: Double

    init(shape: Double) {
        self.shape = shape
        star = GammaFunctions.gammaStar(shape)
        logGamma = shape < 1 ? GammaFunctions.logGammaOnePlus(shape) : 0
    }

    /// x^a e^(−x) / Γ(a): the density of log x.
    func logScaleDensity(_ x: Double) -> Double {
        if shape < 20 {
            // Beyond 1,500 the exponential is zero whatever the power.
            guard x < 1500 else { return 0 }
            return pow(x, shape) * exp(-x) * shape / tgamma(1 + shape)
        }
        return (shape.squareRoot() / (GammaFunctions.sqrtTwoPi * star)) * exp(-exponent(x))
    }

    /// a log(a/x) + x − a, without cancellation near x = a.
    private func exponent(_ x: Double) -> Double {
        -shape * GammaFunctions.logOnePlusMinus((x - shape) / shape, sum: x / shape)
    }

    /// P and Q at x.
    func tails(_ x: Double) -> TailPair {
        guard x > 0 else { return x.isNaN ? .undefined : .allAbove }
        guard x < .infinity else { return .allBelow }
        if shape >= UniformExpansion.smallestN {
            let exponent = exponent(x)
            let t = (2 * exponent / shape).squareRoot()
            if t <= UniformExpansion.largestT {
                return UniformExpansion.gamma.tails(
                    t: x < shape ? -t : t, n: shape, exponent: exponent)
            }
        }
        if shape < 1, x <= 1 { return powerSeries(x) }
        if x < shape + 1 { return TailPair(lower: kummerSeries(x)) }
        return TailPair(upper: continuedFraction(x))
    }

    /// P and Q at a point that is given by its logarithm and may lie below all doubles.
    func tails(logX: Double) -> TailPair {
        guard logX < -690 else { return tails(exp(logX)) }
        // There P(a, x) is x^a / Γ(1+a) to the last digit, and so is what is left of it.
        let logPower = shape * logX - logGammaOnePlus
        return TailPair(lower: exp(logPower), upper: -expm1(logPower))
    }

    /// log x of the point with probability p below it, where that point is so small that
    /// P(a, x) = x^a / Γ(1+a) to the last digit; elsewhere a lower bound of it.
    func logPowerLawQuantile(_ p: Double) -> Double {
        (log(p) + logGammaOnePlus) / shape
    }

    /// log x of the point with probability q above it, in the same way.
    func logUpperPowerLawQuantile(_ q: Double) -> Double {
        (log1p(-q) + logGammaOnePlus) / shape
    }

    /// log Γ(1+a).
    private var logGammaOnePlus: Double {
        shape < 1
            ? logGamma
            : shape < 100
                ? log(tgamma(1 + shape))
                : (shape + 0.5) * log(shape) - shape + log(GammaFunctions.sqrtTwoPi * star)
    }

    private func powerSeries(_ x: Double) -> TailPair {
        let logPower = shape * log(x) - logGamma
        let power = exp(logPower)
        var term = 1.0
        var sum = 0.0
        var n = 1.0
        while n < 30 {
            term *= -x / n
            let part = term / (shape + n)
            sum += part
            if abs(part) < 1e-18 { break }
            n += 1
        }
        let remainder = power * shape * sum
        return TailPair(lower: power + remainder, upper: -expm1(logPower) - remainder)
    }

    private func kummerSeries(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var n = 1.0
        while n < 2_000 {
            term *= x / (shape + n)
            sum += term
            if term < sum * 1e-17 { break }
            n += 1
        }
        return logScaleDensity(x) * sum / shape
    }

    private func continuedFraction(_ x: Double) -> Double {
        // Lentz's method on 1/(x+1−a − 1(1−a)/(x+3−a − …)).
        let density = logScaleDensity(x)
        guard density > 0 else { return 0 }
        var b = x + 1 - shape
        var c = 1e300
        var d = 1 / b
        var value = d
        var n = 1.0
        while n < 2_000 {
            let an = n * (shape - n)
            b += 2
            d = 1 / nonzero(an * d + b)
            c = nonzero(b + an / c)
            let factor = d * c
            value *= factor
            if abs(factor - 1) < 1e-16 { break }
            n += 1
        }
        return density * value
    }
}

/// Lentz's guard against a vanishing denominator.
func nonzero(_ x: Double) -> Double {
    abs(x) < 1e-290 ? 1e-290 : x
}
