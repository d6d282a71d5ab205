import Foundation
import Synchronization

/// Tails and quantiles of the standard skew-normal law of one shape α.
///
/// With C(z) = (1/π) ∫_α^∞ e^(−z²(1+x²)/2)/(1+x²) dx and T(z) the same integral from 0 to α (twice
/// Owen's function), for α ≥ 0 the lower tail is C(z) below 0 and erf(z/√2) + C(z) above; the upper
/// tail above 0 is ½ erfc(z/√2) + T(z). All terms are positive, so that both tails keep a relative
/// accuracy of about 1e-14. A negative shape is the mirror image. Source: D. B. Owen, Ann. Math.
/// Statist. 27 (1956) 1075, for the integral; A. Azzalini, Scand. J. Statist. 12 (1985) 171.
///
/// Quantiles come from `TailPanels` of the logarithm of each tail, made in some milliseconds.
final class SkewNormalKernel: Sendable {
    /// |α|: the law for a negative shape is seen in the mirror.
    private let shape: Double
    private let lower: TailPanels
    private let upper: TailPanels

    private init(shape: Double) {
        self.shape = shape
        // Where the tails are e^−700.
        let first = -(2 * 700 / (1 + shape * shape)).squareRoot()
        let last = 37.4
        let median = OrderedBisection.smallest(in: 0...2) { Self.tails($0, shape).lower >= 0.5 }
        let knee = min(1 / max(shape, 1), median)
        lower = TailPanels([first, 0, knee, median].sorted()) { log(Self.tails($0, shape).lower) }
        upper = TailPanels([0, median, last]) { log(Self.tails($0, shape).upper) }
    }

    /// The kernel of a shape of any sign.
    static func of(_ shape: Double) -> SkewNormalKernel {
        cache.withLock { kernels in
            if let known = kernels[abs(shape)] { return known }
            // A model has few shapes; one that varies from run to run should not fill the memory.
            if kernels.count >= 64 { kernels.removeAll() }
            let kernel = SkewNormalKernel(shape: abs(shape))
            kernels[abs(shape)] = kernel
            return kernel
        }
    }

    private static let cache = Mutex<[Double: SkewNormalKernel]>([:])

    /// The z with probability p below it, for p ≤ ½ and a shape that is not negative.
    func lowerQuantile(_ p: Double) -> Double {
        lower.inverse(log(p))
            ?? OrderedBisection.smallest(in: -40...2) { Self.tails($0, shape).lower >= p }
    }

    /// The z with probability q above it, for q ≤ ½ and a shape that is not negative.
    func upperQuantile(_ q: Double) -> Double {
        upper.inverse(log(q))
            ?? OrderedBisection.smallest(in: 0...40) { Self.tails($0, shape).upper <= q }
    }

    /// The tails at z for a shape that is not negative.
    static func tails(_ z: Double, _ shape: Double) -> TailPair {
        if z.isNaN { return .undefined }
        if z < -40 { return .allAbove }
        if z > 40 { return .allBelow }
        if z < 0 { return TailPair(lower: outer(-z, shape)) }
        let upper = 0.5 * erfc(z / 2.0.squareRoot()) + inner(z, shape)
        return TailPair(lower: min(erf(z / 2.0.squareRoot()) + outer(z, shape), 1), upper: upper)
    }

    /// C(h) for h ≥ 0, with x = α + r sinh v and r = √(1+α²), which leaves no difference of nearly
    /// equal numbers and spreads both the exponential and the algebraic decay evenly.
    private static func outer(_ h: Double, _ shape: Double) -> Double {
        let square = h * h
        let peak = exp(-0.5 * square * (1 + shape * shape))
        guard peak > 0 else { return 0 }
        let radius = hypot(1, shape)
        // Where the exponent has grown by 45, or else the rest has fallen as far.
        let reach = 90 / max(square, 1e-300)
        let length = reach / (shape + (shape * shape + reach).squareRoot())
        let integral = panels(0, min(asinh(length / radius), 45)) { v in
            let s = radius * sinh(v)
            let x = shape + s
            return exp(-square * s * (shape + 0.5 * s)) * radius * cosh(v) / (1 + x * x)
        }
        return peak * integral / .pi
    }

    /// T(h) for h ≥ 0.
    private static func inner(_ h: Double, _ shape: Double) -> Double {
        let square = h * h
        let end = min(asinh(shape), asinh((90 / max(square, 1e-300)).squareRoot()))
        let integral = panels(0, end) { v in
            let x = sinh(v)
            return exp(-0.5 * square * x * x) / (1 + x * x).squareRoot()
        }
        return exp(-0.5 * square) * integral / .pi
    }

    /// Panels of at most the length 1, and at least four, since an exponential may fall by 45.
    private static func panels(
        _ start: Double, _ end: Double, _ function: (Double) -> Double
    ) -> Double {
        let count = max((end - start).rounded(.up), 4)
        let width = (end - start) / count
        var sum = 0.0
        for panel in 0..<Int(count) {
            let low = start + width * Double(panel)
            sum += GaussLegendre.integrate(low, low + width, function)
        }
        return sum
    }
}
