import CGSL
import RandomStreams

/// The beta law: a share between 0 and 1, or a quantity between two known bounds.
///
/// Density proportional to z^(α−1) (1−z)^(β−1) with z = (x − low)/(high − low), for α and β
/// positive and finite. On the unit interval its mean is α/(α+β). Both tails and both quantile
/// functions have a relative accuracy of about 1e-13 or the conditioning of the argument.
package struct BetaLaw {
    /// The first shape α: the weight towards `high`.
    package let alpha: Double
    /// The second shape β: the weight towards `low`.
    package let beta: Double
    /// The smallest value.
    package let low: Double
    /// The largest value.
    package let high: Double
    private let kernel: IncompleteBeta
    private let mirror: IncompleteBeta

    /// Makes the law, or throws where a shape is not positive and finite or `low` not below
    /// `high`.
    package init(
        alpha: Double, beta: Double, low: Double = 0, high: Double = 1
    ) throws(LawError) {
        disableGSLAborts()
        try LawRule.shape(alpha, "alpha", of: "beta")
        try LawRule.shape(beta, "beta", of: "beta")
        try LawRule.range(low, high, of: "beta")
        self.alpha = alpha
        self.beta = beta
        self.low = low
        self.high = high
        kernel = IncompleteBeta(alpha, beta)
        mirror = IncompleteBeta(beta, alpha)
    }
}

// The protocol documents its requirements.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension BetaLaw: Law {
    package var name: String { "beta" }
    package var parameters: [LawParameterValue] {
        let shapes = [LawParameterValue("alpha", alpha), LawParameterValue("beta", beta)]
        guard low != 0 || high != 1 else { return shapes }
        return shapes + [LawParameterValue("low", low), LawParameterValue("high", high)]
    }
    package var support: ClosedRange<Double> { low...high }
    package var isDiscrete: Bool { false }
    package var mean: Double {
        let share = 1 / (1 + beta / alpha)
        return share <= 0.5 ? low + width * share : high - width / (1 + alpha / beta)
    }
    package var standardDeviation: Double {
        let left = 1 / (1 + beta / alpha)
        let right = 1 / (1 + alpha / beta)
        return width * (left.squareRoot() * right.squareRoot() / (alpha + beta + 1).squareRoot())
    }

    package func density(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        guard x >= low, x <= high else { return 0 }
        let (z, rest) = shares(x)
        if z == 0 { return Self.endDensity(alpha, beta) / width }
        if rest == 0 { return Self.endDensity(beta, alpha) / width }
        return kernel.logitDensity(z, rest) / z / rest / width
    }
    package func cumulative(_ x: Double) -> Double { tails(x).lower }
    package func upperTail(_ x: Double) -> Double { tails(x).upper }
    package func quantile(_ p: Double) -> Double {
        quantile(p, else: support) { p in
            value(
                p <= 0.5
                    ? kernel.lowerQuantile(p, mirror: mirror)
                    : mirror.lowerQuantile(1 - p, mirror: kernel).mirrored)
        }
    }
    package func upperQuantile(_ q: Double) -> Double {
        upperQuantile(q, else: support) { q in
            value(
                q <= 0.5
                    ? mirror.lowerQuantile(q, mirror: kernel).mirrored
                    : kernel.lowerQuantile(1 - q, mirror: mirror))
        }
    }

    private var width: Double { high - low }

    private func shares(_ x: Double) -> (Double, Double) {
        if low == 0, high == 1 { return (x, 1 - x) }
        return ((x - low) / width, (high - x) / width)
    }

    private func tails(_ x: Double) -> TailPair {
        if x <= low { return .allAbove }
        if x >= high { return .allBelow }
        let (z, rest) = shares(x)
        return kernel.tails(z, rest)
    }

    private func value(_ point: IncompleteBeta.Point) -> Double {
        // From the nearer end, so that a point close to an end keeps its digits.
        let x = point.x <= 0.5 ? low + width * point.x : high - width * point.y
        return min(max(x, low), high)
    }

    /// The density on the unit interval at the end whose shape is `near`.
    private static func endDensity(_ near: Double, _ far: Double) -> Double {
        near < 1 ? .infinity : near == 1 ? far : 0
    }
}

extension LawFamily {
    /// `beta(alpha, beta)`, `beta(mean: …, sd: …)`, and both with `low` and `high`.
    package static let beta = LawFamily(
        name: "beta",
        summary: "A share between 0 and 1, or a quantity between two known bounds.",
        guide: LawGuide(
            kind: .continuous,
            definition:
                "density proportional to z^(alpha - 1) (1 - z)^(beta - 1) with z = (x - low) / "
                + "(high - low)",
            parameters: [
                .init("alpha", "positive", .none, "more moves and narrows the law towards high"),
                .init("beta", "positive", .none, "more moves and narrows the law towards low"),
                .init("low", "any number; 0 if not given", .quantity, "the lower bound"),
                .init("high", "more than low; 1 if not given", .quantity, "the upper bound"),
                .init("mean", "between low and high", .quantity, "the expected value"),
                .init(
                    "sd", "positive, less than sqrt((mean - low)(high - mean))", .quantity,
                    "the standard deviation"),
            ],
            values: "from low to high",
            mean: "low + (high - low) alpha / (alpha + beta)",
            sd: "(high - low) sqrt(alpha beta / (alpha + beta + 1)) / (alpha + beta)",
            example: "beta(mean: 0.06, sd: 0.03)"),
        forms: [
            ParameterForm(
                ["alpha", "beta"],
                canonical: [.argument(0), .argument(1), .constant(0), .constant(1)]),
            momentForm(["mean", "sd"], low: .constant(0), high: .constant(1)),
            ParameterForm(["alpha", "beta", "low", "high"]),
            momentForm(["mean", "sd", "low", "high"], low: .argument(2), high: .argument(3)),
        ],
        percentiles: .fitted { (low, high) throws(LawError) in try BetaFit.parameters(low, high) },
        make: { (c) throws(LawError) in
            try BetaLaw(alpha: c[0], beta: c[1], low: c[2], high: c[3])
        },
        conditional: .perRun { generator, parameters in
            let (alpha, beta) = (parameters[0], parameters[1])
            let (low, high) = (parameters[2], parameters[3])
            guard BetaLaw.isDrawable(alpha, beta), low < high, (high - low) < .infinity else {
                return .nan
            }
            let x = low + (high - low) * BetaLaw.draw(generator, alpha, beta)
            // NaN where GSL's own variables overflow; a rounded sum stays within the bounds.
            return x.isNaN ? x : min(max(x, low), high)
        }
    )

    /// α = m ν and β = (1 − m) ν with m the mean and s the sd on the unit interval and
    /// ν = m(1−m)/s² − 1.
    private static func momentForm(
        _ labels: [String], low: ParameterTerm, high: ParameterTerm
    ) -> ParameterForm {
        let left = ParameterTerm.positive(.argument(0) - low)
        let right = ParameterTerm.positive(high - .argument(0))
        let width = ParameterTerm.positive(high - low)
        let sd = ParameterTerm.positive(.argument(1))
        let total = ParameterTerm.positive((left / sd) * (right / sd) - .constant(1))
        return ParameterForm(
            labels,
            canonical: [total * (left / width), total * (right / width), low, high],
            validate: { (values) throws(LawError) in
                let ends = values.count == 4 ? (values[2], values[3]) : (0, 1)
                try BetaFit.validateMoments(values[0], values[1], ends.0, ends.1)
            })
    }
}

extension BetaLaw {
    /// Whether these shapes can be drawn with.
    static func isDrawable(_ alpha: Double, _ beta: Double) -> Bool {
        min(alpha, beta) >= LawRule.smallestShape && max(alpha, beta) <= LawRule.largestShape
    }

    /// One draw from 0 to 1, from the same random numbers as `gsl_ran_beta`.
    ///
    /// Jöhnk's method, as GSL has it for two small shapes; but where one of its two powers is too small
    /// for a double, their ratio need not be.
    static func draw(
        _ generator: UnsafeMutablePointer<gsl_rng>, _ alpha: Double, _ beta: Double
    ) -> Double {
        guard alpha <= 1, beta <= 1 else { return gsl_ran_beta(generator, alpha, beta) }
        while true {
            let u = gsl_rng_uniform_pos(generator)
            let v = gsl_rng_uniform_pos(generator)
            let x = pow(u, 1 / alpha)
            let y = pow(v, 1 / beta)
            guard x + y <= 1 else { continue }
            if min(x, y) >= .leastNormalMagnitude { return x / (x + y) }
            let odds = exp(-abs(log(u) / alpha - log(v) / beta))
            return log(u) / alpha < log(v) / beta ? odds / (1 + odds) : 1 / (1 + odds)
        }
    }
}
