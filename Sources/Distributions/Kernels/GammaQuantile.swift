import CGSL

extension IncompleteGamma {
    /// The point with probability `p` below it; p in (0, ½].
    func lowerQuantile(_ p: Double) -> Double {
        let logBound = logPowerLawQuantile(p)
        let bound = exp(logBound)
        // There P(a, x) = x^a/Γ(1+a) to the last digit.
        if bound < 1e-18 * min(1, shape) { return bound }
        return solve(p, rising: true, start: max(bound, wilsonHilferty(-upperScore(p))))
    }

    /// The point with probability `q` above it; q in (0, ½].
    func upperQuantile(_ q: Double) -> Double {
        if shape < 1e-3 {
            // Almost all the mass is far below 1e-300: the upper tail may begin at zero.
            let bound = exp(logPowerLawQuantile(1 - q))
            if bound == 0 { return 0 }
        }
        let guess = shape < 1 ? max(-log(q) - 1, 0.1) : wilsonHilferty(upperScore(q))
        return solve(q, rising: false, start: guess)
    }

    /// The logarithm of the quantile at p, which stays finite where the quantile underflows.
    func logQuantile(_ p: Double) -> Double {
        let logBound = logPowerLawQuantile(p)
        if logBound < log(1e-18) + min(0, log(shape)) { return logBound }
        return log(p <= 0.5 ? lowerQuantile(p) : upperQuantile(1 - p))
    }

    /// The logarithm of the point with probability q above it, which stays finite likewise.
    func logUpperQuantile(_ q: Double) -> Double {
        let logBound = logUpperPowerLawQuantile(q)
        return logBound < -600 ? logBound : log(upperQuantile(q))
    }

    private func upperScore(_ q: Double) -> Double { gsl_cdf_ugaussian_Qinv(q) }

    /// The cube of a normal variable is close to gamma (Wilson and Hilferty 1931).
    private func wilsonHilferty(_ score: Double) -> Double {
        let root = 1 - 1 / (9 * shape) + score / (3 * shape.squareRoot())
        return shape * root * root * root
    }

    private func solve(_ target: Double, rising: Bool, start: Double) -> Double {
        TailSolver.solve(
            target: target, rising: rising, start: start,
            in: .leastNonzeroMagnitude ... .greatestFiniteMagnitude
        ) { x in
            let tails = tails(x)
            return (rising ? tails.lower : tails.upper, logScaleDensity(x))
        }
    }
}
