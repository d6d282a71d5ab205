extension Law {
    /// What every quantile function does with the ends and with what is no probability: the ends
    /// of the support at 0 and 1, NaN outside; `inner` sees only 0 < p < 1.
    func quantile(
        _ p: Double, else support: ClosedRange<Double>, _ inner: (Double) -> Double
    ) -> Double {
        guard p > 0, p < 1 else {
            return p == 0 ? support.lowerBound : p == 1 ? support.upperBound : .nan
        }
        return inner(p)
    }

    /// The mirror image of `quantile(_:else:_:)`: the upper end at 0 and the lower end at 1.
    func upperQuantile(
        _ q: Double, else support: ClosedRange<Double>, _ inner: (Double) -> Double
    ) -> Double {
        guard q > 0, q < 1 else {
            return q == 0 ? support.upperBound : q == 1 ? support.lowerBound : .nan
        }
        return inner(q)
    }
}
