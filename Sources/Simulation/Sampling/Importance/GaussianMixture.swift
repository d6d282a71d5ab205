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
    /// Importance sampling needs wider tails than the target's, and no gaps between components. So a
    /// sixth of each component's draws is three times as wide, a twentieth of all comes from one
    /// normal law of twice the spread of the whole, and a twentieth from the prior, which bounds every
    /// weight by twenty times the largest likelihood.
    func defended(by wide: Component) -> GaussianMixture {
        var parts = components.flatMap { component -> [Component] in
            var (narrow, broad) = (component, component)
            narrow.weight *= 0.75
            broad.weight *= 0.15
            broad.factor = component.factor.scaled(by: 3)
            return [narrow, broad]
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
