import Distributions

/// What a quantity may be called, and what other labels may be.
package enum NameRule {
    /// The largest length of a name, in characters.
    package static let maximumLength = 100

    /// What is wrong with the name of a quantity, or nil where nothing is.
    package static func problem(
        quantity name: String
    ) -> (message: String, suggestion: String?)? {
        if let problem = lengthProblem(name) { return problem }
        if let word = takenWord(name) {
            return ("`\(name)` is \(word)", "choose another name")
        }
        guard let first = name.unicodeScalars.first else { return nil }
        if first.properties.generalCategory == .decimalNumber {
            return ("the name of a quantity does not begin with a digit", nil)
        }
        guard name.unicodeScalars.allSatisfy(\.continuesName) else {
            return (
                "the name of a quantity has letters, digits and underscores only",
                repaired(name).map { "write \($0)" }
            )
        }
        return first.startsName
            ? nil : ("the name of a quantity begins with a letter or an underscore", nil)
    }

    /// What a name means in expressions, where it has a meaning already.
    private static func takenWord(_ name: String) -> String? {
        if ReservedWord.all.contains(name) { return "a word of the expression language" }
        if LawNames.all.contains(name) { return "the name of a law" }
        return Function(rawValue: name) == nil ? nil : "the name of a function"
    }

    /// What is wrong with a label, which may also have hyphens and points; `what` names its kind.
    package static func problem(
        label name: String, of what: String
    ) -> (message: String, suggestion: String?)? {
        if let problem = lengthProblem(name) { return problem }
        let isFine = name.unicodeScalars.allSatisfy { $0.continuesName || $0 == "-" || $0 == "." }
        if isFine { return nil }
        return ("the name of \(what) has letters, digits, `_`, `-` and `.` only", nil)
    }

    private static func lengthProblem(_ name: String) -> (message: String, suggestion: String?)? {
        if name.isEmpty { return ("a name is expected here", nil) }
        if name.unicodeScalars.count > maximumLength {
            return ("a name has at most \(maximumLength) characters", nil)
        }
        return nil
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
        guard result.first?.startsName ?? false, text != "_", takenWord(text) == nil else {
            return nil
        }
        return text
    }
}
