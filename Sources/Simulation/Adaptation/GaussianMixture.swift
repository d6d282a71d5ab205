/// A mixture of normal laws on vectors of normal scores.
struct GaussianMixture: Sendable {
    struct Component: Sendable {
        var weight: Double
        var mean: [Double]
        /// The Cholesky factor of the covariance.
        var factor: LowerTriangle
    }

    let dimension: Int
    var components: [Component]

    /// The law of the normal scores before any report: independent standard normals.
    static func prior(_ dimension: Int) -> GaussianMixture {
        let component = Component(
            weight: 1, mean: [Double](repeating: 0, count: dimension),
            factor: LowerTriangle(identity: dimension))
        return GaussianMixture(dimension: dimension, components: [component])
    }

    /// A mixture fit to be drawn from in place of the law that it was fitted to.
    ///
    /// Importance sampling needs wider tails than the target's. So the components are a tenth wider,
    /// a twentieth of the draws comes from one normal law of twice the spread of the whole, and a
    /// twentieth from the prior, which bounds every weight by twenty times the largest likelihood.
    func defended(by wide: Component) -> GaussianMixture {
        var parts = components.map { component in
            var part = component
            part.weight *= 0.9
            part.factor = component.factor.scaled(by: 1.1)
            return part
        }
        var spread = wide
        spread.weight = 0.05
        spread.factor = wide.factor.scaled(by: 2)
        parts.append(spread)
        var prior = GaussianMixture.prior(dimension).components
        prior[0].weight = 0.05
        return GaussianMixture(dimension: dimension, components: parts + prior)
    }
}
