/// A number in the words of a report: `between 7,000 and 15,000`, `at least 121`, `seven to fifteen thousand`.
package struct QuotedNumber: Sendable, Equatable {
    /// How the words around a number use it.
    package enum Role: Sendable {
        /// By itself: `nearly 500`.
        case alone
        /// As the lower or the upper end of a range.
        case low, high
        /// As a bound: `at least 121`, `up to 40,000`.
        case atLeast, atMost

        var isBound: Bool { self == .atLeast || self == .atMost }
        var isEnd: Bool { self == .low || self == .high }
    }

    /// What it may be, the likeliest first: `7.250` may be 7250 or 7.25, and `30 %` 0.3 or 30. Never empty.
    package let values: [Double]
    /// How it is used.
    package var role: Role
    /// Whether it is certainly a figure, and no date, duration or name, nor a small number of something
    /// beside the point, as in `two officials`.
    package var isFigure: Bool
    /// The number as it is written, with the words that belong to it: `at least 121`, `15 thousand`.
    package let text: String

    /// The longest text that is read, in scalars: no quote of a report is longer.
    static let longestText = 5000

    /// The numbers of a text, in its order; none of a text longer than `longestText`. O(length).
    package static func all(in text: String) -> [QuotedNumber] {
        guard text.unicodeScalars.prefix(longestText + 1).count <= longestText else { return [] }
        var reader = QuoteReader(text)
        return reader.numbers()
    }

    /// Whether it is a number, by one of its values times one of some factors.
    ///
    /// - Parameter tolerance: the largest relative difference.
    func isEqual(_ number: Double, factors: [Double] = [1], tolerance: Double = 1e-9) -> Bool {
        values.contains { value in
            factors.contains { abs(value * $0 - number) <= tolerance * abs(number) }
        }
    }

    /// Whether one of its values lies in a range.
    func isWithin(_ range: ClosedRange<Double>, factors: [Double] = [1]) -> Bool {
        values.contains { value in factors.contains { range.contains(value * $0) } }
    }
}
