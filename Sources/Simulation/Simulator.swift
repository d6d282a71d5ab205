import Dispatch
import Distributions
import ModelLanguage
import RandomStreams
import Statistics

/// Samples a model.
///
/// The same model, seed and number of runs give the same bits for every number of threads, and the
/// first runs of a longer simulation are the runs of a shorter one.
package struct Simulator: Sendable {
    /// The model to sample.
    package let model: Model

    /// The outputs: the reported quantities, then the answers to the questions.
    let plan: Plan
    /// Where the answers stand among the outputs.
    let answers: AnswerOutputs
    /// The same outputs and the weights of the runs, for a model with reports.
    let weightedPlan: WeightedPlan?
    /// How each report is held against the others; none for many reports.
    let reportTests: [ReportTest]
    /// Every quantity as an output, in the model's evaluation order, to find what made runs
    /// invalid.
    let causePlan: Plan
    let causeDependencies: [[Int]]

    /// Compiles a model, or says why it cannot be run.
    ///
    /// - Parameter threads: with 1 the calling thread does all of it, else Dispatch decides.
    /// - Complexity: some thousand calls of each input law's quantile function.
    package init(_ model: Model, threads: Int = .max) throws(SimulationError) {
        self.model = model
        var lowering = Lowering(model)
        try lowering.correlateInputs()
        var outputs = model.report.map { lowering.node(ofQuantity: $0) }
        answers = AnswerOutputs(model)
        outputs += lowering.answers()
        let everything = model.evaluationOrder.map { lowering.node(ofQuantity: $0) }
        let likelihoods = model.likelihoods
        let reports = lowering.lowerReports()
        var weights: WeightNodes?
        var alternatives: [NodeID] = []
        var probabilities: [NodeID] = []
        var tests: [(nodes: [NodeID], weights: WeightNodes, likelihoods: [ReportLikelihood])] = []
        if !model.evidence.isEmpty {
            let ratio = lowering.ratioInput()
            let choices = lowering.lowerCombinations()
            alternatives =
                reports.flatMap { $0.readings?.indicators ?? [] }
                + choices.flatMap { $0?.indicators ?? [] }
            probabilities = lowering.probabilitiesRight(reports, likelihoods)
            weights = lowering.weights(reports, likelihoods, choices, ratio: ratio)
            for (index, report) in reports.enumerated()
            where reports.count <= ReportTest.mostReports {
                let others = model.likelihoods(without: index)
                let below = lowering.probabilityBelow(likelihoods[index].statement, report)
                tests.append(
                    (
                        [report.right, report.wrong, below],
                        lowering.weights(reports, others, choices, ratio: ratio), others
                    ))
            }
        }
        let graph = lowering.graph
        try Simulator.checkStreams(of: graph)
        let samplers = Plan.samplers(
            for: graph,
            outputs: outputs + alternatives + probabilities + (weights.map { [$0.exact] } ?? []),
            threads: threads)
        weightedPlan = weights.map {
            WeightedPlan(
                graph, outputs: outputs + alternatives, probabilities: probabilities, weights: $0,
                reports: model.evidence, likelihoods: likelihoods, samplers: samplers)
        }
        let quantityNodes = Array(outputs.prefix(model.report.count))
        reportTests = tests.map { test in
            ReportTest(
                plan: WeightedPlan(
                    graph, outputs: quantityNodes + test.nodes, weights: test.weights,
                    reports: model.evidence, likelihoods: test.likelihoods, samplers: samplers),
                quantityCount: quantityNodes.count)
        }
        plan = Plan(graph, outputs: outputs, samplers: samplers)
        causePlan = Plan(graph, outputs: everything, samplers: samplers)
        var positions = [Int](repeating: 0, count: model.quantities.count)
        for (position, quantity) in model.evaluationOrder.enumerated() {
            positions[quantity] = position
        }
        causeDependencies = model.evaluationOrder.map { quantity in
            model.quantities[quantity].expression.quantities.map { positions[$0] }
        }
    }

    /// Two inputs with one stream would be one input; a collision of 64-bit hashes is all but
    /// impossible, but silence about it would be wrong.
    private static func checkStreams(of graph: Graph) throws(SimulationError) {
        var owners: [StreamKey: String] = [:]
        let names =
            graph.inputs.map {
                ($0.stream, $0.isSelector ? StreamKey.Purpose.selection : .inversion)
            }
            + graph.conditionals.map { ($0.name, .rejection) }
        for (name, purpose) in names {
            let key = StreamKey(seed: 0, input: name, purpose: purpose)
            // Of one name, they are one input in several models with different laws.
            if let other = owners[key], other != name {
                throw SimulationError(
                    "the inputs '\(other)' and '\(name)' would draw the same random numbers; "
                        + "rename one of them")
            }
            owners[key] = name
        }
    }

    /// Samples the model and summarises every reported quantity.
    ///
    /// Stops early, with the figures of the runs done so far, once `control.cancel()` was called;
    /// the figures are then those of a simulation of that many runs, except that bins which turn
    /// out too coarse for a quantile's rank are not made finer.
    ///
    /// - Throws: for options out of range, and where it was stopped before any run was done.
    package func run(
        _ options: SimulationOptions, control: SimulationControl = SimulationControl()
    ) throws(SimulationError) -> SimulationResult {
        try options.validate()
        let start = DispatchTime.now().uptimeNanoseconds
        guard let weightedPlan else {
            let summary = try summary(of: plan, options, control)
            let causes = invalidCauses(of: summary, options, control)
            return result(of: summary, causes, options, since: start).withTellableMomentsOnly()
        }
        guard let prepared = weightedPlan.prepared(options, control: control) else {
            throw SimulationError.stopped
        }
        let summary = try summary(of: prepared, options, control)
        let causes = invalidCauses(of: summary, options, control)
        let figures = EvidenceFigures(
            model: model, plan: prepared, summary: summary, firstAlternative: answers.end,
            findings: ReportTest.run(reportTests, options, control: control))
        let prior = control.isCancelled ? [] : try priorQuantities(options, control)
        var result = result(of: summary, causes, options, since: start)
        result.evidence = figures.result(result.quantities, prior: prior)
        return result.withTellableMomentsOnly()
    }

    private func summary<P: RunPlan>(
        of plan: P, _ options: SimulationOptions, _ control: SimulationControl
    ) throws(SimulationError) -> RunSummary<P.W> {
        try SummaryPass(plan, outputs: answers, options: options, control: control).run()
    }

    /// The runs that show the model without its reports.
    private static let priorRuns = 1 << 18

    /// The reported quantities as the model has them without its reports.
    private func priorQuantities(
        _ options: SimulationOptions, _ control: SimulationControl
    ) throws(SimulationError) -> [QuantityResult] {
        var fewer = options
        fewer.runs = min(options.runs, Simulator.priorRuns)
        let summary = try summary(of: plan, fewer, control)
        // A stop in the middle would leave other figures than those of all runs.
        return control.isCancelled ? [] : summary.quantities(of: model, levels: options.levels)
    }

    private func result<W: RowWeights>(
        of summary: RunSummary<W>, _ causes: [InvalidCause], _ options: SimulationOptions,
        since start: UInt64
    ) -> SimulationResult {
        SimulationResult(
            model: model, seed: options.seed, runs: summary.runs, requestedRuns: options.runs,
            threads: options.threads,
            elapsedSeconds: Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9,
            quantities: summary.quantities(of: model, levels: options.levels),
            questions: summary.questions(of: model, answers), invalidCauses: causes,
            isRefined: summary.isRefined)
    }
}

/// How much to sample, and how.
package struct SimulationOptions: Sendable {
    /// The number of runs, from 1 to `maximumRuns`.
    package var runs: Int
    /// The seed of all streams.
    package var seed: UInt64
    /// Worker threads, at least 1; the result does not depend on it.
    package var threads: Int
    /// The levels of the credible intervals that can be asked for. Their ends are told to 10⁻¹² of the
    /// probability.
    package static let validLevels = 1e-11...(1 - 1e-11)

    /// The levels of the credible intervals, each in `validLevels`.
    package var levels: [Double]

    /// The largest number of runs: 10^12.
    package static let maximumRuns = 1_000_000_000_000

    /// Sets the options.
    package init(runs: Int, seed: UInt64 = 42, threads: Int = 1, levels: [Double] = [0.9]) {
        self.runs = runs
        self.seed = seed
        self.threads = threads
        self.levels = levels
    }

    /// The probabilities of the quantiles that the result needs.
    var probabilities: [Double] {
        QuantityResult.reportedProbabilities
            + levels.flatMap { level in
                let tails = Self.tails(ofLevel: level)
                return [tails.low, tails.high]
            }
    }

    /// The probabilities at the ends of an equal-tailed interval.
    package static func tails(ofLevel level: Double) -> (low: Double, high: Double) {
        // Rounded, so that 0.9 gives 0.05 and not 0.04999999999999999, which is another quantile.
        let low = ((1 - level) / 2 * 1e12).rounded() / 1e12
        return (low, 1 - low)
    }

    func validate() throws(SimulationError) {
        guard (1...Self.maximumRuns).contains(runs) else {
            throw SimulationError("runs must be from 1 to 10^12, got \(runs)")
        }
        guard threads >= 1 else {
            throw SimulationError("threads must be at least 1, got \(threads)")
        }
        for level in levels {
            guard Self.validLevels.contains(level) else {
                throw SimulationError(
                    "a level must be from 1e-11 to 1 - 1e-11, got \(level)")
            }
        }
    }
}

/// Why a model cannot be run; `description` is the sentence.
public struct SimulationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The complete sentence without a full stop.
    public let description: String

    /// Describes the reason.
    package init(_ description: String) {
        self.description = description
    }

    static let stopped = SimulationError(
        "the simulation was stopped before any run was done")
}
