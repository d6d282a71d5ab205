import CGSL

/// Tests of whether numbers follow a law, with p-values.
public enum GoodnessOfFit {
    /// The p-value of the Kolmogorov–Smirnov test that numbers are uniform on 0…1.
    ///
    /// By the asymptotic law of Kolmogorov, within 10⁻³ of the exact one from n = 1,000 on.
    public static func kolmogorovSmirnov(uniforms: [Double]) -> Double {
        let sorted = uniforms.sorted()
        let n = Double(sorted.count)
        var distance = 0.0
        for (index, u) in sorted.enumerated() {
            distance = max(distance, Double(index + 1) / n - u, u - Double(index) / n)
        }
        let x = distance * n.squareRoot()
        var p = 0.0
        var sign = 1.0
        for k in 1...100 {
            let term = 2 * sign * exp(-2 * Double(k * k) * x * x)
            p += term
            sign = -sign
            if abs(term) < 1e-18 { break }
        }
        return min(1, max(0, p))
    }

    /// The p-value of Pearson's test that counts have these expectations, which sum to the same.
    ///
    /// - Parameter fitted: further constraints on the counts, besides their sum.
    public static func chiSquare(counts: [Int], expected: [Double], fitted: Int = 0) -> Double {
        var statistic = 0.0
        for (count, mean) in zip(counts, expected) {
            statistic += (Double(count) - mean) * (Double(count) - mean) / mean
        }
        return gsl_cdf_chisq_Q(statistic, Double(counts.count - 1 - fitted))
    }

    /// The p-value of the test that uniforms fall evenly into equal cells.
    public static func evenness(uniforms: [Double], cells: Int) -> Double {
        var counts = [Int](repeating: 0, count: cells)
        for u in uniforms { counts[min(cells - 1, max(0, Int(u * Double(cells))))] += 1 }
        let expected = Double(uniforms.count) / Double(cells)
        return chiSquare(
            counts: counts, expected: [Double](repeating: expected, count: cells))
    }

    /// The two-sided p-value of a correlation of n independent pairs.
    public static func correlation(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count)
        let meanX = x.reduce(0, +) / n
        let meanY = y.reduce(0, +) / n
        var xy = 0.0
        var xx = 0.0
        var yy = 0.0
        for (a, b) in zip(x, y) {
            xy += (a - meanX) * (b - meanY)
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
        }
        let r = xy / (xx * yy).squareRoot()
        return 2 * gsl_cdf_ugaussian_Q(abs(r) * n.squareRoot())
    }
}
