// Dates, which would be subtractions and divisions: `2022-03-24` is 1995.
extension Lexer {
    /// The problem that a date at the current place is; nil where there is none.
    ///
    /// A date has no spaces in it. Three numbers are one where their lengths and sizes say so, two
    /// only with a zero in front of the month, which nobody writes in a calculation.
    func dateProblem() -> Diagnostic? {
        var groups: [String] = []
        var separator: Unicode.Scalar?
        var end = position
        while groups.count < 4 {
            let start = end
            while end < scalars.count, scalars[end].isDigit, end - start <= 4 { end += 1 }
            guard end > start else { return nil }
            groups.append(text(start..<end))
            guard end + 1 < scalars.count, scalars[end + 1].isDigit,
                separator.map({ $0 == scalars[end] }) ?? Self.separators.contains(scalars[end])
            else { break }
            separator = scalars[end]
            end += 1
        }
        let follows = end < scalars.count && (scalars[end].continuesName || scalars[end] == ".")
        guard let separator, !follows, Self.isDate(groups, separator) else { return nil }
        let spaced = groups.map { $0.drop { $0 == "0" } }.joined(separator: " \(separator) ")
        return Diagnostic(
            offsets[position]..<offsets[end],
            "`\(text(position..<end))` is a date, and an expression has numbers only",
            suggestion: separator == "." ? nil : "to calculate, write \(spaced)")
    }

    private static let separators: Set<Unicode.Scalar> = ["-", "/", "."]

    private static func isDate(_ groups: [String], _ separator: Unicode.Scalar) -> Bool {
        let numbers = groups.compactMap { Int($0) }
        let isPadded = groups.contains { $0.count == 2 && $0.hasPrefix("0") }
        let lengths = groups.map(\.utf8.count)
        guard numbers.count == groups.count, lengths.allSatisfy({ $0 <= 4 }) else { return false }
        if lengths.count == 3 {
            if lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2 {
                return isYear(numbers[0]) && isDay(numbers[1], numbers[2])
            }
            if lengths[0] <= 2, lengths[1] <= 2, lengths[2] == 4 {
                return isYear(numbers[2]) && isDay(numbers[0], numbers[1])
            }
            return lengths == [2, 2, 2] && isPadded
                && (isDay(numbers[0], numbers[1]) || isDay(numbers[1], numbers[2]))
        }
        guard lengths.count == 2, isPadded, separator != "." else { return false }
        return lengths == [4, 2] && isYear(numbers[0]) && isDay(numbers[1], 1)
            || lengths == [2, 4] && isYear(numbers[1]) && isDay(numbers[0], 1)
    }

    private static func isYear(_ number: Int) -> Bool { (1500...2999).contains(number) }

    /// Whether two numbers are a month and a day, in either order.
    private static func isDay(_ a: Int, _ b: Int) -> Bool {
        min(a, b) >= 1 && min(a, b) <= 12 && max(a, b) <= 31
    }
}
