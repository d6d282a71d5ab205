import Foundation

/// Which digits of a figure mean something.
package enum SupportedDigits {
    /// A figure with the digits that its Monte Carlo error supports.
    ///
    /// The last digit is at the power of ten nearest to the error, so that the error is between a
    /// third of that digit and three of it. A thousandth of the spread (the standard deviation)
    /// limits the digits too, and where the spread is a hundred or more there are no decimals:
    /// nobody reads them. But that limit leaves a figure three significant digits, as small ones
    /// need beside a long tail.
    ///
    /// Figures without an error have six significant digits, whole numbers all of theirs.
    package static func text(_ value: Double, error: Double, spread: Double = .nan) -> String {
        guard value.isFinite else { return "n/a" }
        guard error > 0, error.isFinite else { return Numbers.significant(value) }
        return Numbers.fixed(value, lastDigit: lastDigit(of: value, error: error, spread: spread))
    }

    /// The power of ten of the last digit to write; 0 without an error.
    static func lastDigit(of value: Double, error: Double, spread: Double) -> Int {
        guard value.isFinite, error > 0, error.isFinite else { return 0 }
        let exponent = value == 0 ? nil : Numbers.decimalExponent(abs(value))
        let supported = Int(log10(error).rounded())
        guard spread > 0, spread.isFinite else { return supported }
        let readable = spread >= 100 ? 0 : Numbers.decimalExponent(spread) - 3
        return max(supported, min(readable, exponent.map { $0 - 2 } ?? readable))
    }

    /// An error, with one digit at the place of the figure's last one or, where that would be
    /// zero, the error's own first digit.
    static func errorText(_ error: Double, lastDigit place: Int) -> String {
        guard error.isFinite else { return "n/a" }
        guard error > 0 else { return "0" }
        return Numbers.fixed(error, lastDigit: min(place, Numbers.decimalExponent(error)))
    }
}
