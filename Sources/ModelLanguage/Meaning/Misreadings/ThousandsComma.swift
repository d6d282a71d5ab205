// Commas between arguments that rather group the digits of one number, as in `max(x, 7,500)`.
extension ExpressionChecker {
    /// Reports the numbers with such commas of a call; false where there is none, or where the number of
    /// arguments is allowed and reading the comma as one between arguments is thus as good.
    ///
    /// - Parameter isAllowed: whether the call may have this many arguments; nil where it may have any
    ///   number, so that the number says nothing about the comma.
    mutating func reportsComma(
        _ arguments: [SyntaxArgument], isAllowed: ((Int) -> Bool)?
    ) -> Bool {
        let commas = ThousandsComma.places(between: arguments, bytes)
        guard !commas.isEmpty else { return false }
        if let isAllowed {
            let joined = max(1, arguments.count - commas.count)..<arguments.count
            guard !isAllowed(arguments.count), joined.contains(where: isAllowed) else {
                return false
            }
        }
        var reported = 0
        for comma in commas where comma >= reported {
            let number = ThousandsComma.number(around: comma, bytes)
            let groups = text(number).split(separator: ",")
            report(
                number, "a number is written without commas",
                suggestion: "write \(groups.joined()) or \(groups.joined(separator: "_")); "
                    + "between arguments put a space after the comma", code: .misreading)
            reported = number.upperBound
        }
        return true
    }
}

/// Where such commas stand in the text of an expression.
private enum ThousandsComma {
    /// The whole number that a comma belongs to.
    static func number(around comma: Int, _ bytes: [UInt8]) -> Range<Int> {
        var start = comma
        while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
        var end = comma
        while group(after: end, bytes) { end += 4 }
        return start..<end
    }

    /// The places of the commas with one to three digits before and just three after them.
    static func places(between arguments: [SyntaxArgument], _ bytes: [UInt8]) -> [Int] {
        zip(arguments, arguments.dropFirst()).compactMap { left, right in
            let comma = left.value.span.upperBound
            guard (right.label ?? right.value).span.lowerBound == comma + 1,
                group(after: comma, bytes)
            else { return nil }
            var start = comma
            while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
            guard (1...3).contains(comma - start), !(start > 0 && isPart(bytes[start - 1])) else {
                return nil
            }
            return comma
        }
    }

    /// Whether a comma and three digits stand at an offset, and no fourth digit.
    private static func group(after comma: Int, _ bytes: [UInt8]) -> Bool {
        comma + 3 < bytes.count && bytes[comma] == UInt8(ascii: ",")
            && bytes[comma + 1...comma + 3].allSatisfy(isDigit)
            && !(comma + 4 < bytes.count && isDigit(bytes[comma + 4]))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Whether digits after this byte belong to a longer number or a name.
    private static func isPart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte >= 0x80
            || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
    }
}
