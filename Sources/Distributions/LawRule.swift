/// The rules that parameters obey, each with its sentence.
enum LawRule {
    static func finite(_ value: Double, _ label: String, of law: String) throws(LawError) {
        guard value.isFinite else {
            throw LawError(law, label, "\(label) must be finite", got: value)
        }
    }

    static func positive(_ value: Double, _ label: String, of law: String) throws(LawError) {
        guard value > 0, value.isFinite else {
            throw LawError(law, label, "\(label) must be positive and finite", got: value)
        }
    }

    /// The smallest and largest shape whose sums and products stay ordinary numbers.
    static let smallestShape = 1e-300
    static let largestShape = 1e300

    static func shape(_ value: Double, _ label: String, of law: String) throws(LawError) {
        try positive(value, label, of: law)
        guard value >= smallestShape, value <= largestShape else {
            throw LawError(law, label, "\(label) must be between 1e-300 and 1e300", got: value)
        }
    }

    /// Two finite bounds in order, with a width that is an ordinary number.
    static func range(_ low: Double, _ high: Double, of law: String) throws(LawError) {
        try finite(low, "low", of: law)
        try finite(high, "high", of: law)
        guard low < high else {
            throw LawError(law, "high", "low must be less than high", got: low, high)
        }
        guard high - low >= 1e-300, high - low <= 1e300 else {
            throw LawError(
                law, "high", "high - low must be between 1e-300 and 1e300", got: low, high)
        }
    }

    /// A low, a best and a high value in order.
    static func threePoints(
        _ low: Double, _ mode: Double, _ high: Double, of law: String
    ) throws(LawError) {
        try range(low, high, of: law)
        guard mode >= low, mode <= high else {
            throw LawError(
                law, "mode", "mode must be between \(show(low)) and \(show(high))", got: mode)
        }
    }

    static func notNegative(_ value: Double, _ label: String, of law: String) throws(LawError) {
        guard value >= 0, value.isFinite else {
            throw LawError(law, label, "\(label) must be finite and not negative", got: value)
        }
    }

    /// What to write where a count is too large for its law.
    static func normalInstead(mean: Double, sd: Double) -> String {
        "write normal(mean: \(show(mean)), sd: \(show(sd)))"
    }

    /// A ratio whose square is neither infinite nor zero.
    static func comparable(
        _ value: Double, _ label: String, to other: Double, _ otherLabel: String, of law: String
    ) throws(LawError) {
        try ratio(value, label, to: other, otherLabel, from: 1e-150, to: 1e150, of: law)
    }

    /// A ratio between two limits.
    static func ratio(
        _ value: Double, _ label: String, to other: Double, _ otherLabel: String,
        from least: Double, to most: Double, of law: String
    ) throws(LawError) {
        let ratio = value / other
        guard ratio >= least, ratio <= most else {
            throw LawError(
                law, label,
                "\(label) must be between \(show(least)) and \(show(most)) times the \(otherLabel)",
                got: value, other)
        }
    }

    /// A number between two limits, both included.
    static func within(
        _ range: ClosedRange<Double>, _ value: Double, _ label: String, of law: String
    ) throws(LawError) {
        guard range.contains(value) else {
            throw LawError(
                law, label,
                "\(label) must be between \(show(range.lowerBound)) and \(show(range.upperBound))",
                got: value)
        }
    }

    static func increasing(
        _ values: [Double], of law: String, _ p: Double, _ q: Double, positive: Bool = false
    ) throws(LawError) {
        for (value, probability) in zip(values, [p, q]) {
            if positive {
                try Self.positive(value, percentileLabel(probability), of: law)
            } else {
                try finite(value, percentileLabel(probability), of: law)
            }
        }
        guard values[0] < values[1] else {
            throw LawError(
                law, percentileLabel(q),
                "\(percentileLabel(p)) must be less than \(percentileLabel(q))", got: values[0],
                values[1])
        }
    }

    /// Two increasing percentile points whose distance is a finite number.
    static func width(
        _ values: [Double], of law: String, _ p: Double, _ q: Double
    ) throws(LawError) {
        guard values[1] - values[0] < 1e300 else {
            throw LawError(
                law, percentileLabel(q),
                "\(percentileLabel(q)) - \(percentileLabel(p)) must be less than 1e300",
                got: values[0], values[1])
        }
    }

    /// A positive number whose reciprocal and logarithm are ordinary numbers.
    static func ordinary(_ value: Double, _ label: String, of law: String) throws(LawError) {
        guard value >= 1e-300, value <= 1e300 else {
            throw LawError(law, label, "\(label) must be between 1e-300 and 1e300", got: value)
        }
    }

    /// Percentile points that are in order, but too close or too far apart to be told in numbers.
    static func unreachable(
        _ values: [Double], of law: String, _ p: Double, _ q: Double
    ) -> LawError {
        LawError(
            law,
            "no such law can be computed with \(percentileLabel(p)) \(show(values[0])) and \(percentileLabel(q)) \(show(values[1]))"
        )
    }

    /// A number as a person would type it: whole numbers without `.0`.
    static func show(_ value: Double) -> String { MessageNumber.text(value) }
}

/// The label of a percentile point: `p5` for 0.05, `p2.5` for 0.025.
package func percentileLabel(_ probability: Double) -> String {
    // Rounded to ten decimals of a percent, so that 0.07 gives p7 and not p7.000000000000001.
    "p" + LawRule.show((probability * 1e12).rounded() / 1e10)
}
