/// Mean, variance, range and the error of the mean of finite values, with weights or without,
/// accumulated about a fixed shift and scale.
///
/// With the shift near the mean and the scale near the standard deviation, sums neither cancel nor
/// overflow: a quantity of 50,000,838 ± 30 is as well served as one of 10³⁰⁰. Sums are taken in
/// lanes and added in the order of `add` and `merge`, so equal input gives equal bits.
package struct Moments<W: Weights>: Sendable, Equatable {
    /// The shift: any finite number.
    package let shift: Double
    /// The scale: a positive power of two, so that scaling is exact.
    package let scale: Double
    /// How many values were added, those of weight 0 among them.
    package internal(set) var count = 0
    /// The smallest value with a weight; infinity without any.
    package internal(set) var minimum = Double.infinity
    /// The largest value with a weight; minus infinity without any.
    package internal(set) var maximum = -Double.infinity
    /// Sums over the values less the shift over the scale.
    var sums = W.Powers()

    /// Starts empty, for values near `shift` with a spread near `spread`.
    package init(shift: Double = 0, spread: Double = 1) {
        self.shift = shift.isFinite ? shift : 0
        let exponent = spread > 0 && spread.isFinite ? Int(spread.exponent) : 0
        scale = Double(
            sign: .plus, exponent: max(-1000, min(exponent, 1000)), significand: 1)
    }

    /// Moments with the same shift and scale and no values.
    package var emptied: Moments { Moments(shift: shift, spread: scale) }

    /// The sum of the weights; without weights, the number of values.
    package var weight: Double { sums.weight }

    /// The number of unweighted values that would tell as much: (Σw)² / Σw² (Kish 1965).
    package var effectiveCount: Double { sums.effectiveCount }

    /// The mean; NaN without weight.
    package var mean: Double { weight > 0 ? shift + scale * sums.mean : .nan }

    /// The standard deviation, with divisor n − 1; NaN where there is no more than one value or the
    /// weights are worth no more, infinite where it exceeds the range of numbers.
    package var standardDeviation: Double { sums.standardDeviation(scale: scale) }

    /// The Monte Carlo standard error of the mean; NaN where there is no standard deviation.
    package var standardErrorOfMean: Double { sums.standardErrorOfMean(scale: scale) }

    /// Adds what other moments with the same shift and scale have seen.
    package mutating func merge(_ other: Moments) {
        precondition(other.shift == shift && other.scale == scale)
        count += other.count
        sums.merge(other.sums)
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }

    /// Takes the sums over a row of values in.
    @inline(__always)
    mutating func add(_ row: W.Powers, count: Int, minimum low: Double, maximum high: Double) {
        self.count += count
        sums.merge(row)
        minimum = min(minimum, low)
        maximum = max(maximum, high)
    }
}

/// Sums of powers of values z, with weights w or without: what moments are computed from.
package protocol PowerSums: Sendable, Equatable {
    /// No values.
    init()
    /// Σw.
    var weight: Double { get }
    /// (Σw)² / Σw².
    var effectiveCount: Double { get }
    /// The mean of z, where there is any weight.
    var mean: Double { get }
    /// The standard deviation of z times a scale.
    func standardDeviation(scale: Double) -> Double
    /// The standard error of the mean of z times a scale.
    func standardErrorOfMean(scale: Double) -> Double
    /// Adds other values.
    mutating func merge(_ other: Self)
}

/// The sum of eight lanes, in the order in which moments add them up.
@inline(__always)
func total(_ lanes: SIMD8<Double>) -> Double {
    ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
}
