/// The trust that NATO Admiralty grades stand for in a model.
///
/// Where the model does not say otherwise this is a convention of software, not a measurement: the letters
/// A to E (the reliability of the source) and the digits 1 to 5 (the credibility of the information) are
/// read as 100, 75, 50, 25 and 0 %; F and 6 mean that it cannot be judged. The trust is the mean of the
/// two, or the one of them that can be judged, or 50 % where neither can. A report's own `trust:`
/// replaces it.
package struct TrustTable: Sendable, Equatable {
    /// The grades for which the model has a trust of its own, each a probability.
    package var stated: [String: Double]

    /// A table that follows the convention but for some grades.
    package init(_ stated: [String: Double] = [:]) {
        self.stated = stated
    }

    /// The trust of a grade such as `B2`; nil for what is no grade.
    package func trust(ofGrade grade: String) -> Double? {
        stated[grade] ?? Self.convention(grade)
    }

    /// Whether a text is a grade: a letter A to F and a digit 1 to 6.
    package static func isGrade(_ text: String) -> Bool { convention(text) != nil }

    private static func convention(_ grade: String) -> Double? {
        let marks = Array(grade.unicodeScalars)
        guard marks.count == 2, let reliability = value(marks[0], first: "A"),
            let credibility = value(marks[1], first: "1")
        else { return nil }
        let judged = [reliability, credibility].compactMap(\.self)
        return judged.isEmpty ? 0.5 : judged.reduce(0, +) / Double(judged.count)
    }

    /// The reading of one mark: nil within for the sixth, which cannot be judged.
    private static func value(_ mark: Unicode.Scalar, first: Unicode.Scalar) -> Double?? {
        guard mark.value >= first.value, mark.value < first.value + 6 else { return nil }
        let place = mark.value - first.value
        return place == 5 ? .some(nil) : 1 - 0.25 * Double(place)
    }
}
