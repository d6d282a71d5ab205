import Arithmetic
import RandomStreams

/// Turns logarithms of weights into whole numbers, whose sums are exact in any order.
///
/// A weight is rounded up or down at random, with the probabilities that leave its mean what it is, by
/// a uniform number of the run's own. The unit is 1/256 of the mean weight that the pilot's weight
/// has (Σw²/Σw), so that rounding adds at most 1/256 to the variance of any figure; and the many
/// runs with next to no weight become runs without any, which cost nothing further.
///
/// Weights of more than 2³¹ units count as 2³¹, so that each fits into 32 bits. A run that is worth
/// millions of times as much as others would decide the result by itself; the cut is that of truncated importance sampling (Ionides, Journal of Computational and Graphical Statistics 17,
/// 2008, doi:10.1198/106186008X320456).
struct WeightScale: Sendable {
    /// The logarithm of the unit.
    let logUnit: Double
    /// The logarithm of the weight above which weights are kept, for the shape of their tail.
    var tailThreshold = -Double.infinity

    /// The runs among which the largest weights are looked for: their tail's shape needs no more.
    static let tailRuns = 1_000_000_000

    private static let typical = 256.0
    private static let largest = 0x1p31

    /// The scale for some logarithms of weights; nil where all weights are 0.
    init?(logWeights: UnsafeBufferPointer<Double>) {
        var highest = -Double.infinity
        for value in logWeights where value > highest { highest = value }
        guard highest > -.infinity, highest < .infinity else { return nil }
        var sum = 0.0
        var squares = 0.0
        for value in logWeights where value > -.infinity {
            let weight = VectorMath.exp(value - highest)
            sum += weight
            squares += weight * weight
        }
        logUnit = highest + VectorMath.log(squares / sum / WeightScale.typical)
    }

    /// The stream of the uniform numbers that decide how weights are rounded.
    static func roundingStream(seed: UInt64) -> UniformStream {
        UniformStream(StreamKey(seed: seed, input: "", purpose: .rounding))
    }

    /// Converts a block.
    ///
    /// - Parameters:
    ///   - logWeights: NaN where a report cannot be judged; its weight is 0.
    ///   - uniforms: a uniform number for each run.
    ///   - weights: takes whole numbers; memory of its own, or no vector code could be used.
    /// - Returns: how many runs could not be judged.
    func convert(
        _ logWeights: UnsafePointer<Double>, uniforms: UnsafePointer<Double>, count: Int,
        weights: UnsafeMutablePointer<Double>
    ) -> Int {
        for index in 0..<count {
            let weight = VectorMath.expOfNegligible(logWeights[index] - logUnit)
            let cut = weight > WeightScale.largest ? WeightScale.largest : weight
            // Adding 2⁵² rounds to the nearest whole number, so ½ less to round down.
            let rounded = ((cut + (uniforms[index] - 0.5)) + 0x1p52) - 0x1p52
            // Halves below 0 are left where 2⁵² was not reached; NaN stays.
            weights[index] = rounded < 0 ? 0 : rounded
        }
        var probe = 0.0
        for index in 0..<count { probe += weights[index] * 0 }
        guard probe != 0 else { return 0 }
        var unjudged = 0
        for index in 0..<count where weights[index].isNaN {
            weights[index] = 0
            unjudged += 1
        }
        return unjudged
    }

    /// A weight on the scale, a whole number up to 2³¹, as an integer.
    @inline(__always)
    static func integer(_ weight: Double) -> UInt32 {
        UInt32(truncatingIfNeeded: (weight + 0x1p52).bitPattern)
    }
}
