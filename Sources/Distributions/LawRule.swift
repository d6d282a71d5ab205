/// The rules that parameters obey, each with its sentence.
enum LawRule {
    static func finite(_ value: Double, _ label: String, of law: String) throws(LawError) {
        guard value.isFinite else {
            throw LawError(parameter: label, "\(law): \(label) must be finite, got \(show(value))")
        }
    }

    static func positive(_ value: Double, _ label: String, of law: String) throws(LawError) {
        guard value > 0, value.isFinite else {
            throw LawError(
                parameter: label,
                "\(law): \(label) must be positive and finite, got \(show(value))")
        }
    }

    static func increasing(
        _ values: [Double], of law: String, _ p: Double, _ q: Double
    ) throws(LawError) {
        for (value, probability) in zip(values, [p, q]) {
            try finite(value, percentileLabel(probability), of: law)
        }
        guard values[0] < values[1] else {
            throw LawError(
                parameter: percentileLabel(q),
                "\(law): \(percentileLabel(p)) must be less than \(percentileLabel(q)), "
                    + "got \(show(values[0])) and \(show(values[1]))")
        }
    }

    /// A number as a person would type it: whole numbers without `.0`.
    static func show(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15
            ? String(Int64(value)) : String(describing: value)
    }
}

/// The label of a percentile point: `p5` for 0.05, `p2.5` for 0.025.
public func percentileLabel(_ probability: Double) -> String {
    // Rounded to ten decimals of a percent, so that 0.07 gives p7 and not p7.000000000000001.
    "p" + LawRule.show((probability * 1e12).rounded() / 1e10)
}
