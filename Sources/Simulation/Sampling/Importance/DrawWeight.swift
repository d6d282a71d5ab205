import Arithmetic

/// The weights of single runs as they are written out.
struct DrawWeight: Sendable {
    let plan: WeightedPlan
    /// The logarithm of the weight that is written as 1: the mean of the first runs.
    let logOne: Double

    /// The largest logarithm of a weight: sums over all runs are then still numbers.
    private static let largest = 600.0
    /// The first runs, which show it.
    static let runs = 4 * WorkQueue.stretch

    /// The logarithm of the mean weight of some runs, most of which may be left out for having none; nil
    /// where none has any.
    static func logMean(_ logWeights: some Collection<Double>, of runs: Int) -> Double? {
        let highest = logWeights.reduce(-.infinity) { max($0, $1) }
        guard highest > -.infinity else { return nil }
        var sum = 0.0
        for value in logWeights where value > -.infinity { sum += VectorMath.exp(value - highest) }
        return highest + VectorMath.log(sum / Double(runs))
    }

    /// Turns a column of logarithms into weights, in place.
    func weights(_ columns: [NumberColumn], count: Int) -> UnsafeBufferPointer<Double> {
        let column = columns[plan.weightOutput].base
        for run in 0..<count {
            let weight = VectorMath.exp(min(column[run] - logOne, DrawWeight.largest))
            column[run] = weight.isNaN ? 0 : weight
        }
        return UnsafeBufferPointer(start: column, count: count)
    }
}

extension Simulator {
    /// How runs are weighed that are written out; nil for a model without reports, and where it was
    /// stopped.
    func drawWeight(
        _ options: SimulationOptions, control: SimulationControl
    ) throws(SimulationError) -> DrawWeight? {
        guard let weightedPlan = weightedPlan?.prepared(options, control: control)
        else { return nil }
        // Always of as many runs, so that a run's weight does not depend on how many are written.
        let kept = KeptRuns(first: DrawWeight.runs, of: weightedPlan, options, control)
        // Arrays live until their last use, and a pointer into one is none.
        defer { withExtendedLifetime(kept) {} }
        guard kept.count == DrawWeight.runs else { return nil }
        let logWeights = UnsafeBufferPointer(
            start: kept.columns[weightedPlan.weightOutput].base, count: kept.count)
        var logOne = DrawWeight.logMean(logWeights, of: kept.count)
        if logOne == nil {
            logOne = weightedPlan.logMeanOfRareWeights(options, control: control)
            if control.isCancelled { return nil }
        }
        guard let logOne else { throw weightedPlan.noFit(options, control: control) }
        return DrawWeight(plan: weightedPlan, logOne: logOne)
    }
}
