/// How much of a weighted sample's effective count speaks for a quantile, as a factor that depends on the
/// quantile's probability: 1 everywhere without weights.
package struct RankEfficiency: Sendable, Equatable {
    private let probabilities: [Double]
    private let factors: [Double]

    /// 1 for every probability.
    package static let even = RankEfficiency(probabilities: [], factors: [])

    private init(probabilities: [Double], factors: [Double]) {
        self.probabilities = probabilities
        self.factors = factors
    }

    /// Measures it in a sample, on a grid that is finer in the tails.
    package init(_ sample: SortedSample) {
        guard sample.weights != nil else {
            self = .even
            return
        }
        let tails = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4]
        probabilities = tails + [0.5] + tails.reversed().map { 1 - $0 }
        factors = sample.rankEfficiencies(at: probabilities)
    }

    /// The factor for a probability, interpolated.
    package func factor(at p: Double) -> Double {
        guard let first = probabilities.first, let last = probabilities.last, p == p else {
            return 1
        }
        if p <= first { return factors[0] }
        if p >= last { return factors[factors.count - 1] }
        var index = 0
        while index < probabilities.count - 2, probabilities[index + 1] < p { index += 1 }
        let low = probabilities[index]
        let share = (p - low) / (probabilities[index + 1] - low)
        return factors[index] * (1 - share) + factors[index + 1] * share
    }
}
