import ModelLanguage

/// How a model's reports bear on a result.
public struct EvidenceResult: Sendable {
    /// The number of unweighted runs that would tell as much: (Σw)² / Σw².
    public let effectiveSampleSize: Double
    /// The shape k of the tail of the weights (`ParetoTail`); nil where they stop at a bound that many
    /// of them reach, or where there are too few.
    public let paretoShape: Double?
    /// Whether runs were drawn near what the reports say, since plain runs hardly fit them.
    public let isAdapted: Bool
    /// The runs that have a weight above 0.
    public let weightedRuns: Int
    /// The runs in which a report speaks of what is not a number; their weight is 0.
    public let unjudgedRuns: Int
    /// The reports, in the model's order.
    public let reports: [ReportResult]

    /// Assembles the figures.
    public init(
        effectiveSampleSize: Double, paretoShape: Double?, isAdapted: Bool, weightedRuns: Int,
        unjudgedRuns: Int, reports: [ReportResult]
    ) {
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
    public let power: Double
    /// The probability, stated beforehand, that it is right.
    public let trust: Double

    /// Assembles the figures.
    public init(name: String, power: Double, trust: Double) {
        self.name = name
        self.power = power
        self.trust = trust
    }
}
