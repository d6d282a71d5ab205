import Simulation

/// Says that a result is not what was asked for, because it was stopped.
package enum PartialText {
    /// The words, without a capital or a full stop; nil for a complete result.
    package static func sentence(about result: SimulationResult) -> String? {
        let coarse = "stopped before the quantiles were refined"
        guard result.isPartial else { return result.isRefined ? nil : coarse }
        return "stopped after \(Numbers.grouped(result.runs)) of "
            + "\(Numbers.grouped(result.requestedRuns)) runs"
            + (result.isRefined ? "" : "; \(coarse)")
    }
}
