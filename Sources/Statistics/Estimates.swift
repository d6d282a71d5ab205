/// A figure with its Monte Carlo standard error.
public struct Estimate: Sendable, Equatable {
    /// The figure.
    public let value: Double
    /// Its Monte Carlo standard error; NaN where it cannot be estimated.
    public let standardError: Double

    /// Pairs a figure with its error.
    package init(value: Double, standardError: Double) {
        self.value = value
        self.standardError = standardError
    }
}

/// A quantile with its Monte Carlo standard error.
public struct QuantileEstimate: Sendable, Equatable {
    /// The probability below the quantile.
    public let probability: Double
    /// The quantile.
    public let value: Double
    /// Its Monte Carlo standard error.
    public let standardError: Double

    /// Pairs a quantile with its error.
    package init(probability: Double, value: Double, standardError: Double) {
        self.probability = probability
        self.value = value
        self.standardError = standardError
    }
}

/// A credible interval.
public struct CredibleInterval: Sendable, Equatable {
    /// The probability inside.
    public let level: Double
    /// How the interval is chosen among those with that probability.
    public let kind: Kind
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double

    /// The kinds of credible interval.
    public enum Kind: String, Sendable {
        /// As much probability below as above.
        case equalTailed = "equal-tailed"
        /// The shortest interval of this probability.
        case highestDensity = "highest-density"
    }

    /// Makes an interval.
    package init(level: Double, kind: Kind, low: Double, high: Double) {
        self.level = level
        self.kind = kind
        self.low = low
        self.high = high
    }
}
