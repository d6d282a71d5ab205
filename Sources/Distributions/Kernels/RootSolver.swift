/// Roots of increasing functions of one variable.
enum RootSolver {
    /// The root of an increasing function in a bracket, by Chandrupatla's method: inverse quadratic
    /// interpolation where it is safe, else bisection.
    ///
    /// Values that are not finite count by their sign; NaN counts as not below the root. At most
    /// 150 evaluations. Source: T. R. Chandrupatla, Adv. Eng. Software 28 (1997) 145,
    /// doi:10.1016/S0965-9978(96)00051-8.
    static func increasingRoot(
        in range: ClosedRange<Double>, tolerance: Double, _ function: (Double) -> Double
    ) -> Double {
        var b = range.lowerBound
        var a = range.upperBound
        var c = a
        var fb = function(b)
        var fa = function(a)
        if !(fb < 0) { return b }
        if fa <= 0 { return a }
        var fc = fa
        var fraction = 0.5
        for _ in 0..<150 {
            let x = a + fraction * (b - a)
            let fx = function(x)
            if (fx < 0) == (fa < 0) {
                (c, fc) = (a, fa)
            } else {
                (c, fc) = (b, fb)
                (b, fb) = (a, fa)
            }
            (a, fa) = (x, fx)
            let best = abs(fa) < abs(fb) ? a : b
            let width = abs(b - a)
            let resolution = (4e-16 * abs(best) + tolerance) / width
            if resolution > 0.5 || fa == 0 { return fa == 0 ? a : best }
            fraction = 0.5
            let xi = (a - b) / (c - b)
            let phi = (fa - fb) / (fc - fb)
            if phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi {
                fraction =
                    fa / (fb - fa) * (fc / (fb - fc))
                    + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb))
                if !fraction.isFinite { fraction = 0.5 }
            }
            fraction = min(max(fraction, resolution), 1 - resolution)
        }
        return abs(fa) < abs(fb) ? a : b
    }
}
