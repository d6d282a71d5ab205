import CGSL

/// The regularised incomplete beta function I_x(a, b) and its complement, for one pair a, b.
///
/// Both parts keep a relative error of about 1e-14 over the whole range of doubles, in a bounded
/// number of steps; GSL's `gsl_cdf_beta_*` fails to converge for large and loses the small tail
/// for small parameters. By region: the uniform expansion where ab/(a+b) ≥ 20 near x = a/(a+b);
/// the power series where a parameter is below 1 and x near its end; else the continued fraction
/// (DLMF 8.17.22), from the side on which it converges fast.
struct IncompleteBeta: Sendable {
    let a: Double
    let b: Double
    /// ab/(a+b), the size that the uniform expansion goes by.
    private let harmonic: Double
    private let expansion: UniformExpansion?
    private let starRatio: Double
    /// 1/B(a, b) where both parameters are below 20; unused for larger ones.
    private let inverseBeta: Double

    /// Prepares the function; without `forTails` only its density can be asked for.
    init(_ a: Double, _ b: Double, forTails: Bool = true) {
        self.a = a
        self.b = b
        // min/(1 + min/max) cannot overflow.
        harmonic = min(a, b) / (1 + min(a, b) / max(a, b))
        let left = 1 / (1 + b / a)
        let right = 1 / (1 + a / b)
        expansion =
            forTails && harmonic >= UniformExpansion.smallestN
            ? UniformExpansion(p: left * right, q: right - left) : nil
        inverseBeta =
            max(a, b) < 20
            ? (a / (a + b)) * (tgamma(1 + a + b) / (tgamma(1 + a) * tgamma(1 + b))) * b : 0
        starRatio =
            GammaFunctions.gammaStar(a + b)
            / (GammaFunctions.gammaStar(a) * GammaFunctions.gammaStar(b))
    }

    /// x^a y^b / B(a, b) with y = 1 − x: the density of log(x/y).
    func logitDensity(_ x: Double, _ y: Double) -> Double {
        if max(a, b) < 20 {
            return pow(x, a) * pow(y, b) * inverseBeta
        }
        if min(a, b) < 1 {
            // One parameter is below 1 and the other large: the quadratic form of the exponent
            // would subtract large terms.
            let (small, large, near, far) = a < b ? (a, b, x, y) : (b, a, y, x)
            let logFar = far > 0.5 ? log1p(-near) : log(far)
            return small
                * exp(
                    small * log(near) + large * logFar
                        + GammaFunctions.logPochhammer(large, small)
                        - GammaFunctions.logGammaOnePlus(small))
        }
        return (harmonic.squareRoot() / GammaFunctions.sqrtTwoPi) * starRatio
            * exp(-exponent(x, y, excess(x, y)))
    }

    /// b x − a y, rounded once: (a+b)(x − a/(a+b)).
    private func excess(_ x: Double, _ y: Double) -> Double {
        let product = a * y
        return (-product).addingProduct(b, x) + product.addingProduct(-a, y)
    }

    /// a log(x₀/x) + b log((1−x₀)/(1−x)) without cancellation near x₀ = a/(a+b).
    private func exponent(_ x: Double, _ y: Double, _ excess: Double) -> Double {
        -a * GammaFunctions.logOnePlusMinus(excess / a, sum: x * (1 + b / a))
            - b * GammaFunctions.logOnePlusMinus(-excess / b, sum: y * (1 + a / b))
    }

    /// I_x(a, b) and its complement at x = 1 − y. Both are given, since near 1 only y is exact.
    func tails(_ x: Double, _ y: Double) -> TailPair {
        guard x > 0 else { return x.isNaN ? .undefined : .allAbove }
        guard y > 0 else { return y.isNaN ? .undefined : .allBelow }
        if let expansion {
            let excess = excess(x, y)
            let exponent = exponent(x, y, excess)
            let t = (2 * exponent / harmonic).squareRoot()
            if t <= UniformExpansion.largestT {
                return expansion.tails(t: excess < 0 ? -t : t, n: harmonic, exponent: exponent)
            }
        }
        if a < 1, x <= 0.5 {
            return b * x <= 1
                ? Self.powerSeries(a, b, x)
                : TailPair(upper: continuedFraction(b, a, y, x))
        }
        if b < 1, y <= 0.5 {
            return a * y <= 1
                ? Self.powerSeries(b, a, y).mirrored
                : TailPair(lower: continuedFraction(a, b, x, y))
        }
        return x * b < y * a
            ? TailPair(lower: continuedFraction(a, b, x, y))
            : TailPair(upper: continuedFraction(b, a, y, x))
    }

    /// log x of the point with probability p below it where x is very small: the leading term.
    func logPowerLawQuantile(_ p: Double) -> Double {
        let logConstant: Double  // log(a B(a, b))
        if a <= 1 {
            logConstant = GammaFunctions.logGammaOnePlus(a) - GammaFunctions.logPochhammer(b, a)
        } else {
            let x = a / (a + b)
            let y = b / (a + b)
            logConstant = log(a) + a * log(x) + b * log(y) - log(logitDensity(x, y))
        }
        return (log(p) + logConstant) / a
    }

    /// The series in x for a < 1, x ≤ ½ and b x ≤ 1.
    private static func powerSeries(_ a: Double, _ b: Double, _ x: Double) -> TailPair {
        let logPower =
            a * log(x) + GammaFunctions.logPochhammer(b, a) - GammaFunctions.logGammaOnePlus(a)
        let power = exp(logPower)
        var term = 1.0
        var sum = 0.0
        var n = 1.0
        while n < 100 {
            term *= (n - b) * x / n
            let part = term / (a + n)
            sum += part
            if abs(part) < 1e-18 { break }
            n += 1
        }
        let remainder = power * a * sum
        return TailPair(lower: power + remainder, upper: -expm1(logPower) - remainder)
    }

    /// I_x(a, b) by its continued fraction, for x at most about a/(a+b).
    ///
    /// The even part of DLMF 8.17.22, whose coefficients hold a y − b x whole: the plain form
    /// subtracts nearly equal numbers where one parameter is large.
    private func continuedFraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        let density = a == self.a && b == self.b ? logitDensity(x, y) : logitDensity(y, x)
        guard density > 0 else { return 0 }
        let gap = (a * y).addingProduct(-b, x) + 1
        var value = nonzero(a / (a + 1) * gap)
        var c = value
        var d = 0.0
        var m = 1.0
        while m < 5_000 {
            let odd = a + 2 * m - 1
            let rest = m * (b - m) * x / odd
            let numerator = ((a + m - 1) / odd) * ((a + b + m - 1) * x) * rest
            let denominator = m + rest + ((a + m) / (odd + 2)) * (gap + m * (1 + y))
            d = 1 / nonzero(denominator + numerator * d)
            c = nonzero(denominator + numerator / c)
            let factor = c * d
            value *= factor
            if abs(factor - 1) < 1e-16 { break }
            m += 1
        }
        return density / value
    }
}
