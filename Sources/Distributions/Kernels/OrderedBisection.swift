/// Bisection over the doubles in their order, which takes at most 64 steps whatever the bracket.
enum OrderedBisection {
    /// The smallest double in the range for which a condition holds that, once true, stays true;
    /// the end of the range where it holds nowhere.
    static func smallest(
        in range: ClosedRange<Double>, where holds: (Double) -> Bool
    ) -> Double {
        var (low, high) = (range.lowerBound, range.upperBound)
        if holds(low) { return low }
        while true {
            let middle = middle(low, high)
            if middle <= low || middle >= high { return high }
            if holds(middle) { high = middle } else { low = middle }
        }
    }

    /// The double halfway in the order of doubles: near equal ends the mean, far apart a number
    /// between their magnitudes.
    static func middle(_ low: Double, _ high: Double) -> Double {
        let (a, b) = (rank(low), rank(high))
        // Halved first, since the distance can exceed an Int64.
        return value((a >> 1) &+ (b >> 1) &+ (a & b & 1))
    }

    /// Position among the doubles, from −2⁶³ to 2⁶³: neighbours differ by 1.
    private static func rank(_ x: Double) -> Int64 {
        let bits = Int64(bitPattern: x.magnitude.bitPattern)
        return x.sign == .minus ? -bits : bits
    }

    private static func value(_ rank: Int64) -> Double {
        let magnitude = Double(bitPattern: rank.magnitude)
        return rank < 0 ? -magnitude : magnitude
    }
}
