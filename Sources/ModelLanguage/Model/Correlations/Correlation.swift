/// A wanted correlation between two inputs of a model.
///
/// Inputs are joined by a Gaussian copula: their normal scores, z = Φ⁻¹(F(x)) with the law's
/// distribution function F, get the joint normal law with these correlations, and each input
/// keeps its own law. The measures are exact for continuous laws (Kruskal, "Ordinal measures of
/// association", Journal of the American Statistical Association 53, 1958,
/// doi:10.1080/01621459.1958.10501481). Where a law is discrete, equal values lower the two rank
/// measures of the draws somewhat.
public struct Correlation: Sendable {
    /// The names of the two inputs, as `Draw.inputName` has them.
    package var between: (String, String)
    /// The measure in which it is given.
    package var measure: Measure
    /// The wanted value, strictly between −1 and 1.
    package var value: Double

    /// The measures of correlation; the raw value is the key of the model file.
    public enum Measure: String, Sendable, CaseIterable {
        /// Spearman's ρ: the correlation of ranks.
        case spearman
        /// Kendall's τ: the probability that two runs put both inputs in the same order, less
        /// the probability that they do not.
        case kendall
        /// The correlation of the normal scores.
        case pearsonOfNormals = "pearson_of_normals"
    }

    /// Describes a correlation.
    package init(between: (String, String), measure: Measure, value: Double) {
        self.between = between
        self.measure = measure
        self.value = value
    }

    /// The correlation of the two inputs' normal scores: 2 sin(πρ/6) of Spearman's ρ, sin(πτ/2) of
    /// Kendall's τ.
    package var ofNormalScores: Double { measure.ofNormalScores(value) }
}

extension Correlation.Measure {
    /// The correlation of normal scores that goes with a value of the measure from −1 to 1.
    package func ofNormalScores(_ value: Double) -> Double {
        switch self {
        case .spearman: 2 * Self.sine(.pi / 6 * value)
        case .kendall: Self.sine(.pi / 2 * value)
        case .pearsonOfNormals: value
        }
    }

    /// The sine of an angle from −π/2 to π/2, to two units in the last place.
    ///
    /// By its power series and arithmetic alone: draws must not depend on the C library.
    static func sine(_ x: Double) -> Double {
        var sum = 0.0
        var power = 25
        while power >= 3 {
            sum = (1 - sum) * (x * x) / Double(power * (power - 1))
            power -= 2
        }
        return x * (1 - sum)
    }
}
