import Foundation
import Output

/// Writes the numbers of charts: those of the tables where there is room for them, else in millions
/// and more. Below 1/10,000 all have a power of ten.
package enum ChartNumbers {
    /// The units that large numbers are written in, largest first.
    private static let units: [(value: Double, name: String)] = [
        (1e12, "tn"), (1e9, "bn"), (1e6, "M"),
    ]

    /// The label of a round value on an axis.
    ///
    /// - Parameters:
    ///   - place: the power of ten of its last digit.
    ///   - largest: the largest magnitude on the axis; labels share its unit.
    static func tick(_ value: Double, _ place: Int, _ largest: Double) -> String {
        guard value != 0 else { return "0" }
        if largest < small, largest > 1e-290 {
            let exponent = Numbers.decimalExponent(largest)
            return Numbers.fixed(value * pow(10, Double(-exponent)), lastDigit: place - exponent)
                + "e\(exponent)"
        }
        guard largest < 1e15, let unit = units.first(where: { largest >= $0.value }) else {
            return Numbers.fixed(value, lastDigit: place)
        }
        let digits = unit.value >= 1e12 ? 12 : unit.value >= 1e9 ? 9 : 6
        return Numbers.fixed(value / unit.value, lastDigit: min(place - digits, 0)) + unit.name
    }

    /// Values below this have a power of ten.
    private static let small = 1e-4

    /// A figure: the table's text for it, shortened to four digits with a unit from ten million on.
    package static func figure(_ value: Double, text: String) -> String {
        if value != 0, abs(value) < small { return withPower(text) }
        // What four digits round up to a larger unit is written in that one.
        let magnitude = abs(value) * 1.00005
        guard abs(value) >= 1e7, magnitude < 1e15,
            let unit = units.first(where: { magnitude >= $0.value })
        else { return text }
        return Numbers.rounded(value / unit.value, digits: 4) + unit.name
    }

    /// `0.00001501` as `1.501e-5`; other text as it is.
    private static func withPower(_ text: String) -> String {
        guard let match = text.wholeMatch(of: /(-?)0\.(0+)([1-9])([0-9]*)/) else { return text }
        let (_, sign, zeros, first, others) = match.output
        return sign + first + (others.isEmpty ? "" : "." + others) + "e-\(zeros.count + 1)"
    }

    /// A number of a model's text, such as a threshold or the end of a reported range.
    package static func plain(_ value: Double) -> String {
        figure(value, text: Numbers.rounded(value, digits: abs(value) < 1e7 ? 7 : 4))
    }

    /// A probability in percent, three digits of it; never 0 % or 100 %.
    package static func probability(_ p: Double) -> String {
        guard p.isFinite else { return "n/a" }
        if p < 0.0001 { return "less than 0.01 %" }
        if p > 0.9999 { return "more than 99.99 %" }
        return Numbers.rounded(p * 100, digits: p > 0.99 ? 4 : 3) + " %"
    }
}
