import CGSL
import RandomStreams

/// The triangular law: a low, a best and a high value, joined by straight lines.
///
/// The density rises linearly from 0 at `low` to 2/(high − low) at `mode` and falls linearly to 0
/// at `high`; low ≤ mode ≤ high, low < high, all finite. Every function is in closed form, exact
/// to a few ulp of the distance to the nearer bound.
public struct TriangularLaw {
    /// The smallest value.
    public let low: Double
    /// The likeliest value.
    public let mode: Double
    /// The largest value.
    public let high: Double

    /// Makes the law, or throws where the three values are not finite and in order.
    public init(low: Double, mode: Double, high: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.threePoints(low, mode, high, of: "triangular")
        self.low = low
        self.mode = mode
        self.high = high
    }

    private var width: Double { high - low }
    /// The share of the probability below the mode, and above it.
    private var below: Double { (mode - low) / width }
    private var above: Double { (high - mode) / width }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension TriangularLaw: Law {
    public var name: String { "triangular" }
    public var parameters: [LawParameterValue] {
        [
            LawParameterValue("low", low), LawParameterValue("mode", mode),
            LawParameterValue("high", high),
        ]
    }
    public var support: ClosedRange<Double> { low...high }
    public var isDiscrete: Bool { false }
    public var mean: Double { low + width * (1 + below) / 3 }
    public var standardDeviation: Double {
        width * ((1 - below * above) / 18).squareRoot()
    }

    public func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= low, x <= high else { return 0 }
        if x == mode { return 2 / width }
        return 2 / width * (x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode))
    }
    public func cumulative(_ x: Double) -> Double { tails(x).lower }
    public func upperTail(_ x: Double) -> Double { tails(x).upper }
    public func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { $0 <= below ? fromLow($0) : fromHigh(1 - $0) }
    }
    public func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { $0 <= above ? fromHigh($0) : fromLow(1 - $0) }
    }

    private func tails(_ x: Double) -> TailPair {
        if x.isNaN { return .undefined }
        if x <= low { return .allAbove }
        if x >= high { return .allBelow }
        return x <= mode
            ? TailPair(lower: (x - low) / width * ((x - low) / (mode - low)))
            : TailPair(upper: (high - x) / width * ((high - x) / (high - mode)))
    }
    private func fromLow(_ p: Double) -> Double {
        min(low + width * (p * below).squareRoot(), high)
    }
    private func fromHigh(_ q: Double) -> Double {
        max(high - width * (q * above).squareRoot(), low)
    }
}

extension LawFamily {
    /// `triangular(low, mode, high)`.
    public static let triangular = LawFamily(
        name: "triangular",
        summary: "A low, a best and a high value, joined by straight lines.",
        forms: [ParameterForm(["low", "mode", "high"])],
        percentiles: .unsupported(
            "triangular has three parameters, which two percentiles do not fix; "
                + "write triangular(low, mode, high), or uniform or lognormal with the percentiles"),
        make: { (c) throws(LawError) in try TriangularLaw(low: c[0], mode: c[1], high: c[2]) },
        conditional: .perRun { generator, parameters in
            guard
                let law = try? TriangularLaw(
                    low: parameters[0], mode: parameters[1], high: parameters[2])
            else { return .nan }
            return law.quantile(gsl_rng_uniform_pos(generator))
        }
    )
}
