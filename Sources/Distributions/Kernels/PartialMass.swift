/// The probability that a law has between two points.
enum PartialMass {
    /// By the difference of tails that loses least, or, where that would lose digits and the law is
    /// smooth, by ten-point Gauss–Legendre quadrature of the density.
    ///
    /// - Parameters:
    ///   - before: The tails at (of a law with steps: just before) the lower point.
    ///   - after: The tails at the upper point.
    static func of(
        _ law: any Law, from low: Double, to high: Double, _ before: TailPair, _ after: TailPair
    ) -> Double {
        let (part, whole) =
            after.lower <= 0.5
            ? (after.lower - before.lower, after.lower)
            : before.upper <= 0.5
                ? (before.upper - after.upper, before.upper)
                : (1 - before.lower - after.upper, 1)
        guard part < 1e-2 * whole, low < high, isSmooth(law) else { return part }
        // Only where the density's own ends are farther off than half the interval's length: it may
        // be singular there, but then the tails differ enough.
        let width = high - low
        guard width <= 2 * (low - law.support.lowerBound),
            width <= 2 * (law.support.upperBound - high)
        else { return part }
        let center = low + 0.5 * width
        var sum = 0.0
        for (node, weight) in rule {
            let shift = 0.5 * width * node
            sum += weight * (law.density(center - shift) + law.density(center + shift))
        }
        return 0.5 * width * sum
    }

    /// Whether the density is analytic inside the support.
    static func isSmooth(_ law: any Law) -> Bool { law is any SmoothLaw }

    /// Nodes and weights on one side of the interval −1 … 1 (Abramowitz and Stegun 25.4.30).
    private static let rule: [(node: Double, weight: Double)] = [
        (0.14887433898163121088, 0.29552422471475287017),
        (0.4333953941292471908, 0.26926671930999635509),
        (0.67940956829902440623, 0.219086362515982044),
        (0.86506336668898451073, 0.14945134915058059315),
        (0.97390652851717172008, 0.066671344308688137594),
    ]
}

/// A law whose density is analytic inside its support, so that quadrature over short intervals is
/// as exact as its tails.
protocol SmoothLaw: Law {}

extension NormalLaw: SmoothLaw {}
extension LognormalLaw: SmoothLaw {}
extension GammaLaw: SmoothLaw {}
extension BetaLaw: SmoothLaw {}
extension PertLaw: SmoothLaw {}
extension ExponentialLaw: SmoothLaw {}
