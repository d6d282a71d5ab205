import Encoding
import Foundation

/// Writes numbers, the same in every locale.
package enum Numbers {
    /// The shortest decimal text that reads back as the same `Double`; whole numbers below 2^53
    /// without `.0`. A value that is not finite gives an empty text.
    package static func shortest(_ value: Double) -> String {
        DecimalWriter().text(value)
    }

    /// A whole number with its thousands grouped by commas.
    package static func grouped(_ value: Int) -> String {
        let digits = grouped(UInt64(value.magnitude))
        return value < 0 ? "-" + digits : digits
    }

    static func grouped(_ value: UInt64) -> String {
        let digits = Array(String(value).utf8)
        var text: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) {
                text.append(UInt8(ascii: ","))
            }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A value with thousands grouped and its last digit at 10^`place`: `place` 0 gives whole
    /// numbers, −1 one decimal, 2 whole hundreds.
    ///
    /// At most 15 significant digits are written. Values of 10^15 and more, and those below 10^−5,
    /// have a power of ten: `1.25e20`. A value that is not finite is `n/a`.
    package static func fixed(_ value: Double, lastDigit place: Int) -> String {
        guard value.isFinite else { return "n/a" }
        let magnitude = abs(value)
        guard magnitude > 0 else { return zero(lastDigit: place) }
        let exponent = decimalExponent(magnitude)
        let place = max(place, exponent - 14)
        if exponent >= 15 || exponent < -5 {
            // Rounds to nothing: the error is larger than the value.
            if place > exponent + 1 { return "0" }
            let mantissa = scaled(value, by: -exponent)
            let text = fixed(mantissa, lastDigit: min(place - exponent, 0))
            // 9.996 is 10.00 where it has two decimals, which is 1.000 of the next power.
            guard text.hasPrefix("10") || text.hasPrefix("-10") else {
                return "\(text)e\(exponent)"
            }
            return
                "\(fixed(value < 0 ? -1 : 1, lastDigit: min(place - exponent - 1, 0)))e\(exponent + 1)"
        }
        let text =
            place >= 0
            ? grouped(UInt64((magnitude / power(place)).rounded() * power(place)))
            : decimals(magnitude, count: -place)
        let isZero = !text.utf8.contains { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }
        return value < 0 && !isZero ? "-" + text : text
    }

    /// A value with `digits` significant digits, trailing zeros after the point left out.
    package static func significant(_ value: Double, digits: Int = 6) -> String {
        guard value.isFinite else {
            return value.isNaN ? "n/a" : value < 0 ? "-infinity" : "infinity"
        }
        guard value != 0 else { return "0" }
        let place = decimalExponent(abs(value)) - digits + 1
        // Whole numbers are never rounded to tens.
        return trimmed(fixed(value, lastDigit: abs(value) < 1e15 ? min(place, 0) : place))
    }

    /// A value rounded to `digits` significant digits, whole numbers too, trailing zeros after the
    /// point left out.
    package static func rounded(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value != 0 else { return significant(value) }
        return trimmed(fixed(value, lastDigit: decimalExponent(abs(value)) - digits + 1))
    }

    /// Without the zeros at the end of a fraction.
    private static func trimmed(_ text: String) -> String {
        guard let point = text.firstIndex(of: ".") else { return text }
        let mark = text.firstIndex(of: "e") ?? text.endIndex
        var fraction = text[point..<mark]
        while fraction.last == "0" || fraction.last == "." { fraction.removeLast() }
        return String(text[..<point]) + fraction + text[mark...]
    }

    /// The largest e with 10^e at most `magnitude`, which is positive and finite.
    package static func decimalExponent(_ magnitude: Double) -> Int {
        var exponent = Int(log10(magnitude).rounded(.down))
        // The logarithm may round across a power of ten.
        if power(exponent + 1) <= magnitude { exponent += 1 }
        if power(exponent) > magnitude { exponent -= 1 }
        return exponent
    }

    private static func power(_ exponent: Int) -> Double {
        exponent >= 0 ? pow(10, Double(exponent)) : 1 / pow(10, Double(-exponent))
    }

    private static func scaled(_ value: Double, by exponent: Int) -> Double {
        // In two steps, as 10^308 and beyond are out of reach in one.
        let half = exponent / 2
        return value * power(half) * power(exponent - half)
    }

    private static func zero(lastDigit place: Int) -> String {
        place >= 0 ? "0" : "0." + String(repeating: "0", count: min(-place, 15))
    }

    private static func decimals(_ magnitude: Double, count: Int) -> String {
        let unit = power(count)
        let units = UInt64((magnitude * unit).rounded())
        let whole = units / UInt64(unit)
        let fraction = String(units % UInt64(unit))
        return grouped(whole) + "."
            + String(repeating: "0", count: max(0, count - fraction.utf8.count)) + fraction
    }
}
