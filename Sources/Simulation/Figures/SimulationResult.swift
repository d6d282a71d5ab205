import ModelLanguage
import Statistics

/// What a simulation found, complete or as far as it got.
public struct SimulationResult: Sendable {
    /// The model that was run.
    public let model: Model
    /// The seed of all its streams.
    public let seed: UInt64
    /// The runs that the figures rest on.
    public let runs: Int
    /// The runs that were asked for; more than `runs` where the simulation was stopped.
    public let requestedRuns: Int
    /// Worker threads.
    package let threads: Int
    /// Wall-clock seconds from the start of sampling to the last figure.
    public let elapsedSeconds: Double
    /// The reported quantities, in the model's order.
    public internal(set) var quantities: [QuantityResult]
    /// The questions, in the model's order.
    public let questions: [QuestionResult]
    /// Which quantities first turned a run invalid, and in how many runs.
    public let invalidCauses: [InvalidCause]

    /// Whether every quantile's rank is right to 10⁻⁵: true unless the simulation was stopped while
    /// runs were generated again for finer bins.
    package let isRefined: Bool

    /// How the model's reports bear on the figures; nil for a model without reports. Every figure then
    /// rests on weighted runs.
    public internal(set) var evidence: EvidenceResult?

    /// The runs that count: those with a weight, or all of them in a model without reports.
    package var countedRuns: Int { evidence?.weightedRuns ?? runs }

    /// Whether the simulation was stopped before all runs were done.
    public var isPartial: Bool { runs < requestedRuns }
    /// Runs a second of wall-clock time.
    package var runsPerSecond: Double {
        elapsedSeconds > 0 ? Double(runs) / elapsedSeconds : 0
    }

    /// Assembles a result.
    package init(
        model: Model, seed: UInt64, runs: Int, requestedRuns: Int, threads: Int,
        elapsedSeconds: Double, quantities: [QuantityResult], questions: [QuestionResult],
        invalidCauses: [InvalidCause], isRefined: Bool = true, evidence: EvidenceResult? = nil
    ) {
        self.isRefined = isRefined
        self.evidence = evidence
        self.model = model
        self.seed = seed
        self.runs = runs
        self.requestedRuns = requestedRuns
        self.threads = threads
        self.elapsedSeconds = elapsedSeconds
        self.quantities = quantities
        self.questions = questions
        self.invalidCauses = invalidCauses
    }
}

/// A quantity whose own operation produced values that are not numbers (or not finite) although
/// everything it depends on was.
public struct InvalidCause: Sendable, Equatable {
    /// The quantity's name.
    public let quantity: String
    /// In how many of the examined runs.
    public let runs: Int
    /// How many runs were examined: all of them, or the first ten million.
    public let examinedRuns: Int

    /// Describes a cause.
    package init(quantity: String, runs: Int, examinedRuns: Int) {
        self.quantity = quantity
        self.runs = runs
        self.examinedRuns = examinedRuns
    }
}

/// The figures for one reported quantity, over its valid runs.
public struct QuantityResult: Sendable {
    /// The quantity's index in `model.quantities`.
    package internal(set) var quantityIndex: Int
    /// The quantity's name.
    public internal(set) var name: String
    /// Its unit.
    public let unit: String
    /// Runs with a finite value.
    public let validRuns: Int
    /// Runs without one.
    public let invalidRuns: Int
    /// The mean and its Monte Carlo standard error; NaN without valid runs, and where the quantity is
    /// known to have no mean. The error alone is NaN where it is known to have no standard deviation.
    public internal(set) var mean: Estimate
    /// The standard deviation; NaN without at least two valid runs, and where the quantity is known to
    /// have none.
    public internal(set) var standardDeviation: Double
    /// What readers are told it is; nil where its name says it.
    public package(set) var title: String?
    /// Which of the two exist, as far as is known.
    package internal(set) var existingMoments = ExistingMoments.both
    /// What mean and standard deviation rest on.
    package internal(set) var momentBasis = MomentBasis.runs
    /// The smallest value.
    public let minimum: Double
    /// The largest value.
    public let maximum: Double
    /// The quantiles at `reportedProbabilities`, in order.
    public let quantiles: [QuantileEstimate]
    /// For each level, the equal-tailed and the highest-density interval.
    public let intervals: [CredibleInterval]
    /// The binned distribution, for curves and sketches.
    package let distribution: BinnedDistribution
    /// How much of the distribution's effective count speaks for each quantile.
    package let rankEfficiency: RankEfficiency

    /// The number of unweighted valid runs that would tell as much; `validRuns` without weights.
    public var effectiveRuns: Double { distribution.effectiveCount }

    /// The probabilities whose quantiles are always reported.
    public static let reportedProbabilities: [Double] = [
        0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999,
    ]

    /// The estimate of any quantile, computed from the distribution.
    public func quantile(_ p: Double) -> QuantileEstimate {
        Self.estimate(p, in: distribution, rankEfficiency)
    }

    private static func estimate(
        _ p: Double, in distribution: BinnedDistribution, _ efficiency: RankEfficiency
    ) -> QuantileEstimate {
        QuantileEstimate(
            probability: p, value: distribution.quantile(p),
            standardError: MonteCarloError.ofQuantile(
                p, in: distribution,
                effectiveRuns: distribution.effectiveCount * efficiency.factor(at: p)))
    }

    /// Computes the quantiles and intervals from the distribution.
    init(
        quantityIndex: Int, name: String, unit: String, validRuns: Int, invalidRuns: Int,
        mean: Estimate, standardDeviation: Double, minimum: Double, maximum: Double,
        in distribution: BinnedDistribution, levels: [Double],
        rankEfficiency: RankEfficiency = .even
    ) {
        let intervals = levels.flatMap { level -> [CredibleInterval] in
            let tails = SimulationOptions.tails(ofLevel: level)
            let shortest = distribution.shortestInterval(level: level)
            return [
                CredibleInterval(
                    level: level, kind: .equalTailed, low: distribution.quantile(tails.low),
                    high: distribution.quantile(tails.high)),
                CredibleInterval(
                    level: level, kind: .highestDensity, low: shortest.low, high: shortest.high),
            ]
        }
        self.init(
            quantityIndex: quantityIndex, name: name, unit: unit, validRuns: validRuns,
            invalidRuns: invalidRuns, mean: mean, standardDeviation: standardDeviation,
            minimum: minimum, maximum: maximum,
            quantiles: Self.reportedProbabilities.map {
                Self.estimate($0, in: distribution, rankEfficiency)
            },
            intervals: intervals, distribution: distribution, rankEfficiency: rankEfficiency)
    }

    /// Assembles the figures.
    package init(
        quantityIndex: Int, name: String, unit: String, validRuns: Int, invalidRuns: Int,
        mean: Estimate, standardDeviation: Double, minimum: Double, maximum: Double,
        quantiles: [QuantileEstimate], intervals: [CredibleInterval],
        distribution: BinnedDistribution, rankEfficiency: RankEfficiency = .even
    ) {
        self.rankEfficiency = rankEfficiency
        self.quantityIndex = quantityIndex
        self.name = name
        self.unit = unit
        self.validRuns = validRuns
        self.invalidRuns = invalidRuns
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.minimum = minimum
        self.maximum = maximum
        self.quantiles = quantiles
        self.intervals = intervals
        self.distribution = distribution
    }
}

/// What a quantity's mean and standard deviation rest on.
package enum MomentBasis: Sendable, Equatable {
    /// The runs.
    case runs
    /// The quantity's own law, since the runs cannot tell them: their tail has this Pareto shape.
    case law(tailShape: Double)
    /// Nothing: they are withheld, since the runs cannot tell them and nothing else does.
    case nothing(tailShape: Double)
}

/// The answer to one question.
public struct QuestionResult: Sendable {
    /// The question's name.
    public let name: String
    /// The question in the model's words or, without, its condition.
    public let title: String
    /// The probability of yes and its Monte Carlo standard error; NaN where it is asked in no run.
    public let probability: Estimate
    /// Runs in which the condition, or that under which it is asked, could not be evaluated.
    public let invalidRuns: Int
    /// The condition under which it is asked, as written; nil where it is asked in every run.
    public let given: String?
    /// The runs with an answer in which `given` holds; nil without it.
    public let askedRuns: Int?

    init(_ question: Question, probability: Estimate, askedRuns: Int, invalidRuns: Int) {
        self.init(
            name: question.name, title: question.title ?? question.wholeText,
            probability: probability, invalidRuns: invalidRuns, given: question.givenText,
            askedRuns: question.given == nil ? nil : askedRuns)
    }

    /// Assembles an answer.
    package init(
        name: String, title: String, probability: Estimate, invalidRuns: Int,
        given: String? = nil, askedRuns: Int? = nil
    ) {
        self.given = given
        self.askedRuns = askedRuns
        self.name = name
        self.title = title
        self.probability = probability
        self.invalidRuns = invalidRuns
    }
}
