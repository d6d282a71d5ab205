import ModelLanguage

/// A plan whose last output is the logarithm of each run's weight.
struct WeightedPlan: Sendable {
    /// The outputs: the reported quantities, then the questions, then the weight.
    let plan: Plan
    /// The number of the output that is the logarithm of the weight.
    let weightOutput: Int
    let likelihoods: [ReportLikelihood]

    func makeRunner(seed: UInt64) -> BlockRunner { BlockRunner(plan, seed: seed) }
}
