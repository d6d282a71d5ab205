/// Count, mean, variance and range of finite values, accumulated about a fixed shift and scale.
///
/// With the shift near the mean and the scale near the standard deviation, sums neither cancel nor
/// overflow: a quantity of 50,000,838 ± 30 is as well served as one of 10³⁰⁰. Sums are taken in
/// sixteen lanes and added in the order of `add` and `merge`, so equal input gives equal bits.
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
        // Two sets of lanes, since each addition waits for the one before in its lane.
        var even = Lanes(self)
        var odd = Lanes(self)
        let raw = UnsafeRawPointer(values)
        var index = 0
        while index &+ 16 <= count {
            even.add(raw.loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self))
            odd.add(raw.loadUnaligned(fromByteOffset: index &* 8 &+ 64, as: SIMD8<Double>.self))
            index &+= 16
        }
        even.merge(odd)
        var sum = Moments.total(even.sums)
        var squares = Moments.total(even.squares)
        var low = Moments.smallest(even.lows)
        var high = -Moments.smallest(-even.highs)
        while index < count {
            let x = values[index]
            let z = (x - shift) * (1 / scale)
            sum += z
            squares += z * z
            low = x < low ? x : low
            high = x > high ? x : high
            index &+= 1
        }
        // What is not finite leaves no finite sum of squares; the squares of far values may overflow
        // on their own.
        guard squares.isFinite || Moments.areFinite(values, count) else { return false }
        self.count += count
        self.sum += sum
        self.squares += squares
        minimum = min(minimum, low)
        maximum = max(maximum, high)
        return true
    }

    /// The sums of eight lanes.
    private struct Lanes {
        let shifts: SIMD8<Double>
        let scales: SIMD8<Double>
        var sums = SIMD8<Double>.zero
        var squares = SIMD8<Double>.zero
        var lows = SIMD8<Double>(repeating: .infinity)
        var highs = SIMD8<Double>(repeating: -.infinity)

        @inline(__always)
        init(_ moments: Moments) {
            shifts = SIMD8(repeating: moments.shift)
            scales = SIMD8(repeating: 1 / moments.scale)
        }

        @inline(__always)
        mutating func add(_ x: SIMD8<Double>) {
            let z = (x - shifts) * scales
            sums += z
            squares += z * z
            lows = lows.replacing(with: x, where: x .< lows)
            highs = highs.replacing(with: x, where: x .> highs)
        }

        @inline(__always)
        mutating func merge(_ other: Lanes) {
            sums += other.sums
            squares += other.squares
            lows = lows.replacing(with: other.lows, where: other.lows .< lows)
            highs = highs.replacing(with: other.highs, where: other.highs .> highs)
        }
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

    @inline(never)
    private static func areFinite(_ values: UnsafePointer<Double>, _ count: Int) -> Bool {
        (0..<count).allSatisfy { values[$0].isFinite }
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
