import CGSL
import Synchronization

/// The standard stable law of one exponent α and skewness β: its tails, density and quantiles.
///
/// The characteristic function is exp(−|t|^α (1 − iβ sign(t) tan(πα/2))), for α = 1
/// exp(−|t|(1 + iβ(2/π) sign(t) log|t|)): Nolan's parametrisation "1" and GSL's. Computed by
/// `StableIntegral`, once for each point of a table (`StableSide`); from then on every function takes
/// less than a microsecond.
final class StableKernel: Sendable {
    private let lower: StableSide
    private let upper: StableSide
    /// The point at which the sides meet.
    private let origin: Double

    private init(alpha: Double, beta: Double) {
        guard alpha != 1 else {
            (lower, upper, origin) = Self.sidesOfOne(beta)
            return
        }
        let right = StableIntegral(alpha: alpha, beta: beta)
        let left = StableIntegral(alpha: alpha, beta: -beta)
        // Where a Taylor series about 0 has only its first term: its second coefficient over its
        // first is at most of this size.
        var (second, first) = (gsl_sf_result(), gsl_sf_result())
        gsl_sf_lngamma_e(1 + 2 / alpha, &second)
        gsl_sf_lngamma_e(1 + 1 / alpha, &first)
        let start = min(first.val - second.val, 0) - 37
        func side(_ integral: StableIntegral) -> StableSide {
            StableSide(
                whole: integral.length / .pi, first: start, coordinate: .logarithm
            ) { distance in
                let found = integral.values(distance)
                let (below, above) = (found.below / .pi, found.above / .pi)
                return alpha < 1
                    ? StableSide.Values(inner: below, outer: above)
                    : StableSide.Values(inner: above, outer: below)
            }
        }
        lower = side(left)
        upper = side(right)
        origin = 0
    }

    /// The sides of the median for α = 1 and β > 0, where 0 is a point like any other.
    private static func sidesOfOne(_ beta: Double) -> (StableSide, StableSide, Double) {
        let integral = StableIntegral(alpha: 1, beta: abs(beta))
        let median = OrderedBisection.smallest(in: -10...10) {
            let found = integral.values($0)
            return found.below >= found.above
        }
        func side(_ sign: Double) -> StableSide {
            StableSide(whole: 0.5, first: 0, coordinate: .inverseSine) { distance in
                let found = integral.values(median + sign * distance)
                let (below, above) = (found.below / .pi, found.above / .pi)
                let outer = sign < 0 ? below : above
                return StableSide.Values(inner: max(0.5 - outer, 0), outer: outer)
            }
        }
        return beta > 0
            ? (side(-1), side(1), median) : (side(1), side(-1), -median)
    }

    /// The kernel of α and β; α = 1 only with β not 0.
    static func of(alpha: Double, beta: Double) -> StableKernel {
        let key = [alpha, beta]
        if let known = cache.withLock({ $0[key] }) { return known }
        let kernel = StableKernel(alpha: alpha, beta: beta)
        cache.withLock { kernels in
            // A model has few; parameters that vary from run to run should not fill the memory.
            if kernels.count >= 64 { kernels.removeAll() }
            kernels[key] = kernel
        }
        return kernel
    }

    private static let cache = Mutex<[[Double]: StableKernel]>([:])

    /// The density at z.
    func density(_ z: Double) -> Double {
        let distance = z - origin
        if distance == 0 { return max(lower.densityAtStart, upper.densityAtStart) }
        return distance < 0 ? lower.values(-distance).density : upper.values(distance).density
    }

    /// The tails at z.
    func tails(_ z: Double) -> TailPair {
        let distance = z - origin
        if distance == 0 { return TailPair(lower: lower.whole, upper: upper.whole) }
        if distance < 0 {
            let (found, _) = lower.values(-distance)
            return TailPair(lower: found.outer, upper: upper.whole + found.inner)
        }
        let (found, _) = upper.values(distance)
        return TailPair(lower: lower.whole + found.inner, upper: found.outer)
    }

    /// The z with probability p below it, for p ≤ ½.
    func lowerQuantile(_ p: Double) -> Double { Self.point(p, lower, upper) + origin }

    /// The z with probability q above it, for q ≤ ½.
    func upperQuantile(_ q: Double) -> Double { origin - Self.point(q, upper, lower) }

    /// The signed distance, negative on the near side, with probability p beyond it.
    private static func point(_ p: Double, _ near: StableSide, _ far: StableSide) -> Double {
        if p <= near.whole { return -near.distance(inner: near.whole - p, outer: p) }
        let inner = p - near.whole
        return far.distance(inner: inner, outer: far.whole - inner)
    }
}
