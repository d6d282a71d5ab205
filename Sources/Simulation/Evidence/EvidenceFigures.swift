import ModelLanguage
import Statistics

/// What is known once the runs of a model with reports are done, made into results.
struct EvidenceFigures {
    let model: Model
    let plan: WeightedPlan
    let options: SimulationOptions
    let count: WeightedCount
    /// For each quantity, how much of its effective runs speaks for each quantile.
    let efficiencies: [RankEfficiency]
    let causes: [InvalidCause]
    /// What the model without each report says of it; none for many reports.
    let findings: [ReportTest.Outcome]
    /// The reported quantities without the reports; empty where the simulation was stopped.
    let prior: [QuantityResult]
    /// The outputs that say whether an alternative holds.
    let alternativeOutputs: Range<Int>
    /// Where the answers to the questions stand among the outputs.
    let answers: AnswerOutputs
    /// For each alternative, the quantities where it holds.
    let summaries: [[AlternativeResult.Summary]]

    /// The figures of what was run.
    func result(elapsedSeconds: Double) -> SimulationResult {
        let questions = model.questions.enumerated().map { index, question in
            answer(question, index)
        }
        let quantities = model.report.indices.map { quantityResult($0) }
        var place = 0
        let reports = model.evidence.indices.map { reportResult($0, quantities, &place) }
        let combinations = model.combinations.map { combination in
            combination.rule == .any
                ? alternatives(
                    combination.members.map { model.evidence[$0].name }, combination.weights,
                    from: &place) : []
        }
        return SimulationResult(
            model: model, seed: options.seed, runs: count.runs, requestedRuns: options.runs,
            threads: options.threads, elapsedSeconds: elapsedSeconds,
            quantities: quantities, questions: questions,
            invalidCauses: causes, isRefined: count.isRefined,
            evidence: EvidenceResult(
                effectiveSampleSize: count.sums.effectiveCount,
                paretoShape: ParetoTail.shape(
                    largest: count.tail, count: min(count.runs, WeightedCount.tailRuns)),
                isAdapted: plan.proposal != nil, weightedRuns: count.sums.runs,
                unjudgedRuns: count.sums.unjudged, reports: reports, prior: prior,
                combinations: combinations))
    }

    /// The alternatives from a place in their order on.
    private func alternatives(
        _ names: [String], _ weights: [Double], from place: inout Int
    ) -> [AlternativeResult] {
        let total = weights.reduce(0, +)
        return zip(names, weights).map { name, weight in
            defer { place += 1 }
            return AlternativeResult(
                name: name, prior: weight / total,
                probability: count.tallies[alternativeOutputs.lowerBound + place].probability,
                quantities: place < summaries.count ? summaries[place] : [])
        }
    }

    private func reportResult(
        _ index: Int, _ quantities: [QuantityResult], _ place: inout Int
    ) -> ReportResult {
        let likelihood = plan.likelihoods[index]
        let report = model.evidence[index]
        let outcome = index < findings.count ? findings[index] : nil
        let finding = outcome?.finding
        let unjudged: ReportResult.Unjudged? =
            switch outcome {
            case .fewRuns: .fewRuns
            case .givenUp: .searchGivenUp
            case .found, .stopped, nil: nil
            }
        let isBound: Bool
        switch likelihood.statement {
        case .atLeast, .atMost: isBound = true
        case .near, .within, .exactly, .share, .count: isBound = false
        }
        let pulls = finding.map { finding in
            quantities.indices.map { output in
                (quantities[output].mean.value - finding.means[output])
                    / finding.deviations[output]
            }
        }
        return ReportResult(
            name: report.name, power: likelihood.power,
            trust: likelihood.trust, percentile: finding?.percentile,
            tied: likelihood.wrongProbability == nil ? 0 : finding?.right ?? 0, isBound: isBound,
            bayesFactor: finding?.bayesFactor, pulls: pulls ?? [], unjudged: unjudged,
            readings: alternatives(
                report.readings.map(\.name), report.readings.map(\.weight), from: &place))
    }

    private func answer(_ question: Question, _ index: Int) -> QuestionResult {
        var tally = count.tallies[answers.yes(index)]
        // Where the condition is asked under another, of those runs alone.
        if let asked = answers.asked(index) { tally.answered = count.tallies[asked].yes }
        return QuestionResult(
            question, probability: tally.probability, askedRuns: tally.answered.runs,
            invalidRuns: tally.invalid)
    }

    private func quantityResult(_ output: Int) -> QuantityResult {
        let index = model.report[output]
        let quantity = model.quantities[index]
        let moments = count.tallies[output].moments
        let distribution = count.distributions[output]
        let hasValues = moments.weight > 0
        return QuantityResult(
            quantityIndex: index, name: quantity.name, unit: quantity.unit,
            validRuns: moments.count, invalidRuns: count.tallies[output].invalid,
            mean: Estimate(value: moments.mean, standardError: moments.standardErrorOfMean),
            standardDeviation: moments.standardDeviation,
            minimum: hasValues ? moments.minimum : .nan,
            maximum: hasValues ? moments.maximum : .nan, in: distribution,
            levels: options.levels, rankEfficiency: efficiencies[output])
    }
}
