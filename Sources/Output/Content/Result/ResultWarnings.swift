import ModelLanguage
import Simulation
import Statistics

/// What a reader has to know before using a figure, and what can be done about it.
package struct ResultWarning: Sendable {
    /// One sentence without a full stop.
    package let sentence: String
    /// What can be done; nil where there is nothing to say.
    package var help: String?
}

/// What a reader has to know before using a result's figures.
package enum ResultWarnings {
    /// All warnings, contradictions first.
    package static func all(about result: SimulationResult) -> [ResultWarning] {
        Contradictions.warnings(about: result)
            + others(about: result).map { ResultWarning(sentence: $0) }
    }

    /// The warnings, each one sentence without a full stop.
    package static func sentences(about result: SimulationResult) -> [String] {
        all(about: result).map(\.sentence)
    }

    /// Those that are no contradictions.
    static func others(about result: SimulationResult) -> [String] {
        InvalidRuns.sentences(about: result).map { $0 + "; the figures rest on the other runs" }
            + tooFewRuns(result) + result.quantities.flatMap(undetermined)
            + result.quantities.compactMap(missing)
            + result.questions.compactMap { unasked($0, result) } + evidence(result)
            + readings(of: result.model)
    }

    private static func unasked(
        _ question: QuestionResult, _ result: SimulationResult
    ) -> String? {
        guard let given = question.given, question.askedRuns == 0,
            question.invalidRuns < result.countedRuns
        else { return nil }
        return "the question '\(question.name)' has no answer, since "
            + "`\(given)` holds in none of "
            + "\(Numbers.grouped(result.countedRuns)) runs"
    }

    /// What of the model may be read otherwise than it was meant.
    private static func readings(of model: Model) -> [String] {
        model.doubts.filter { $0.severity == .warning }.map {
            "'\(model.name(of: $0.subject))': "
                + $0.message
        }
    }

    private static func missing(_ quantity: QuantityResult) -> String? {
        let name = "'\(quantity.name)'"
        switch (quantity.momentBasis, quantity.existingMoments) {
        case (.law(let shape), _):
            return "the runs cannot tell the mean of \(name), \(heavy(shape)); the one given is "
                + "that of its law"
        case (.nothing(let shape), _):
            return "the runs cannot tell the mean of \(name), which may not exist, "
                + "\(heavy(shape)); use its median and intervals"
        case (.runs, .both): return nil
        case (.runs, .mean):
            return "\(name) has no standard deviation, \(tooHeavy)"
        case (.runs, .none):
            return "\(name) has no mean and no standard deviation, \(tooHeavy)"
        }
    }

    private static let tooHeavy =
        "since its tails are too heavy; use its median and intervals"

    private static func heavy(_ shape: Double) -> String {
        "since a few values far out decide it (Pareto k "
            + "\(Numbers.fixed(shape, lastDigit: -2)))"
    }

    /// Fewer effective runs than this tell no tail.
    private static let fewEffectiveRuns = 1000.0

    private static func evidence(_ result: SimulationResult) -> [String] {
        guard let evidence = result.evidence else { return [] }
        var sentences: [String] = []
        if evidence.unjudgedRuns > 0 {
            sentences.append(
                "in \(Numbers.grouped(evidence.unjudgedRuns)) of \(Numbers.grouped(result.runs)) "
                    + "runs a report speaks of what has no value; these runs count for nothing")
        }
        if evidence.effectiveSampleSize < fewEffectiveRuns {
            sentences.append(
                "the reports leave so few runs that the figures rest on "
                    + "\(ShareText.count(evidence.effectiveSampleSize)) effective "
                    + (evidence.effectiveSampleSize < 1.5 ? "one" : "ones") + "; take more runs")
        }
        let limit = ParetoTail.trustLimit(count: result.runs)
        if let shape = evidence.paretoShape, shape > limit {
            sentences.append(
                "a few runs carry so much of the weight (Pareto k "
                    + "\(Numbers.fixed(shape, lastDigit: -2)), more than "
                    + "\(Numbers.fixed(limit, lastDigit: -2))) that the figures and their errors "
                    + "cannot be relied on")
        }
        return sentences
    }
}
