/// Names in a sentence.
package enum WordList {
    /// `a`, `a and b`, `a, b and c`; nothing where there are none.
    package static func of(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
