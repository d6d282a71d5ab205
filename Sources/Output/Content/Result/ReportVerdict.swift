import Simulation

/// How a report fits all else, in words.
package enum ReportVerdict {
    /// Below these probabilities a report is all but ruled out, or at odds with all else.
    private static let ruledOut = 0.01
    private static let atOdds = 0.1
    /// Bayes factors between a third and three say little (Jeffreys, "Theory of Probability", 3rd
    /// edition, 1961, appendix B).
    private static let little = 3.0
    /// Pulls below this share of a standard deviation are not worth a word.
    private static let leastPull = 0.05

    /// The quantity that the report moves most, and by how many standard deviations; nil where that is
    /// not worth a word.
    private static func moved(
        by report: ReportResult, of result: SimulationResult
    ) -> (name: String, pull: Double)? {
        zip(result.quantities, report.pulls).filter { $1.isFinite }
            .max { abs($0.1) < abs($1.1) }
            .flatMap { abs($1) >= leastPull ? ($0.name, $1) : nil }
    }

    /// In a line of figures; empty where nothing could be told.
    static func brief(_ report: ReportResult, of result: SimulationResult) -> String {
        guard let p = report.priorPredictiveP, let percentile = report.percentile else {
            return report.unjudged.map { "not held against all else: \($0.rawValue)" } ?? ""
        }
        var parts = [
            report.isBound
                ? "holds with probability \(ShareText.share(percentile)) by all else"
                : "at the \(ShareText.percentile(percentile)) percentile of what all else implies "
                    + "(p \(ShareText.probability(p)))"
        ]
        if p < ruledOut { parts[0] += ": all but ruled out" }
        if let factor = report.bayesFactor, factor.isFinite {
            parts.append("Bayes factor \(Numbers.rounded(factor, digits: 2)) for its being right")
        }
        if let (name, pull) = moved(by: report, of: result) {
            let sign = pull > 0 ? "+" : ""
            parts.append("moves \(name) by \(sign)\(Numbers.fixed(pull, lastDigit: -1)) sd")
        }
        return parts.joined(separator: "; ")
    }

    /// In one to three sentences that need no statistics; nil where nothing could be told.
    static func plain(_ report: ReportResult, of result: SimulationResult) -> String? {
        guard let p = report.priorPredictiveP, p.isFinite else {
            return report.unjudged.map {
                "This report could not be held against all else: \($0.rawValue)."
            }
        }
        var sentences = [agreement(p, isBound: report.isBound)]
        if let factor = report.bayesFactor, factor.isFinite, factor > 0 {
            let isCount = result.model.evidence.first { $0.name == report.name }?.isCount ?? false
            sentences.append(weight(factor, wrong: isCount ? "wrong" : "off by an order of size"))
        }
        if let (name, pull) = moved(by: report, of: result) {
            sentences.append(
                "It moves \(Words.label(name)) most, \(pull > 0 ? "up" : "down") by "
                    + "\(Numbers.fixed(abs(pull), lastDigit: -1)) of a standard deviation.")
        } else {
            sentences.append("It hardly moves the answer.")
        }
        return sentences.joined(separator: " ")
    }

    private static func agreement(_ p: Double, isBound: Bool) -> String {
        if p < ruledOut { return "All else in the model all but rules this report out." }
        let share = ShareText.share(p).unbroken
        if p < atOdds {
            return isBound
                ? "This report is at odds with all else in the model, by which its bound holds with a "
                    + "probability of \(share)."
                : "This report is at odds with all else in the model: were it right, one as far off "
                    + "would come in \(share) of cases."
        }
        return isBound
            ? "This report agrees with all else in the model, by which its bound holds with a "
                + "probability of \(share)."
            : "This report agrees with all else in the model."
    }

    private static func weight(_ factor: Double, wrong: String) -> String {
        if factor > little {
            return "That speaks for its being right: it is "
                + "\(Numbers.rounded(factor, digits: 2)) times as likely if it is right as if it is "
                + "\(wrong)."
        }
        if factor < 1 / little {
            return
                "That speaks against it: it is \(Numbers.rounded(1 / factor, digits: 2)) times as "
                + "likely if it is \(wrong) as if it is right."
        }
        return "That tells little of whether it is right or \(wrong)."
    }
}
