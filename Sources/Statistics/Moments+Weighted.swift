/// Sums of powers of values that have weights.
///
/// The mean is that of self-normalised importance sampling, Σwx / Σw, and its standard error
/// √(Σw²(x − mean)²) / Σw (Owen, *Monte Carlo theory, methods and examples*, 2013, section 9.2).
package struct WeightedPowers: PowerSums {
    /// Σw.
    package fileprivate(set) var weight = 0.0
    fileprivate var squaredWeight = 0.0
    // Σwz, Σwz², Σw²z and Σw²z².
    fileprivate var first = 0.0
    fileprivate var second = 0.0
    fileprivate var squaredFirst = 0.0
    fileprivate var squaredSecond = 0.0

    /// No values.
    package init() {}

    /// (Σw)² / Σw² (Kish 1965); 0 without weight.
    package var effectiveCount: Double { squaredWeight > 0 ? weight * (weight / squaredWeight) : 0 }
    /// Σwz / Σw.
    package var mean: Double { first / weight }

    /// As with divisor n − 1 for equal weights.
    package func standardDeviation(scale: Double) -> Double {
        let n = effectiveCount
        guard n > 1 else { return .nan }
        guard second.isFinite else { return .infinity }
        // As with divisor n − 1 for equal weights.
        let variance = max(0, second / weight - mean * mean) * (n / (n - 1))
        return scale * variance.squareRoot()
    }

    /// √(Σw²(z − mean)²) / Σw.
    package func standardErrorOfMean(scale: Double) -> Double {
        guard effectiveCount > 1 else { return .nan }
        let sum = squaredSecond - 2 * mean * squaredFirst + mean * mean * squaredWeight
        guard sum.isFinite else { return .infinity }
        return scale * (max(0, sum).squareRoot() / weight)
    }

    /// Adds other values.
    package mutating func merge(_ other: WeightedPowers) {
        weight += other.weight
        squaredWeight += other.squaredWeight
        first += other.first
        second += other.second
        squaredFirst += other.squaredFirst
        squaredSecond += other.squaredSecond
    }
}

extension Weighted {
    /// Σwz, Σwz² and more.
    package typealias Powers = WeightedPowers
}

extension Moments where W == Weighted {
    /// Adds values with their weights, unless one of the values is not finite.
    ///
    /// - Parameters:
    ///   - values: readable up to `count`.
    ///   - weights: as many finite weights of at least 0.
    /// - Returns: whether all values were finite; if not, nothing was added.
    package mutating func add(
        _ values: UnsafePointer<Double>, weights: UnsafePointer<Double>, count: Int
    ) -> Bool {
        var lanes = Lanes()
        let whole = count & ~7
        let x = UnsafeRawPointer(values)
        let w = UnsafeRawPointer(weights)
        var index = 0
        while index < whole {
            lanes.add(
                x.loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self),
                w.loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self),
                shift: shift, perScale: 1 / scale)
            index &+= 8
        }
        if index < count {
            // Filled up with values of weight 0.
            var rest = SIMD8<Double>(repeating: shift)
            var restWeights = SIMD8<Double>.zero
            for lane in 0..<(count &- index) {
                rest[lane] = values[index &+ lane]
                restWeights[lane] = weights[index &+ lane]
            }
            lanes.add(rest, restWeights, shift: shift, perScale: 1 / scale)
        }
        guard lanes.probe.sum() == 0 else { return false }
        add(lanes.totals, count: count, minimum: lanes.low.min(), maximum: lanes.high.max())
        return true
    }

    /// The sums of one call of `add`, in eight lanes.
    private struct Lanes {
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

        var totals: WeightedPowers {
            var sums = WeightedPowers()
            sums.weight = total(weight)
            sums.squaredWeight = total(squaredWeight)
            sums.first = total(first)
            sums.second = total(second)
            sums.squaredFirst = total(squaredFirst)
            sums.squaredSecond = total(squaredSecond)
            return sums
        }
    }
}
