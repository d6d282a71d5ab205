import Foundation

/// The logarithms of expected counts under one penalty.
struct PenalisedFit {
    let logarithms: [Double]
    /// The logarithm of the marginal likelihood, but for what is the same for all penalties of the same
    /// weights.
    let evidence: Double

    private static let steps = 12
    /// The gain in log-likelihood that is not worth another step.
    private static let tolerance = 1e-4
    /// The farthest that a step may change a logarithm.
    private static let reach = 2.0

    /// Equal counts.
    static func flat(counts: [Double], mean: Double) -> PenalisedFit {
        PenalisedFit(
            logarithms: [Double](repeating: log(mean), count: counts.count), evidence: -.infinity)
    }

    /// The fit under another penalty, by Newton's method from this one; nil where numbers fail.
    func refined(
        _ counts: [Double], _ penalty: DifferencePenalty, strength: Double
    ) -> PenalisedFit? {
        var values = logarithms
        for _ in 0..<Self.steps {
            let expected = values.map { exp($0) }
            guard let system = BandedSystem(penalty.matrix, times: strength, plus: expected)
            else { return nil }
            let bend = penalty.times(values)
            let slope = counts.indices.map { counts[$0] - expected[$0] - strength * bend[$0] }
            let step = system.solve(slope)
            let farthest = step.reduce(0) { max($0, abs($1)) }
            guard farthest.isFinite else { return nil }
            let part = farthest > Self.reach ? Self.reach / farthest : 1
            for place in values.indices { values[place] += part * step[place] }
            let gain = zip(slope, step).reduce(0) { $0 + $1.0 * $1.1 }
            if part == 1, gain < Self.tolerance { break }
        }
        let expected = values.map { exp($0) }
        guard let system = BandedSystem(penalty.matrix, times: strength, plus: expected)
        else { return nil }
        let fit = counts.indices.reduce(0) { $0 + counts[$1] * values[$1] - expected[$1] }
        let evidence =
            fit
            - (strength * penalty.value(values) - Double(counts.count - 3) * log(strength)
                + system.logarithmOfDeterminant) / 2
        return evidence.isFinite ? PenalisedFit(logarithms: values, evidence: evidence) : nil
    }
}
