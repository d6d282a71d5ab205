import CGSL
import RandomStreams

/// The Gumbel law of maxima: the largest of many like quantities.
///
/// With z = (x − l)/s, location l (finite) and scale s (positive and finite), the cumulative
/// probability is exp(−e^−z) and the density e^(−z − e^−z)/s, for every x. The location is the mode;
/// mean l + γs with Euler's γ = 0.5772…, standard deviation πs/√6. Every function in closed form,
/// exact to a few ulp of its argument. Source: E. J. Gumbel, Statistics of Extremes, 1958.
package struct GumbelLaw: LocationScaleLaw, SmoothLaw {
    /// The likeliest value l.
    package let location: Double
    /// The scale s, in the unit of the quantity.
    package let scale: Double

    /// Makes the law, or throws where the location is not finite or the scale not positive and
    /// finite.
    package init(location: Double, scale: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.finite(location, "location", of: "gumbel")
        try LawRule.positive(scale, "scale", of: "gumbel")
        self.location = location
        self.scale = scale
    }

    /// The Gumbel law with location 0 and scale 1.
    package static let standard = GumbelLaw()

    private init() {
        location = 0
        scale = 1
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension GumbelLaw {
    package var name: String { "gumbel" }
    package var standardMean: Double { GammaFunctions.eulerGamma }
    package var standardSpread: Double { .pi / 6.0.squareRoot() }

    package func standardDensity(_ z: Double) -> Double {
        // The second exponential overflows only where the product is zero.
        let tail = exp(-z)
        return tail < .infinity ? tail * exp(-tail) : 0
    }
    package func standardCumulative(_ z: Double) -> Double { exp(-exp(-z)) }
    package func standardUpperTail(_ z: Double) -> Double { -expm1(-exp(-z)) }
    package func standardQuantile(_ p: Double) -> Double { -log(-log(p)) }
    package func standardUpperQuantile(_ q: Double) -> Double { -log(-log1p(-q)) }
}

extension LawFamily {
    /// `gumbel(location, scale)`: the law of maxima.
    package static let gumbel = LawFamily.locationScale(
        summary: "The largest of many like quantities: a worst day, a highest count.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "probability of at most x of exp(-exp(-z)) with z = (x - location) / scale",
            parameters: [
                .init("location", "any number", .quantity, "the likeliest value"),
                .init("scale", "positive", .quantity, "what is multiplied with"),
                .init("mean", "any number", .quantity, "the expected value"),
                .init("sd", "positive", .quantity, "the standard deviation"),
            ],
            values: "every number",
            mean: "location + 0.5772 scale",
            sd: "pi scale / sqrt(6)",
            example: "gumbel(mean: 300, sd: 60)"),
        standard: GumbelLaw.standard,
        make: { (location, scale) throws(LawError) in
            try GumbelLaw(location: location, scale: scale)
        })
}
