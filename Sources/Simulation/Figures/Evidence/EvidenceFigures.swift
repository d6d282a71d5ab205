import ModelLanguage
import Statistics

/// How the reports of a model bear on a simulation, made into results.
struct EvidenceFigures {
    let model: Model
    let plan: WeightedPlan
    let summary: RunSummary<Weighted>
    /// The output that says whether the first alternative holds; others follow.
    let firstAlternative: Int
    /// What the model without each report says of it; none for many reports.
    let findings: [ReportTest.Outcome]

    /// - Parameters:
    ///   - quantities: the reported quantities with the reports.
    ///   - prior: the same without; empty where the simulation was stopped.
    func result(_ quantities: [QuantityResult], prior: [QuantityResult]) -> EvidenceResult {
        var place = 0
        let reports = model.evidence.indices.map { reportResult($0, quantities, &place) }
        let combinations = model.combinations.map { combination in
            combination.rule == .any
                ? alternatives(
                    combination.members.map { model.evidence[$0].name }, combination.weights,
                    from: &place) : []
        }
        let tally = summary.tally
        return EvidenceResult(
            effectiveSampleSize: tally.weights.effectiveCount,
            paretoShape: ParetoTail.shape(
                largest: tally.tail, count: min(summary.runs, WeightScale.tailRuns)),
            isAdapted: plan.proposal != nil, weightedRuns: tally.weights.runs,
            unjudgedRuns: tally.unjudged, reports: reports, prior: prior,
            combinations: combinations)
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
                probability: summary.tally.outputs[firstAlternative + place].probability,
                quantities: place < summary.alternatives.count ? summary.alternatives[place] : [])
        }
    }

    /// How probable a report is to be right after all; nil where that is no question.
    private func probabilityRight(_ index: Int) -> Estimate? {
        guard let place = model.reportsTrustedInPart.firstIndex(of: index) else { return nil }
        let moments = summary.tally.outputs[plan.firstProbability + place].moments
        return Estimate(value: moments.mean, standardError: moments.standardErrorOfMean)
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
        let pulls = finding.map { finding in
            quantities.indices.map { output in
                (quantities[output].mean.value - finding.means[output])
                    / finding.deviations[output]
            }
        }
        return ReportResult(
            name: report.name, power: likelihood.power,
            trust: likelihood.trust, probabilityRight: probabilityRight(index),
            percentile: finding?.percentile,
            tied: likelihood.isCount ? finding?.right ?? 0 : 0, isBound: report.report.isBound,
            bayesFactor: finding?.bayesFactor, pulls: pulls ?? [], unjudged: unjudged,
            readings: alternatives(
                report.readings.map(\.name), report.readings.map(\.weight), from: &place))
    }
}
