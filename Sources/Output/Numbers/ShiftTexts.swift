import Simulation

/// The figures that compare, as text.
package struct ShiftTexts {
    /// The shift of the median, with its error.
    package let median: Cell
    package let greater: String
    package let overlap: String

    /// Writes a shift of a quantity whose figures in the alternative are given.
    package init(_ shift: QuantityShift, of quantity: ComparedQuantity, _ figures: QuantityResult) {
        // The larger of the two.
        let spread = max(
            figures.standardDeviation, quantity.figures[0]?.standardDeviation ?? 0)
        let (value, error) = (shift.median.value, shift.median.standardError)
        let text = SupportedDigits.text(value, error: error, spread: spread)
        let place = SupportedDigits.lastDigit(of: value, error: error, spread: spread)
        let sign = value > 0 && text != "0" ? "+" : ""
        // With the digits of the figure, unless nothing were left of it.
        let rounded = Numbers.fixed(error, lastDigit: place)
        let isNothing = !rounded.utf8.contains {
            $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9")
        }
        let shown =
            isNothing ? SupportedDigits.errorText(error, lastDigit: place) : rounded
        median =
            error > 0 && error.isFinite
            ? .estimate(sign + text, error: shown) : .figure(sign + text)
        greater = Self.share(shift.greater.value, error: shift.greater.standardError)
        let common = shift.overlap.value
        overlap =
            common <= 0 || common >= 1
            ? Numbers.fixed(common * 100, lastDigit: 0) + " %"
            : Self.share(common, error: max(shift.overlap.standardError, 0.0005))
    }

    /// A probability as a percentage with the digits that its error supports.
    package static func share(_ p: Double, error: Double) -> String {
        guard p.isFinite else { return "n/a" }
        // What happened in no run may still be possible.
        if p <= 0 { return "no run" }
        if p >= 1 { return "all runs" }
        let percent = p * 100
        let rarer = Numbers.decimalExponent(min(percent, max((1 - p) * 100, 1e-12)))
        let supported =
            error.isFinite && error > 0
            ? SupportedDigits.lastDigit(of: percent, error: error * 100, spread: 10) : -1
        // A tenth of a percent is enough, unless the share is smaller.
        let place = min(max(supported, -1), rarer, 0)
        return Numbers.fixed(percent, lastDigit: max(place, supported)) + " %"
    }
}
