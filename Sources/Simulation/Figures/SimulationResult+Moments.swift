import Distributions
import ModelLanguage
import Statistics

extension SimulationResult {
    /// The result without the means and standard deviations that do not exist or that the runs cannot tell.
    func withTellableMomentsOnly() -> SimulationResult {
        var result = self
        result.quantities.keepTellableMoments(model.existingMoments, model.ownLaws(weighed: true))
        guard var evidence = result.evidence else { return result }
        evidence.prior.keepTellableMoments(
            model.existingMomentsBeforeReports, model.ownLaws(weighed: false))
        result.evidence = evidence
        return result
    }
}

extension [QuantityResult] {
    fileprivate mutating func keepTellableMoments(
        _ moments: [ExistingMoments], _ laws: [(any Law)?]
    ) {
        for index in indices {
            let quantity = self[index].quantityIndex
            self[index].keep(moments[quantity])
            self[index].keepTellable(laws[quantity])
        }
    }
}

extension QuantityResult {
    fileprivate mutating func keep(_ moments: ExistingMoments) {
        existingMoments = moments
        switch moments {
        case .both: break
        case .mean:
            // The usual error of a mean rests on the standard deviation.
            mean = Estimate(value: mean.value, standardError: .nan)
            standardDeviation = .nan
        case .none:
            mean = Estimate(value: .nan, standardError: .nan)
            standardDeviation = .nan
        }
    }

    /// Where the values' own tail is so heavy that their mean says little of the quantity's, takes the mean of the
    /// law that the quantity is, or none.
    fileprivate mutating func keepTellable(_ law: (any Law)?) {
        guard existingMoments != .none, let shape = ParetoTail.shape(of: distribution),
            shape > ParetoTail.trustLimit(count: Int(effectiveRuns))
        else { return }
        guard let law, law.mean.isFinite else {
            momentBasis = .nothing(tailShape: shape)
            mean = Estimate(value: .nan, standardError: .nan)
            standardDeviation = .nan
            return
        }
        momentBasis = .law(tailShape: shape)
        mean = Estimate(value: law.mean, standardError: 0)
        standardDeviation = law.standardDeviation.isFinite ? law.standardDeviation : .nan
    }
}
