import Foundation

/// Finds where a monotone tail probability of a positive variable takes a value.
enum TailSolver {
    /// Newton's method on log(tail) against log(x), kept inside a shrinking bracket.
    ///
    /// - Parameters:
    ///   - target: The wanted tail, in (0, 1).
    ///   - rising: Whether the tail grows with x (a lower tail) or falls (an upper tail).
    ///   - start: A first guess; any value is accepted.
    ///   - range: Where to look; its ends are positive and finite.
    ///   - evaluate: The tail at x, and the density of log x.
    /// - Returns: x, to the accuracy of the tail function. At most 200 evaluations.
    static func solve(
        target: Double, rising: Bool, start: Double, in range: ClosedRange<Double>,
        evaluate: (Double) -> (tail: Double, logScaleDensity: Double)
    ) -> Double {
        var low = range.lowerBound
        var high = range.upperBound
        var x = start > low && start < high ? start : middle(low, high)
        // An upper tail falls ever faster in log x, so that a step upwards from a flat place goes
        // far too far: it is bounded, by a bound that grows where it is met again.
        var largestStep = 1.0
        for _ in 0..<200 {
            let (tail, density) = evaluate(x)
            if tail == target { return x }
            if (tail < target) == rising { low = x } else { high = x }
            let slope = rising ? density : -density
            var step = tail > 0 && density > 0 ? log(target / tail) * (tail / slope) : .nan
            if !rising, step > largestStep {
                step = largestStep
                largestStep *= 2
            }
            var next = x + x * expm1(step)
            if abs(step) < 1e-16 { return next }
            if !(next > low && next < high) {
                // Within rounding of an end of the bracket, the root is found.
                if abs(step) < 4e-15 { return x }
                next = middle(low, high)
                if next <= low || next >= high { return next }
            }
            if abs(step) < 1e-9, abs(tail / target - 1) < 1e-9 {
                // One more step of this size squared is below the last digit.
                return next
            }
            x = next
        }
        return x
    }

    /// The geometric mean.
    private static func middle(_ low: Double, _ high: Double) -> Double {
        low.squareRoot() * high.squareRoot()
    }
}
