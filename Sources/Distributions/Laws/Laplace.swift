import CGSL
import RandomStreams

/// The Laplace law: a sharp peak with exponential tails on both sides.
///
/// Density e^−|z|/(2s) with z = (x − l)/s, location l (finite) and scale s (positive and finite).
/// Mean and median l, standard deviation √2 s. Every function in closed form, exact to a few ulp.
package struct LaplaceLaw: LocationScaleLaw {
    /// The mean and median l.
    package let location: Double
    /// The scale s, in the unit of the quantity.
    package let scale: Double

    /// Makes the law, or throws where the location is not finite or the scale not positive and
    /// finite.
    package init(location: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.finite(location, "location", of: "laplace")
        try LawRule.positive(scale, "scale", of: "laplace")
        self.location = location
        self.scale = scale
    }

    /// The Laplace law with location 0 and scale 1.
    package static let standard = LaplaceLaw()

    private init() {
        location = 0
        scale = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension LaplaceLaw {
    package var name: String { "laplace" }
    package var standardMean: Double { 0 }
    package var standardSpread: Double { 2.0.squareRoot() }

    package func standardDensity(_ z: Double) -> Double { 0.5 * exp(-abs(z)) }
    package func standardCumulative(_ z: Double) -> Double {
        z < 0 ? 0.5 * exp(z) : 1 - 0.5 * exp(-z)
    }
    package func standardUpperTail(_ z: Double) -> Double { standardCumulative(-z) }
    package func standardQuantile(_ p: Double) -> Double {
        // Near the middle by the distance from it.
        if p > 0.25, p < 0.75 {
            let distance = 2 * (p - 0.5)
            return distance < 0 ? log1p(distance) : -log1p(-distance)
        }
        return p < 0.5 ? log(2 * p) : -log(2 * (1 - p))
    }
    package func standardUpperQuantile(_ q: Double) -> Double { -standardQuantile(q) }
}

extension LawFamily {
    /// `laplace(location, scale)`.
    package static let laplace = LawFamily.locationScale(
        summary: "Errors that are mostly small and now and then large, on both sides.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density exp(-|x - location| / scale) / (2 scale)",
            parameters: [
                .init("location", "any number", .quantity, "the middle"),
                .init("scale", "positive", .quantity, "the mean distance from the middle"),
                .init("mean", "any number", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "every number",
            mean: "location",
            sd: "sqrt(2) scale",
            example: "laplace(location: 0, scale: 20)"),
        standard: LaplaceLaw.standard,
        make: { (location, scale) throws(LawError) in
            try LaplaceLaw(location: location, scale: scale)
        })
}
