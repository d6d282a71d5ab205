import CGSL

/// Pieces of the gamma function that keep their relative accuracy where the plain function or its
/// logarithm would lose it.
enum GammaFunctions {
    /// log(1 + x) − x without cancellation near 0, for x > −1.
    ///
    /// With s = x/(2 + x), log(1 + x) = 2 atanh s and 2s − x = −x s, so the difference is
    /// s(2s²(1/3 + s²/5 + …) − x). Relative error below 4 ulp.
    static func logOnePlusMinus(_ x: Double) -> Double {
        logOnePlusMinus(x, sum: 1 + x)
    }

    /// The same where 1 + x is known more exactly than x tells, as it is near x = −1.
    static func logOnePlusMinus(_ x: Double, sum: Double) -> Double {
        guard x > -0.45, x < 0.8 else { return log(sum) - x }
        let s = x / (2 + x)
        let square = s * s
        // s² < 0.085, so eighteen terms leave less than 1e-19.
        var series = 0.0
        var odd = 37.0
        while odd >= 3 {
            series = 1 / odd + square * series
            odd -= 2
        }
        return s * (2 * square * series - x)
    }

    /// log Γ(1 + a) for 0 ≤ a ≤ 1, with full relative accuracy as a → 0.
    ///
    /// log Γ(1+a) = −log(1+a) + (1−γ)a + Σ (−1)^k (ζ(k)−1) a^k / k (DLMF 5.7.3).
    static func logGammaOnePlus(_ a: Double) -> Double {
        guard a <= 0.6 else { return log(tgamma(1 + a)) }
        var sum = 0.0
        var k = zetaMinusOne.count + 1
        for excess in zetaMinusOne.reversed() {
            sum = (k % 2 == 0 ? 1 : -1) * excess / Double(k) + a * sum
            k -= 1
        }
        return (a - log1p(a)) - eulerGamma * a + a * a * sum
    }

    /// Γ(a) / (√(2π) a^(a−½) e^(−a)), which tends to 1 as a grows; for a > 0.
    static func gammaStar(_ a: Double) -> Double {
        if a < 10 {
            return tgamma(1 + a) * exp(a) * pow(a, -0.5 - a) / sqrtTwoPi
        }
        return exp(stirlingSeries(a))
    }

    /// log Γ(a + b) − log Γ(b), the logarithm of the Pochhammer symbol, for 0 < a ≤ 1 and b > 0;
    /// keeps its relative accuracy as a → 0.
    static func logPochhammer(_ b: Double, _ a: Double) -> Double {
        if b >= 10 {
            let ratio = a / b
            // Stirling's formula for both, gathered so that no term of size b log b remains.
            let growth = log1p(ratio)
            var correction = b * logOnePlusMinus(ratio) + (a - 0.5) * growth
            // The difference of the two Stirling series, term by term.
            var power = 1 / b
            for (k, coefficient) in stirlingCoefficients.enumerated() {
                correction += coefficient * power * expm1(-Double(2 * k + 1) * growth)
                power /= b * b
            }
            return a * log(b) + correction
        }
        var result = gsl_sf_result()
        guard gsl_sf_lnpoch_e(b, a, &result) == 0 else {
            return log(tgamma(a + b) / tgamma(b))
        }
        return result.val
    }

    /// Σ B(2k) / (2k(2k−1) a^(2k−1)), the logarithm of `gammaStar`; for a ≥ 10 (DLMF 5.11.1).
    private static func stirlingSeries(_ a: Double) -> Double {
        let inverse = 1 / a
        let square = inverse * inverse
        var sum = 0.0
        for coefficient in stirlingCoefficients.reversed() {
            sum = coefficient + square * sum
        }
        return sum * inverse
    }

    static let sqrtTwoPi = 2.506628274631000502415765284811
    static let eulerGamma = 0.577215664901532860606512090082

    private static let stirlingCoefficients: [Double] = [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
        -3617.0 / 122_400,
    ]

    /// ζ(k) − 1 for k = 2, 3, ….
    static let zetaMinusOne: [Double] = [
        0.644934066848226436, 0.202056903159594285, 0.0823232337111381915,
        0.0369277551433699263, 0.0173430619844491397, 0.00834927738192282684,
        0.00407735619794433938, 0.00200839282608221442, 0.000994575127818085337,
        0.000494188604119464559, 0.000246086553308048299, 0.000122713347578489147,
        0.0000612481350587048293, 0.0000305882363070204936, 0.0000152822594086518717,
        7.63719763789976227e-6, 3.81729326499983986e-6, 1.90821271655393893e-6,
        9.53962033872796113e-7, 4.76932986787806463e-7, 2.3845050272773299e-7,
        1.19219925965311073e-7, 5.96081890512594796e-8, 2.98035035146522802e-8,
        1.49015548283650412e-8, 7.45071178983542949e-9, 3.72533402478845705e-9,
        1.86265972351304901e-9, 9.31327432419668183e-10, 4.65662906503378407e-10,
        2.32831183367650549e-10, 1.16415501727005198e-10, 5.82077208790270089e-11,
        2.91038504449709969e-11, 1.45519218910419842e-11, 7.27595983505748101e-12,
        3.63797954737865119e-12, 1.81898965030706595e-12, 9.09494784026388928e-13,
        4.54747378304215403e-13,
    ]
}
