import CGSL
import RandomStreams

/// The metalog law: whatever goes smoothly through three or more percentile points.
///
/// With ℓ = log(p/(1−p)), d = p − ½ and as many terms as there are points, the quantile function is
/// M(p) = a₁ + a₂ℓ + a₃dℓ + a₄d + a₅d² + a₆d²ℓ + a₇d³ + …, whose coefficients the points fix. With a
/// lower bound it is low + e^M, with an upper one high − e^−M, with both (low + high e^M)/(1 + e^M).
/// Not every set of points has such a law: where M would fall somewhere, making it throws.
///
/// Without bounds, or with both, all moments exist. With one bound the tail towards the other side
/// falls like a power. The quantile function is exact to about 1e-14 of its terms; tails and density
/// are those of its inverse, by Newton's method in ℓ. Mean and standard deviation by quadrature.
/// Source: T. W. Keelin, Decision Analysis 13 (2016) 243, doi:10.1287/deca.2016.0338.
package struct MetalogLaw {
    /// The points that the law goes through, in rising order.
    package let points: [PercentilePoint]
    /// The smallest value, where there is one.
    package let low: Double?
    /// The largest value, where there is one.
    package let high: Double?
    /// The expected value, by quadrature.
    package private(set) var mean = 0.0
    /// The standard deviation, by quadrature.
    package private(set) var standardDeviation = 0.0
    private let curve: MetalogCurve
    private let bounds: MetalogBounds

    /// The largest number of points: beyond it the equations for the coefficients lose all digits.
    package static let maximumPoints = 12

    /// Makes the law through points.
    ///
    /// - Parameters:
    ///   - points: Three to twelve, in any order.
    ///   - low: A bound below all of them, or nil.
    ///   - high: A bound above all of them, or nil.
    /// - Throws: `LawError` where the points are too few, not in order, out of the bounds, or such
    ///   that no metalog law goes through them.
    package init(
        _ points: [PercentilePoint], low: Double? = nil, high: Double? = nil
    ) throws(LawError) {
        disableGSLAborts()
        let points = points.sorted { $0.probability < $1.probability }
        try Self.validate(points, low, high)
        self.points = points
        self.low = low
        self.high = high
        let bounds = MetalogBounds(low: low, high: high)
        self.bounds = bounds
        let wanted = points.map { bounds.unbounded($0.value) }
        curve = try MetalogCurve(points.map(\.probability), wanted)
        for point in points {
            let found = quantile(point.probability)
            let width = points[points.count - 1].value - points[0].value
            guard abs(found - point.value) <= 1e-9 * width else {
                throw LawError(
                    "metalog",
                    "these points are too many, or too close to each other, for a law through them to be computed"
                )
            }
        }
        let moments = QuantileMoments(of: self)
        mean = moments.mean
        standardDeviation = moments.standardDeviation
    }

    private static func validate(
        _ points: [PercentilePoint], _ low: Double?, _ high: Double?
    ) throws(LawError) {
        guard (3...maximumPoints).contains(points.count) else {
            throw LawError(
                "metalog", "there must be 3 to \(maximumPoints) points", got: Double(points.count))
        }
        for (label, bound) in [("low", low), ("high", high)] {
            if let bound { try LawRule.finite(bound, label, of: "metalog") }
        }
        for point in points {
            let label = percentileLabel(point.probability)
            guard point.probability > 0, point.probability < 1 else {
                throw LawError("metalog", "probabilities must be between 0 and 1")
            }
            try LawRule.within(-1e150...1e150, point.value, label, of: "metalog")
            if let low, point.value <= low {
                throw LawError(
                    "metalog", label, "\(label) must be more than low", got: point.value, low)
            }
            if let high, point.value >= high {
                throw LawError(
                    "metalog", label, "\(label) must be less than high", got: point.value, high)
            }
        }
        for (a, b) in zip(points, points.dropFirst()) {
            guard a.probability < b.probability else {
                throw LawError("metalog", "the same percentile is given twice")
            }
            try LawRule.increasing(
                [a.value, b.value], of: "metalog", a.probability, b.probability)
        }
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension MetalogLaw: Law, SmoothLaw {
    package var name: String { "metalog" }
    package var parameters: [LawParameterValue] {
        points.map { LawParameterValue(percentileLabel($0.probability), $0.value) }
            + (low.map { [LawParameterValue("low", $0)] } ?? [])
            + (high.map { [LawParameterValue("high", $0)] } ?? [])
    }
    package var support: ClosedRange<Double> { (low ?? -.infinity)...(high ?? .infinity) }
    package var isDiscrete: Bool { false }
    package var tailExponents: TailExponents {
        TailExponents(
            lower: low == nil && high != nil ? 1 / curve.slopeAtZero : .infinity,
            upper: low != nil && high == nil ? 1 / curve.slopeAtOne : .infinity)
    }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard support.contains(x), x.isFinite, x != low, x != high else { return 0 }
        let logit = curve.logit(bounds.unbounded(x))
        // The density of the logit is p(1 − p).
        let far = exp(-abs(logit))
        guard far > 0 else { return 0 }
        return far / ((1 + far) * (1 + far)) / curve(logit).slope * bounds.unboundedSlope(x)
    }
    package func cumulative(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        if x <= support.lowerBound { return 0 }
        if x >= support.upperBound { return 1 }
        return Self.probability(curve.logit(bounds.unbounded(x)))
    }
    package func upperTail(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        if x <= support.lowerBound { return 1 }
        if x >= support.upperBound { return 0 }
        return Self.probability(-curve.logit(bounds.unbounded(x)))
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { bounds.bounded(curve(Self.logit($0)).value) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { bounds.bounded(curve(-Self.logit($0)).value) }
    }

    private static func logit(_ p: Double) -> Double {
        p > 0.25 && p < 0.75 ? 2 * atanh(2 * (p - 0.5)) : log(p) - log1p(-p)
    }
    private static func probability(_ logit: Double) -> Double {
        logit < 0 ? exp(logit) / (1 + exp(logit)) : 1 / (1 + exp(-logit))
    }
}

/// The bounds of a metalog law as a monotone map of the whole line.
struct MetalogBounds: Sendable {
    let low: Double?
    let high: Double?

    /// The point of the line that is mapped to x.
    func unbounded(_ x: Double) -> Double {
        switch (low, high) {
        case (nil, nil): x
        case (let low?, nil): log(x - low)
        case (nil, let high?): -log(high - x)
        case (let low?, let high?): log(x - low) - log(high - x)
        }
    }

    /// The derivative of `unbounded`.
    func unboundedSlope(_ x: Double) -> Double {
        switch (low, high) {
        case (nil, nil): 1
        case (let low?, nil): 1 / (x - low)
        case (nil, let high?): 1 / (high - x)
        case (let low?, let high?): 1 / (x - low) + 1 / (high - x)
        }
    }

    /// The value that a point of the line stands for.
    func bounded(_ m: Double) -> Double {
        switch (low, high) {
        case (nil, nil): return m
        case (let low?, nil): return low + exp(m)
        case (nil, let high?): return high - exp(-m)
        case (let low?, let high?):
            // From the nearer bound, so that a point close to it keeps its digits.
            let x =
                m < 0
                ? low + (high - low) * (exp(m) / (1 + exp(m)))
                : high - (high - low) * (exp(-m) / (1 + exp(-m)))
            return min(max(x, low), high)
        }
    }
}
