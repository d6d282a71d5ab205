import Foundation

/// Integrals for the tests, of another kind than the ones that the laws use.
enum GaussLegendre {
    /// Nodes and weights of the ten-point rule on −1 … 1, one side of it.
    private static let rule: [(Double, Double)] = [
        (0.1488743389816312, 0.2955242247147529), (0.4333953941292472, 0.2692667193099963),
        (0.6794095682990244, 0.2190863625159820), (0.8650633666889845, 0.1494513491505806),
        (0.9739065285171717, 0.0666713443086881),
    ]

    static func integrate(
        from a: Double, to b: Double, pieces: Int, _ function: (Double) -> Double
    ) -> Double {
        let half = (b - a) / Double(2 * pieces)
        var sum = 0.0
        for piece in 0..<pieces {
            let center = a + half * Double(2 * piece + 1)
            for (node, weight) in rule {
                sum += weight * (function(center - half * node) + function(center + half * node))
            }
        }
        return sum * half
    }
}

/// The double-exponential rule on the probabilities 0 … 1.
enum DoubleExponential {
    /// Calls with the distance to the nearer end, the weight, and whether that end is 1.
    static func forEach(_ body: (_ small: Double, _ weight: Double, _ isUpper: Bool) -> Void) {
        let step = 1.0 / 64
        for index in -352...352 {
            let t = Double(index) * step
            let small = 1 / (1 + exp(Double.pi * sinh(abs(t))))
            body(small, small * (1 - small) * Double.pi * cosh(t) * step, t >= 0)
        }
    }
}

extension Double {
    static func pow10(_ exponent: Double) -> Double { Foundation.pow(10, exponent) }
}
