/// Mean, variance, range and the error of the mean of finite values that carry weights, accumulated
/// about a fixed shift and scale.
///
/// The mean is that of self-normalised importance sampling, Σwx / Σw, and its standard error
/// √(Σw²(x − mean)²) / Σw (Owen, *Monte Carlo theory, methods and examples*, 2013, section 9.2).
/// Sums are taken in eight lanes and added in the order of `add` and `merge`, so equal input gives
/// equal bits.
public struct WeightedMoments: Sendable, Equatable {
    /// The shift: any finite number.
    public let shift: Double
    /// The scale: a positive power of two, so that scaling is exact.
    public let scale: Double
    /// How many values were added, those of weight 0 among them.
    public private(set) var count = 0
    /// The sum of the weights.
    public private(set) var weight = 0.0
    /// The sum of the squares of the weights.
    public private(set) var squaredWeight = 0.0
    /// The smallest value of positive weight; infinity without any.
    public private(set) var minimum = Double.infinity
    /// The largest value of positive weight; minus infinity without any.
    public private(set) var maximum = -Double.infinity

    // Σwz, Σwz², Σw²z and Σw²z², z being the value less the shift over the scale.
    private var first = 0.0
    private var second = 0.0
    private var squaredFirst = 0.0
    private var squaredSecond = 0.0

    /// Starts empty, for values near `shift` with a spread near `spread`.
    public init(shift: Double = 0, spread: Double = 1) {
        self.shift = shift.isFinite ? shift : 0
        let exponent = spread > 0 && spread.isFinite ? Int(spread.exponent) : 0
        scale = Double(
            sign: .plus, exponent: max(-1000, min(exponent, 1000)), significand: 1)
    }

    /// An accumulator with the same shift and scale that has seen nothing.
    public var emptied: WeightedMoments {
        WeightedMoments(shift: shift, spread: scale)
    }

    /// The number of unweighted values that would tell as much: (Σw)² / Σw² (Kish 1965); 0 without
    /// weight.
    public var effectiveCount: Double { squaredWeight > 0 ? weight * (weight / squaredWeight) : 0 }

    /// The mean; NaN without weight.
    public var mean: Double {
        weight > 0 ? shift + scale * (first / weight) : .nan
    }

    /// The Monte Carlo standard error of the mean; NaN where the weights are worth less than two
    /// values.
    public var standardErrorOfMean: Double {
        guard effectiveCount > 1 else { return .nan }
        let m = first / weight
        let sum = squaredSecond - 2 * m * squaredFirst + m * m * squaredWeight
        guard sum.isFinite else { return .infinity }
        return scale * (max(0, sum).squareRoot() / weight)
    }

    /// The standard deviation; NaN where the weights are worth no more than one value, infinite
    /// where it exceeds the range of numbers.
    public var standardDeviation: Double {
        let n = effectiveCount
        guard n > 1 else { return .nan }
        guard second.isFinite else { return .infinity }
        let m = first / weight
        // As with divisor n − 1 for equal weights.
        let variance = max(0, second / weight - m * m) * (n / (n - 1))
        return scale * variance.squareRoot()
    }

    /// Adds values with their weights, unless one of the values is not finite.
    ///
    /// - Parameters:
    ///   - values: readable up to `count`.
    ///   - weights: as many finite weights of at least 0.
    /// - Returns: whether all values were finite; if not, nothing was added.
    public mutating func add(
        _ values: UnsafePointer<Double>, weights: UnsafePointer<Double>, count: Int
    ) -> Bool {
        var sums = Sums()
        let whole = count & ~7
        let x = UnsafeRawPointer(values)
        let w = UnsafeRawPointer(weights)
        var index = 0
        while index < whole {
            sums.add(
                x.loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self),
                w.loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self),
                shift: shift, perScale: 1 / scale)
            index &+= 8
        }
        if index < count {
            // Filled up with values of weight 0.
            var lanes = SIMD8<Double>(repeating: shift)
            var weightLanes = SIMD8<Double>.zero
            for lane in 0..<(count &- index) {
                lanes[lane] = values[index &+ lane]
                weightLanes[lane] = weights[index &+ lane]
            }
            sums.add(lanes, weightLanes, shift: shift, perScale: 1 / scale)
        }
        guard sums.probe.sum() == 0 else { return false }
        self.count += count
        weight += WeightedMoments.total(sums.weight)
        squaredWeight += WeightedMoments.total(sums.squaredWeight)
        first += WeightedMoments.total(sums.first)
        second += WeightedMoments.total(sums.second)
        squaredFirst += WeightedMoments.total(sums.squaredFirst)
        squaredSecond += WeightedMoments.total(sums.squaredSecond)
        minimum = min(minimum, sums.low.min())
        maximum = max(maximum, sums.high.max())
        return true
    }

    /// Adds what another accumulator with the same shift and scale has seen.
    public mutating func merge(_ other: WeightedMoments) {
        precondition(other.shift == shift && other.scale == scale)
        count += other.count
        weight += other.weight
        squaredWeight += other.squaredWeight
        first += other.first
        second += other.second
        squaredFirst += other.squaredFirst
        squaredSecond += other.squaredSecond
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }

    /// The sums of one call of `add`, in eight lanes.
    private struct Sums {
        var weight = SIMD8<Double>.zero
        var squaredWeight = SIMD8<Double>.zero
        var first = SIMD8<Double>.zero
        var second = SIMD8<Double>.zero
        var squaredFirst = SIMD8<Double>.zero
        var squaredSecond = SIMD8<Double>.zero
        var low = SIMD8<Double>(repeating: .infinity)
        var high = SIMD8<Double>(repeating: -.infinity)
        // Zero times a number that is not finite is NaN, and NaN survives the sum.
        var probe = SIMD8<Double>.zero

        @inline(__always)
        mutating func add(
            _ x: SIMD8<Double>, _ w: SIMD8<Double>, shift: Double, perScale: Double
        ) {
            let z = (x - SIMD8(repeating: shift)) * SIMD8(repeating: perScale)
            let wz = w * z
            weight += w
            squaredWeight += w * w
            first += wz
            second += wz * z
            squaredFirst += w * wz
            squaredSecond += wz * wz
            probe += x * 0
            let inf = SIMD8<Double>(repeating: .infinity)
            let upward = x.replacing(with: inf, where: w .== 0)
            let downward = x.replacing(with: -inf, where: w .== 0)
            low = low.replacing(with: upward, where: upward .< low)
            high = high.replacing(with: downward, where: downward .> high)
        }
    }

    private static func total(_ lanes: SIMD8<Double>) -> Double {
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }
}
