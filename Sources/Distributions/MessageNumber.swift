/// Numbers in messages, as a person would type them in a model.
package enum MessageNumber {
    /// The shortest text that reads back as the same number: whole numbers below 10¹⁵ in digits,
    /// others with an exponent where it shortens them, without the plus sign that nobody types.
    package static func text(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
        let text = String(describing: value)
        guard text.hasSuffix(".0") else {
            return String(text.filter { $0 != "+" })
        }
        // Whole numbers of sixteen digits, the only ones left that are written without exponent.
        let digits = text.dropLast(2).drop { $0 == "-" }
        var fraction = digits.dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
            + "e\(digits.count - 1)"
    }
}
