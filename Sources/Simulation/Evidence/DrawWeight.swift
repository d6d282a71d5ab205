/// The weights of single runs as they are written out.
struct DrawWeight: Sendable {
    let plan: WeightedPlan
    /// The logarithm of the weight that is written as 1: the mean of the first runs.
    let logOne: Double

    /// Turns a column of logarithms into weights, in place.
    func weights(_ columns: [NumberColumn], count: Int) -> UnsafeBufferPointer<Double> {
        let column = columns[plan.weightOutput].base
        for run in 0..<count {
            let weight = VectorMath.exp(column[run] - logOne)
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
        guard let weightedPlan = try self.weightedPlan?.prepared(options, control: control)
        else { return nil }
        // Always as many runs, so that a run's weight does not depend on how many are written.
        var first = options
        first.runs = WeightedPilot.runs
        guard let pilot = try WeightedPilot(weightedPlan, options: first, control: control)
        else { return nil }
        let logWeights = pilot.columns[weightedPlan.weightOutput]
        var highest = -Double.infinity
        for run in 0..<pilot.runs { highest = max(highest, logWeights.base[run]) }
        var sum = 0.0
        for run in 0..<pilot.runs where logWeights.base[run] > -.infinity {
            sum += VectorMath.exp(logWeights.base[run] - highest)
        }
        return DrawWeight(
            plan: weightedPlan, logOne: highest + VectorMath.log(sum / Double(pilot.runs)))
    }
}
