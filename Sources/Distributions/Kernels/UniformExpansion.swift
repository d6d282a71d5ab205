import Foundation

/// The incomplete gamma and beta functions near their transition point, for large parameters.
///
/// Both are the integral of exp(−N t²/2) f(t) for a density written in the variable t in which its
/// exponent is exactly quadratic. With f = Σ fₙ tⁿ, f₀ = 1, integration by parts gives
///
///     lower tail = ½ erfc(−t √(N/2)) − exp(−N t²/2) / √(2πN) · S(t)
///
/// where S = Σ βₙ tⁿ / (1 + β₁/N) and βₙ₋₁ = fₙ + (n+1) βₙ₊₁ / N, computed downwards. The
/// coefficients follow from f − t f′ = f³ + q t f² − p t² f, where p = x₀(1−x₀), q = 1 − 2x₀ and
/// x₀ = a/(a+b) for the beta law; the gamma law is the limit p = 0, q = 1.
///
/// The nearest singularity of f lies at |t| = √(4π) or farther, so for |t| ≤ 1 and N ≥ 20 the
/// terms kept leave a relative error of a few ulp in both tails.
///
/// Source: the method of A. Gil, J. Segura and N. M. Temme, SIAM J. Sci. Comput. 34 (2012)
/// A2965, doi:10.1137/120872553, for the gamma function; carried over to the beta function.
struct UniformExpansion: Sendable {
    /// The smallest N for which `lowerAndUpper` is accurate.
    static let smallestN = 20.0
    /// The largest |t| for which `lowerAndUpper` is accurate.
    static let largestT = 1.0

    /// The expansion of the gamma law, which has no parameter.
    static let gamma = UniformExpansion(p: 0, q: 1)

    private let coefficients: [Double]
    private static let count = 34

    /// Computes the coefficients for p = x₀(1−x₀) and q = 1 − 2x₀. Cost: about 1 µs.
    init(p: Double, q: Double) {
        var f = [1.0]
        var square = [1.0]
        f.reserveCapacity(Self.count)
        square.reserveCapacity(Self.count)
        for n in 1..<Self.count {
            // [f²]ₙ and [f³]ₙ without the terms that contain fₙ.
            var squareRest = 0.0
            for i in 1..<max(n, 1) { squareRest += f[i] * f[n - i] }
            var cubeRest = squareRest
            for i in 1..<max(n, 1) { cubeRest += f[i] * square[n - i] }
            let older = n >= 2 ? p * f[n - 2] : 0
            let fn = (older - q * square[n - 1] - cubeRest) / Double(n + 2)
            f.append(fn)
            square.append(squareRest + 2 * fn)
        }
        coefficients = f
    }

    /// The tails at t, where `exponent` is N t²/2, given apart because it is known more exactly.
    func tails(t: Double, n: Double, exponent: Double) -> TailPair {
        var sum = 0.0
        var above = 0.0  // βₘ₊₁
        var here = 0.0  // βₘ
        var first = 0.0
        var m = Self.count - 2
        while m >= 0 {
            let next = coefficients[m + 1] + Double(m + 2) * above / n
            above = here
            here = next
            sum = next + t * sum
            if m == 1 { first = next }
            m -= 1
        }
        let scale = 1 / (GammaFunctions.sqrtTwoPi * n.squareRoot())
        let correction = exp(-exponent) * scale * sum / (1 + first / n)
        let root = exponent.squareRoot()
        return t < 0
            ? TailPair(lower: 0.5 * erfc(root) - correction)
            : TailPair(upper: 0.5 * erfc(root) + correction)
    }
}
