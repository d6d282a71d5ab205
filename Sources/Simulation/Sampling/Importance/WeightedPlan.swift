import Distributions
import ModelLanguage

/// Plans whose last output is the logarithm of each run's weight.
struct WeightedPlan: Sendable {
    /// The outputs, and last the weight.
    private let plain: Plan
    /// The same, its weight also counting from where the run was drawn.
    private let adaptive: Plan
    /// The logarithm of the likelihood, exact and with hard bounds softened.
    let stage: Plan
    /// For each report what it speaks of, and the logarithm of its likelihood.
    let check: Plan
    /// The number of the output that is the logarithm of the weight.
    let weightOutput: Int
    let firstProbability: Int
    let reports: [Evidence]
    let likelihoods: [ReportLikelihood]
    /// A proposal that is the prior itself; nil where the likelihood rests on no input that could be
    /// drawn otherwise.
    let priorProposal: Proposal?
    /// From where runs are drawn; nil for the prior.
    private(set) var proposal: Proposal?

    /// The most inputs that a proposal is fitted to.
    private static let mostDimensions = 64
    /// Plain runs worth less than this share of their number are replaced by drawn ones.
    private static let leastShare = 0.02

    /// Makes the plans.
    ///
    /// - Parameters:
    ///   - outputs: the reported quantities, the questions and the alternatives.
    ///   - probabilities: how probable reports are to be right, run by run.
    ///   - samplers: made for the graph's inputs.
    init(
        _ graph: Graph, outputs: [NodeID], probabilities: [NodeID] = [], weights: WeightNodes,
        reports: [Evidence], likelihoods: [ReportLikelihood], samplers: [InversionSampler?]
    ) {
        firstProbability = outputs.count
        let outputs = outputs + probabilities
        plain = Plan(
            graph, outputs: outputs + [weights.exact], first: outputs.count, samplers: samplers)
        adaptive = Plan(
            graph, outputs: outputs + [weights.adaptive], first: outputs.count, samplers: samplers)
        stage = Plan(graph, outputs: [weights.exact, weights.soft], samplers: samplers)
        check = Plan(
            graph, outputs: weights.reports.flatMap { [$0.about, $0.logLikelihood] },
            samplers: samplers)
        weightOutput = outputs.count
        self.reports = reports
        self.likelihoods = likelihoods
        let inputs = graph.inputs(behind: weights.exact)
        priorProposal =
            inputs.isEmpty || inputs.count > WeightedPlan.mostDimensions
            ? nil
            : Proposal(
                inputs: inputs, ratioInput: weights.ratioInput,
                laws: inputs.map { graph.inputs[$0].law },
                mixture: .prior(inputs.count))
    }

    /// The outputs and the weight.
    var plan: Plan { proposal == nil ? plain : adaptive }

    /// The same with a proposal, where plain runs are worth too little; nil where it was stopped.
    ///
    /// It depends on the model and the seed alone, not on how many runs are asked for. Where nothing was
    /// found that fits, plain runs may still do, if there are enough of them.
    func prepared(
        _ options: SimulationOptions, control: SimulationControl
    ) -> WeightedPlan? {
        control.search(true)
        defer { control.search(false) }
        var tempering = Tempering(
            plan: self, threads: options.threads, seed: options.seed, control: control)
        switch tempering.run(threshold: WeightedPlan.leastShare) {
        case .prior, .nothingFits, .givenUp: return self
        case .stopped: return nil
        case .adapted(let proposal, _): return drawn(from: proposal)
        }
    }

    /// The same with a rough proposal, where plain runs are worth too little.
    ///
    /// - Parameter work: what the search may cost; reduced by what it did.
    func roughlyPrepared(
        _ options: SimulationOptions, control: SimulationControl, work: inout Double
    ) -> RoughPlan {
        var tempering = Tempering(
            plan: self, threads: options.threads, seed: options.seed, control: control,
            isRough: true, work: work)
        defer { work = tempering.work }
        switch tempering.run(threshold: WeightedPlan.leastShare) {
        case .prior, .nothingFits: return .ready(self)
        case .stopped: return .stopped
        case .givenUp: return .givenUp
        case .adapted(let proposal, _): return .ready(drawn(from: proposal))
        }
    }

    /// What came of the search for a rough proposal.
    enum RoughPlan {
        case ready(WeightedPlan)
        /// It would have cost too much.
        case givenUp
        case stopped
    }

    private func drawn(from proposal: Proposal) -> WeightedPlan {
        var copy = self
        copy.proposal = proposal
        return copy
    }
}

/// The nodes that weigh runs.
struct WeightNodes {
    let reports: [ReportNodes]
    /// The logarithm of the likelihood of all reports.
    let exact: NodeID
    /// The same with hard bounds softened.
    let soft: NodeID
    /// The exact one plus `ratioInput`.
    let adaptive: NodeID
    /// The number of the input that takes the logarithm of the prior's density over the proposal's.
    let ratioInput: Int
}

extension Graph {
    /// The numbers of the inputs that a node depends on, itself or by correlation.
    func inputs(behind node: NodeID) -> [Int] {
        var needed = [Bool](repeating: false, count: operations.count)
        needed[node.index] = true
        var inputs: [Int] = []
        for index in operations.indices.reversed() where needed[index] {
            if case .input(let input) = operations[index] { inputs.append(input) }
            for operand in operations[index].operands { needed[operand.index] = true }
        }
        return Set(inputs + inputs.flatMap { self.inputs(correlatedBefore: $0) }).sorted()
    }
}
