import ModelLanguage
import Statistics

/// One simulation of a model with reports, from its first run to its figures.
///
/// As `SummaryPass`, but each run counts with its weight: a pilot shows where the weight lies, bins are
/// laid there, all runs are counted into them, and bins that hold too much weight are divided.
struct EvidencePass {
    private let simulator: Simulator
    private let plan: WeightedPlan
    private let options: SimulationOptions
    private let control: SimulationControl

    private let quantityCount: Int

    /// How many quantities can have the finest bins.
    private static let quantitiesWithFineBins = 64.0
    /// The runs that show the model without its reports.
    private static let priorRuns = 1 << 18
    /// The sizes of the samples that bins are laid by.
    private static let layoutSample = 4096...65_536

    init(
        _ simulator: Simulator, _ plan: WeightedPlan, options: SimulationOptions,
        control: SimulationControl
    ) {
        self.simulator = simulator
        self.options = options
        self.control = control
        self.plan = plan
        quantityCount = simulator.model.report.count
    }

    func run() throws(SimulationError) -> EvidenceFigures {
        guard let weighted = plan.prepared(options, control: control),
            let pilot = try WeightedPilot(weighted, options: options, control: control)
        else { throw SimulationError("the simulation was stopped before any run was done") }
        let samples = pilot.samples(quantityCount, threads: options.threads)
        var count = WeightedCount(
            weighted,
            tallies: (0..<weighted.weightOutput).map {
                WeightedTally(moments: startingMoments($0, samples))
            },
            quantityCount: quantityCount, askedOutputs: simulator.answers.allAsked,
            scale: pilot.scale, options: options, control: control)
        if pilot.kept == options.runs || control.isCancelled && pilot.kept == pilot.runs {
            count.count(pilot, samples: samples)
        } else {
            count.count(
                layouts(for: samples, of: pilot),
                tailThreshold: pilot.tailThreshold(
                    count: min(options.runs, WeightedCount.tailRuns)))
        }
        guard count.runs > 0 else {
            throw SimulationError("the simulation was stopped before any run was done")
        }
        let alternatives = simulator.answers.end..<weighted.weightOutput
        let isSound = count.sums.unjudged == 0 && count.tallies.allSatisfy { $0.invalid == 0 }
        return EvidenceFigures(
            model: simulator.model, plan: weighted, options: options, count: count,
            efficiencies: samples.map { RankEfficiency($0) },
            causes: isSound || control.isCancelled
                ? [] : simulator.invalidCauses(options, runs: count.runs, control: control),
            findings: ReportTest.run(simulator.reportTests, options, control: control),
            prior: control.isCancelled ? [] : try priorQuantities(),
            alternativeOutputs: alternatives, answers: simulator.answers,
            summaries: alternatives.map {
                pilot.summaries(
                    where: $0, quantities: quantityCount, level: options.levels.first ?? 0.9)
            })
    }

    /// The reported quantities as the model has them without its reports.
    private func priorQuantities() throws(SimulationError) -> [QuantityResult] {
        var fewer = options
        fewer.runs = min(options.runs, EvidencePass.priorRuns)
        var pass = SummaryPass(simulator, options: fewer, control: control)
        try pass.run()
        // A stop in the middle would leave other figures than those of all runs.
        return control.isCancelled ? [] : pass.result(elapsedSeconds: 0).quantities
    }

    private func startingMoments(_ output: Int, _ samples: [WeightedSample]) -> WeightedMoments {
        guard output < quantityCount else { return WeightedMoments() }
        let sample = samples[output].unweighted(count: 64)
        guard sample.count > 48 else { return WeightedMoments() }
        let middle = sample[sample.count / 2]
        let spread = sample[sample.count * 3 / 4] - sample[sample.count / 4]
        return WeightedMoments(shift: middle, spread: spread > 0 ? spread : abs(middle))
    }

    private func layouts(for samples: [WeightedSample], of pilot: WeightedPilot) -> [BinLayout] {
        let share = max(1, Double(quantityCount) / EvidencePass.quantitiesWithFineBins)
        return samples.map { sample in
            let range = EvidencePass.layoutSample
            let size = min(
                Double(range.upperBound), max(Double(range.lowerBound), sample.effectiveCount))
            let values = sample.unweighted(count: Int(size))
            // Weights fill bins as unevenly as fewer values without weights do.
            let effectiveRuns = sample.effectiveCount * Double(options.runs) / Double(pilot.runs)
            return BinLayout(
                sortedSample: values.isEmpty ? [0] : values,
                probabilities: options.probabilities,
                fineMass: BinLayout.fineMass(values: Int(effectiveRuns)) * share,
                leastMass: BinLayout.leastMass(
                    sampled: pilot.weightedRuns, withValue: sample.values.count) * share,
                mostBins: BinLayout.mostBins(quantities: quantityCount),
                reach: sample.reach,
                mostWholeNumbers: BinLayout.mostWholeNumbers(quantities: quantityCount))
        }
    }
}
