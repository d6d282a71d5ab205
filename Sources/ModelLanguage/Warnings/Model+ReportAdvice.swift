extension Model {
    /// What reports state that counts for nothing.
    var reportAdvice: [Diagnostic] {
        evidence.indices.compactMap { index in
            let report = evidence[index]
            guard report.relativeError != nil else { return nil }
            let reason: String
            switch report.report {
            case .range: reason = "a range, whose ends say how far off it may be"
            case .atLeast, .atMost:
                guard report.error == .hard else { return nil }
                reason = "a hard bound, which is never off"
            case .point, .about, .exactly, .share, .count: return nil
            }
            return Diagnostic(
                "`relative_error:` has no effect on \(reason)", code: .modelling,
                severity: .advice, subject: .report(index))
        }
    }
}
