import CGSL
import RandomStreams

/// The log-uniform law: every order of magnitude between two bounds is as likely as any other.
///
/// log X is uniform between log `low` and log `high` (from 1e-300 to 1e300, low < high). Density
/// 1/(x L) with L = log(high/low); mean (high − low)/L. Every function in closed form, exact to a
/// few ulp of the distance to the nearer bound. Also called reciprocal law.
package struct LogUniformLaw {
    /// The smallest value.
    package let low: Double
    /// The largest value.
    package let high: Double
    private let logRatio: Double

    /// Makes the law, or throws where the bounds are not positive, finite and in order.
    package init(low: Double, high: Double) throws(LawError) {
        disableGSLAborts()
        try LawRule.positive(low, "low", of: "loguniform")
        try LawRule.positive(high, "high", of: "loguniform")
        try LawRule.ordinary(low, "low", of: "loguniform")
        try LawRule.ordinary(high, "high", of: "loguniform")
        guard low < high else {
            throw LawError("loguniform", "high", "low must be less than high", got: low, high)
        }
        self.low = low
        self.high = high
        logRatio = Self.logRatio(low, high)
    }

    /// log(b/a) for a ≤ b, close to each other by their distance.
    private static func logRatio(_ a: Double, _ b: Double) -> Double {
        b <= 2 * a ? log1p((b - a) / a) : log(b) - log(a)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension LogUniformLaw: Law, SmoothLaw {
    package var name: String { "loguniform" }
    package var parameters: [LawParameterValue] {
        [LawParameterValue("low", low), LawParameterValue("high", high)]
    }
    package var support: ClosedRange<Double> { low...high }
    package var isDiscrete: Bool { false }
    package var mean: Double { low + (high - low) * Self.meanShare(logRatio) }
    package var standardDeviation: Double {
        // With h = L/2, (mean²)(h coth h − 1): a square of the coefficient of variation.
        let h = 0.5 * logRatio
        return high * (-expm1(-logRatio) / logRatio) * LogUniformSpread.excess(h).squareRoot()
    }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        return x >= low && x <= high ? 1 / x / logRatio : 0
    }
    package func cumulative(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= low ? 0 : x >= high ? 1 : min(Self.logRatio(low, x) / logRatio, 1)
    }
    package func upperTail(_ x: Double) -> Double {
        x.isNaN ? .nan : x <= low ? 1 : x >= high ? 0 : min(Self.logRatio(x, high) / logRatio, 1)
    }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { $0 <= 0.5 ? above($0) : below(1 - $0) }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { $0 <= 0.5 ? below($0) : above(1 - $0) }
    }

    private func above(_ p: Double) -> Double {
        let distance = p * logRatio
        // Near the bound by the distance from it; farther off that would subtract.
        let x = distance < 0.5 ? low + low * expm1(distance) : low * exp(distance)
        return min(max(x, low), high)
    }
    private func below(_ q: Double) -> Double {
        let distance = q * logRatio
        let x = distance < 0.5 ? high + high * expm1(-distance) : high * exp(-distance)
        return min(max(x, low), high)
    }

    /// (mean − low)/(high − low) = 1/L − 1/(e^L − 1).
    private static func meanShare(_ l: Double) -> Double {
        // By its series (Bernoulli numbers) where the difference would cancel.
        let square = l * l
        if l < 0.1 {
            return 0.5 - l / 12 * (1 - square / 60 * (1 - square / 42 * (1 - square / 40)))
        }
        return 1 / l - 1 / expm1(l)
    }
}

extension LawFamily {
    /// `loguniform(low, high)` or `loguniform(mean: …, sd: …)`.
    package static let loguniform = LawFamily(
        name: "loguniform",
        summary: "Any order of magnitude between two bounds, none likelier than another.",
        guide: LawGuide(
            kind: .continuous,
            definition: "log x is uniform between log low and log high",
            parameters: [
                .init("low", "from 1e-300 to 1e300", .quantity, "the lower bound"),
                .init("high", "more than low, to 1e300", .quantity, "the upper bound"),
                .init("mean", "positive", .quantity, "the expected value"),
                .init("sd", "1e-12 to 16 times the mean", .quantity, "the standard deviation"),
            ],
            values: "from low to high",
            mean: "(high - low) / log(high / low)",
            sd: "sqrt((high^2 - low^2) / (2 log(high / low)) - mean^2)",
            example: "loguniform(low: 10, high: 1000)"),
        forms: [
            ParameterForm(["low", "high"]),
            momentForm(
                of: "loguniform", least: 1e-12, most: 16,
                canonical: [
                    ParameterTerm.positive(.argument(0))
                        * .function({ LogUniformSpread.lowShare($0) }, relativeSpread),
                    ParameterTerm.positive(.argument(0))
                        * .function({ LogUniformSpread.highShare($0) }, relativeSpread),
                ]),
        ],
        percentiles: .closed { p, q in
            let a = ParameterTerm.logarithm(.positive(.argument(0)))
            let b = ParameterTerm.logarithm(.positive(.argument(1)))
            let width = (b - a) / (q - p)
            let canonical = [
                ParameterTerm.exponential(a - p * width),
                ParameterTerm.exponential(b + (1 - q) * width),
            ]
            return ParameterForm(
                [percentileLabel(p), percentileLabel(q)], canonical: canonical,
                validate: { (values) throws(LawError) in
                    try LawRule.increasing(values, of: "loguniform", p, q, positive: true)
                    let ends = canonical.map { $0.evaluate(values) }
                    guard ends[0] >= 1e-300, ends[1] <= 1e300, ends[0] < ends[1] else {
                        throw LawRule.unreachable(values, of: "loguniform", p, q)
                    }
                })
        },
        make: { (c) throws(LawError) in try LogUniformLaw(low: c[0], high: c[1]) },
        conditional: .transformed(
            standard: UniformLaw.standard,
            formula: {
                let low = ParameterTerm.logarithm(.positive(.argument(0)))
                let high = ParameterTerm.logarithm(.positive(.argument(1)))
                return .exponential(low + ParameterTerm.positive(high - low) * .argument(2))
            }())
    )
}

/// How mean and standard deviation of a log-uniform law hang together: with h = log(high/low)/2,
/// 1 + (sd/mean)² = h coth h.
enum LogUniformSpread {
    /// h coth h − 1.
    static func excess(_ h: Double) -> Double {
        let square = h * h
        // The series of the hyperbolic cotangent, where the difference would cancel.
        if h < 0.1 {
            return square / 3
                * (1 - square / 15
                    * (1 - square * 2 / 21 * (1 - square / 10 * (1 - square * 10 / 99))))
        }
        return h / tanh(h) - 1
    }

    /// h from sd/mean.
    private static func halfWidth(_ ratio: Double) -> Double {
        guard ratio > 0, ratio < 1e3 else { return .nan }
        let wanted = 2 * log(ratio)
        return exp(
            RootSolver.increasingRoot(in: -40...12, tolerance: 0) { log(excess(exp($0))) - wanted })
    }

    /// low/mean from sd/mean: 2h/(e^2h − 1).
    static func lowShare(_ ratio: Double) -> Double {
        let width = 2 * halfWidth(ratio)
        return width / expm1(width)
    }

    /// high/mean from sd/mean: 2h/(1 − e^−2h).
    static func highShare(_ ratio: Double) -> Double {
        let width = 2 * halfWidth(ratio)
        return width / -expm1(-width)
    }
}
