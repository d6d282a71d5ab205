/// ISO 8601 calendar dates, as far as models need them.
enum Dates {
    /// Whether a text is a year, a month (`2022-03`) or a day (`2022-03-24`) that exists.
    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = parts.map(\.utf8.count)
        guard widths == [4] || widths == [4, 2] || widths == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } })
        else { return false }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return false }
        guard numbers.count > 1 else { return true }
        guard (1...12).contains(numbers[1]) else { return false }
        guard numbers.count > 2 else { return true }
        return (1...days(in: numbers[1], of: numbers[0])).contains(numbers[2])
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
