import CGSL
import RandomStreams

/// The Cauchy law: a symmetric peak with tails so heavy that averages do not settle.
///
/// Density 1/(πs(1 + z²)) with z = (x − l)/s, location l (finite) and scale s (positive and finite).
/// The location is the median and the scale half the distance between the quartiles. There is no
/// mean, and no standard deviation. Every function in closed form, exact to a few ulp.
package struct CauchyLaw: LocationScaleLaw, SmoothLaw {
    /// The median l.
    package let location: Double
    /// The scale s, in the unit of the quantity.
    package let scale: Double

    /// Makes the law, or throws where the location is not finite or the scale not positive and
    /// finite.
    package init(location: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.finite(location, "location", of: "cauchy")
        try LawRule.positive(scale, "scale", of: "cauchy")
        self.location = location
        self.scale = scale
    }

    /// The Cauchy law with location 0 and scale 1.
    package static let standard = CauchyLaw()

    private init() {
        location = 0
        scale = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension CauchyLaw {
    package var name: String { "cauchy" }
    package var standardMean: Double { .nan }
    package var standardSpread: Double { .infinity }
    package var tailExponents: TailExponents { TailExponents(lower: 1, upper: 1) }

    package func standardDensity(_ z: Double) -> Double { 1 / (.pi * (1 + z * z)) }
    package func standardCumulative(_ z: Double) -> Double { atan2(1, -z) / .pi }
    package func standardUpperTail(_ z: Double) -> Double { atan2(1, z) / .pi }
    package func standardQuantile(_ p: Double) -> Double { -standardUpperQuantile(p) }
    package func standardUpperQuantile(_ q: Double) -> Double {
        // From the nearer of the end and the middle, where tangents keep their digits.
        if q < 0.25 { return 1 / tan(.pi * q) }
        return q <= 0.75 ? tan(.pi * (0.5 - q)) : -1 / tan(.pi * (1 - q))
    }
}

extension LawFamily {
    /// `cauchy(location, scale)`.
    package static let cauchy = LawFamily.locationScale(
        summary: "A symmetric peak with tails so heavy that there is no mean.",
        guide: LawGuide(
            kind: .continuous,
            definition: "density 1 / (pi scale (1 + z^2)) with z = (x - location) / scale",
            parameters: [
                .init("location", "any number", .quantity, "the middle"),
                .init(
                    "scale", "positive", .quantity,
                    "half of the probability lies within it of the middle"),
            ],
            values: "every number",
            mean: "none",
            sd: "none",
            example: "cauchy(location: 100, scale: 5)"),
        standard: CauchyLaw.standard,
        make: { (location, scale) throws(LawError) in
            try CauchyLaw(location: location, scale: scale)
        })
}
