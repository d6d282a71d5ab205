import RandomStreams
import Statistics

/// A plan, and how its runs count: once each (`Plan`), or with the weight that the model's reports give
/// them (`WeightedPlan`). One pass makes the figures of both; it is specialised for each.
protocol RunPlan: Sendable {
    /// How values count.
    associatedtype W: RowWeights
    associatedtype Weigher: BlockWeigher where Weigher.W == W
    /// What weights are told in, which the first runs show.
    associatedtype Scale: Sendable

    /// The outputs that figures are made of: the reported quantities, the answers to the questions,
    /// whether alternatives hold, and how probable reports are to be right.
    var outputCount: Int { get }
    /// The first of the outputs, after all others, that are probabilities in each run, of which the mean is
    /// the figure.
    var firstProbability: Int { get }
    /// All outputs and the runs' weights, where they have any: the last output in number and the first that
    /// a block hands over.
    var columnCount: Int { get }

    func makeRunner(seed: UInt64) -> BlockRunner
    func makeWeigher(_ scale: Scale, seed: UInt64) -> Weigher

    /// The stretches of a pilot that are done in any case, the most of them, and the effective runs at
    /// which there are enough.
    static func pilotSize(of runs: Int) -> (first: Int, most: Int, worth: Double)
    /// The weights of a pilot's runs; nil where none has any.
    func weights(of kept: KeptRuns, seed: UInt64) -> PilotWeights<Scale>?
    /// The few of all runs that have a weight, where none of the first has; nil where it was stopped.
    func rarePilot(
        _ options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) -> Pilot<Self>?
    /// The scale for all runs, of which the pilot's are the first.
    func scale(for runs: Int, after pilot: Pilot<Self>) -> Scale

    /// How many quantities can have the finest bins.
    static var quantitiesWithFineBins: Double { get }
    /// How often the runs may be generated anew for finer bins.
    static var mostRecounts: Int { get }
}

extension Plan: RunPlan {
    var columnCount: Int { outputCount }
    var firstProbability: Int { outputCount }

    func makeRunner(seed: UInt64) -> BlockRunner { BlockRunner(self, seed: seed) }

    func makeWeigher(_ scale: Void, seed: UInt64) -> PlainWeigher { PlainWeigher() }

    /// Enough for brackets of two percent around a median.
    static func pilotSize(of runs: Int) -> (first: Int, most: Int, worth: Double) {
        runs < 100_000_000 ? (4, 4, 0) : (16, 16, 0)
    }

    func weights(of kept: KeptRuns, seed: UInt64) -> PilotWeights<Void>? {
        PilotWeights(
            scale: (), column: nil, weightedRuns: kept.count, effectiveCount: Double(kept.count))
    }

    func rarePilot(
        _ options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) -> Pilot<Plan>? { nil }

    func scale(for runs: Int, after pilot: Pilot<Plan>) {}

    static let quantitiesWithFineBins = 128.0
    /// Each time divides a bin by up to 4,096, so this many tell any two numbers apart.
    static let mostRecounts = 6
}

extension WeightedPlan: RunPlan {
    var columnCount: Int { weightOutput + 1 }
    var outputCount: Int { weightOutput }

    func makeRunner(seed: UInt64) -> BlockRunner {
        BlockRunner(
            plan, seed: seed,
            proposal: proposal.map { ProposalBlock($0, sources: plan.sources, seed: seed) })
    }

    func makeWeigher(_ scale: WeightScale, seed: UInt64) -> ReportWeigher {
        ReportWeigher(scale, weightOutput: weightOutput, seed: seed)
    }

    static func pilotSize(of runs: Int) -> (first: Int, most: Int, worth: Double) {
        (4, 64, runs < 4_000_000 ? 16_384 : 65_536)
    }

    func weights(of kept: KeptRuns, seed: UInt64) -> PilotWeights<WeightScale>? {
        let logWeights = kept.columns[weightOutput]
        guard
            let scale = WeightScale(
                logWeights: UnsafeBufferPointer(start: logWeights.base, count: kept.count))
        else { return nil }
        let stride = UniformStream.stride
        let uniforms = NumberColumn(uninitialized: (kept.count + stride - 1) / stride * stride)
        WeightScale.roundingStream(seed: seed)
            .fill(uniforms.base, firstRun: 0, count: kept.count)
        let column = NumberColumn(uninitialized: kept.count)
        _ = scale.convert(
            logWeights.base, uniforms: uniforms.base, count: kept.count, weights: column.base)
        return PilotWeights(
            scale: scale, column: column,
            weightedRuns: (0..<kept.count).count { column.base[$0] > 0 },
            effectiveCount: WeightedCount(column.base, count: kept.count).effectiveCount)
    }

    func rarePilot(
        _ options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) -> Pilot<WeightedPlan>? {
        control.restart()
        let rare = KeptRuns(rareRunsOf: self, options: options, control: control)
        if control.isCancelled { return nil }
        guard let rare, let weights = weights(of: rare, seed: options.seed) else {
            throw noFit(options, control: control)
        }
        return Pilot(kept: rare, weights: weights)
    }

    /// Somewhat more weights than make the tail of all are kept for it.
    func scale(for runs: Int, after pilot: Pilot<WeightedPlan>) -> WeightScale {
        let sorted = RadixSort.sortedFinite(
            UnsafeBufferPointer(
                start: pilot.kept.columns[weightOutput].base, count: pilot.kept.count))
        let count = min(runs, WeightScale.tailRuns)
        let share = 1.5 * Double(ParetoTail.size(count: count)) / Double(count)
        let rank = Int(share * Double(pilot.kept.runs))
        var scale = pilot.weights.scale
        scale.tailThreshold =
            sorted.isEmpty ? .infinity : sorted[max(0, sorted.count - 1 - rank)]
        return scale
    }

    static let quantitiesWithFineBins = 64.0
    /// A bin full of one heavy run's weight stays as it is.
    static let mostRecounts = 2
}
