import Distributions

/// What a quantity may be called, and what other labels may be.
package enum NameRule {
    /// The largest length of a name, in characters.
    package static let maximumLength = 100

    /// What is wrong with the name of a quantity, or nil where nothing is.
    package static func problem(quantity name: String) -> Diagnostic? {
        if let problem = lengthProblem(name) { return problem }
        if let meaning = BuiltInName(name), !BuiltInName.yielding.contains(name) {
            return problem("`\(name)` is \(meaning.description)", "choose another name")
        }
        guard let first = name.unicodeScalars.first else { return nil }
        if first.properties.generalCategory == .decimalNumber {
            return problem("the name of a quantity does not begin with a digit")
        }
        guard name.unicodeScalars.allSatisfy(\.continuesName) else {
            return problem(
                "the name of a quantity has letters, digits and underscores only",
                repaired(name).map { "write \($0)" })
        }
        return first.startsName
            ? nil : problem("the name of a quantity begins with a letter or an underscore")
    }

    /// What is wrong with a label, which may also have hyphens and points; `what` names its kind.
    package static func problem(label name: String, of what: String) -> Diagnostic? {
        if let problem = lengthProblem(name) { return problem }
        let isFine = name.unicodeScalars.allSatisfy { $0.continuesName || $0 == "-" || $0 == "." }
        return isFine
            ? nil : problem("the name of \(what) has letters, digits, `_`, `-` and `.` only")
    }

    private static func lengthProblem(_ name: String) -> Diagnostic? {
        if name.isEmpty { return problem("a name is expected here") }
        return name.unicodeScalars.count > maximumLength
            ? problem("a name has at most \(maximumLength) characters") : nil
    }

    private static func problem(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
        Diagnostic(message, suggestion: suggestion, code: .badName)
    }

    /// The name with underscores for what does not belong, if that makes a good name.
    private static func repaired(_ name: String) -> String? {
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if scalar.continuesName {
                result.append(scalar)
            } else if result.last != "_" {
                result.append("_")
            }
        }
        let text = String(result)
        guard result.first?.startsName ?? false, text != "_",
            BuiltInName(text) == nil || BuiltInName.yielding.contains(text)
        else {
            return nil
        }
        return text
    }
}
