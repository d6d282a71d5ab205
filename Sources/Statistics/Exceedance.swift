/// How often one quantity is larger than another where both are drawn independently, each from its own
/// distribution.
///
/// **Definition.** P(Y > X) for independent X and Y, and likewise P(Y < X) and P(Y = X), the last from
/// values that both have a probability of their own for.
///
/// **Accuracy.** Inside a bin, values count as spread evenly; what that leaves open is less than half
/// the sum over all bins of the product of what both hold there, 10⁻⁴ for usual results.
///
/// **Error.** That of the two-sample U statistic: P(Y > X) = E F(Y) has the variance
/// var(F(Y)) / n_Y + var(G(X)) / n_X with F, G the distribution functions (Hoeffding 1948,
/// doi:10.1214/aoms/1177730196; DeLong et al. 1988, doi:10.2307/2531595). Where the two samples may
/// share random numbers, the two parts do not have to be independent; their standard deviations, not
/// their variances, are added then, which no dependence can exceed.
package struct Exceedance: Sendable, Equatable {
    /// P(Y > X).
    package let greater: Estimate
    /// P(Y < X).
    package let less: Double
    /// P(Y = X).
    package let equal: Double

    /// Compares two distributions; all figures are NaN where one has no values. O(bins of both).
    ///
    /// - Parameters:
    ///   - second: Y's distribution.
    ///   - first: X's.
    ///   - sharesNumbers: whether the two samples may share random numbers.
    package init(
        of second: BinnedDistribution, over first: BinnedDistribution, sharesNumbers: Bool
    ) {
        guard first.total > 0, second.total > 0 else {
            greater = Estimate(value: .nan, standardError: .nan)
            less = .nan
            equal = .nan
            return
        }
        var (belowX, belowY) = (0.0, 0.0)
        var (greater, equal) = (0.0, 0.0)
        // The second moments of P(X < y) under Y's law, and of P(Y > x) under X's.
        var (squareOverY, squareOverX) = (0.0, 0.0)
        for cell in PairedCells(first, second).cells {
            let (x, y) = (cell.first, cell.second)
            let above = max(1 - belowY - y, 0)
            if cell.isAtom {
                greater += y * belowX
                equal += x * y
                squareOverY += y * belowX * belowX
                squareOverX += x * above * above
            } else {
                greater += y * (belowX + x / 2)
                squareOverY += y * (belowX * belowX + belowX * x + x * x / 3)
                squareOverX += x * (above * above + above * y + y * y / 3)
            }
            belowX += x
            belowY += y
        }
        let partY = max(squareOverY - greater * greater, 0) / max(second.effectiveCount, 1)
        let partX = max(squareOverX - greater * greater, 0) / max(first.effectiveCount, 1)
        let error =
            sharesNumbers
            ? partX.squareRoot() + partY.squareRoot() : (partX + partY).squareRoot()
        self.greater = Estimate(value: min(greater, 1), standardError: error)
        self.equal = equal
        less = max(1 - greater - equal, 0)
    }
}
