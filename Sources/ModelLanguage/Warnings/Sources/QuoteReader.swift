/// Finds the numbers of a quote, in digits and in words, and what the words around them make of them.
struct QuoteReader {
    let scalars: [Unicode.Scalar]
    let pieces: [QuotePiece]
    /// The numbers, by the pieces that each takes.
    var found: [(pieces: Range<Int>, amount: Amount, role: QuotedNumber.Role)] = []

    /// A number before it is known how it is used.
    struct Amount {
        var values: [Double]
        /// The factor of the words behind it, as of `15 thousand`.
        var scale = 1.0
        var isPercentage = false
        var mayBeYear = false
    }

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        pieces = QuoteCutter.pieces(of: scalars)
    }

    mutating func numbers() -> [QuotedNumber] {
        var index = 0
        while index < pieces.count {
            if let (amount, end) = amount(at: index) {
                found.append((index..<end, amount, bound(around: index..<end)))
                index = end
            } else {
                index += 1
            }
        }
        for index in found.indices.dropLast() { pair(index) }
        return found.indices.map(number)
    }

    private func number(_ index: Int) -> QuotedNumber {
        let (range, amount, role) = found[index]
        let text = text(
            from: role.isBound ? boundStart(before: range.lowerBound) : range.lowerBound, range)
        var values = amount.values.map { $0 * amount.scale }
        if amount.isPercentage { values = values.map { $0 / 100 } + values }
        let isLarge =
            amount.scale != 1 || amount.isPercentage
            || amount.values.contains { $0 >= 20 || $0 != $0.rounded() }
        return QuotedNumber(
            values: values, role: role, isFigure: !isBeside(index) && (isLarge || role != .alone),
            text: text)
    }

    private func text(from start: Int, _ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: scalars[
                pieces[start].range.lowerBound..<pieces[range.upperBound - 1].range.upperBound])
        return String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func word(_ index: Int) -> String? {
        pieces.indices.contains(index) ? pieces[index].word : nil
    }

    func isSign(_ index: Int, _ signs: String) -> Bool {
        pieces.indices.contains(index) && pieces[index].isSign(signs)
    }
}

// MARK: - Amounts

extension QuoteReader {
    /// The number that begins at a piece, and the piece behind it.
    func amount(at start: Int) -> (Amount, Int)? {
        var result: Amount
        var end = start + 1
        if case .digits(let values, let scale) = pieces[start].kind {
            result = Amount(values: values, scale: scale)
            let digits = pieces[start].range.count
            result.mayBeYear =
                digits == 4 && scale == 1 && values.count == 1 && (1900...2100).contains(values[0])
            while let factor = word(end).flatMap({ Self.scales[$0] }) {
                result.scale *= factor
                result.mayBeYear = false
                end += 1
            }
        } else if let (amount, next) = spelled(at: start) {
            (result, end) = (amount, next)
        } else {
            return nil
        }
        if isSign(end, "%") || word(end) == "percent" || word(end) == "pct" {
            (result.isPercentage, result.mayBeYear) = (true, false)
            end += 1
        } else if word(end) == "per", word(end + 1) == "cent" {
            (result.isPercentage, result.mayBeYear) = (true, false)
            end += 2
        }
        return (result, end)
    }

    /// A number in words: `twenty-five`, `two hundred and fifty thousand`, `half a million`, `a dozen`.
    private func spelled(at start: Int) -> (Amount, Int)? {
        var (total, current, end) = (0.0, 0.0, start)
        var lastScale = 0.0
        var isStarted = false
        let isBetween = word(start - 1) == "between" || word(start - 1) == "from"
        if word(start) == "half", word(start + 1) == "a",
            let scale = word(start + 2).flatMap({ Self.scales[$0] })
        {
            return (Amount(values: [0.5], scale: scale), start + 3)
        }
        if ["a", "an"].contains(word(start)),
            word(start + 1).map({ Self.scales[$0] != nil }) ?? false
        {
            (current, end, isStarted) = (1, start + 1, true)
        }
        while true {
            var next = end
            if isStarted, isSign(next, "-") { next += 1 }
            if isStarted, lastScale >= 100, !isBetween, word(next) == "and" { next += 1 }
            if let small = word(next).flatMap({ Self.small[$0] }),
                fits(small, behind: current, lastScale, isStarted)
            {
                current += small
                (end, lastScale, isStarted) = (next + 1, 1, true)
            } else if isStarted, let scale = word(end).flatMap({ Self.scales[$0] }) {
                if scale <= 100 {
                    current *= scale
                } else {
                    total += max(current, 1) * scale
                    current = 0
                }
                (end, lastScale) = (end + 1, scale)
            } else {
                break
            }
        }
        guard isStarted else { return nil }
        // The last scale is what a range shares: `seven to fifteen thousand`.
        let isScaled = current == 0 && lastScale > 100
        return (
            isScaled
                ? Amount(values: [total / lastScale], scale: lastScale)
                : Amount(values: [total + current]), end
        )
    }

    /// Whether a small number goes on with what is before it.
    private func fits(
        _ small: Double, behind current: Double, _ lastScale: Double, _ isStarted: Bool
    ) -> Bool {
        if !isStarted { return true }
        if lastScale >= 100 { return true }
        return lastScale == 1 && small < 10 && current >= 20
            && current.truncatingRemainder(dividingBy: 10) == 0
            && current.truncatingRemainder(dividingBy: 100) != 0
    }

    private static let scales: [String: Double] = [
        "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    ]

    private static let small: [String: Double] = {
        let ones = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen",
        ]
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        return Dictionary(
            uniqueKeysWithValues: ones.enumerated().map { ($1, Double($0)) }
                + tens.enumerated().map { ($1, Double($0 * 10 + 20)) })
    }()
}
