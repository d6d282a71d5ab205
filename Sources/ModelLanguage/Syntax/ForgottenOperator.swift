/// What was probably meant where a value follows another without an operator.
enum ForgottenOperator {
    /// What to write for a number with a word after it; nil without a good guess.
    ///
    /// A product only where the word is a name: `3 people` is no product of anything.
    static func suggestion(
        number: String, word: String, among quantities: [String: Int]
    ) -> String? {
        guard isName(word, among: quantities) else { return suffix(number: number, word: word) }
        let isCall = quantities[word] == nil && isCallable(word)
        return "to multiply, write \(number) * \(word)\(isCall ? "(...)" : "")"
    }

    /// What to write for numbers in a row, one and those behind it.
    static func suggestion(_ left: String, _ others: [String]) -> String {
        let right = others.first ?? ""
        if left.hasSuffix("%") {
            let dividend = left.dropLast().filter { !$0.isWhitespace }
            return "for a remainder write mod(\(dividend), \(right))"
        }
        let groups = others.prefix { group in
            group.utf8.count == 3 && group.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        }
        return !groups.isEmpty && left.utf8.count <= 3
            ? "if it is one number, write \(left)\(groups.joined()) or "
                + ([left] + groups).joined(separator: "_")
            : "for a range write `\(left) to \(right)`"
    }

    /// Whether a word names something that has a value or can be called.
    static func isName(_ word: String, among quantities: [String: Int]) -> Bool {
        if case .constant = BuiltInName(word) { return true }
        return quantities[word] != nil || isCallable(word)
    }

    private static func isCallable(_ word: String) -> Bool {
        switch BuiltInName(word) {
        case .function, .joint, .law: true
        case .constant, .word, nil: false
        }
    }

    /// The suffix that a word after a number stands for: `7 k`, `7 million`.
    private static func suffix(number: String, word: String) -> String? {
        guard number.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 || $0 == 46 || $0 == 95 }) else {
            return nil
        }
        switch word.lowercased() {
        case "k", "thousand": return "write \(number)k for thousands"
        case "m", "mn", "mio", "mln", "million": return "write \(number)M for millions"
        case "b", "bn", "mrd", "g", "billion": return "write \(number)B for thousand millions"
        default: return nil
        }
    }
}
