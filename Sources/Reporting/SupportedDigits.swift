import Foundation
import Statistics

/// Which digits of a figure mean something.
enum SupportedDigits {
    /// The power of ten of the last digit that a Monte Carlo error supports: the one nearest to
    /// the error, so that the error is between a third of the last digit and three of it.
    ///
    /// Digits finer than a thousandth of the spread, and decimals where the spread is a hundred or
    /// more, are left out too: nobody reads them. Without an error (an exact figure) that rule
    /// alone decides, and without either six digits are kept.
    static func lastDigit(of value: Double, error: Double, spread: Double = .nan) -> Int {
        var places: [Int] = []
        if error > 0, error.isFinite { places.append(Int(log10(error).rounded())) }
        if spread > 0, spread.isFinite {
            places.append(min(Numbers.decimalExponent(spread) - 3, 0))
            if spread >= 100 { places.append(0) }
        }
        if let place = places.max() {
            // An exact whole number keeps its digits.
            return error > 0 || Numbers.wholeNumber(value) == nil ? place : min(place, 0)
        }
        guard value.isFinite, value != 0, Numbers.wholeNumber(value) == nil else { return 0 }
        return min(Numbers.decimalExponent(abs(value)) - 5, 0)
    }

    /// A figure with the digits that its error supports.
    static func text(_ value: Double, error: Double, spread: Double = .nan) -> String {
        guard value.isFinite else { return "n/a" }
        if error == 0, Numbers.wholeNumber(value) != nil {
            return Numbers.fixed(value, lastDigit: 0)
        }
        return Numbers.fixed(value, lastDigit: lastDigit(of: value, error: error, spread: spread))
    }

    /// An error, with one digit at the place of the figure's last one or, where that would be
    /// zero, the error's own first digit.
    static func errorText(_ error: Double, lastDigit place: Int) -> String {
        guard error.isFinite else { return "n/a" }
        guard error > 0 else { return "0" }
        return Numbers.fixed(error, lastDigit: min(place, Numbers.decimalExponent(error)))
    }
}
