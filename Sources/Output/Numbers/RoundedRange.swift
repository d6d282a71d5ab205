import Foundation
import Simulation

/// Figures as a reader would quote them: seven digits of a guess mislead.
package enum RoundedRange {
    /// The ends of an interval, as in `6,700 to 24,000`.
    package static func text(low: Double, high: Double) -> String {
        let (low, high) = (figure(low, width: high - low), figure(high, width: high - low))
        return low == high ? low : "\(low) to \(high)"
    }

    /// A figure in two digits; in more where half of the interval's width is less than the second.
    package static func figure(_ value: Double, width: Double) -> String {
        guard value.isFinite else { return "n/a" }
        var places: [Int] = []
        if value != 0 { places.append(Numbers.decimalExponent(abs(value)) - 1) }
        if width > 0, width.isFinite { places.append(Numbers.decimalExponent(width / 2)) }
        guard let place = places.min() else { return Numbers.significant(value) }
        // Nobody reads more digits than a figure itself may have.
        let digits = value == 0 ? 1 : Numbers.decimalExponent(abs(value)) - place + 1
        return digits > 12 ? Numbers.significant(value) : Numbers.fixed(value, lastDigit: place)
    }
}

extension QuantityResult {
    /// The interval of a level as a reader would quote it; nil where the runs do not tell it.
    package func roundedInterval(_ level: Double) -> String? {
        guard let interval = interval(level, .equalTailed), interval.low.isFinite,
            interval.high.isFinite, tells((1 - level) / 2)
        else { return nil }
        return RoundedRange.text(low: interval.low, high: interval.high)
    }
}
