/// Writes probabilities and counts that come from weights, in the two digits that they have.
package enum ShareText {
    /// A probability as a percentage; what is next to 0 or 1 by its bound.
    package static func share(_ p: Double) -> String {
        if p < 0.0001 { return "below 0.01 %" }
        return p > 0.9999
            ? "above 99.99 %" : Numbers.rounded(p * 100, digits: p > 0.99 ? 4 : 2) + " %"
    }

    /// A probability as a number.
    package static func probability(_ p: Double) -> String {
        p < 0.0001 ? "below 0.0001" : Numbers.rounded(p, digits: 2)
    }

    /// A share as the number of a percentile: 28th, or 0.3th in the tails.
    package static func percentile(_ share: Double) -> String {
        let percent = share * 100
        if percent < 0.05 { return "lowest" }
        if percent > 99.95 { return "highest" }
        if percent < 1 || percent > 99 { return Numbers.fixed(percent, lastDigit: -1) + "th" }
        let whole = Int(percent.rounded())
        let isTeen = (11...13).contains(whole)
        let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][whole % 10] ?? "th"
        return "\(whole)\(ending)"
    }

    /// A number of runs in whole numbers.
    package static func count(_ value: Double) -> String {
        value < 1e15 ? Numbers.grouped(Int(max(0, value).rounded())) : Numbers.significant(value)
    }
}
