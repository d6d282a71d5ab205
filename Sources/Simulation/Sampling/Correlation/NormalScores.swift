import Arithmetic
import Distributions

/// Normal scores z = Φ⁻¹(u) of the uniform numbers u that inputs are drawn by.
package enum NormalScores {
    private static let standard = QuantileTable(NormalLaw.standard)
    /// Above this, 1 − u has lost digits that the upper tail needs.
    private static let farTail = 6.5

    /// Replaces uniform numbers by their normal scores.
    package static func ofUniforms(
        _ buffer: UnsafeMutablePointer<Double>, count: Int, memory: InversionMemory
    ) {
        standard.apply(buffer, count: count, memory: memory)
    }

    /// Writes the draws of a law that have these normal scores.
    ///
    /// Of normal and lognormal laws, which reported ranges mostly are, the draw is computed from the
    /// score at once, and is exact to the rounding of mean + sd · z and of its exponential. Of others
    /// the probability of a draw is off by at most 10⁻¹⁰, as that of any draw by a table: below the
    /// median it is Φ(z) with a relative error near rounding, above it 1 − Φ(−z), on the same
    /// grid of 2⁻⁵³ as uniform numbers are; beyond z = 6.5, where that grid is coarse beside the tail,
    /// the draw is the exact quantile of the tail, down to a tail of 10⁻³⁰⁰.
    ///
    /// - Parameters:
    ///   - sampler: the law's; nil for the uniform number itself.
    ///   - law: nil for a selector.
    ///   - block: not that of the scores; room for `count` rounded up to a multiple of eight.
    package static func draw(
        _ scores: UnsafePointer<Double>, by sampler: InversionSampler?, of law: (any Law)?,
        into block: UnsafeMutablePointer<Double>, count: Int, memory: InversionMemory
    ) {
        switch law {
        case let law as NormalLaw:
            let (mean, deviation) = (law.mean, law.standardDeviation)
            for run in 0..<count { block[run] = mean + deviation * scores[run] }
        case let law as LognormalLaw:
            let (mu, sigma) = (law.mu, law.sigma)
            for run in 0..<count {
                block[run] = VectorMath.exp(mu + sigma * scores[run])
            }
        default:
            invert(scores, by: sampler, of: law, into: block, count: count, memory: memory)
        }
    }

    /// `draw` by way of the scores' probabilities.
    private static func invert(
        _ scores: UnsafePointer<Double>, by sampler: InversionSampler?, of law: (any Law)?,
        into block: UnsafeMutablePointer<Double>, count: Int, memory: InversionMemory
    ) {
        for run in 0..<count {
            let u = VectorMath.normalCDF(scores[run])
            let raised = u > 1e-300 ? u : 1e-300
            block[run] = raised < 1 - 0x1p-53 ? raised : 1 - 0x1p-53
        }
        sampler?.apply(block, count: count, memory: memory)
        guard let law else { return }
        for run in 0..<count where scores[run] > farTail {
            block[run] = law.upperQuantile(max(VectorMath.normalCDF(-scores[run]), 1e-300))
        }
    }
}
