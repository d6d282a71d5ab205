import CGSL
import RandomStreams

/// The triangular law: a low, a best and a high value, joined by straight lines.
///
/// The density rises linearly from 0 at `low` to 2/(high − low) at `mode` and falls linearly to 0
/// at `high`; low ≤ mode ≤ high, low < high, all finite. Every function is in closed form, exact
/// to a few ulp of the distance to the nearer bound.
package struct TriangularLaw {
    /// The smallest value.
    package let low: Double
    /// The likeliest value.
    package let mode: Double
    /// The largest value.
    package let high: Double

    /// Makes the law, or throws where the three values are not finite and in order.
    package init(low: Double, mode: Double, high: Double) throws(LawError) {
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
    package var name: String { "triangular" }
    package var parameters: [LawParameterValue] {
        [
            LawParameterValue("low", low), LawParameterValue("mode", mode),
            LawParameterValue("high", high),
        ]
    }
    package var support: ClosedRange<Double> { low...high }
    package var isDiscrete: Bool { false }
    package var mean: Double { low + width * (1 + below) / 3 }
    package var standardDeviation: Double {
        width * ((1 - below * above) / 18).squareRoot()
    }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= low, x <= high else { return 0 }
        if x == mode { return 2 / width }
        return 2 / width * (x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode))
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { point(below: $0, above: 1 - $0) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { point(below: 1 - $0, above: $0) }
    }

    private func tails(_ x: Double) -> TailPair {
        if x.isNaN { return .undefined }
        if x <= low { return .allAbove }
        if x >= high { return .allBelow }
        // Each tail as a sum of positive terms: one triangle, or the other triangle and a trapezoid.
        if x <= mode {
            let trapezoid = (mode - x) / width * (((mode - low) + (x - low)) / (mode - low))
            return TailPair(
                lower: (x - low) / width * ((x - low) / (mode - low)), upper: above + trapezoid)
        }
        let trapezoid = (x - mode) / width * (((high - mode) + (high - x)) / (high - mode))
        return TailPair(
            lower: below + trapezoid, upper: (high - x) / width * ((high - x) / (high - mode)))
    }

    /// The point with these tails, measured from whichever of low, mode and high keeps the digits
    /// of the smaller tail.
    private func point(below p: Double, above q: Double) -> Double {
        if p <= below {
            let x =
                p <= q
                ? low + width * (p * below).squareRoot()
                : mode - width * below * (q - above) / (below + (below * p).squareRoot())
            return min(max(x, low), mode)
        }
        let x =
            q <= p
            ? high - width * (q * above).squareRoot()
            : mode + width * above * (p - below) / (above + (above * q).squareRoot())
        return min(max(x, mode), high)
    }
}

extension LawFamily {
    /// `triangular(low, mode, high)`.
    package static let triangular = LawFamily(
        name: "triangular",
        summary: "A low, a best and a high value, joined by straight lines.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "density rising in a straight line from low to mode and falling from there to "
                + "high",
            parameters: [
                .init("low", "any number", .quantity, "the lower bound"),
                .init("mode", "from low to high", .quantity, "the likeliest value"),
                .init("high", "more than low", .quantity, "the upper bound"),
            ],
            values: "from low to high",
            mean: "(low + mode + high) / 3",
            sd: "sqrt(((high - low)^2 - (mode - low)(high - mode)) / 18)",
            example: "triangular(low: 150k, mode: 170k, high: 190k)"),
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
