import Simulation

/// What a reader has to know before using a result's figures.
package enum ResultWarnings {
    /// The warnings, each one sentence without a full stop.
    package static func sentences(about result: SimulationResult) -> [String] {
        InvalidRuns.sentences(about: result).map { $0 + "; the figures rest on the other runs" }
            + result.quantities.compactMap(undetermined)
    }

    /// A Monte Carlo error above this share of the standard deviation is not from a lack of runs,
    /// where at least `enoughRuns` lie on either side of the quantile.
    private static let largestError = 0.1
    private static let enoughRuns = 1000.0

    /// The shown quantiles that more runs would not settle: those at the edge of a gap, where
    /// the sampling decides on which side they fall.
    private static func undetermined(_ quantity: QuantityResult) -> String? {
        let limit = largestError * quantity.standardDeviation
        guard limit.isFinite, limit > 0 else { return nil }
        func isUndetermined(_ p: Double) -> Bool {
            let error = quantity.figure(at: p).standardError
            return error > limit && min(p, 1 - p) * Double(quantity.validRuns) >= enoughRuns
        }
        var names: [String] = []
        let levels = quantity.levels
        for (label, side) in [("low", -1.0), ("best", 0), ("high", 1)] {
            if side == 0 {
                if isUndetermined(0.5) { names.append("'best'") }
                continue
            }
            for level in levels where isUndetermined((1 + side * level) / 2) {
                names.append("'\(label)'" + (levels.count > 1 ? " (\(percent(level)))" : ""))
            }
        }
        guard !names.isEmpty else { return nil }
        return "the runs cannot determine \(names.joined(separator: ", ")) of "
            + "'\(DisplayText.clean(quantity.name))': its values lie in far-apart groups"
    }
}
