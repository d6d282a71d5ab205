import Foundation

/// Nolan's integral representation of the standard stable law, for one exponent α and skewness β, on
/// the positive half-line (for α = 1 on the whole line, with β > 0).
///
/// Distribution function and density are integrals of e^−g and g e^−g over an interval of angles on
/// which log g rises or falls monotonically. Here both ends of the interval are moved to ±∞ by a
/// logistic substitution, which keeps the digits of the distance to either end, and the integrals are
/// taken by Gauss–Legendre quadrature on panels that widen from the point where g is 1. All sums are
/// of positive terms, so that both tails have a relative accuracy of about 1e-13, as far as g can be
/// told: for α within some hundredths of 1, and β not 0, it is a power of 1/(α − 1), and digits are
/// lost by that factor. Cost: some 400 evaluations of g, about 40 µs.
///
/// Source: J. P. Nolan, Communications in Statistics: Stochastic Models 13 (1997) 759,
/// doi:10.1080/15326349708807450.
struct StableIntegral: Sendable {
    let alpha: Double
    let beta: Double
    /// The length of the interval of angles.
    let length: Double
    /// π − length and π − α length.
    private let rest: Double
    private let scaledRest: Double
    /// What log g has besides z and the angle.
    private let constant: Double

    /// For α ≠ 1 and 2, or α = 1 and β > 0.
    init(alpha: Double, beta: Double) {
        self.alpha = alpha
        self.beta = beta
        guard alpha != 1 else {
            (length, rest, scaledRest) = (.pi, 0, 0)
            constant = log(2 / .pi)
            return
        }
        // tan(πα/2), by its distance from the pole at 1.
        let skew = -beta / tan(0.5 * .pi * (alpha - 1))
        // θ₀, and θ₀ ± π/2 without rounding where |β| is 1.
        switch (alpha < 1, beta) {
        case (true, 1): (length, rest, scaledRest) = (.pi, 0, .pi * (1 - alpha))
        case (true, -1): (length, rest, scaledRest) = (0, .pi, .pi)
        case (false, 1):
            (length, rest, scaledRest) = (.pi * (alpha - 1) / alpha, .pi / alpha, .pi * (2 - alpha))
        case (false, -1): (length, rest, scaledRest) = (.pi / alpha, .pi * (alpha - 1) / alpha, 0)
        default:
            let angle = atan(skew)
            length = 0.5 * .pi + angle / alpha
            rest = 0.5 * .pi - angle / alpha
            scaledRest = 0.5 * .pi * (2 - alpha) - angle
        }
        // log cos(atan t) = −log(1 + t²)/2.
        constant = -0.5 * log1p(skew * skew) / (alpha - 1)
    }

    /// The integrals at z: of e^−g, of 1 − e^−g, and of g e^−g.
    struct Values {
        var below = 0.0
        var above = 0.0
        var peak = 0.0
    }

    /// The integrals at z, which is positive unless α = 1.
    func values(_ z: Double) -> Values {
        guard length > 0 else { return Values() }
        let shift =
            alpha == 1 ? -0.5 * .pi * z / beta : alpha / (alpha - 1) * log(z)
        let offset = constant + shift
        // log g at a place u, rising with u.
        func logarithm(_ u: Double) -> Double {
            let point = angles(u)
            return logG(point.start, point.end, offset)
        }
        let end = 700.0
        let first = logarithm(-end)
        // Where g has a positive lower limit, e^−g is taken relative to it.
        let least = first > -30 ? exp(first) : 0
        guard least < 800 else { return Values(below: 0, above: length, peak: 0) }
        let level = log(least + 1)
        let center =
            logarithm(end) <= level
            ? end
            : RootSolver.increasingRoot(in: -end...end, tolerance: 0) { logarithm($0) - level }
        let probe = 1e-3
        let slope = (logarithm(center + probe) - logarithm(center - probe)) / (2 * probe)
        // No finer than places can be told apart, which is all that counts there.
        let finest = 4e-15 * max(1, abs(center))
        let unit = slope > 1 ? max(1 / slope, finest) : 1

        var sums = Values()
        /// Adds one panel and returns it.
        func add(_ low: Double, _ high: Double) -> Values {
            var panel = Values()
            let (middle, half) = (0.5 * (low + high), 0.5 * (high - low))
            for (node, weight) in GaussLegendre.rule {
                for u in [middle - half * node, middle + half * node] {
                    let point = angles(u)
                    let g = exp(logG(point.start, point.end, offset))
                    let measure = weight * half * (point.start * point.end / length)
                    let relative = exp(-(g - least))
                    panel.below += measure * relative
                    panel.above -= measure * expm1(-g)
                    panel.peak += g < .infinity ? measure * g * relative : 0
                }
            }
            sums.below += panel.below
            sums.above += panel.above
            sums.peak += panel.peak
            return panel
        }
        // To the right, until e^−g is nothing; what remains is the length to the end.
        var u = center
        var width = unit
        for _ in 0..<Self.mostPanels where u < end {
            // Where log g turns upwards, panels shrink so that it grows by about 1 in each.
            let growth = logarithm(u + width) - logarithm(u)
            let step = growth > 2 ? max(width / growth, finest) : width
            _ = add(u, u + step)
            u += step
            if exp(logarithm(u)) - least > 45 { break }
        }
        sums.above += tail(u, upper: true)
        // To the left, until g and all that it contributes are nothing.
        u = center
        for _ in 0..<Self.mostPanels where u > -end {
            let panel = add(u - width, u)
            u -= width
            let g = exp(logarithm(u)) - least
            if g < 1e-17, u < min(0, center),
                panel.above <= 1e-17 * sums.above + .leastNormalMagnitude,
                panel.peak <= 1e-17 * sums.peak + .leastNormalMagnitude
            {
                break
            }
            if least > 0, u < min(0, center) - 45 { break }
            width = min(2 * width, 2.5)
        }
        sums.below += tail(u, upper: false)
        let scale = exp(-least)
        sums.below *= scale
        sums.peak *= scale
        return sums
    }

    /// More than any parameters need.
    private static let mostPanels = 3_000

    /// The distances from both ends of the interval at the place u; log g rises from the first.
    private func angles(_ u: Double) -> (start: Double, end: Double) {
        let far = exp(-abs(u))
        let (small, large) = (length * (far / (1 + far)), length / (1 + far))
        return u < 0 ? (small, large) : (large, small)
    }

    /// The length of the interval beyond the place u.
    private func tail(_ u: Double, upper: Bool) -> Double {
        upper ? angles(u).end : angles(u).start
    }

    /// log g at the distances from the end where g is least and from the other one.
    private func logG(_ start: Double, _ end: Double, _ offset: Double) -> Double {
        if alpha == 1 {
            // With θ from −π/2: the distances are θ + π/2 and π/2 − θ, and cos θ their sine.
            let near = min(start, end)
            let sine = sin(near)
            let tangent = (start < end ? -1 : 1) * cos(near) / sine
            let part =
                start < end
                ? 0.5 * .pi * (1 - beta) + beta * start : 0.5 * .pi * (1 + beta) - beta * end
            return offset + log(part / sine) + part * tangent / beta
        }
        // a = θ + θ₀ and b = π/2 − θ; for α > 1 g falls with θ.
        let (a, b) = alpha < 1 ? (start, end) : (end, start)
        let cosine = b <= 0.5 * .pi ? sin(b) : sin(rest + a)
        let sine = alpha * a <= 0.5 * .pi ? sin(alpha * a) : sin(scaledRest + alpha * b)
        // The third angle αa + b, from whichever end keeps its digits or those of its complement.
        let angle = a < b ? length + (alpha - 1) * a : alpha * length + (1 - alpha) * b
        let complement = a < b ? rest + (1 - alpha) * a : scaledRest + (alpha - 1) * b
        let third = angle <= 0.5 * .pi ? sin(angle) : sin(complement)
        return offset + alpha / (alpha - 1) * log(cosine / sine) + log(third / cosine)
    }
}
