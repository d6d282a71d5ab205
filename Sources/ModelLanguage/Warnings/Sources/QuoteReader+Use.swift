// What the words around a number make of it.
extension QuoteReader {
    /// Words before a number that change nothing.
    private static let approximations: Set<String> = [
        "about", "approximately", "around", "roughly", "some", "nearly", "almost", "an",
        "estimated",
        "circa", "the", "perhaps", "maybe",
    ]

    /// What is said before a number that is a bound, the longer phrase before one that ends it.
    private static let bounds: [(words: [String], role: QuotedNumber.Role)] = [
        (["no", "more", "than"], .atMost), (["not", "more", "than"], .atMost),
        (["no", "fewer", "than"], .atLeast), (["not", "fewer", "than"], .atLeast),
        (["no", "less", "than"], .atLeast), (["not", "less", "than"], .atLeast),
        (["in", "excess", "of"], .atLeast), (["a", "minimum", "of"], .atLeast),
        (["a", "maximum", "of"], .atMost), (["as", "many", "as"], .atMost),
        (["as", "much", "as"], .atMost), (["as", "few", "as"], .atLeast),
        (["at", "least"], .atLeast),
        (["more", "than"], .atLeast), (["greater", "than"], .atLeast),
        (["upwards", "of"], .atLeast),
        (["over"], .atLeast), (["above"], .atLeast), (["exceeding"], .atLeast),
        (["at", "most"], .atMost),
        (["up", "to"], .atMost), (["fewer", "than"], .atMost), (["less", "than"], .atMost),
        (["under"], .atMost), (["below"], .atMost),
    ]

    /// The piece behind which only words stand that change nothing.
    private func skippingApproximations(before index: Int) -> Int {
        var index = index
        while let word = word(index - 1), Self.approximations.contains(word) { index -= 1 }
        return index
    }

    /// The phrase that makes a bound of the number behind it, by the number of its pieces.
    private func bound(before index: Int) -> (length: Int, role: QuotedNumber.Role)? {
        if isSign(index - 1, ">≥") { return (1, .atLeast) }
        if isSign(index - 1, "<≤") { return (1, .atMost) }
        for (words, role) in Self.bounds
        where words.indices.allSatisfy({ word(index - words.count + $0) == words[$0] }) {
            return (words.count, role)
        }
        return nil
    }

    func bound(around range: Range<Int>) -> QuotedNumber.Role {
        if let (_, role) = bound(before: skippingApproximations(before: range.lowerBound)) {
            return role
        }
        let next = range.upperBound
        if isSign(next, "+") { return .atLeast }
        guard word(next) == "or" else { return .alone }
        switch word(next + 1) {
        case "more": return .atLeast
        case "fewer", "less": return .atMost
        default: return .alone
        }
    }

    func boundStart(before index: Int) -> Int {
        let start = skippingApproximations(before: index)
        return bound(before: start).map { start - $0.length } ?? index
    }

    /// Makes a range of a number and the next, where the words between them do: `to`, a dash, or `and`
    /// behind `between`.
    mutating func pair(_ index: Int) {
        var (low, high) = (found[index], found[index + 1])
        let joint = low.pieces.upperBound
        guard
            boundStart(before: high.pieces.lowerBound) == joint + 1
                || skippingApproximations(before: high.pieces.lowerBound) == joint + 1
        else { return }
        let start = boundStart(before: low.pieces.lowerBound)
        let isBetween = word(skippingApproximations(before: start) - 1) == "between"
        guard
            word(joint) == "to" || isSign(joint, "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}")
                || word(joint) == "and" && isBetween
        else { return }
        // `seven to fifteen thousand` and `30 to 50 %` share what stands behind the second.
        if low.amount.scale == 1, low.amount.values[0] < high.amount.values[0] {
            low.amount.scale = high.amount.scale
            low.amount.isPercentage = low.amount.isPercentage || high.amount.isPercentage
        }
        guard low.amount.values[0] * low.amount.scale < high.amount.values[0] * high.amount.scale
        else {
            return
        }
        (low.role, high.role) = (.low, .high)
        (found[index], found[index + 1]) = (low, high)
    }

    /// Whether a number is beside the point: a date, a duration, a distance, a unit of an army.
    func isBeside(_ index: Int) -> Bool {
        let range = found[index].pieces
        if found[index].amount.mayBeYear { return true }
        let before = word(range.lowerBound - 1) ?? ""
        // `24 to 26 March`.
        let isLow = found[index].role == .low && index + 1 < found.count
        let behind = isLow ? found[index + 1].pieces.upperBound : range.upperBound
        let after = word(behind) ?? ""
        return isMonth(range.lowerBound - 1) || isMonth(behind)
            || Self.ordering.contains(before) || Self.measures.contains(after)
    }

    /// Whether a piece is the name of a month; `may` is one with a capital letter.
    private func isMonth(_ index: Int) -> Bool {
        guard let word = word(index) else { return false }
        return word == "may"
            ? scalars[pieces[index].range.lowerBound] == "M" : Self.months.contains(word)
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec",
    ]
    private static let ordering: Set<String> = [
        "day", "week", "month", "year", "no", "number", "page", "article", "section", "chapter",
        "aged", "age",
    ]
    private static let measures: Set<String> = [
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
        "minutes", "km", "kilometres", "kilometers", "miles", "metres", "meters", "brigade",
        "brigades", "regiment", "regiments", "battalion", "battalions", "division", "divisions",
        "am", "pm",
    ]
}
