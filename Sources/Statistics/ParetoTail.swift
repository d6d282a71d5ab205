import Foundation

/// The shape of the upper tail of importance weights: how far the figures that rest on them can be trusted.
///
/// The largest weights less a threshold nearly follow a generalised Pareto law. Its shape k tells how many
/// moments the weights have (1/k), and with it how fast figures settle. Vehtari, Simpson, Gelman, Yao and
/// Gabry, "Pareto smoothed importance sampling", Journal of Machine Learning Research 25(72), 2024;
/// the estimate of k: Zhang and Stephens, "A new and efficient estimation method for the generalized
/// Pareto distribution", Technometrics 51(3), 2009, doi:10.1198/tech.2009.08017, with the weak
/// prior of the former (ten observations of k = ½).
package enum ParetoTail {
    /// The fewest values above the threshold that tell a shape.
    package static let fewest = 20
    /// The most values that are looked at.
    package static let most = 1 << 16

    /// How many of the largest of `count` weights make the tail: min(count/5, 3√count), at most `most`.
    package static func size(count: Int) -> Int {
        guard count > 0 else { return 0 }
        let wanted = min(Double(count) / 5, 3 * Double(count).squareRoot())
        return min(ParetoTail.most, Int(wanted.rounded(.up)))
    }

    /// The largest shape at which figures from `count` runs can be trusted:
    /// min(1 − 1/log₁₀ count, 0.7).
    package static func trustLimit(count: Int) -> Double {
        count > 1 ? min(1 - 1 / log10(Double(count)), 0.7) : 0
    }

    /// The shape of the tail of some weights, of which the largest are given as logarithms.
    ///
    /// - Parameters:
    ///   - largest: at least the largest `size(count:)` + 1 of the logarithms, in any order.
    ///   - count: how many weights there are in all.
    /// - Returns: nil where there are too few, or where the largest are all alike: weights that stop at a
    ///   bound that many of them reach.
    package static func shape(largest: [Double], count: Int) -> Double? {
        let sorted = largest.sorted(by: >)
        let size = min(ParetoTail.size(count: count), sorted.count - 1)
        guard size >= fewest, sorted[0].isFinite else { return nil }
        let threshold = exp(sorted[size] - sorted[0])
        let excesses = (0..<size).reversed().map { exp(sorted[$0] - sorted[0]) - threshold }
        guard excesses[0] >= 0, excesses[size / 4] > 0 else { return nil }
        return fit(excesses.map { (value: $0, weight: 1) })
    }

    /// The shape of the generalised Pareto law of sorted, non-negative values, each of which counts as often as its
    /// weight says.
    static func fit(_ points: [(value: Double, weight: Double)]) -> Double? {
        let n = points.reduce(0) { $0 + $1.weight }
        guard let largest = points.last?.value, let quartile = quartile(of: points, total: n),
            quartile > 0
        else { return nil }
        let grid = 30 + Int(n.squareRoot())
        let thetas: [Double] = (1...grid).map { j in
            let part = Double(grid) / (Double(j) - 0.5)
            return 1 / largest + (1 - part.squareRoot()) / 3 / quartile
        }
        func shape(_ theta: Double) -> Double {
            points.reduce(0) { $0 + $1.weight * log1p(-theta * $1.value) } / n
        }
        let logLikelihoods = thetas.map { theta -> Double in
            let k = shape(theta)
            return n * (log(-theta / k) - k - 1)
        }
        let highest = logLikelihoods.reduce(-Double.infinity) { $1 > $0 ? $1 : $0 }
        var sum = 0.0
        var mean = 0.0
        for (theta, value) in zip(thetas, logLikelihoods) where value > -.infinity {
            let weight = exp(value - highest)
            sum += weight
            mean += weight * theta
        }
        let k = shape(mean / sum)
        guard k.isFinite else { return nil }
        return (n * k + 5) / (n + 10)
    }

    /// The value below which a quarter of the points lies.
    private static func quartile(
        of points: [(value: Double, weight: Double)], total: Double
    ) -> Double? {
        let rank = (total / 4 + 0.5).rounded(.down)
        var below = 0.0
        return points.first { point in
            below += point.weight
            return below >= rank
        }?.value
    }
}
