/// Sixteen-point Gauss–Legendre quadrature, exact for polynomials of degree 31.
enum GaussLegendre {
    /// Nodes and weights of one half of −1 … 1.
    static let rule: [(node: Double, weight: Double)] = [
        (0.095012509837637440185, 0.18945061045506849629),
        (0.28160355077925891323, 0.18260341504492358887),
        (0.45801677765722738634, 0.16915651939500253819),
        (0.61787624440264374845, 0.14959598881657673208),
        (0.7554044083550030339, 0.12462897125553387205),
        (0.86563120238783174388, 0.09515851168249278481),
        (0.94457502307323257608, 0.062253523938647892863),
        (0.9894009349916499326, 0.027152459411754094852),
    ]

    /// The integral of a smooth function over one panel.
    @inline(__always)
    static func integrate(
        _ low: Double, _ high: Double, _ function: (Double) -> Double
    ) -> Double {
        let (center, half) = (0.5 * (low + high), 0.5 * (high - low))
        var sum = 0.0
        for (node, weight) in rule {
            sum += weight * (function(center - half * node) + function(center + half * node))
        }
        return half * sum
    }
}
