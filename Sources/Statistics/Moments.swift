/// Count, mean, variance and range of finite values, accumulated about a fixed shift and scale.
///
/// With the shift near the mean and the scale near the standard deviation, sums neither cancel nor
/// overflow: a quantity of 50,000,838 ± 30 is as well served as one of 10³⁰⁰. Sums are taken in
/// eight lanes and added in the order of `add` and `merge`, so equal input gives equal bits.
public struct Moments: Sendable, Equatable {
    /// The shift: any finite number.
    public let shift: Double
    /// The scale: a positive power of two, so that scaling is exact.
    public let scale: Double
    /// How many values.
    public private(set) var count: Int = 0
    /// The smallest value; infinity without values.
    public private(set) var minimum = Double.infinity
    /// The largest value; minus infinity without values.
    public private(set) var maximum = -Double.infinity

    private var sum = 0.0
    private var squares = 0.0

    /// Starts empty, for values near `shift` with a spread near `spread`.
    public init(shift: Double = 0, spread: Double = 1) {
        self.shift = shift.isFinite ? shift : 0
        let exponent = spread > 0 && spread.isFinite ? Int(spread.exponent) : 0
        scale = Double(
            sign: .plus, exponent: max(-1000, min(exponent, 1000)), significand: 1)
    }

    /// An accumulator with the same shift and scale that has seen nothing.
    public var emptied: Moments {
        var copy = self
        copy.count = 0
        copy.minimum = .infinity
        copy.maximum = -.infinity
        copy.sum = 0
        copy.squares = 0
        return copy
    }

    /// The mean; NaN without values.
    public var mean: Double {
        count > 0 ? shift + scale * (sum / Double(count)) : .nan
    }

    /// The standard deviation with divisor n − 1; NaN below two values, infinite where it exceeds
    /// the range of numbers.
    public var standardDeviation: Double {
        guard count > 1 else { return .nan }
        guard squares.isFinite else { return .infinity }
        let n = Double(count)
        // Rounding can leave a constant quantity a hair below zero.
        let variance = max(0, (squares - sum * (sum / n)) / (n - 1))
        return scale * variance.squareRoot()
    }

    /// Adds values, unless one of them is not finite.
    ///
    /// - Parameter values: readable up to `count` rounded up to a multiple of eight.
    /// - Returns: whether all values were finite; if not, nothing was added.
    public mutating func add(_ values: UnsafePointer<Double>, count: Int) -> Bool {
        let shifts = SIMD8<Double>(repeating: shift)
        let scales = SIMD8<Double>(repeating: 1 / scale)
        var sums = SIMD8<Double>.zero
        var squareSums = SIMD8<Double>.zero
        var lows = SIMD8<Double>(repeating: .infinity)
        var highs = SIMD8<Double>(repeating: -.infinity)
        // Zero times a number that is not finite is NaN, and NaN survives the sum.
        var probe = SIMD8<Double>.zero
        let whole = count & ~7
        let raw = UnsafeRawPointer(values)
        var index = 0
        while index < whole {
            let x = raw.loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self)
            let z = (x - shifts) * scales
            sums += z
            squareSums += z * z
            probe += x * 0
            lows = lows.replacing(with: x, where: x .< lows)
            highs = highs.replacing(with: x, where: x .> highs)
            index &+= 8
        }
        var sum = Moments.total(sums)
        var squares = Moments.total(squareSums)
        var finite = Moments.total(probe)
        var low = Moments.smallest(lows)
        var high = -Moments.smallest(-highs)
        while index < count {
            let x = values[index]
            let z = (x - shift) * (1 / scale)
            sum += z
            squares += z * z
            finite += x * 0
            low = x < low ? x : low
            high = x > high ? x : high
            index &+= 1
        }
        guard finite == 0 else { return false }
        self.count += count
        self.sum += sum
        self.squares += squares
        minimum = min(minimum, low)
        maximum = max(maximum, high)
        return true
    }

    /// Adds what another accumulator with the same shift and scale has seen.
    public mutating func merge(_ other: Moments) {
        precondition(other.shift == shift && other.scale == scale)
        count += other.count
        sum += other.sum
        squares += other.squares
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }

    @inline(__always)
    private static func smallest(_ lanes: SIMD8<Double>) -> Double {
        var low = lanes[0]
        for lane in 1..<8 { low = lanes[lane] < low ? lanes[lane] : low }
        return low
    }

    private static func total(_ lanes: SIMD8<Double>) -> Double {
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }
}
