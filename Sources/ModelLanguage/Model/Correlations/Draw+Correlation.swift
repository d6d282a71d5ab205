import Distributions

extension Draw {
    /// Why the input cannot be correlated with others; nil where it can.
    ///
    /// It can where it is drawn by inversion of one uniform number under one law: a law with fixed
    /// parameters, or a standard law that parameters which vary by run then move and stretch. In the
    /// latter case it is the standard law's draws that are correlated.
    package var correlationObstacle: Diagnostic? {
        let reason: String
        var instead = "correlate the quantities that they are computed from"
        switch sampling {
        case .fixed: return nil
        case .conditional(let family, _, _):
            if case .transformed = family.conditional { return nil }
            reason = "the parameters of its \(family.name) law vary from run to run"
        case .truncatedConditional(let family, _, _, _, _):
            reason = "the parameters of its truncated \(family.name) law vary from run to run"
        case .mixture:
            reason = "it is a mixture, which has no law of its own"
            instead = "correlate what it is a mixture of"
        }
        return Diagnostic(
            "`\(inputName)` cannot be correlated: \(reason)", suggestion: instead,
            code: .correlation)
    }

    /// Whether the correlation is that of draws of a standard law, since the parameters of the
    /// input's own law vary by run.
    package var isCorrelatedAsStandard: Bool {
        if case .conditional = sampling { return true }
        return false
    }

    /// Whether the input has values that recur, so that its rank correlations are approximate.
    package var hasTies: Bool {
        if case .fixed(let law) = sampling { return law.isDiscrete || law.hasAtoms }
        return false
    }
}
