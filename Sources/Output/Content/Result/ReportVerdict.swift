import ModelLanguage
import Simulation

/// How a report fits all else, in words.
package enum ReportVerdict {
    /// Below this probability a report is at odds with all else.
    private static let atOdds = 0.1
    /// Bayes factors between a third and three say little, those beyond ten much (Jeffreys, "Theory of
    /// Probability", 3rd edition, 1961, appendix B).
    private static let little = 3.0
    private static let much = 10.0
    /// Pulls below this share of a standard deviation are not worth a word; from the second on they are
    /// plain, from the third on strong.
    private static let pulls = (least: 0.05, plain: 0.5, strong: 1.5)

    /// The quantity that the report moves most, and by how many standard deviations; nil where that is
    /// not worth a word.
    private static func moved(
        by report: ReportResult, of result: SimulationResult
    ) -> (quantity: QuantityResult, pull: Double)? {
        zip(result.quantities, report.pulls).filter { $1.isFinite }
            .max { abs($0.1) < abs($1.1) }
            .flatMap { abs($1) >= pulls.least ? ($0, $1) : nil }
    }

    // MARK: In a line of text

    /// The verdict in words; empty where nothing could be told.
    ///
    /// - Parameter opponents: the names of the reports that exclude this one.
    static func brief(
        _ report: ReportResult, of result: SimulationResult, butFor opponents: [String]
    ) -> String {
        guard report.priorPredictiveP != nil else {
            return report.unjudged.map { "not held against all else: \($0.rawValue)" } ?? ""
        }
        var parts = [fit(report, butFor: opponents)].compactMap(\.self)
        if let factor = report.bayesFactor, factor.isFinite, factor > 0,
            max(factor, 1 / factor) > little
        {
            let strongly = max(factor, 1 / factor) > much ? " strongly" : ""
            parts.append("that speaks\(strongly) \(factor > 1 ? "for" : "against") its being right")
        }
        if let (quantity, pull) = moved(by: report, of: result) {
            parts.append("moves \(quantity.shownName(for: .text)) \(direction(pull))")
        }
        return parts.joined(separator: "; ")
    }

    /// How it fits, in a few words; nil where nothing could be told.
    static func fit(_ report: ReportResult, butFor opponents: [String]) -> String? {
        guard let p = report.priorPredictiveP, p.isFinite else { return nil }
        if p < Contradictions.ruledOut { return "all else all but rules it out" }
        let rest = opponents.isEmpty ? "all else" : "all else but \(names(opponents))"
        return p < atOdds ? "at odds with all else" : "agrees with " + rest
    }

    private static func direction(_ pull: Double) -> String {
        let way = pull > 0 ? "up" : "down"
        return abs(pull) < pulls.plain
            ? "slightly " + way : abs(pull) < pulls.strong ? way : "strongly " + way
    }

    /// The verdict in figures; empty where nothing could be told.
    static func details(_ report: ReportResult, of result: SimulationResult) -> String {
        guard let p = report.priorPredictiveP, let percentile = report.percentile else { return "" }
        var parts = [
            report.isBound
                ? "holds with probability \(ShareText.share(percentile)) by all else"
                : "at the \(ShareText.percentile(percentile)) percentile of what all else implies "
                    + "(p \(ShareText.probability(p)))"
        ]
        if let factor = report.bayesFactor, factor.isFinite {
            parts.append("Bayes factor \(Numbers.rounded(factor, digits: 2)) for its being right")
        }
        if let (quantity, pull) = moved(by: report, of: result) {
            let sign = pull > 0 ? "+" : ""
            parts.append(
                "moves \(quantity.name) by \(sign)\(Numbers.fixed(pull, lastDigit: -1)) sd")
        }
        return parts.joined(separator: "; ")
    }

    /// How probable it is that a report is right, in the end and beforehand; nil where that is no
    /// question.
    static func right(_ report: ReportResult) -> String? {
        report.probabilityRight.map {
            "right with a probability of \(ShareText.share($0.value)), "
                + "\(percent(report.trust)) beforehand"
        }
    }

    // MARK: In sentences

    /// In two to four sentences that need no statistics; nil where nothing could be told.
    static func plain(
        _ report: ReportResult, of result: SimulationResult, butFor opponents: [String]
    ) -> String? {
        guard let p = report.priorPredictiveP, p.isFinite else {
            return report.unjudged.map {
                "This report could not be held against all else: \($0.rawValue)."
            }
        }
        var sentences = [agreement(p, isBound: report.isBound, butFor: opponents)]
        if let factor = report.bayesFactor, factor.isFinite, factor > 0 {
            sentences.append(weight(factor))
        }
        if let right = right(report) { sentences.append("It is \(right).") }
        if let (quantity, pull) = moved(by: report, of: result) {
            sentences.append("It moves \(quantity.label) most, \(direction(pull)).")
        } else {
            sentences.append("It hardly moves the answer.")
        }
        return sentences.joined(separator: " ")
    }

    private static func agreement(
        _ p: Double, isBound: Bool, butFor opponents: [String]
    ) -> String {
        if p < Contradictions.ruledOut {
            return "All else in the model all but rules this report out."
        }
        let share = ShareText.share(p).unbroken
        let rest = opponents.isEmpty ? "all else" : "all else but \(names(opponents))"
        if p < atOdds {
            return isBound
                ? "This report is at odds with all else in the model, by which its bound holds with a "
                    + "probability of \(share)."
                : "This report is at odds with all else in the model: were it right, one as far off "
                    + "would come in \(share) of cases."
        }
        return isBound
            ? "This report agrees with \(rest) in the model, by which its bound holds with a "
                + "probability of \(share)."
            : "This report agrees with \(rest) in the model."
    }

    /// Reports by name; of many, how many they are.
    private static func names(_ opponents: [String]) -> String {
        opponents.count > 3
            ? "\(opponents.count) reports" : WordList.of(opponents.map { "'\($0)'" })
    }

    private static func weight(_ factor: Double) -> String {
        let strongly = max(factor, 1 / factor) > much ? " strongly" : ""
        if factor > little { return "That speaks\(strongly) for its being right." }
        if factor < 1 / little { return "That speaks\(strongly) against its being right." }
        return "That tells little of whether it is right or wrong."
    }
}
