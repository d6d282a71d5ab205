/// Σz and Σz² of values that count once.
package struct PlainPowers: PowerSums {
    /// The number of values.
    package fileprivate(set) var weight = 0.0
    fileprivate var first = 0.0
    fileprivate var second = 0.0

    /// No values.
    package init() {}

    /// The number of values.
    package var effectiveCount: Double { weight }
    /// The mean of z.
    package var mean: Double { first / weight }

    /// With divisor n − 1.
    package func standardDeviation(scale: Double) -> Double {
        guard weight > 1 else { return .nan }
        guard second.isFinite else { return .infinity }
        // Rounding can leave a constant quantity a hair below zero.
        let variance = max(0, (second - first * (first / weight)) / (weight - 1))
        return scale * variance.squareRoot()
    }

    /// The standard deviation over √n.
    package func standardErrorOfMean(scale: Double) -> Double {
        MonteCarloError.ofMean(
            standardDeviation: standardDeviation(scale: scale), effectiveRuns: weight)
    }

    /// Adds other values.
    package mutating func merge(_ other: PlainPowers) {
        weight += other.weight
        first += other.first
        second += other.second
    }
}

extension Unweighted {
    /// Σz and Σz².
    package typealias Powers = PlainPowers
}

extension Moments where W == Unweighted {
    /// Adds values, unless one of them is not finite.
    ///
    /// - Parameter values: readable up to `count`.
    /// - Returns: whether all values were finite; if not, nothing was added.
    package mutating func add(_ values: UnsafePointer<Double>, count: Int) -> Bool {
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
        var row = PlainPowers()
        row.weight = Double(count)
        row.first = total(even.sums)
        row.second = total(even.squares)
        var low = Moments.smallest(even.lows)
        var high = -Moments.smallest(-even.highs)
        while index < count {
            let x = values[index]
            let z = (x - shift) * (1 / scale)
            row.first += z
            row.second += z * z
            low = x < low ? x : low
            high = x > high ? x : high
            index &+= 1
        }
        // What is not finite leaves no finite sum of squares; the squares of far values may overflow
        // on their own.
        guard row.second.isFinite || Moments.areFinite(values, count) else { return false }
        add(row, count: count, minimum: low, maximum: high)
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
}
