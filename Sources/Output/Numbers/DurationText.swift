/// Writes durations for people.
package enum DurationText {
    /// Seconds with two significant digits below a hundred, then minutes, hours and days.
    package static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "n/a" }
        if seconds < 0.001 { return "less than 0.001 s" }
        if seconds < 99.5 {
            let place = max(Numbers.decimalExponent(seconds) - 1, -3)
            return Numbers.fixed(seconds, lastDigit: min(place, 0)) + " s"
        }
        // Capped at some 30,000 years, well inside the whole numbers.
        let whole = Int(min(seconds, 1e12).rounded())
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        let minutes = whole / 60
        if minutes < 2880 { return "\(minutes / 60) h \(minutes % 60) min" }
        return "\(Numbers.grouped(minutes / 1440)) days \(minutes % 1440 / 60) h"
    }
}

/// Writes rates for people.
package enum RateText {
    /// A rate with two or three significant digits: `950`, `24 thousand`, `1.4 million`.
    package static func text(_ rate: Double) -> String {
        guard rate.isFinite, rate > 0 else { return "n/a" }
        let scales: [(Double, String)] = [(1e9, " billion"), (1e6, " million"), (1e3, " thousand")]
        for (scale, word) in scales where rate >= scale * 0.9995 {
            return rounded(rate / scale) + word
        }
        return rounded(rate)
    }

    private static func rounded(_ value: Double) -> String {
        Numbers.fixed(value, lastDigit: value < 9.95 ? -1 : 0)
    }
}
