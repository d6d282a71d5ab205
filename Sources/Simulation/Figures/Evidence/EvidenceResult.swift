import ModelLanguage
import Statistics

/// How a model's reports bear on a result.
public struct EvidenceResult: Sendable {
    /// The number of unweighted runs that would tell as much: (Σw)² / Σw².
    public let effectiveSampleSize: Double
    /// The shape k of the tail of the weights (`ParetoTail`); nil where they stop at a bound that many
    /// of them reach, or where there are too few.
    package let paretoShape: Double?
    /// Whether runs were drawn near what the reports say, since plain runs hardly fit them.
    package let isAdapted: Bool
    /// The runs that have a weight above 0.
    public let weightedRuns: Int
    /// The runs in which a report speaks of what is not a number; their weight is 0.
    package let unjudgedRuns: Int
    /// The reports, in the model's order.
    public let reports: [ReportResult]

    /// The reported quantities before the reports, from at most 262,144 runs; empty where the
    /// simulation was stopped.
    public internal(set) var prior: [QuantityResult]
    /// For each of the model's combinations the reports of which exactly one is right; empty for one
    /// of another rule.
    public let combinations: [[AlternativeResult]]

    /// Assembles the figures.
    package init(
        effectiveSampleSize: Double, paretoShape: Double?, isAdapted: Bool, weightedRuns: Int,
        unjudgedRuns: Int, reports: [ReportResult], prior: [QuantityResult] = [],
        combinations: [[AlternativeResult]] = []
    ) {
        self.combinations = combinations
        self.prior = prior
        self.paretoShape = paretoShape
        self.isAdapted = isAdapted
        self.effectiveSampleSize = effectiveSampleSize
        self.weightedRuns = weightedRuns
        self.unjudgedRuns = unjudgedRuns
        self.reports = reports
    }
}

/// How one report fits the model.
public struct ReportResult: Sendable {
    /// The report's name.
    public let name: String
    /// The power of its likelihood: 1/k for one of k reports of one origin.
    package let power: Double
    /// The probability, stated beforehand, that it is right.
    public let trust: Double
    /// The probability, given all reports, that it is right, and its Monte Carlo standard error: the
    /// mean over the answer of trust · L / (trust · L + (1 − trust) · c), with L the density of the
    /// report if it is right and c that if it is wrong. Nil for a report that is trusted fully or not at
    /// all, and for one of those of which exactly one is right.
    public let probabilityRight: Estimate?

    /// The share of reports that would lie below this one, were it right and the rest of the model and
    /// the other reports all there is, half of those that are equal to a count counting as below it; for
    /// a bound, the probability that it holds. Nil where it could not be told.
    package let percentile: Double?
    /// For a count, the probability of just this one; 0 for others.
    package let tied: Double
    /// Whether the report is a bound (`at least`, `at most`).
    package let isBound: Bool
    /// How much likelier the report is if it is right than if it is wrong, given the rest:
    /// above 1 speaks for its being right.
    public let bayesFactor: Double?
    /// For each reported quantity, how far the report moves its mean, in standard deviations of the
    /// quantity without the report; NaN where it has none.
    package let pulls: [Double]
    /// Its readings, where it has several.
    public let readings: [AlternativeResult]
    /// Why nothing is said of how it fits the rest; nil where it is, and where nobody asked.
    package let unjudged: Unjudged?

    /// Why a report could not be held against the rest.
    package enum Unjudged: String, Sendable {
        /// Too few runs fit the other reports.
        case fewRuns = "too few runs fit the other reports"
        /// The search for runs that fit the other reports would have taken too long.
        case searchGivenUp = "the search for runs that fit the other reports was given up"
    }

    /// The probability of a report at least as far off as this one: two-sided, for a bound the
    /// probability that it holds.
    public var priorPredictiveP: Double? {
        percentile.map { isBound ? $0 : min(1, 2 * min($0, 1 - $0) + tied) }
    }

    /// Assembles the figures.
    package init(
        name: String, power: Double, trust: Double, probabilityRight: Estimate? = nil,
        percentile: Double? = nil,
        tied: Double = 0, isBound: Bool = false, bayesFactor: Double? = nil, pulls: [Double] = [],
        unjudged: Unjudged? = nil, readings: [AlternativeResult] = []
    ) {
        self.readings = readings
        self.unjudged = unjudged
        self.percentile = percentile
        self.tied = tied
        self.isBound = isBound
        self.bayesFactor = bayesFactor
        self.pulls = pulls
        self.name = name
        self.power = power
        self.trust = trust
        self.probabilityRight = probabilityRight
    }
}
