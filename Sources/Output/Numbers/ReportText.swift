import Foundation
import ModelLanguage

/// What a report was understood to say, in words.
package enum ReportText {
    /// The likelihood of a report as a sentence without a full stop.
    package static func text(_ likelihood: ReportLikelihood) -> String {
        var words = statement(likelihood)
        if likelihood.trust < 1 {
            words += "; trust \(percent(likelihood.trust)), otherwise " + wrong(likelihood)
        }
        if likelihood.power < 1 {
            words +=
                "; one of \(Numbers.significant((1 / likelihood.power).rounded())) reports "
                + "of one origin"
        }
        return words
    }

    /// The error that is assumed of a number or a bound whose report states none; nil for others.
    package static func assumedError(
        _ likelihood: ReportLikelihood, of report: Evidence
    ) -> String? {
        if case .range = report.report { return nil }
        switch likelihood.statement {
        case .near(_, let sd), .atLeast(_, let sd), .atMost(_, let sd):
            return sd > 0 ? "give or take \(error(sd, likelihood))" : nil
        case .within, .exactly, .share, .count: return nil
        }
    }

    /// What it says with its error.
    static func statement(_ likelihood: ReportLikelihood) -> String {
        switch likelihood.statement {
        case .near(let centre, let sd):
            return "\(value(centre, likelihood)), give or take \(error(sd, likelihood))"
        case .within(let low, let high):
            return "from \(value(low, likelihood)) to \(value(high, likelihood)), never outside"
        case .exactly(let x): return "exactly \(number(x)), never anything else"
        case .share(let count, let total):
            return "\(number(count)) of \(number(total)), each by chance with the probability of "
                + "the share (binomial)"
        case .count(let count):
            return "\(number(count)) counted, by chance around the number to be expected (Poisson)"
        case .atLeast(let bound, let sd):
            return "at least \(value(bound, likelihood)), " + bounded(sd, likelihood)
        case .atMost(let bound, let sd):
            return "at most \(value(bound, likelihood)), " + bounded(sd, likelihood)
        }
    }

    private static func bounded(_ sd: Double, _ likelihood: ReportLikelihood) -> String {
        sd > 0 ? "give or take \(error(sd, likelihood))" : "never beyond"
    }

    private static func wrong(_ likelihood: ReportLikelihood) -> String {
        switch likelihood.wrong {
        case .unrelated: "unrelated to the truth"
        case .around(let sd): "around the truth, give or take \(error(sd, likelihood))"
        }
    }

    private static func number(_ x: Double) -> String { Numbers.significant(x, digits: 10) }

    private static func value(_ x: Double, _ likelihood: ReportLikelihood) -> String {
        Numbers.significant(likelihood.scale == .logarithmic ? exp(x) : x, digits: 5)
    }

    /// One standard deviation: a share of small errors by a factor, which is as much either way.
    private static func error(_ sd: Double, _ likelihood: ReportLikelihood) -> String {
        guard likelihood.scale == .logarithmic else { return Numbers.rounded(sd, digits: 3) }
        return sd < mostShare
            ? "about \(Numbers.rounded(100 * sd, digits: 2)) %"
            : "a factor of about \(Numbers.rounded(exp(sd), digits: 2))"
    }

    /// Above this sd of the logarithm, a share up and the same share down are no longer alike.
    private static let mostShare = 0.3
}
