import CGSL

extension IncompleteBeta {
    /// A point of the unit interval with its distance from 1, each exact to the last digit.
    struct Point {
        var x: Double
        var y: Double
        var mirrored: Point { Point(x: y, y: x) }
    }

    /// The point with probability `p` below it; p in (0, ½]. `mirror` is the function of (b, a).
    func lowerQuantile(_ p: Double, mirror: IncompleteBeta) -> Point {
        tails(0.5, 0.5).lower >= p
            ? solveLeft(p, rising: true)
            : mirror.solveLeft(p, rising: false).mirrored
    }

    /// Solves for a point of the left half, by its lower tail (rising) or its upper tail.
    private func solveLeft(_ target: Double, rising: Bool) -> Point {
        let logBound = logPowerLawQuantile(rising ? target : 1 - target)
        let bound = exp(logBound)
        if bound * max(1, b) < 1e-18 * min(1, a) {
            return Point(x: bound, y: 1)
        }
        let score = gsl_cdf_ugaussian_Qinv(target)
        let normal = normalGuess(rising ? -score : score)
        let start = rising ? max(bound, min(normal, 0.5)) : min(normal, 0.5)
        let x = TailSolver.solve(
            target: target, rising: rising, start: start, in: .leastNonzeroMagnitude...0.75
        ) { x in
            let y = 1 - x
            let tails = tails(x, y)
            return (rising ? tails.lower : tails.upper, logitDensity(x, y) / y)
        }
        return Point(x: x, y: 1 - x)
    }

    /// The ratio x/y is close to a ratio of two gamma variables; Wilson and Hilferty's cube root
    /// for each gives Carter's approximation (Abramowitz and Stegun 26.5.22).
    private func normalGuess(_ score: Double) -> Double {
        if min(a, b) > 1 {
            let ra = 1 / (2 * a - 1)
            let rb = 1 / (2 * b - 1)
            let h = 2 / (ra + rb)
            let lambda = (score * score - 3) / 6
            let w =
                score * (h + lambda).squareRoot() / h
                + (ra - rb) * (lambda + 5.0 / 6 - 2 / (3 * h))
            return 1 / (1 + b / a * exp(-2 * w))
        }
        let mean = 1 / (1 + b / a)
        let spread = (mean * (1 - mean) / (a + b + 1)).squareRoot()
        return max(mean + score * spread, mean * 0.1)
    }
}
