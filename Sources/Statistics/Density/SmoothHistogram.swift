import Foundation

/// The smooth curve behind the counts of a histogram whose bins are equally wide.
///
/// **Estimate.** The expected counts exp(η) maximise the Poisson likelihood of the counts less
/// ½ λ Σ w (Δ³η)², a penalty on the third differences of the logarithm. Where λ is large, η is a
/// parabola: normal, uniform and exponential laws, truncated or not, and log-normal laws over a
/// logarithmic axis, are reproduced without bias up to their very ends, since no mass is asked for
/// beyond them as it is by kernels. The sum of the expected counts is that of the counts.
///
/// **Smoothness.** λ maximises the marginal likelihood of the counts (Laplace's approximation), so that
/// the curve follows what the counts show beyond chance and nothing else. The weights w begin equal; each
/// is then the inverse of what the squared differences nearby turned out to be, and λ is chosen anew. So
/// a jump or a spike is left as it is while the rest stays calm.
///
/// Silverman, Annals of Statistics 10, 1982, doi:10.1214/aos/1176345872 (the penalty and its limit);
/// Eilers and Marx, Statistical Science 11, 1996, doi:10.1214/ss/1038425655 (differences of Poisson
/// regressions); Wood, Journal of the Royal Statistical Society B 73, 2011,
/// doi:10.1111/j.1467-9868.2010.00749.x (the choice of λ).
///
/// **Cost.** 100 to 250 solutions of a system with seven diagonals: about a millisecond for 256 bins.
package struct SmoothHistogram {
    /// The expected count of each bin, positive and finite; the counts themselves where there are fewer
    /// than four bins or none of them holds anything.
    package let counts: [Double]

    /// The weakest penalty, as a power of ten times the mean count: none.
    private static let lowest = -6.0
    /// How often the weights of the penalty are chosen anew.
    private static let rounds = 4
    /// To either side of a difference, how many others its weight regards.
    private static let neighbours = 2

    /// Smooths counts, which are at least 0 and finite; they need not be whole.
    package init(_ counts: [Double]) {
        let total = counts.reduce(0, +)
        guard counts.count > 3, total > 0, total.isFinite else {
            self.counts = counts
            return
        }
        let mean = total / Double(counts.count)
        var penalty = DifferencePenalty(count: counts.count)
        // The strength, as a power of ten times the mean count, at which the gentlest bend that is no
        // parabola is drawn with half its height: the lowest eigenvalue of the penalty is about
        // (7.85 / count)⁶, as that of a beam's sixth derivative.
        let bend = 6 * log10(Double(counts.count) / 7.85)
        let powers = Self.lowest...max(bend + 1.5, Self.lowest + 1)
        let start = PenalisedFit.flat(counts: counts, mean: mean)
        var best: (power: Double, fit: PenalisedFit)?
        var last = start
        for power in stride(from: powers.upperBound, through: powers.lowerBound, by: -1) {
            guard let fit = last.refined(counts, penalty, strength: mean * pow(10, power))
            else { continue }
            last = fit
            if fit.evidence > best?.fit.evidence ?? -.infinity { best = (power, fit) }
        }
        for _ in 0..<Self.rounds {
            // Of a parabola the differences are rounding errors, which no weight should follow.
            guard let current = best, current.power < bend - 0.5 else { break }
            penalty.adapt(to: current.fit.logarithms, neighbours: Self.neighbours)
            best = Self.climb(from: current, in: powers, counts, penalty, mean) ?? current
        }
        self.counts = (best?.fit ?? start).logarithms.map { exp($0) }
    }

    /// The best fit on the way from a penalty to weaker or stronger ones.
    private static func climb(
        from start: (power: Double, fit: PenalisedFit), in powers: ClosedRange<Double>,
        _ counts: [Double], _ penalty: DifferencePenalty, _ mean: Double
    ) -> (power: Double, fit: PenalisedFit)? {
        func fit(_ power: Double, _ near: PenalisedFit) -> (power: Double, fit: PenalisedFit)? {
            guard powers.contains(power) else { return nil }
            return near.refined(counts, penalty, strength: mean * pow(10, power)).map {
                (power, $0)
            }
        }
        guard let first = fit(start.power, start.fit) else { return nil }
        var best = first
        for step in [0.5, -0.5] {
            while let next = fit(best.power + step, best.fit),
                next.fit.evidence > best.fit.evidence
            {
                best = next
            }
            if best.power != first.power { break }
        }
        return best
    }
}
