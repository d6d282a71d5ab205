import Foundation

/// A series of numbers, as it is written for values to try: `1 to 5 in 9`, `1 to 100 in 9 log` or
/// `1, 2, 5`. Numbers have the forms of the model language: `7k`, `30%`, `1e-3`.
///
/// `a to b in n` are n numbers in equal steps from a to b, both included; with `log` behind it, in
/// equal ratios. What lies between is rounded to 13 digits, so that the steps of `0 to 1 in 11` are those
/// that a person would write.
package struct NumberSeries: Sendable, Equatable {
    /// The numbers, each once; those of a range ascend.
    package let values: [Double]
    /// Whether they read best on a logarithmic scale: those in equal ratios, and a list of numbers above 0
    /// of which the largest is more than 50 times the least.
    package let isLogarithmic: Bool
    /// The significant digits, six or more, that it takes to tell the numbers apart.
    package let digits: Int

    /// The most numbers of a series.
    package static let maximumCount = 1000

    /// Why a text is no series, as what is said behind the name of what it belongs to.
    package enum Problem: Error, Equatable {
        /// It has none of the forms.
        case form
        /// It is almost a range, but does not say how many numbers it has.
        case noCount(from: Double, to: Double)
        /// A number is written otherwise than in the model language; the words say how.
        case number(String)
        /// The first number of a range is not below the last.
        case descending(from: Double, to: Double)
        /// The count of a range is not a whole number from 2 to `maximumCount`, or a list is as short or
        /// as long.
        case count(Double)
        /// Equal ratios begin at a number that is not above 0.
        case notPositive(Double)
        /// A list has a number twice.
        case repeated(Double)
    }

    /// Reads a series.
    package init(_ text: String) throws(Problem) {
        var reader = try SeriesReader(text)
        let first = try reader.number()
        if reader.takes(.name("to")) {
            try self.init(rangeFrom: first, &reader)
            return
        }
        var values = [first]
        while reader.takes(.sign(",")) { values.append(try reader.number()) }
        try reader.end()
        guard (2...Self.maximumCount).contains(values.count) else {
            throw .count(Double(values.count))
        }
        var seen: Set<Double> = []
        for value in values where !seen.insert(value).inserted { throw .repeated(value) }
        let (least, largest) = (values.min() ?? 0, values.max() ?? 0)
        self.init(values: values, isLogarithmic: least > 0 && largest / least > 50)
    }

    private init(values: [Double], isLogarithmic: Bool) {
        self.values = values
        self.isLogarithmic = isLogarithmic
        let sorted = values.sorted()
        let isFine = zip(sorted, sorted.dropFirst()).contains { value, next in
            next - value < 1e-5 * max(abs(value), abs(next))
        }
        digits = isFine ? 13 : 6
    }

    private init(rangeFrom low: Double, _ reader: inout SeriesReader) throws(Problem) {
        let high = try reader.number()
        guard reader.takes(.name("in")) else {
            try reader.end()
            throw .noCount(from: low, to: high)
        }
        let count = try reader.number()
        let isLogarithmic = reader.takes(.name("log"))
        try reader.end()
        guard low < high else { throw .descending(from: low, to: high) }
        guard count == count.rounded(), (2...Double(Self.maximumCount)).contains(count) else {
            throw .count(count)
        }
        guard !isLogarithmic || low > 0 else { throw .notPositive(low) }
        let steps = Int(count) - 1
        let values = (0...steps).map { step -> Double in
            if step == 0 { return low }
            if step == steps { return high }
            let share = Double(step) / Double(steps)
            return isLogarithmic
                ? Self.rounded(exp(log(low) * (1 - share) + log(high) * share))
                : Self.rounded(
                    low * (1 - share) + high * share, beside: max(abs(low), abs(high)))
        }
        // Beyond the digits of a number, neighbours are one.
        for (value, next) in zip(values, values.dropFirst()) where value >= next {
            throw .repeated(value)
        }
        self.init(values: values, isLogarithmic: isLogarithmic)
    }

    /// A number with 13 digits; 0 where it is the rounding error of numbers as large as `other`.
    private static func rounded(_ value: Double, beside other: Double = 0) -> Double {
        if abs(value) < 1e-14 * other { return 0 }
        return Double(String(format: "%.12e", value)) ?? value
    }
}

/// Takes the tokens of a series one by one.
private struct SeriesReader {
    private var tokens: ArraySlice<Token>

    init(_ text: String) throws(NumberSeries.Problem) {
        do throws(Diagnostic) {
            // Between parentheses, as here, a comma may separate numbers without a space behind it.
            var lexer = Lexer("(" + text + "\n)", [:])
            tokens = try lexer.allTokens()[...]
            if let problem = lexer.problems.first { throw problem }
        } catch {
            throw .number(error.message + (error.suggestion.map { "; " + $0 } ?? ""))
        }
        tokens.removeFirst()
    }

    /// Whether the next token is this one, which is then taken.
    mutating func takes(_ kind: Token.Kind) -> Bool {
        guard tokens.first?.kind == kind else { return false }
        tokens.removeFirst()
        return true
    }

    /// The number that comes next, with its sign.
    mutating func number() throws(NumberSeries.Problem) -> Double {
        let isNegative = takes(.sign("-"))
        guard case .number(let value)? = tokens.popFirst()?.kind else { throw .form }
        return isNegative ? -value : value
    }

    /// Makes sure that nothing is left.
    mutating func end() throws(NumberSeries.Problem) {
        guard takes(.sign(")")), tokens.first?.kind == .end else { throw .form }
    }
}
