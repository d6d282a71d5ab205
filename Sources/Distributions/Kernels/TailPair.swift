/// The probabilities below and above a point, each with its own relative accuracy.
struct TailPair: Sendable {
    var lower: Double
    var upper: Double

    /// All the probability lies above.
    static let allAbove = TailPair(lower: 0, upper: 1)
    /// All the probability lies below.
    static let allBelow = TailPair(lower: 1, upper: 0)
    /// The point is not a number.
    static let undefined = TailPair(lower: .nan, upper: .nan)

    /// The same point seen from the other end of the axis.
    var mirrored: TailPair { TailPair(lower: upper, upper: lower) }

    /// A pair from its lower part, where that is the accurate one.
    init(lower: Double) {
        self.lower = min(max(lower, 0), 1)
        upper = 1 - self.lower
    }

    /// A pair from its upper part, where that is the accurate one.
    init(upper: Double) {
        self.upper = min(max(upper, 0), 1)
        lower = 1 - self.upper
    }

    /// A pair of two accurate parts.
    init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}
