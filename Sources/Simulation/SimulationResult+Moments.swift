import ModelLanguage
import Statistics

extension SimulationResult {
    /// The result without the means and standard deviations that do not exist: what samples give for
    /// them says nothing, however many there are.
    func withExistingMomentsOnly() -> SimulationResult {
        var result = self
        let moments = model.existingMoments
        for index in result.quantities.indices {
            result.quantities[index].keep(moments[result.quantities[index].quantityIndex])
        }
        guard var evidence = result.evidence else { return result }
        let before = model.existingMomentsBeforeReports
        for index in evidence.prior.indices {
            evidence.prior[index].keep(before[evidence.prior[index].quantityIndex])
        }
        result.evidence = evidence
        return result
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
}
