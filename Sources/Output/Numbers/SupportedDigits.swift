import Foundation

/// Which digits of a figure mean something.
package enum SupportedDigits {
    /// A figure with the digits that its Monte Carlo error supports.
    ///
    /// The last digit is at the power of ten nearest to the error, so that the error is between a
    /// third of that digit and three of it. A thousandth of the spread (the standard deviation)
    /// limits the digits too, and where the spread is a hundred or more there are no decimals:
    /// nobody reads them. But that limit leaves a figure three significant digits, as small ones
    /// need beside a long tail. Where the error is more than a tenth of the spread, the runs hardly
    /// tell the figure, and one significant digit remains, so that it is not written as 0.
    ///
    /// Figures with an error of 0 have six significant digits, whole numbers all of theirs. Those
    /// whose error is unknown (not finite) have one.
    package static func text(_ value: Double, error: Double, spread: Double = .nan) -> String {
        guard value.isFinite else { return "n/a" }
        guard error.isFinite else { return Numbers.rounded(value, digits: 1) }
        guard error > 0 else { return Numbers.significant(value) }
        return Numbers.fixed(value, lastDigit: lastDigit(of: value, error: error, spread: spread))
    }

    /// The power of ten of the last digit to write; 0 without an error.
    static func lastDigit(of value: Double, error: Double, spread: Double) -> Int {
        guard value.isFinite, error > 0, error.isFinite else { return 0 }
        let exponent = value == 0 ? nil : Numbers.decimalExponent(abs(value))
        var supported = Int(log10(error).rounded())
        if !(error <= spread / 10) { supported = min(supported, exponent ?? .max) }
        guard spread > 0, spread.isFinite else { return supported }
        let readable = spread >= 100 ? 0 : Numbers.decimalExponent(spread) - 3
        return max(supported, min(readable, exponent.map { $0 - 2 } ?? readable))
    }

    /// A figure and its Monte Carlo error.
    package typealias Figure = (value: Double, error: Double)

    /// Ascending figures as `text` writes them, but with further digits where rounding to their
    /// different places would put them out of order.
    package static func texts(ascending figures: [Figure], spread: Double) -> [String] {
        var places = figures.map { figure -> Int? in
            guard figure.value.isFinite, figure.error > 0, figure.error.isFinite else { return nil }
            return lastDigit(of: figure.value, error: figure.error, spread: spread)
        }
        func shown(_ index: Int) -> Double {
            guard let place = places[index] else { return figures[index].value }
            return rounded(figures[index].value, lastDigit: place)
        }
        // Each step makes one place finer; a Double has no more than 17 digits to go through.
        for _ in 0..<(20 * figures.count) {
            let disorder = figures.indices.dropFirst().first { index in
                let (low, high) = (shown(index - 1), shown(index))
                // Beyond the rounding errors of the decimal places themselves.
                return low - high > 1e-12 * max(abs(low), abs(high))
            }
            guard let disorder else { break }
            guard
                let coarser = [disorder - 1, disorder].max(by: {
                    (places[$0] ?? .min) < (places[$1] ?? .min)
                }), let place = places[coarser]
            else { break }
            places[coarser] = place - 1
        }
        return zip(figures, places).map { figure, place in
            guard let place else {
                return text(figure.value, error: figure.error, spread: spread)
            }
            return Numbers.fixed(figure.value, lastDigit: place)
        }
    }

    private static func rounded(_ value: Double, lastDigit place: Int) -> Double {
        let power = pow(10, Double(abs(place)))
        let rounded =
            place >= 0 ? (value / power).rounded() * power : (value * power).rounded() / power
        return rounded.isFinite ? rounded : value
    }

    /// An error, with one digit at the place of the figure's last one or, where that would be
    /// zero, the error's own first digit.
    static func errorText(_ error: Double, lastDigit place: Int) -> String {
        guard error.isFinite else { return "n/a" }
        guard error > 0 else { return "0" }
        return Numbers.fixed(error, lastDigit: min(place, Numbers.decimalExponent(error)))
    }
}
